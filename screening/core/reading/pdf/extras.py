"""The targets of the links on a PDF page, and the text that each lies on."""

import ctypes
from collections.abc import Iterator
from typing import Any

from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame
from screening.core.terms import Box, Line, Link, Page, Span

MOST_LINKS = 200
SCHEMES = ("http:", "https:", "mailto:", "tel:")


def links_of(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, frame: Frame) -> list[tuple[str, Box]]:
    """The target of each link on the page and the box it lies on."""
    found: list[tuple[str, Box]] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < MOST_LINKS and pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        target = _target(document, link)
        rect = pdfium.FS_RECTF()
        if target.lower().startswith(SCHEMES) and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            x0, y0 = frame.point(rect.left, rect.bottom)
            x1, y1 = frame.point(rect.right, rect.top)
            found.append((target, Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
    return found


def placed(links: list[tuple[str, Box]], page: Page) -> Iterator[Link]:
    """The links, each with the span of the page's text that it lies on."""
    for target, box in links:
        parts = [part for line in page.lines if (part := _under(line, box))]
        span = Span(page.number, min(start for start, _ in parts), max(end for _, end in parts)) if parts else None
        yield Link(target, span)


def _target(document: pdfium.FPDF_DOCUMENT, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip()


def _under(line: Line, box: Box) -> tuple[int, int] | None:
    if line.box is None or not box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom:
        return None
    middles = [(a + b) / 2 for a, b in zip(line.edges, line.edges[1:], strict=False)]
    inside = [place for place, middle in enumerate(middles) if box.left <= middle <= box.right]
    return (line.start + inside[0], line.start + inside[-1] + 1) if inside else None
