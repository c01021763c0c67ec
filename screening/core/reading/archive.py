"""The bytes of a zip package to its parts, after its central directory was found harmless."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from screening.core.reading.limits import Limits
from screening.core.terms import Unread, UnreadableError

CHUNK = 64 * 1024
SMALL = 64 * 1024  # a tiny part may compress well without being a bomb
SYMLINK = 0o120000


@dataclass(slots=True)
class Archive:
    """A checked package. Parts are inflated one by one, through a counter."""

    file: zipfile.ZipFile
    limits: Limits

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, as the package lists them."""
        return tuple(self.file.namelist())

    def has(self, name: str) -> bool:
        """Whether the package has a part of this name."""
        return name in self.file.NameToInfo

    def part(self, name: str) -> bytes:
        """The inflated part.

        Raises:
            UnreadableError: it is missing, damaged or larger than its entry says.

        """
        try:
            with self.file.open(name) as stream:
                content = stream.read(self.limits.inflated_bytes + 1)
        except (KeyError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise UnreadableError(Unread.DAMAGED, f"{name}: {error}") from error
        except Exception as error:  # zlib.error and its kin share no base class
            raise UnreadableError(Unread.DAMAGED, f"{name}: {error}") from error
        if len(content) > self.limits.inflated_bytes:
            raise UnreadableError(Unread.UNSAFE, f"{name} inflates beyond its entry")
        return content


def open_archive(content: bytes, limits: Limits) -> Archive:
    """The archive, its central directory checked before anything is inflated.

    Raises:
        UnreadableError: it is no archive, or one that no word processor makes (bomb, odd names, links, encryption).

    """
    return _opened(io.BytesIO(content), len(content), limits)


def open_archive_file(path: Path, limits: Limits) -> Archive:
    """The archive on the disk, checked alike, without reading it into memory.

    Raises:
        UnreadableError: it is no archive, or a harmful one.

    """
    return _opened(path, path.stat().st_size, limits)


def _opened(source: io.BytesIO | Path, size: int, limits: Limits) -> Archive:
    try:
        file = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(Unread.DAMAGED, str(error)) from error
    _check(file.infolist(), size, limits)
    return Archive(file, limits)


def _check(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise UnreadableError(Unread.UNSAFE, f"{len(entries)} entries")
    if len({entry.filename for entry in entries}) != len(entries):
        raise UnreadableError(Unread.UNSAFE, "two entries of one name")
    inflated = sum(entry.file_size for entry in entries)
    if inflated > limits.inflated_bytes or inflated > limits.ratio * max(size, SMALL):
        raise UnreadableError(Unread.UNSAFE, f"{size} bytes inflate to {inflated}")
    for entry in entries:
        _check_entry(entry, limits)


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        raise UnreadableError(Unread.UNSAFE, f"entry {name!r}")
    if (entry.external_attr >> 16) & 0o170000 == SYMLINK:
        raise UnreadableError(Unread.UNSAFE, f"entry {name!r} is a link")
    if entry.flag_bits & 1:
        raise UnreadableError(Unread.ENCRYPTED, name)
    if entry.file_size > SMALL and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        raise UnreadableError(Unread.UNSAFE, f"entry {name!r} inflates {entry.file_size} bytes")
