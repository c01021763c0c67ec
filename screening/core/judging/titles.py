"""A title and a search in, what the title states of a domain out; what somebody teaches or sells is not their work."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from screening.core.judging.lexicon import EXCLUDED, Search
from screening.core.phrases import Found, Phrases
from screening.core.vocabulary import load_vocabulary

Kinds = frozenset[tuple[str, str]]

_WORDS = Path(__file__).parent / "vocabulary" / "mentions.yaml"
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_JOINED = re.compile(r",(?=\s*[A-ZÀ-Þ])|[;/&+|\t\n]|\s[–—-]\s|\s(?:en|et|and|und|puis|later|daarna|dann)\s")
_OWN = frozenset({"titles", "strong"})


def stated_by(search: Search, title: str) -> Kinds:
    """The (kind, phrase) pairs of a title, or of the line that bears it.

    Beside the word for somebody who teaches or sells, the name of a field tells what is taught or sold ("leraar
    informatica"); the other parts of the title count ("IT-consultant en lesgever").
    """
    found = [each for each in search(title) if each.value != EXCLUDED]
    outside = [each for each in _outside().longest(title) if not _is_own(each, found)] if found else []
    if not outside:
        return frozenset((each.value, each.phrase) for each in found)
    parts = _parts(title)
    void = [part for part in parts if any(part[0] <= each.start < part[1] for each in outside)]
    kept = [each for each in found if not any(start <= each.start < end for start, end in void)]
    return frozenset((each.value, each.phrase) for each in kept) | {("against", each.phrase) for each in outside}


def run_apart(title: str) -> str:
    """The title with words that a letter-spaced or small-caps heading ran together set apart: "ITProjectManager"."""
    return _RUN_TOGETHER.sub(" ", title)


def _is_own(word: Found[str], found: list[Found[str]]) -> bool:
    """Whether the word is itself a title of the domain: who teaches counts for education."""
    return any(each.value in _OWN and each.start < word.end and word.start < each.end for each in found)


def _parts(title: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _JOINED.finditer(title)), len(title)]
    return list(pairwise(cuts))


@cache
def _outside() -> Phrases[str]:
    return Phrases.of(load_vocabulary(_WORDS)["outside"])
