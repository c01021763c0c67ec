"""The bytes of a file in, what the engine read from them out. What a file breaks is only a child process."""

from functools import partial

from screening.core.engine import ENGINE_VERSION, Record, read_record
from screening.core.reading.child import run_in_child

__all__ = ["ENGINE_VERSION", "Record", "read_in_child"]


def read_in_child(content: bytes, name: str) -> Record:
    """Read the file and extract its facts, in a disposable child process with limits.

    Raises:
        UnreadableError: the file cannot be read, with the reason.

    """
    return run_in_child(partial(read_record, content, name), Record)
