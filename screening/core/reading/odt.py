"""ODT bytes to a Document: page header, body, notes and footer as blocks of one page, in reading order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from screening.core.reading.archive import open_archive
from screening.core.reading.compose import compose
from screening.core.reading.flow import Flow, Run, rows_of_runs
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.reading.markup import Element, local, parse_xml
from screening.core.reading.pieces import Block
from screening.core.reading.tables import blocks_of_table
from screening.core.terms import Document, DocumentKind, HiddenText, Link, Unread, UnreadableError

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
SMALLEST = 4.0  # points
GAP = 0.7  # of the type size
DEEPEST = 60
LENGTH = re.compile(r"(-?[\d.]+)(pt|cm|mm|in|pc)?$")
POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "pc": 12.0, None: 1.0}
WHITE = frozenset({"#ffffff", "#fefefe", "#fdfdfd"})
SKIPPED = frozenset(
    {"tracked-changes", "annotation", "sequence-decls", "variable-decls", "note-citation", "title", "desc"}
)
NONE = "none"
BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; sizes in points."""

    size: float = 12.0
    bold: bool = False
    hidden: bool = False
    white: bool = False
    shaded: bool = False
    before: float = 0.0
    after: float = 0.0
    heading: int = 0


@dataclass(slots=True)
class _Reader:
    """The styles of a document and what was met while walking it."""

    styles: dict[str, Element]
    hidden: list[HiddenText] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def blocks(self, parent: Element, depth: int = 0) -> list[Block]:
        if depth > DEEPEST:
            raise UnreadableError(Unread.UNSAFE, "nested too deep")
        flow = Flow()
        self._fill(flow, parent, "", Look(), depth)
        return flow.blocks

    def _fill(self, flow: Flow, parent: Element, label: str, previous: Look, depth: int) -> Look:
        for child in parent:
            name = local(child)
            if name in {"p", "h"}:
                previous, label = self._paragraph(flow, child, label, previous, depth), ""
            elif name == "table":
                flow.add(blocks_of_table(self._cells(row, depth) for row in child.iter("{*}table-row")))
            elif name == "list-item":
                previous = self._fill(flow, child, "• ", previous, depth)
            elif name not in SKIPPED:
                previous = self._fill(flow, child, label, previous, depth)
        return previous

    def _cells(self, row: Element, depth: int) -> list[list[Block]]:
        return [self.blocks(cell, depth + 1) for cell in row if local(cell) == "table-cell"]

    def _paragraph(self, flow: Flow, element: Element, label: str, previous: Look, depth: int) -> Look:
        look = self._styled(_attribute(element, "style-name"), Look())
        if local(element) == "h":
            look = replace(look, heading=int(_attribute(element, "outline-level") or 1))
        runs: list[Run] = []
        boxes: list[Element] = []
        self._runs(element, look, runs, boxes)
        seen = [run for run in runs if run.text.strip()]
        if label and seen:
            runs.insert(0, Run(label, look.size, bold=look.bold))
        is_item = bool(label)
        gap = not is_item and max(previous.after, look.before) > GAP * look.size
        flow.paragraph(rows_of_runs(runs, look.heading), gap=gap)
        for box in boxes:
            flow.add(self.blocks(box, depth + 1))
        return look

    def _runs(self, element: Element, look: Look, runs: list[Run], boxes: list[Element]) -> None:
        self._add(element.text, look, runs)
        for child in element:
            name = local(child)
            if name in _SIGNS:
                runs.append(Run(_SIGNS[name], look.size, bold=look.bold))
            elif name == "text-box":
                boxes.append(child)
            elif name == "note":
                boxes += [part for part in child if local(part) == "note-body"]
            elif name == "s":
                self._add(" " * int(_attribute(child, "c") or 1), look, runs)
            elif name not in SKIPPED:
                if name == "a":
                    self.links.append(_attribute(child, "href"))
                self._runs(child, self._styled(_attribute(child, "style-name"), look), runs, boxes)
            self._add(child.tail, look, runs)

    def _add(self, text: str | None, look: Look, runs: list[Run]) -> None:
        if not text:
            return
        why = _why_hidden(look) if text.strip() else ""
        if why:
            self.hidden.append(HiddenText(1, why, text))
        else:
            runs.append(Run(" ".join(re.split(r"[\t\n ]+", text)), look.size, bold=look.bold))

    def _styled(self, name: str, look: Look, depth: int = 0) -> Look:
        style = self.styles.get(name)
        if style is None or depth > DEEPEST:
            return look
        look = self._styled(_attribute(style, "parent-style-name"), look, depth + 1)
        for properties in style:
            look = _changed(look, properties)
        return look


