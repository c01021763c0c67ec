# ruff: noqa: INP001
"""Compact source text of a CV in; front matter, sections and blocks out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MARKS = {"= ": "subtitle", "@ ": "contacts"}


@dataclass
class Block:
    """A paragraph (p), bullet (li), row, chips, entry or mission; `body` holds what stands under an entry."""

    kind: str
    texts: list[str]
    body: list[Block] = field(default_factory=list)


@dataclass
class Section:
    place: str
    heading: str
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Source:
    front: dict[str, Any]
    body: str
    subtitle: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def read_source(path: Path) -> Source:
    """Read a source: YAML, a line `---`, then the CV's text in marks (see README.md)."""
    head, _, body = path.read_text().partition("\n---\n")
    source = Source(yaml.safe_load(head), body.strip("\n") + "\n")
    if source.front["look"]["kind"] != "text":
        for line in body.splitlines():
            _take(source, line.strip())
    return source


def _take(source: Source, line: str) -> None:
    if not line:
        return
    if line[:2] in MARKS:
        getattr(source, MARKS[line[:2]]).append(line[2:])
    elif line.startswith("["):
        place, _, heading = line[1:].partition("]")
        source.sections.append(Section(place, heading.strip()))
    else:
        _put(source.sections[-1], _block(line))


def _block(line: str) -> Block:
    kinds = {"* ": "entry", "+ ": "mission", ": ": "row", "- ": "li", "~ ": "chips"}
    kind = kinds.get(line[:2], "p")
    text = line if kind == "p" else line[2:].removesuffix("|")
    return Block(kind, [part.strip() for part in text.split(" | ")] if kind != "p" else [text])


def _put(section: Section, block: Block) -> None:
    holder = section.blocks
    if block.kind != "entry" and holder and holder[-1].kind == "entry":
        holder = holder[-1].body
        if block.kind != "mission" and holder and holder[-1].kind == "mission":
            holder = holder[-1].body
    holder.append(block)
