"""Paths of files and folders and a role in, one candidate per CV out; a file that cannot be read stops no other."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from screening.core.engine import Record, Screening, assess, read_apart, read_record, warm_up
from screening.core.report import Candidate
from screening.core.terms import RoleTerms, Unread, UnreadableError

Reader = Callable[[bytes, str], Record]

NOT_CVS = frozenset({".json"})  # labels and results lie beside the CVs

_MOST_WORKERS = 4


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


def screen_files(files: Sequence[Path], role: RoleTerms, as_of: date) -> Iterator[Candidate]:
    """Screen each file in a process that may die, several at a time; in the order given."""
    warm_up()
    one = partial(screen_file, role=role, as_of=as_of, read=read_apart)
    num_workers = min(_MOST_WORKERS, os.cpu_count() or 1, len(files))
    if num_workers <= 1:
        yield from map(one, files)
        return
    with ProcessPoolExecutor(num_workers, mp_context=get_context("fork")) as pool:
        yield from pool.map(one, files)


def screen_file(path: Path, role: RoleTerms, as_of: date, read: Reader = read_record) -> Candidate:
    """Screen one file, or say why it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return Candidate(str(path), "", unread=Unread.DAMAGED)
    digest = hashlib.sha256(content).hexdigest()
    try:
        record = read(content, path.name)
    except UnreadableError as error:
        return Candidate(str(path), digest, unread=error.reason)
    return Candidate(str(path), digest, Screening(record, assess(record, role, as_of)))


def _is_cv(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in NOT_CVS and not path.name.startswith(".")
