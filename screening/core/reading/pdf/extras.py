"""What a PDF carries beside its pages' text: the targets of links, and attached XML or JSON (Europass)."""

import ctypes
from collections.abc import Iterator
from typing import Any

from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame
from screening.core.terms import Box, Line, Link, Page, Span

MOST_LINKS = 200
MOST_ATTACHMENTS = 10
LARGEST_ATTACHMENT = 2 * 1024 * 1024  # bytes
DATA_ENDINGS = (".xml", ".json")
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


def attachments_of(document: pdfium.FPDF_DOCUMENT) -> dict[str, str]:
    """The text of each attached XML or JSON file, by its name. One that declares a document type is left out."""
    count = min(pdfium.FPDFDoc_GetAttachmentCount(document), MOST_ATTACHMENTS)
    found: dict[str, str] = {}
    for index in range(count):
        attachment = pdfium.FPDFDoc_GetAttachment(document, index)
        name = _utf16(pdfium.FPDFAttachment_GetName, attachment)
        content = _file(attachment) if name.lower().endswith(DATA_ENDINGS) else b""
        if content and b"<!DOCTYPE" not in content and b"<!ENTITY" not in content:
            found[name] = content.decode("utf-8", "replace").lstrip("\ufeff")
    return found


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


def _utf16(function: Any, handle: Any) -> str:
    length = function(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    function(handle, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _file(attachment: Any) -> bytes:
    length = ctypes.c_ulong(0)
    if not pdfium.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(length)):
        return b""
    if not 0 < length.value <= LARGEST_ATTACHMENT:
        return b""
    buffer = ctypes.create_string_buffer(length.value)
    pdfium.FPDFAttachment_GetFile(attachment, buffer, length.value, ctypes.byref(length))
    return buffer.raw[: length.value]
