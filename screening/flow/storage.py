"""An upload in, a stored file under a name of our own out; and its bytes back again, checked."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Protocol

from django.conf import settings

from screening.core.reading.limits import Limits
from screening.core.reading.sniff import KNOWN, sniff
from screening.core.terms import DocumentKind, Unread, UnreadableError
from screening.models.identifiers import new_file_id

NAME_CHARACTERS = 120
UNFINISHED = ".part"


class Upload(Protocol):
    """What a web framework hands over: a name that the candidate chose, and the bytes in chunks."""

    name: str | None

    def chunks(self) -> Iterable[bytes]:
        """The bytes, in order."""


class NotStoredError(Exception):
    """The file could not be kept (disk full, folder gone): nothing was received, and the person must be told so."""


class AlteredError(Exception):
    """The stored file is not what was received. `reason` is "missing" or "altered"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is safely on the disk. `size` is in bytes; `name` is for display."""

    file_id: str
    sha256: str
    size: int
    kind: DocumentKind
    name: str


def store(upload: Upload) -> StoredFile:
    """Keep the upload, in this order, so that a file exists whole or not at all.

    1. Stream it to a temporary file beside its final place while counting and hashing.
    2. Check its size, and its type by content and by name.
    3. Flush it to the disk, then give it its final name.

    Raises:
        UnreadableError: the file is empty, too large, or of no type that is read; nothing is kept.
        NotStoredError: the disk refused; nothing is kept.

    """
    file_id, name = new_file_id(), clean_name(upload.name or "")
    final = path_of(file_id)
    unfinished = final.with_suffix(UNFINISHED)
    try:
        final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sha256, size = _write(unfinished, upload.chunks())
        kind = _accepted(unfinished, name)
        unfinished.rename(final)
        _flush_folder(final.parent)
    except OSError as error:
        raise NotStoredError(error.strerror or "the disk refused") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return StoredFile(file_id, sha256, size, kind, name)


def path_of(file_id: str) -> Path:
    """Where the file with that id lies: 256 folders, so that none grows huge."""
    return Path(settings.DOCUMENT_ROOT) / file_id[:2] / file_id


def load(file_id: str, sha256: str) -> bytes:
    """The bytes of a stored file, checked to be those that were received.

    Raises:
        AlteredError: the file is gone, or its content is another.

    """
    try:
        content = path_of(file_id).read_bytes()
    except OSError as error:
        raise AlteredError("missing") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AlteredError("altered")
    return content


def remove(file_id: str) -> None:
    """Delete the file, if it is there."""
    path_of(file_id).unlink(missing_ok=True)


def stored_before(moment: datetime) -> Iterator[str]:
    """The ids of the files, finished or not, that were written before `moment`."""
    for path in sorted(Path(settings.DOCUMENT_ROOT).glob("??/*")):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < moment.timestamp():
                yield path.name


def clean_name(name: str) -> str:
    """The file name as it may be shown: no folders, no control or direction characters, NFC, cut in its stem."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(letter for letter in name if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    stem, dot, extension = " ".join(name.split()).strip(". ").rpartition(".")
    if not dot or len(extension) > 10:  # noqa: PLR2004 - longer than any extension we read
        return (stem + dot + extension)[:NAME_CHARACTERS] or "cv"
    return f"{stem[:NAME_CHARACTERS]}.{extension}"


def _write(path: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with _new_file(path) as descriptor:
        for chunk in chunks:
            size += len(chunk)
            if size > settings.MAX_CV_BYTES:
                raise UnreadableError(Unread.TOO_LARGE, f"more than {settings.MAX_CV_BYTES} bytes")
            digest.update(chunk)
            _write_all(descriptor, chunk)
        os.fsync(descriptor)
    return digest.hexdigest(), size


@contextmanager
def _new_file(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _accepted(path: Path, name: str) -> DocumentKind:
    """The kind of the file, by its content and by its name: an extension that we do not know is refused, too."""
    kind = sniff(path.read_bytes(), name, Limits(file_bytes=settings.MAX_CV_BYTES))
    if PurePath(name).suffix.lower().lstrip(".") not in KNOWN:
        raise UnreadableError(Unread.WRONG_EXTENSION, f"{kind} without a known extension")
    return kind


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
