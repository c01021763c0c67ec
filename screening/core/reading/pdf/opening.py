"""PDF bytes to an open document of PDFium, or the reason why it does not open."""

from collections.abc import Iterator
from contextlib import contextmanager

from screening.core.reading.limits import Limits
from screening.core.reading.pdf.bindings import pdfium
from screening.core.terms import Unread, UnreadableError

REASONS = {
    pdfium.FPDF_ERR_PASSWORD: Unread.ENCRYPTED,
    pdfium.FPDF_ERR_SECURITY: Unread.ENCRYPTED,
}


@contextmanager
def opened(content: bytes, limits: Limits) -> Iterator[pdfium.FPDF_DOCUMENT]:
    """The document, opened with the empty password and closed at the end.

    Raises:
        UnreadableError: it asks for a password, is damaged, or has too many pages or none.

    """
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), b"")
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise UnreadableError(REASONS.get(error, Unread.DAMAGED), f"PDFium error {error}")
    try:
        num_pages = pdfium.FPDF_GetPageCount(document)
        if num_pages < 1:
            raise UnreadableError(Unread.DAMAGED, "no pages")
        if num_pages > limits.pages:
            raise UnreadableError(Unread.TOO_MANY_PAGES, f"{num_pages} pages")
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)
