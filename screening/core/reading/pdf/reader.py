"""PDF bytes to a Document: words placed, hidden text set apart, laid out as a person reads it, scans recognised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.core.reading.compose import compose
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.reading.ocr import recognise
from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.extras import links_of, placed
from screening.core.reading.pdf.fields import with_fields
from screening.core.reading.pdf.frame import Frame, frame_of
from screening.core.reading.pdf.grids import Grid, grids_of
from screening.core.reading.pdf.guard import attached, guard
from screening.core.reading.pdf.headings import with_headings
from screening.core.reading.pdf.hidden import Sight, seen
from screening.core.reading.pdf.layers import Layers, layers_of
from screening.core.reading.pdf.layout import blocks_of
from screening.core.reading.pdf.legible import is_legible
from screening.core.reading.pdf.opening import opened
from screening.core.reading.pdf.overlap import lies_across
from screening.core.reading.pdf.picture import picture_of
from screening.core.reading.pdf.rules import rules_of
from screening.core.reading.pdf.running import without_running
from screening.core.reading.pdf.setting import pieces_of
from screening.core.reading.pdf.words import words_of
from screening.core.reading.pieces import Piece
from screening.core.terms import Box, Document, DocumentKind, Flag, HiddenText, Page, Unread, UnreadableError

SWITCHES = (b"/OCProperties", b"/OFF")  # what a file says that has layers, and switches some of them off
FEWEST_CHARS = 24  # on a page; fewer, and the page may be a picture of text


@dataclass(slots=True)
class _Sheet:
    """One page on its way: its frame, what is seen on it, its links, its drawn tables."""

    frame: Frame
    pieces: list[Piece]
    hidden: tuple[HiddenText, ...]
    links: list[tuple[str, Box]]
    grids: list[Grid]
    is_scan: bool = False
    is_illegible: bool = False
    unread: UnreadableError | None = None


def read_pdf(content: bytes, limits: Limits) -> Document:
    """The document that the PDF shows.

    Raises:
        UnreadableError: the file is damaged, encrypted or too long, has no text, or needs OCR that is not there.

    """
    guard(content)
    with opened(content, limits) as document:
        is_layered = all(name in content for name in SWITCHES)
        sheets = [
            _sheet(document, index, limits, is_layered=is_layered)
            for index in range(pdfium.FPDF_GetPageCount(document))
        ]
        has_files = pdfium.FPDFDoc_GetAttachmentCount(document) > 0
    attachments = attached(content, limits) if has_files else {}
    pages = _pages(sheets)
    if not any(page.text for page in pages):
        raise next((sheet.unread for sheet in sheets if sheet.unread), UnreadableError(Unread.NO_TEXT))
    return Document(
        DocumentKind.PDF,
        pages,
        flags=tuple(_flags(sheets)),
        hidden=tuple(text for sheet in sheets for text in sheet.hidden),
        links=tuple(link for sheet, page in zip(sheets, pages, strict=True) for link in placed(sheet.links, page)),
        attachments=attachments,
    )


def _flags(sheets: Sequence[_Sheet]) -> Iterator[Flag]:
    if any(sheet.is_scan for sheet in sheets):
        yield Flag.OCR
    if any(sheet.unread or sheet.is_illegible for sheet in sheets):
        yield Flag.TRUNCATED
    if any(sheet.is_illegible for sheet in sheets):
        yield Flag.ILLEGIBLE
    if any(not sheet.is_scan and lies_across(sheet.pieces) for sheet in sheets):
        yield Flag.SCRAMBLED


def _sheet(document: pdfium.FPDF_DOCUMENT, index: int, limits: Limits, *, is_layered: bool = False) -> _Sheet:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise UnreadableError(Unread.DAMAGED, f"page {index + 1}")
    frame = frame_of(page)
    links = links_of(document, page, frame)
    page = with_fields(document, page, index)
    layers = layers_of(bindings.address(page), frame)
    layers.are_switched = is_layered
    rules = rules_of(layers.paths, frame)
    sight = _sight(page, index + 1, frame, layers, limits)
    pieces = pieces_of(sight.words, rules.upright)
    sheet = _Sheet(frame, pieces, sight.hidden, links, grids_of(rules), sight.is_scan)
    sheet.is_illegible = not is_legible(sight.words)
    is_bare = sum(len(piece.text) for piece in pieces) < FEWEST_CHARS and pdfium.FPDFPage_CountObjects(page)
    if is_bare or sheet.is_illegible:
        _look_at(sheet, page, limits, index)
    pdfium.FPDF_ClosePage(page)
    return sheet


def _look_at(sheet: _Sheet, page: pdfium.FPDF_PAGE, limits: Limits, index: int) -> None:
    """Put what is recognised on the page in the place of its text; an illegible text is dropped in any case.

    What stands in the way is kept: a certificate among pages of text is no reason to refuse the document.
    """
    try:
        recognised = recognise(picture_of(page, sheet.frame), limits, index)
    except UnreadableError as error:
        recognised, sheet.unread = [], error
    if recognised:
        sheet.pieces, sheet.grids, sheet.is_scan, sheet.is_illegible = recognised, [], True, False
    elif sheet.is_illegible:
        sheet.pieces = []


def _sight(page: pdfium.FPDF_PAGE, number: int, frame: Frame, layers: Layers, limits: Limits) -> Sight:
    text_page = pdfium.FPDFText_LoadPage(page)
    words = words_of(bindings.address(text_page), frame, limits.characters_per_page)
    sight = seen(page, number, frame, words, layers)
    pdfium.FPDFText_ClosePage(text_page)
    return sight


def _pages(sheets: Sequence[_Sheet]) -> tuple[Page, ...]:
    pieces = without_running([sheet.pieces for sheet in sheets], [sheet.frame.height for sheet in sheets])
    blocks = with_headings([blocks_of(page, sheet.grids) for page, sheet in zip(pieces, sheets, strict=True)])
    for number, (page, sheet) in enumerate(zip(blocks, sheets, strict=True), start=1):
        sheet.hidden += tuple(laced(number, page))
    return tuple(
        compose(number, page, sheet.frame.width, sheet.frame.height)
        for number, (page, sheet) in enumerate(zip(blocks, sheets, strict=True), start=1)
    )
