"""The vocabulary of work as phrase lists: titles, organisations, kinds of engagement, labels of forms."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from screening.core.extraction.rows import Row
from screening.core.phrases import Phrases
from screening.core.vocabulary import load_vocabulary

_LABELLED = re.compile(r"([^\W\d_][^:\t\n]{1,40}?)\s?:\s+(?=\S)")
VOCABULARY = Path(__file__).parent / "vocabulary" / "work.yaml"


@cache
def phrases(name: str) -> Phrases[str]:
    """The list `name` of the vocabulary of work in all its languages; the value of each phrase is the language."""
    return Phrases.of(load_vocabulary(VOCABULARY)[name])


@cache
def engagements() -> Phrases[str]:
    """The words of engagements that are no ordinary work; the value of each is the kind."""
    kinds: Mapping[str, Mapping[str, Iterable[str]]] = load_vocabulary(VOCABULARY)["engagements"]
    return Phrases((phrase, kind) for kind, lists in kinds.items() for words in lists.values() for phrase in words)


@cache
def labels() -> Phrases[str]:
    """The labels of forms; the value of each is what stands beside it: period, role, employer, description."""
    return Phrases.of(load_vocabulary(VOCABULARY)["labels"])


@cache
def projects() -> Phrases[bool]:
    """The words of projects and of responsibilities inside a position."""
    return _flags("projects")


@cache
def degree_titles() -> Phrases[bool]:
    """The titles that are degrees as well as jobs."""
    return _flags("degree_titles")


@cache
def schools() -> Phrases[bool]:
    """The words of schools and universities."""
    return _flags("schools")


def _flags(name: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load_vocabulary(VOCABULARY)[name])


def label_of(row: Row) -> tuple[str, int] | None:
    """What stands in a row of a form ("role", "employer", ...) and where its value begins, by its first cell or words.

    Both "Functie" in a cell of its own and "Functie: ..." are labels.
    """
    if len(row.cells) > 1:
        kind = labels().match(row.cells[0].text)
        return (kind, row.cells[1].start) if kind else None
    match = _LABELLED.match(row.text)
    kind = labels().match(match.group(1)) if match else None
    return (kind, row.start + match.end()) if kind and match else None


def names_title(text: str) -> bool:
    """Whether the words of a job title stand in the text."""
    return bool(phrases("titles").find(text))


def names_organisation(text: str) -> bool:
    """Whether a legal form or the words of an organisation stand in the text."""
    return bool(phrases("organisations").find(text))
