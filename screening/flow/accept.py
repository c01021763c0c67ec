"""The first bytes of an upload and the name it came with in, the kind of document it is out, or why it is refused."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from screening.core.terms import DocumentKind, Unread, UnreadableError

HEADER_BYTES = 1024  # a PDF may have this much before its header (ISO 32000-1, implementation note 13)

EXTENSIONS: Final[Mapping[str, DocumentKind]] = {
    ".pdf": DocumentKind.PDF,
    ".docx": DocumentKind.DOCX,
    ".odt": DocumentKind.ODT,
    ".rtf": DocumentKind.RTF,
    ".doc": DocumentKind.DOC,
    ".txt": DocumentKind.TEXT,
    ".jpg": DocumentKind.IMAGE,
    ".jpeg": DocumentKind.IMAGE,
    ".png": DocumentKind.IMAGE,
}
STARTS: Final[Mapping[bytes, frozenset[DocumentKind]]] = {
    b"PK\x03\x04": frozenset({DocumentKind.DOCX, DocumentKind.ODT}),
    b"{\\rtf": frozenset({DocumentKind.RTF}),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": frozenset({DocumentKind.DOC}),
    b"\xff\xd8\xff": frozenset({DocumentKind.IMAGE}),
    b"\x89PNG\r\n\x1a\n": frozenset({DocumentKind.IMAGE}),
    b"MZ": frozenset(),
    b"\x7fELF": frozenset(),
    b"<": frozenset(),
}


def accept(head: bytes, name: str) -> DocumentKind:
    """The kind that both the content and the extension of `name` say.

    Raises:
        UnreadableError: the content is of no type that is read, or the extension says another.

    """
    claimed = EXTENSIONS.get(PurePath(name).suffix.lower())
    if claimed is None:
        raise UnreadableError(Unread.UNKNOWN_TYPE, "extension")
    found = _kinds(head)
    if not found:
        raise UnreadableError(Unread.UNKNOWN_TYPE, "content")
    if claimed not in found:
        raise UnreadableError(Unread.WRONG_EXTENSION, f"{claimed} is {', '.join(sorted(found))}")
    return claimed


def _kinds(head: bytes) -> frozenset[DocumentKind]:
    """The kinds that start like `head`: a ZIP archive may be two of them until it is opened."""
    for start, kinds in STARTS.items():
        if head.startswith(start):
            return kinds
    if b"%PDF-" in head[:HEADER_BYTES]:
        return frozenset({DocumentKind.PDF})
    return frozenset() if b"\0" in head else frozenset({DocumentKind.TEXT})
