"""Bytes to the kind of document they are, told by their content; the name may only contradict it."""

from pathlib import PurePath

from screening.core.reading.limits import Limits
from screening.core.reading.wide import wide_encoding
from screening.core.terms import DocumentKind, Unread, UnreadableError

HEAD = 1024  # bytes; a PDF may have some rubbish before its header
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
WORD_STREAM = "WordDocument".encode("utf-16-le")
IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
HEIF_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif")
MARKUP_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")

# The extensions a document of a kind may carry. A text may be called anything that is no other kind.
EXTENSIONS: dict[DocumentKind, frozenset[str]] = {
    DocumentKind.PDF: frozenset({"pdf"}),
    DocumentKind.DOCX: frozenset({"docx", "dotx", "doc"}),
    DocumentKind.ODT: frozenset({"odt", "ott", "fodt"}),
    DocumentKind.RTF: frozenset({"rtf", "doc"}),
    DocumentKind.DOC: frozenset({"doc", "dot"}),
    DocumentKind.HTML: frozenset({"html", "htm", "xhtml", "mht", "doc", "txt"}),
    DocumentKind.TEXT: frozenset({"txt", "text", "md", "markdown", "rst", "asc"}),
    DocumentKind.IMAGE: frozenset({"jpg", "jpeg", "jpe", "png", "tif", "tiff", "heic", "heif", "webp", "gif", "bmp"}),
}
KNOWN = frozenset().union(*EXTENSIONS.values())


def sniff(content: bytes, filename: str, limits: Limits) -> DocumentKind:
    """The kind of the document.

    Raises:
        UnreadableError: empty, too large, of no known type, or named as another type.

    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableError(Unread.EMPTY)
    if len(content) > limits.file_bytes:
        raise UnreadableError(Unread.TOO_LARGE, f"{len(content)} bytes")
    kind = _kind(content)
    extension = PurePath(filename).suffix.lower().lstrip(".")
    if extension in KNOWN and extension not in EXTENSIONS[kind]:
        raise UnreadableError(Unread.WRONG_EXTENSION, f"{kind} named .{extension}")
    return kind


def _kind(content: bytes) -> DocumentKind:
    head = content[:HEAD]
    if b"%PDF-" in head:
        return DocumentKind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _package_kind(content)
    if head.startswith(COMPOUND):
        return _compound_kind(content)
    if head.lstrip().startswith(b"{\\rtf"):
        return DocumentKind.RTF
    if _is_image(head):
        return DocumentKind.IMAGE
    return _text_kind(head, content)


def _package_kind(content: bytes) -> DocumentKind:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:HEAD]:
        return DocumentKind.ODT
    if b"word/" in content:
        return DocumentKind.DOCX
    raise UnreadableError(Unread.UNKNOWN_TYPE, "an archive that is no document")


def _compound_kind(content: bytes) -> DocumentKind:
    if any(part in content for part in ENCRYPTED_PARTS):
        raise UnreadableError(Unread.ENCRYPTED)
    if WORD_STREAM not in content:
        raise UnreadableError(Unread.UNKNOWN_TYPE, "a compound file that is no Word document")
    return DocumentKind.DOC


def _is_image(head: bytes) -> bool:
    if head.startswith(IMAGES):
        return True
    if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS:
        return True
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP"


def _text_kind(head: bytes, content: bytes) -> DocumentKind:
    is_wide = bool(wide_encoding(content))
    if not is_wide and b"\x00" in content:
        raise UnreadableError(Unread.UNKNOWN_TYPE, "binary")
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    if start.startswith(MARKUP_STARTS):
        return DocumentKind.HTML
    if start.startswith((b"<?", b"<!doctype", b"<office:document", b"#!", b"mz")) or (
        not is_wide and _num_controls(head) > len(head) // 50
    ):
        raise UnreadableError(Unread.UNKNOWN_TYPE, "no text")
    return DocumentKind.TEXT


def _num_controls(head: bytes) -> int:
    return sum(byte < 0x20 and byte not in b"\t\n\r\f\x1b" for byte in head)  # noqa: PLR2004 - C0 controls
