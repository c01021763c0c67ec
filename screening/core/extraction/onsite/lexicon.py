"""The vocabulary of working on site in, phrase lists out."""

from functools import cache
from pathlib import Path

from screening.core.phrases import Found, Phrases
from screening.core.terms import Weekday
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent.parent / "vocabulary" / "onsite.yaml"


def find(kind: str, text: str) -> tuple[Found[str], ...]:
    """The phrases of one list in the text."""
    return phrases(kind).longest(text)


def has(kind: str, text: str) -> bool:
    """Whether a phrase of the list stands in the text."""
    return bool(find(kind, text))


@cache
def phrases(kind: str) -> Phrases[str]:
    """One list of words, of all languages together."""
    listed = load_vocabulary(_VOCABULARY)[kind]
    return Phrases((word, kind) for words in listed.values() for word in words)


@cache
def openings() -> Phrases[str]:
    """The words without which a sentence says nothing of where somebody works."""
    vocabulary = load_vocabulary(_VOCABULARY)
    lists = [vocabulary["places"], *(vocabulary[kind] for kind in ("site", "remote", "hybrid"))]
    return Phrases((word, "") for listed in lists for words in listed.values() for word in words)


@cache
def places() -> Phrases[str]:
    """The places with their normalised names."""
    return Phrases.of(load_vocabulary(_VOCABULARY)["places"])


@cache
def weekdays() -> Phrases[Weekday]:
    """The days of the week."""
    listed = load_vocabulary(_VOCABULARY)["weekdays"]
    return Phrases((word, Weekday(number)) for number, words in listed.items() for word in words)


@cache
def counted() -> Phrases[int]:
    """Words for a number of times: "twice"."""
    listed = load_vocabulary(_VOCABULARY)["counted"]
    return Phrases((word, number) for number, words in listed.items() for word in words)


@cache
def short_forms(kind: str) -> tuple[str, ...]:
    """The short forms of days or of the week."""
    return tuple(load_vocabulary(_VOCABULARY)[kind])


@cache
def weekday_letters() -> tuple[dict[str, Weekday], ...]:
    """The weekdays in two letters, one mapping for each language."""
    listed = load_vocabulary(_VOCABULARY)["weekday_letters"]
    return tuple({letters: Weekday(day) for letters, day in each.items()} for each in listed.values())
