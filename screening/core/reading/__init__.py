"""Bytes of a CV to a Document: pages of what a person sees, lines with their places, flags, hidden text."""

from screening.core.reading.limits import DEFAULT, Limits
from screening.core.terms import Document, Unread, UnreadableError

__all__ = ["DEFAULT", "Limits", "read"]


def read(data: bytes, filename: str = "", limits: Limits = DEFAULT) -> Document:
    """The document in `data`; the name only helps to tell a wrong extension.

    Raises:
        UnreadableError: with the reason, needs_ocr and needs_conversion among them.

    """
    del filename
    if data.startswith(b"%PDF"):
        from screening.core.reading.pdf.reader import read_pdf

        return read_pdf(data, limits)
    if data.startswith(b"PK"):
        from screening.core.reading.docx.reader import read_docx

        return read_docx(data, limits)
    raise UnreadableError(Unread.UNKNOWN_TYPE)
