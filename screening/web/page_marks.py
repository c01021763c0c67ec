"""A page and its marked text in, rectangles over the picture of the page out: the evidence where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from screening.core import terms
from screening.core.redaction import shown
from screening.web.marks import MarkedPage, Segment, Uses

AIR: Final = 1.0  # points left free around a mark
DRAWN: Final = (terms.DocumentKind.PDF, terms.DocumentKind.IMAGE)  # what can be shown as it looks


@dataclass(frozen=True, slots=True)
class Rectangle:
    """One mark on a page, in points from its top left.

    `passage` is the anchor of the segment that it marks; `anchor` is the same for the first rectangle, else "".
    """

    left: float
    top: float
    width: float
    height: float
    uses: Uses
    anchor: str
    text: str
    passage: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of the original file as a picture: its size in points and the marks on it."""

    number: int
    width: float
    height: float
    rectangles: tuple[Rectangle, ...]


def page_pictures(document: terms.Document, marked: Iterable[MarkedPage]) -> tuple[PagePicture, ...]:
    """The pages of a PDF or a scan with their marks; none for a format without pages."""
    if document.kind not in DRAWN:
        return ()
    return tuple(
        PagePicture(page.number, page.width, page.height, tuple(_rectangles(page, text)))
        for page, text in zip(document.pages, marked, strict=True)
        if page.width and page.height
    )


def _rectangles(page: terms.Page, text: MarkedPage) -> Iterable[Rectangle]:
    for row in text.rows:
        for segment in row.segments:
            if segment.uses:
                yield from _of_segment(page, segment)


def _of_segment(page: terms.Page, segment: Segment) -> Iterable[Rectangle]:
    anchor = segment.anchor
    for line in page.lines:
        start, end = max(line.start, segment.start), min(line.end, segment.end)
        if start < end and line.box:
            left, right = _sides(line, line.box, start, end)
            top, bottom = line.box.top - AIR, line.box.bottom + AIR
            text = shown(page.text[start:end])
            yield Rectangle(left, top, right - left, bottom - top, segment.uses, anchor, text, segment.anchor)
            anchor = ""


def _sides(line: terms.Line, box: terms.Box, start: int, end: int) -> tuple[float, float]:
    """The left and right edge of [start, end) of a line; of the whole line where its letters have no edges."""
    if not line.edges:
        return box.left, box.right
    edges = line.edges[start - line.start : end - line.start + 1]
    return min(edges), max(edges)
