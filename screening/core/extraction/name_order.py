"""The words of a name as a CV shows them in, first name first out.

The order shown stands, unless capitals, a comma, the e-mail address or words that are no surname say otherwise.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path

from screening.core.phrases import fold
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "first_names.yaml"
_FIRST_HALVES = frozenset({"jean", "marie", "pierre"})  # of a double name they are no surname
_INITIAL = 1


def first_name_first(words: tuple[str, ...], email: str) -> tuple[str, ...]:
    """The words with the surname last: it stood first where it alone is in capitals, or where the last word is a first
    name, the first one is none, and the e-mail address does not say otherwise.
    """
    capitals = [i for i, word in enumerate(words) if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        num_capitals = len(capitals) if capitals == list(range(len(capitals))) else 0
        return words[num_capitals:] + words[:num_capitals]
    num_given = len(list(takewhile(is_first_name, reversed(words))))
    if num_given == 0 or num_given == len(words) or is_first_name(words[0]) or _also_first_name(words[0]):
        return words
    if _fits(words, email):
        return words
    return words[-num_given:] + words[:-num_given]


def is_first_name(word: str) -> bool:
    """Whether the word, or the first half of a double name, is a first name and no surname."""
    known = _no_surnames()
    first, hyphen, _ = _plain(word).partition("-")
    return _plain(word) in known or bool(hyphen and (first in known or first in _FIRST_HALVES))


def _also_first_name(word: str) -> bool:
    return _plain(word) in _listed("also_surnames")


def _fits(words: Sequence[str], email: str) -> bool:
    """Whether the address has the names in the order shown, the first one perhaps as its initial: "n.bastin@"."""
    parts = [part for part in re.split(r"[._-]", email.partition("@")[0].lower()) if part]
    if len(parts) < 2:  # noqa: PLR2004
        return False
    first, last = _plain(words[0]), _plain(words[-1])
    return parts[-1].endswith(last) and (parts[0] == first or (len(parts[0]) == _INITIAL and first[0] == parts[0]))


def _plain(word: str) -> str:
    return fold(word).replace("\u2019", "'")


@cache
def _no_surnames() -> frozenset[str]:
    return _listed("names") - _listed("also_surnames")


@cache
def _listed(kind: str) -> frozenset[str]:
    names = load_vocabulary(_VOCABULARY)[kind]
    lists = names.values() if isinstance(names, dict) else [names]
    return frozenset(fold(name) for listed in lists for name in listed)
