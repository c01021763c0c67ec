"""A sentence in, the clauses that it is made of out, and what stands around a place in it."""

import re

from screening.core.vacancy.lexicon import vocabulary

_MARKS = r"[,;:()\[\]|•]|\s[-–—/]\s|[.!?]\s"


def boundaries(text: str) -> list[tuple[int, int]]:
    """The ranges of what parts two clauses: commas, brackets, dashes, and words like "but" and "waarvan"."""
    return [match.span() for match in _pattern().finditer(text)]


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds [start, end)."""
    marks = boundaries(text)
    first = max((stop for _, stop in marks if stop <= start), default=0)
    last = min((begin for begin, _ in marks if begin >= end), default=len(text))
    return first, last


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without spaces and stray punctuation at its ends."""
    part = text[start:end]
    left = len(part) - len(part.lstrip(" \t\r\n,;:.-–—|•*"))
    right = len(part.rstrip(" \t\r\n,;:.-–—|•*"))
    return start + left, start + max(right, left)


def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for listed in vocabulary("clauses")["connectives"].values() for word in listed)
    return re.compile(rf"{_MARKS}|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
