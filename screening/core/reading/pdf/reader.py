"""PDF bytes to a Document: guarded, its characters placed, hidden text set apart, laid out as a person reads it."""

from collections.abc import Iterator

from screening.core.reading.compose import compose
from screening.core.reading.limits import Limits
from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import frame_of
from screening.core.reading.pdf.layout import blocks_of
from screening.core.reading.pdf.setting import pieces_of
from screening.core.reading.pdf.words import words_of
from screening.core.terms import Document, DocumentKind, Page, Unread, UnreadableError


def read_pdf(content: bytes, limits: Limits) -> Document:
    """The document that the PDF shows.

    Raises:
        UnreadableError: the file is damaged, encrypted, too long, or has no text.

    """
    return Document(DocumentKind.PDF, tuple(_pages(content, limits)))


def _pages(content: bytes, limits: Limits) -> Iterator[Page]:
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise UnreadableError(Unread.DAMAGED)
    for index in range(pdfium.FPDF_GetPageCount(document)):
        yield _page(document, index, limits)
    pdfium.FPDF_CloseDocument(document)


def _page(document: pdfium.FPDF_DOCUMENT, index: int, limits: Limits) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    text_page = pdfium.FPDFText_LoadPage(page)
    frame = frame_of(page)
    words = words_of(bindings.address(text_page), frame, limits.characters_per_page)
    pdfium.FPDFText_ClosePage(text_page)
    pdfium.FPDF_ClosePage(page)
    return compose(index + 1, blocks_of(pieces_of(words)), frame.width, frame.height)
