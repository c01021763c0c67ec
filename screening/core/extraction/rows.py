"""A document in, its visible lines out as rows with cells: the same small shape for text of every format."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from screening.core.terms import Document, Line, Page, Span

_ROW = re.compile(r"([^\n]*)(?:\n|\Z)")
_CELL = re.compile(r"[^\t]+")
_LETTER_SPACED = re.compile(r"(?:\S ){2,}\S")


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row between tabs: [start, end) of its page's text without spaces at its ends, and how it is set.

    `left` is its left edge in points, -1.0 where the format has no pages.
    """

    start: int
    end: int
    text: str
    left: float = -1.0
    size: float = 0.0
    bold: bool = False
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page's text: its number in the document, page, range and cells.

    `after_gap` is True where an empty line or a new page stands before the row.
    """

    number: int
    page: int
    start: int
    end: int
    text: str
    cells: tuple[Cell, ...]
    after_gap: bool

    @property
    def span(self) -> Span:
        return Span(self.page, self.start, self.end)

    @property
    def caps(self) -> bool:
        """Whether the row is set in capitals."""
        return self.text.isupper()

    @property
    def style(self) -> tuple[float, bool, int, bool]:
        """Type size to half a point, bold, heading level and capitals: rows that look alike have the same style."""
        first = self.cells[0]
        return (round(first.size * 2) / 2, first.bold, first.heading, self.caps)


def rows_of(pages: tuple[Page, ...]) -> tuple[Row, ...]:
    """The rows of all pages that are not empty, in reading order.

    The rows of the latest document are kept: every extractor asks for them. They are told by identity, as comparing or
    hashing all characters of a document takes longer than cutting it into rows.
    """
    for known, rows in _latest:
        if known is pages:
            return rows
    rows = _rows(pages)
    _latest[:] = [(pages, rows)]
    return rows


_latest: list[tuple[tuple[Page, ...], tuple[Row, ...]]] = []


def _rows(pages: tuple[Page, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for page in pages:
        lines = deque(page.lines)
        after_gap = True
        for match in _ROW.finditer(page.text):
            cells = tuple(_cells(page, match.start(1), match.end(1), lines))
            if cells:
                start, end = cells[0].start, cells[-1].end
                rows.append(Row(len(rows), page.number, start, end, page.text[start:end], cells, after_gap))
            after_gap = not cells
    return tuple(rows)


def rows_in(document: Document, spans: tuple[Span, ...]) -> tuple[Row, ...]:
    """The rows of the document that lie within the spans, in the order of the spans."""
    rows = rows_of(document.pages)
    found: list[Row] = []
    for span in spans:
        first = bisect_left(rows, (span.page, span.start), key=_place)
        last = bisect_right(rows, (span.page, span.end), key=_place)
        found += [row for row in rows[first:last] if row.end <= span.end]
    return tuple(found)


def _place(row: Row) -> tuple[int, int]:
    return (row.page, row.start)


@dataclass(frozen=True, slots=True)
class Setting:
    """How most of a document's text is set: its type size in points, 0.0 where unknown, and whether it is bold."""

    size: float = 0.0
    bold: bool = False


def setting_of(rows: tuple[Row, ...]) -> Setting:
    """The setting that most characters have."""
    sizes: Counter[float] = Counter()
    bold = 0
    for row in rows:
        for cell in row.cells:
            sizes[round(cell.size * 2) / 2] += cell.end - cell.start
            bold += (cell.end - cell.start) * cell.bold
    return Setting(sizes.most_common(1)[0][0] if sizes else 0.0, bold * 2 > sizes.total())


def stands_out(cell: Cell, plain: Setting, larger: float = 1.04) -> bool:
    """Whether the cell is set apart from the text: a heading, bold, or `larger` times the size."""
    bold = cell.bold and not plain.bold
    return bool(cell.heading) or bold or (plain.size > 0 and cell.size > plain.size * larger)


def unspaced(text: str) -> str:
    """The text with letter-spaced words joined: "E R V A R I N G" is "ERVARING"."""
    words = re.split(r" {2,}", text.strip())
    return " ".join(word.replace(" ", "") if _LETTER_SPACED.fullmatch(word) else word for word in words)


def _cells(page: Page, start: int, end: int, lines: deque[Line]) -> Iterator[Cell]:
    """The cells between `start` and `end`; the lines that lie in them are taken off the front of `lines`."""
    for match in _CELL.finditer(page.text, start, end):
        text = match.group()
        begin = match.start() + len(text) - len(text.lstrip())
        stop = begin + len(text.strip())
        while lines and lines[0].end <= begin:
            lines.popleft()
        pieces = list(takewhile(lambda line, stop=stop: line.start < stop, lines))  # type: ignore[misc]
        if begin < stop:
            yield _cell(page.text, begin, stop, pieces)


def _cell(text: str, start: int, end: int, pieces: list[Line]) -> Cell:
    if not pieces:
        return Cell(start, end, text[start:end])
    most = max(pieces, key=lambda line: line.end - line.start)
    bold = sum(line.end - line.start for line in pieces if line.bold) * 2 > end - start
    box = pieces[0].box
    return Cell(start, end, text[start:end], box.left if box else -1.0, most.size, bold, pieces[0].heading)
