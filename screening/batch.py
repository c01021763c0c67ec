"""Paths of files and folders and a role in, one candidate per CV out; a file that cannot be read stops no other."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from screening.core.engine import screen
from screening.core.report import Candidate
from screening.core.terms import RoleTerms, Unread, UnreadableError

NOT_CVS = frozenset({".json"})  # labels and results lie beside the CVs


def cv_files(paths: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, however deep, once each and in a fixed order.

    Raises:
        FileNotFoundError: there is nothing at a path.

    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"There is no file or folder {str(path)!r}.")
        inside = sorted(each for each in path.rglob("*") if _is_cv(each)) if path.is_dir() else [path]
        found.update(dict.fromkeys(inside))
    return list(found)


def screen_files(files: Iterable[Path], role: RoleTerms, as_of: date) -> Iterator[Candidate]:
    """Screen each file, in the order given."""
    return (screen_file(path, role, as_of) for path in files)


def screen_file(path: Path, role: RoleTerms, as_of: date) -> Candidate:
    """Screen one file, or say why it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return Candidate(str(path), "", unread=Unread.DAMAGED)
    digest = hashlib.sha256(content).hexdigest()
    try:
        return Candidate(str(path), digest, screening=screen(content, path.name, role, as_of))
    except UnreadableError as error:
        return Candidate(str(path), digest, unread=error.reason)


def _is_cv(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in NOT_CVS and not path.name.startswith(".")
