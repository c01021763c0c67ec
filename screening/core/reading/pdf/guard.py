"""PDF bytes to whether they open without a password, and to the data attached, both as pypdf has it."""

import io
from collections.abc import Iterator

from pypdf import PdfReader

from screening.core.reading.limits import Limits
from screening.core.terms import Unread, UnreadableError

MOST_ATTACHMENTS = 10
LARGEST_ATTACHMENT = 2 * 1024 * 1024  # bytes
DATA_ENDINGS = (".xml", ".json")
ENCRYPTED = b"/Encrypt"  # in the trailer, or in the dictionary of a stream of references: neither is ever compressed


def guard(content: bytes) -> None:
    """Let through what opens with the empty password. A file that names no encryption is not looked at twice.

    Raises:
        UnreadableError: the PDF asks for a password.

    """
    if ENCRYPTED in content:
        _reader(content)


def attached(content: bytes, limits: Limits) -> dict[str, str]:
    """The text of each attached XML or JSON file, by its name. One that declares a document type is left out."""
    reader = _reader(content)
    if reader is None:
        return {}
    try:
        return dict(_files(reader, min(LARGEST_ATTACHMENT, limits.file_bytes)))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as below; what is attached to a damaged file is no reason to refuse it
        return {}


def _reader(content: bytes) -> PdfReader | None:
    """What pypdf makes of the file; None of a structure that it cannot follow: PDFium repairs what viewers repair."""
    try:
        reader = PdfReader(io.BytesIO(content))
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - of a damaged file, or one that only PDFium can decrypt, pypdf raises anything
        return None
    if not is_open:
        raise UnreadableError(Unread.ENCRYPTED)
    return reader


def _files(reader: PdfReader, largest: int) -> Iterator[tuple[str, str]]:
    for number, attachment in enumerate(reader.attachment_list):
        if number >= MOST_ATTACHMENTS:
            return
        name = attachment.name
        data = attachment.content if name.lower().endswith(DATA_ENDINGS) else b""
        if 0 < len(data) <= largest and b"<!DOCTYPE" not in data and b"<!ENTITY" not in data:
            yield name, data.decode("utf-8", "replace").lstrip("\ufeff")