def read_odt(content: bytes, limits: Limits) -> Document:
    """The document that the ODT shows, as one page.

    Raises:
        UnreadableError: the package is damaged, encrypted or unsafe.

    """
    archive = open_archive(content, limits)
    if archive.has(MANIFEST) and b"encryption-data" in archive.part(MANIFEST):
        raise UnreadableError(Unread.ENCRYPTED)
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        raise UnreadableError(Unread.UNSAFE, "macros")
    main = parse_xml(archive.part(CONTENT), limits)
    common = parse_xml(archive.part(STYLES), limits) if archive.has(STYLES) else None
    roots = [root for root in (common, main) if root is not None]
    reader = _Reader({_attribute(style, "name"): style for root in roots for style in root.iter("{*}style")})
    blocks = list(_blocks(reader, main, common))
    page = compose(1, blocks)
    links = tuple(Link(target) for target in dict.fromkeys(reader.links) if ":" in target)
    return Document(DocumentKind.ODT, (page,), hidden=(*reader.hidden, *laced(1, blocks)), links=links)


def _blocks(reader: _Reader, main: Element, common: Element | None) -> Iterator[Block]:
    for name in ("header", "header-first"):
        yield from _once(reader, common, name)
    body = main.find("{*}body/{*}text")
    if body is not None:
        yield from reader.blocks(body)
    for name in ("footer-first", "footer"):
        yield from _once(reader, common, name)


def _once(reader: _Reader, common: Element | None, name: str) -> Iterator[Block]:
    parts = common.iter("{*}" + name) if common is not None else ()
    met: set[str] = set()
    for part in parts:
        for block in reader.blocks(part):
            text = "\n".join(row.text for row in block.rows)
            if text not in met:
                met.add(text)
                yield block


def _attribute(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _why_hidden(look: Look) -> str:
    if look.hidden:
        return "hidden_run"
    if look.size < SMALLEST:
        return "tiny"
    return "white" if look.white and not look.shaded else ""


def _changed(look: Look, properties: Element) -> Look:
    changes: dict[str, Any] = {}
    for key, value in properties.items():
        change = _PROPERTIES.get(str(key).rpartition("}")[2])
        if change:
            changes |= change(str(value))
    return replace(look, **changes) if changes else look


def _points(value: str) -> float:
    match = LENGTH.match(value)
    return float(match[1]) * POINTS[match[2]] if match else 0.0


_PROPERTIES: dict[str, Callable[[str], dict[str, Any]]] = {
    "font-size": lambda value: {} if value.endswith("%") else {"size": _points(value)},
    "font-weight": lambda value: {"bold": value == "bold" or (value.isdigit() and int(value) >= BOLD_WEIGHT)},
    "display": lambda value: {"hidden": value == NONE},
    "color": lambda value: {"white": value.lower() in WHITE},
    "background-color": lambda value: {"shaded": value.lower() not in {"transparent", *WHITE}},
    "margin-top": lambda value: {"before": _points(value)},
    "margin-bottom": lambda value: {"after": _points(value)},
}
_SIGNS = {"tab": "\t", "line-break": "\n", "soft-hyphen": ""}
