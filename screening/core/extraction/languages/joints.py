"""The text between two languages or between a language and its level in, whether it joins them out."""

import re
from collections.abc import Sequence

from screening.core.extraction.languages.lexicon import grammar
from screening.core.phrases import folded

_LIST = re.compile(r"\s*(?:,|/|&|\+|[-–—])?\s*")
_LISTED = re.compile(r"\s*,\s*")


def joins(gap: str) -> bool:
    """Whether only a comma, slash, dash or "and" stands between two names."""
    if _LIST.fullmatch(gap) and ("\n" not in gap or "," in gap):
        return True
    words = folded(gap).words
    spoken = any(word[0].isalpha() for word in words)
    return spoken and all(
        word in {",", "/", "&", "'"} or any(grammar(kind).match(word) for kind in ("joined", "paired", "fillers"))
        for word in words
    )


def lists(gap: str) -> bool:
    """Whether two levels are said one after the other, of one language each: a comma or "and", no slash or dash."""
    words = folded(gap).words
    return bool(_LISTED.fullmatch(gap)) or only_joined([word for word in words if word != ","])


def only_joined(words: Sequence[str]) -> bool:
    """Whether the words are "and" and nothing else."""
    return bool(words) and all(grammar("joined").match(word) for word in words)


def says(ahead: str) -> bool:
    """Whether the words between a level and a name say so: "in", "kennis van het", "connaissance du"."""
    words = [word for word in folded(ahead).words if word not in {":", "'"}]
    return bool(words) and all(grammar("fillers").match(word) for word in words)


def has_words(gap: str) -> bool:
    """Whether any word stands in the gap."""
    return any(word[0].isalpha() for word in folded(gap).words)
