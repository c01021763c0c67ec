# ruff: noqa: INP001
"""The text of a `.cv` source in, sections of blocks out; the makers give each case its page."""

from dataclasses import dataclass, field

PLACES = {"==": "main", "=s": "side", "=t": "top"}
MARKS = {
    "* ": "entry",
    "+ ": "mission",
    "- ": "bullet",
    "| ": "row",
    ": ": "pair",
    "# ": "name",
    "> ": "line",
    "%": "break",
}


@dataclass
class Block:
    """One line of the source; an entry or mission owns the lines below it."""

    kind: str
    cells: list[str]
    body: list["Block"] = field(default_factory=list)


@dataclass
class Section:
    """A heading with its blocks, in one place of the page; the head has no heading."""

    place: str
    heading: str
    blocks: list[Block] = field(default_factory=list)


def parse(source: str) -> list[Section]:
    """Return the sections in their order, the head (name and lines under it) first."""
    sections = [Section("head", "")]
    into = outer = sections[0].blocks
    for raw in source.splitlines():
        line = raw.strip()
        if line[:2] in PLACES:
            sections.append(Section(PLACES[line[:2]], line[2:].strip()))
            into = outer = sections[-1].blocks
        elif line:
            block = _block(line)
            target = sections[-1].blocks if block.kind == "entry" else outer if block.kind == "mission" else into
            target.append(block)
            if block.kind in {"entry", "mission"}:
                into = block.body
            if block.kind == "entry":
                outer = block.body
    return sections


def _block(line: str) -> Block:
    kind = next((kind for mark, kind in MARKS.items() if line.startswith(mark)), "para")
    text = line if kind == "para" else line[1:].removesuffix("|").strip()
    split = kind in {"entry", "mission", "row", "pair"}
    return Block(kind, [cell.strip() for cell in text.split("|")] if split else [text])
