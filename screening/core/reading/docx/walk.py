"""The body of a DOCX part to blocks: paragraphs, tables and text boxes in the order in which they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from screening.core.reading.cleaning import clean_char
from screening.core.reading.docx.names import ID, W
from screening.core.reading.docx.numbering import Numbering
from screening.core.reading.docx.package import Part
from screening.core.reading.docx.styles import Look, Styles
from screening.core.reading.flow import Flow, Run, rows_of_runs
from screening.core.reading.markup import Element, local
from screening.core.reading.pieces import Block
from screening.core.reading.tables import blocks_of_table
from screening.core.terms import HiddenText, Unread, UnreadableError

DEEPEST = 60
TEXTS = frozenset({W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
SMALLEST = 4.0
GAP = 0.7  # of the type size

# What a person does not see: deleted and moved-away text, the text of fields, what another reader would show instead.
SKIPPED = frozenset({
    "del", "moveFrom", "instrText", "delInstrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "tcPr", "trPr",
    "sectPr", "sdtPr", "sdtEndPr", "rt", "annotationRef", "commentReference", "bookmarkStart", "bookmarkEnd",
    "proofErr",
    "lastRenderedPageBreak", "docPr", "cNvGraphicFramePr", "positionH", "positionV", "sizeRelH", "sizeRelV", "tblGrid",
})  # fmt: skip


@dataclass(slots=True)
class _Run:
    """Text of one look inside a paragraph; a tab and a line break are texts of their own."""

    text: str
    look: Look


@dataclass(slots=True)
class Walk:
    """What was met on the way through the parts of one document."""

    styles: Styles
    numbering: Numbering
    hidden: list[HiddenText] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    white_is_seen: bool = False
    part: Part | None = None

    def blocks(self, parent: Element, depth: int = 0, *, shaded: bool = False) -> list[Block]:
        """The blocks of everything in `parent`.

        Raises:
            UnreadableError: tables or boxes lie too deep in each other.

        """
        if depth > DEEPEST:
            raise UnreadableError(Unread.UNSAFE, "nested too deep")
        flow = Flow()
        previous = Look()
        for element in _content(parent):
            if element.tag == W + "tbl":
                flow.add(self._table(element, depth))
            else:
                previous = self._paragraph(element, flow, previous, depth, shaded=shaded)
        return flow.blocks

    def _table(self, table: Element, depth: int) -> list[Block]:
        styled = table.find(f"{W}tblPr/{W}tblStyle") is not None
        rows = (
            [self.blocks(cell, depth + 1, shaded=styled or _is_shaded(cell)) for cell in _cells(row)]
            for row in _rows(table)
        )
        return blocks_of_table(rows)

    def _paragraph(self, element: Element, flow: Flow, previous: Look, depth: int, *, shaded: bool) -> Look:
        look = self.styles.paragraph(element.find(W + "pPr"))
        runs: list[_Run] = []
        boxes: list[Element] = []
        self._runs(element, look, runs, boxes)
        seen = self._seen(runs, shaded=shaded)
        label = self.numbering.label(look) if look.list_id and any(run.text.strip() for run in seen) else ""
        shown = [Run(label, look.size, bold=look.bold), *map(_shown, seen)]
        is_same_list = bool(look.list_id) and look.list_id == previous.list_id
        gap = not is_same_list and max(previous.after, look.before) > GAP * look.size
        flow.paragraph(rows_of_runs(shown, look.heading), gap=gap)
        for box in boxes:
            flow.add(self.blocks(box, depth + 1, shaded=True))
        return look

    def _runs(self, parent: Element, look: Look, runs: list[_Run], boxes: list[Element]) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                properties = child.find(W + "rPr")
                self._runs(child, look if properties is None else self.styles.run(look, properties), runs, boxes)
            elif tag in TEXTS:
                runs.append(_Run(child.text or "", look))
            elif tag == W + "txbxContent":
                boxes.append(child)
            else:
                self._other(child, look, runs, boxes)

    def _other(self, child: Element, look: Look, runs: list[_Run], boxes: list[Element]) -> None:
        name = local(child)
        sign = _SIGNS.get(name)
        if sign:
            runs.append(_Run(sign(child), look))
        elif name == "AlternateContent":
            chosen = next((part for part in child if local(part) == "Choice"), None)
            self._runs(chosen if chosen is not None else child[0], look, runs, boxes)
        elif name not in SKIPPED:
            if name == "hyperlink" and self.part is not None and child.get(ID):
                self.links.append(self.part.targets.get(child.get(ID, ""), ""))
            self._runs(child, look, runs, boxes)

    def _seen(self, runs: list[_Run], *, shaded: bool) -> list[_Run]:
        seen = []
        for run in runs:
            why = self._hidden_because(run.look, shaded=shaded) if run.text.strip() else ""
            if why:
                self.hidden.append(HiddenText(1, why, run.text))
            else:
                seen.append(run)
        return seen

    def _hidden_because(self, look: Look, *, shaded: bool) -> str:
        if look.vanish:
            return "hidden_run"
        if look.size < SMALLEST:
            return "tiny"
        if look.white and not shaded and not self.white_is_seen:
            return "white"
        return ""


def _content(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in {W + "p", W + "tbl"}:
            yield child
        elif local(child) not in SKIPPED:
            yield from _content(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif local(child) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif local(child) in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(child)


def _is_shaded(cell: Element) -> bool:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return shade is not None and (shade.get(W + "fill") or "auto").upper() not in {"AUTO", "FFFFFF"}


def _shown(run: _Run) -> Run:
    text = run.text.upper() if run.look.caps else run.text
    return Run(text, run.look.size, bold=run.look.bold)


def _symbol(element: Element) -> str:
    code = int(element.get(W + "char", "2022"), 16)
    return clean_char(chr(code)) or "•"


_SIGNS: dict[str, Callable[[Element], str]] = {
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "sym": _symbol,
}
