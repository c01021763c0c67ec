"""The bytes of a file in, what the engine read from them out. What a file breaks is only a child process."""

from screening.core.engine import ENGINE_VERSION, Record, read_record

__all__ = ["ENGINE_VERSION", "Record", "read_in_child"]


def read_in_child(content: bytes, name: str) -> Record:
    """Read the file and extract its facts.

    Raises:
        UnreadableError: the file cannot be read, with the reason.

    """
    return read_record(content, name)
