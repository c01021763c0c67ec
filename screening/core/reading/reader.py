"""The one door: bytes to a Document by the reader of their kind, with its languages and flags."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from screening.core.reading.limits import DEFAULT, Limits
from screening.core.reading.ocr import is_program
from screening.core.reading.sniff import sniff
from screening.core.reading.sorts import flags_of, languages_of
from screening.core.terms import Document, DocumentKind, Flag, Page, UnreadableError

# Each reader is imported when it is first needed: the libraries behind them are heavy.
READERS = {
    DocumentKind.PDF: ("pdf.reader", "read_pdf"),
    DocumentKind.DOCX: ("docx.reader", "read_docx"),
    DocumentKind.ODT: ("odt", "read_odt"),
    DocumentKind.RTF: ("rtf", "read_rtf"),
    DocumentKind.DOC: ("doc", "read_doc"),
    DocumentKind.HTML: ("html", "read_html"),
    DocumentKind.TEXT: ("plain", "read_plain"),
    DocumentKind.IMAGE: ("image", "read_image"),
}
NEED_PROGRAMS = frozenset({DocumentKind.PDF, DocumentKind.DOC, DocumentKind.IMAGE})


def read(data: bytes, filename: str = "", limits: Limits = DEFAULT) -> Document:
    """The document in `data`: what a person sees of it. The name only helps to tell a wrong extension.

    Raises:
        UnreadableError: with the reason, needs_ocr and needs_conversion among them.

    """
    document = _reader(sniff(data, filename, limits))(data, limits)
    pages, is_truncated = _bounded(document.pages, limits.characters)
    document = replace(document, pages=pages, languages=languages_of(pages))
    flags = (*document.flags, *flags_of(document), *((Flag.TRUNCATED,) if is_truncated else ()))
    return replace(document, flags=tuple(dict.fromkeys(flags)))


def limits_for(data: bytes, filename: str = "", limits: Limits = DEFAULT) -> Limits:
    """The limits for a child that reads this file: tight unless another program may have to be run on it."""
    try:
        kind = sniff(data, filename, limits)
    except UnreadableError:
        return limits.for_text()
    if kind not in NEED_PROGRAMS:
        return limits.for_text()
    return limits if is_program() else limits.for_recognition()


def warm() -> None:
    """Import every reader, so that a child forked from this process need not."""
    for module, _ in READERS.values():
        import_module(f"screening.core.reading.{module}")


def _reader(kind: DocumentKind) -> Callable[[bytes, Limits], Document]:
    module, name = READERS[kind]
    reader: Callable[[bytes, Limits], Document] = getattr(import_module(f"screening.core.reading.{module}"), name)
    return reader


def _bounded(pages: tuple[Page, ...], most: int) -> tuple[tuple[Page, ...], bool]:
    """The pages up to a number of characters, and whether anything was cut off."""
    kept: list[Page] = []
    for page in pages:
        if len(page.text) > most:
            lines = tuple(line for line in page.lines if line.end <= most)
            return (*kept, replace(page, text=page.text[:most], lines=lines)), True
        most -= len(page.text)
        kept.append(page)
    return tuple(kept), False
