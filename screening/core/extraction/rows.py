"""A document in, its visible lines out as rows with cells: the same small shape for text of every format."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from screening.core.terms import Document, Line, Page, Span

_CELL = re.compile(r"[^\t]+")
_LETTER_SPACED = re.compile(r"(?:\S ){2,}\S")


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row between tabs; the range [start, end) of its page's text, without spaces at its ends."""

    start: int
    end: int
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """A visible line: its number in the document, page, range, cells and how it is set.

    `after_gap` is True where an empty line or a new page stands before the row.
    """

    number: int
    page: int
    start: int
    end: int
    text: str
    cells: tuple[Cell, ...]
    line: Line
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
        return (round(self.line.size * 2) / 2, self.line.bold, self.line.heading, self.caps)


@lru_cache(maxsize=4)
def rows_of(pages: tuple[Page, ...]) -> tuple[Row, ...]:
    """The rows of all pages that are not empty, in reading order."""
    rows: list[Row] = []
    for page in pages:
        after_gap, last_end = True, 0
        for line in page.lines or _lines_of_text(page.text):
            text = page.text[line.start : line.end]
            if not text.strip():
                after_gap = True
                continue
            after_gap = after_gap or page.text.count("\n", last_end, line.start) > 1
            rows.append(_row(len(rows), page, line, after_gap=after_gap))
            after_gap, last_end = False, line.end
    return tuple(rows)


def rows_in(document: Document, spans: tuple[Span, ...]) -> tuple[Row, ...]:
    """The rows of the document that lie within the spans, in reading order."""
    return tuple(
        row
        for row in rows_of(document.pages)
        if any(span.page == row.page and span.start <= row.start and row.end <= span.end for span in spans)
    )


def body_size(rows: tuple[Row, ...]) -> float:
    """The type size in points that most characters have, 0.0 where sizes are unknown."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.line.size * 2) / 2] += row.end - row.start
    return sizes.most_common(1)[0][0] if sizes else 0.0


def unspaced(text: str) -> str:
    """The text with letter-spaced words joined: "E R V A R I N G" is "ERVARING"."""
    words = re.split(r" {2,}", text.strip())
    return " ".join(word.replace(" ", "") if _LETTER_SPACED.fullmatch(word) else word for word in words)


def _lines_of_text(text: str) -> tuple[Line, ...]:
    return tuple(Line(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text))


def _row(number: int, page: Page, line: Line, *, after_gap: bool) -> Row:
    start, end = line.start, line.end
    text = page.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Row(number, page.number, start, end, page.text[start:end], _cells(page.text, line), line, after_gap)


def _cells(text: str, line: Line) -> tuple[Cell, ...]:
    cells = []
    for match in _CELL.finditer(text, line.start, line.end):
        cell = match.group()
        start = match.start() + len(cell) - len(cell.lstrip())
        if cell.strip():
            column = text.count("\t", line.start, match.start())
            cells.append(Cell(start, start + len(cell.strip()), cell.strip(), column))
    return tuple(cells)
