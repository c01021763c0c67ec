"""The name of a vocabulary file and of a list in it in, the phrases of the list out, all languages together."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from screening.core.phrases import Found, Phrases
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary"


def vocabulary(name: str) -> Any:
    """The values of one vocabulary file."""
    return load_vocabulary(_VOCABULARY / f"{name}.yaml")


@cache
def phrases(name: str, *kinds: str) -> Phrases[str]:
    """The phrases of the lists of a file, each with the name of its list."""
    known = vocabulary(name)
    return Phrases((str(phrase), kind) for kind in kinds for phrase in _flat(known[kind]))


def find(name: str, kind: str, text: str) -> tuple[Found[str], ...]:
    """The phrases of one list in the text, from left to right, the longest at each place."""
    return phrases(name, kind).longest(text)


def has(name: str, kind: str, text: str) -> bool:
    """Whether a phrase of the list stands in the text."""
    return bool(find(name, kind, text))


def _flat(listed: Any) -> Iterator[Any]:
    if isinstance(listed, dict):
        for each in listed.values():
            yield from _flat(each)
    else:
        yield from listed
