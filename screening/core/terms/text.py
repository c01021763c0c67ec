"""The words for what stands on a page: spans, lines with their boxes, pages, documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The range [start, end) of the text of page number `page` (pages count from 1)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points (1/72 inch), the origin at the top left of the page, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line, or one cell of a row: the range [start, end) of its page's text, without line break or tab.

    Several lines may stand on one row of the text: the cells of a row, parted by a tab, and the lines of a narrow cell
    (a date broken over two lines), joined by a space. The rows themselves are the lines of `Page.text`.
    `edges` holds the left edge in points of each character of the range and, last, the right edge of the last
    one: end - start + 1 numbers, or none where the format has no pages (DOCX, ODT, plain text).
    `size` is the type size in points, 0.0 when unknown. `heading` is 1 for the highest level of a styled heading,
    0 for none. Lines of the same `block` (column, table cell, text box, paragraph run) were set together.
    """

    start: int
    end: int
    box: Box | None = None
    edges: tuple[float, ...] = ()
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    block: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of one page in the order a person reads it.

    Lines are joined by a line break, the cells of one table row (and a date gutter with the text beside it) by a tab,
    blocks by an empty line. `width` and `height` are in points, 0.0 where the format has no pages.
    """

    number: int
    text: str
    lines: tuple[Line, ...] = ()
    width: float = 0.0
    height: float = 0.0


class DocumentKind(StrEnum):
    """The format that the bytes turned out to have, whatever the file was called."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    DOC = "doc"
    HTML = "html"
    TEXT = "text"
    IMAGE = "image"


class Flag(StrEnum):
    """Something a recruiter should know about a document; a flag never changes a verdict."""

    HIDDEN_TEXT = "hidden_text"
    OCR = "ocr"
    TRUNCATED = "truncated"
    NOT_A_CV = "not_a_cv"
    SCRAMBLED = "scrambled"
    ILLEGIBLE = "illegible"
    TWO_LANGUAGES = "two_languages"
    CONFLICTING_STATEMENTS = "conflicting_statements"


class Unread(StrEnum):
    """Why a file could not be read. Each has a sentence for the candidate and one for the recruiter."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    WRONG_EXTENSION = "wrong_extension"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_MANY_PAGES = "too_many_pages"
    UNSAFE = "unsafe"
    TOO_SLOW = "too_slow"
    TOO_HUNGRY = "too_hungry"
    CRASHED = "crashed"
    NO_TEXT = "no_text"
    NEEDS_OCR = "needs_ocr"
    NEEDS_CONVERSION = "needs_conversion"


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that a person does not see, kept out of the page's text: where it was, why it is hidden, what it says."""

    page: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the document: its target (mailto:, tel:, https:) and, where known, the text it lies on."""

    target: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one file. `languages` are ISO 639-1 codes, the one with the most text first."""

    kind: DocumentKind
    pages: tuple[Page, ...]
    languages: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: Mapping[str, str] = field(default_factory=dict)

    def quote(self, span: Span) -> str:
        """The text at `span`, to the character.

        Raises:
            ValueError: the span lies outside the document.

        """
        text = self.pages[span.page - 1].text
        if not 0 <= span.start <= span.end <= len(text):
            raise ValueError(f"{span} lies outside page {span.page} ({len(text)} characters)")
        return text[span.start : span.end]


class UnreadableError(Exception):
    """The file cannot be read, for the reason given. `detail` is for the log, never for a person."""

    def __init__(self, reason: Unread, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
