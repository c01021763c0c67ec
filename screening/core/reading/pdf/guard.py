"""PDF bytes to the data attached to them (Europass), after pypdf found structure, password and length harmless."""

import io
from collections.abc import Iterator

from pypdf import PdfReader

from screening.core.reading.limits import Limits
from screening.core.terms import Unread, UnreadableError

MOST_ATTACHMENTS = 10
LARGEST_ATTACHMENT = 2 * 1024 * 1024  # bytes
DATA_ENDINGS = (".xml", ".json")


def guarded(content: bytes, limits: Limits) -> dict[str, str]:
    """The text of each attached XML or JSON file, by its name. One that declares a document type is left out.

    A structure that pypdf cannot follow is left to PDFium, which repairs what viewers repair.

    Raises:
        UnreadableError: the PDF asks for a password, or has too many pages.

    """
    try:
        return dict(_read(content, limits))
    except (UnreadableError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - of a damaged file, or one that only PDFium can decrypt, pypdf raises anything
        return {}


def _read(content: bytes, limits: Limits) -> Iterator[tuple[str, str]]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(Unread.ENCRYPTED)
    if (num_pages := reader.get_num_pages()) > limits.pages:
        raise UnreadableError(Unread.TOO_MANY_PAGES, f"{num_pages} pages")
    yield from _attached(reader)


def _attached(reader: PdfReader) -> Iterator[tuple[str, str]]:
    if "/Names" not in reader.root_object:
        return
    for number, attachment in enumerate(reader.attachment_list):
        if number >= MOST_ATTACHMENTS:
            return
        name = attachment.name
        data = attachment.content if name.lower().endswith(DATA_ENDINGS) else b""
        if 0 < len(data) <= LARGEST_ATTACHMENT and b"<!DOCTYPE" not in data and b"<!ENTITY" not in data:
            yield name, data.decode("utf-8", "replace").lstrip("\ufeff")
