"""A document with its facts and the names of its candidate in, the ranges out that tell who it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from screening.core.phrases import Phrases, fold
from screening.core.redaction.words import Range, vocabulary
from screening.core.terms import Document, Facts, Page, Span, Stated

HEAD_ROWS: Final = 30  # rows of the first page among which an age or a street is the candidate's
NEAR: Final = 12  # characters between an initial and the name it belongs to: "J. van der Meer"
LEAST_LETTERS: Final = 2  # of a part of a name; so short a one only with a capital
_ROW: Final = re.compile(r"[^\n]+")
_CELL: Final = re.compile(r"[^\t\n]+")
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AFTER_LABEL: Final = re.compile(r"\s*[:：°•|\t-]\s*(?=\S)|\s+(?=[\d+(])")
_SENTENCE: Final = re.compile(r"[^\n\t.|•·;]*(?:\d[./]\d[^\n\t|•·;]*)?")  # a point inside a date is no end


def person_spans(document: Document, facts: Facts, names: Iterable[str]) -> Iterator[Span]:
    """Where the name, the contact, the address, the birth and the like of the candidate stand."""
    yield from _of_facts(facts)
    parts = name_parts([*names, facts.name.value if facts.name else ""])
    for page in document.pages:
        for start, end in [*name_ranges(page.text, parts), *_labelled(page.text), *_at_head(page)]:
            yield Span(page.number, start, end)


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """The parts of the names, folded, without particles: {"lotte", "verhaegen"}."""
    parts = {fold(part) for name in names for part in _NAME.findall(name)}
    return frozenset(part for part in parts if len(part) >= LEAST_LETTERS and part not in _particles())


def name_ranges(text: str, parts: frozenset[str]) -> Iterator[Range]:
    """Each word of the text that is a part of a name, together with the particles between two of them."""
    words = list(_NAME.finditer(text))
    hidden = [_is_part(word.group(), parts) for word in words]
    for index, word in enumerate(words):
        if hidden[index] or _joins(words, hidden, index):
            yield word.span()


def _is_part(word: str, parts: frozenset[str]) -> bool:
    return fold(word) in parts and (len(word) > LEAST_LETTERS or word[0].isupper())


def _joins(words: Sequence[re.Match[str]], hidden: Sequence[bool], index: int) -> bool:
    """Whether a particle or an initial stands right before or after a part of the name."""
    word = fold(words[index].group())
    if word not in _particles() and len(word) > 1:
        return False
    following = next((place for place in range(index + 1, len(words)) if not _is_particle(words[place])), None)
    return following is not None and hidden[following] and words[following].start() - words[index].end() < NEAR


def _is_particle(word: re.Match[str]) -> bool:
    return fold(word.group()) in _particles()


def _of_facts(facts: Facts) -> Iterator[Span]:
    stated: list[Stated | None] = [facts.name, facts.email, facts.phone]
    for each in filter(None, stated):
        yield from each.evidence
    if facts.place:
        yield from facts.place.evidence


def _labelled(text: str) -> Iterator[Range]:
    """The rest of a row behind "date of birth:" and the like."""
    for row in _ROW.finditer(text):
        for label in _labels().longest(row.group()):
            gap = _AFTER_LABEL.match(row.group(), label.end)
            if gap:
                yield row.start() + gap.end(), row.end()
        yield from ((row.start() + start, row.start() + end) for start, end in _births(row.group()))


def _births(row: str) -> Iterator[Range]:
    """The sentence behind "born", where a digit stands in it: also a hospital is where people are born."""
    for match in _born().finditer(row):
        told = _SENTENCE.match(row, match.end())
        if told and any(map(str.isdigit, told.group())):
            yield match.start(), told.end()


def _at_head(page: Page) -> Iterator[Range]:
    """Ages and streets among the first rows of the first page."""
    if page.number != 1:
        return
    for number, row in enumerate(_ROW.finditer(page.text)):
        if number >= HEAD_ROWS:
            return
        for cell in _CELL.finditer(row.group()):
            start = row.start() + cell.start()
            yield from ((start + first, start + last) for first, last in _ages_and_streets(cell.group()))


def _ages_and_streets(cell: str) -> Iterator[Range]:
    for pattern in _patterns():
        yield from (match.span() for match in pattern.finditer(cell))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """An age that fills its cell or stands in parentheses; a street with its number, written in either order."""
    words = vocabulary()
    old = "|".join(map(re.escape, words["years_old"]))
    ends = "|".join(map(re.escape, words["street_endings"]))
    first = "|".join(map(re.escape, words["street_words"]))
    return (
        re.compile(rf"^\W*\d\d (?:{old})\W*$|\(\d\d (?:{old})\)", re.IGNORECASE),
        re.compile(r"(?<!\d)\d\d (?:jaar oud|years old|jahre alt)", re.IGNORECASE),
        re.compile(rf"\b[\w'’.-]*(?:{ends})\b[ ,]*\d{{1,4}}\w?(?:[ ,/]*(?:bus|bte|box)? ?\w{{1,4}}\b)?", re.IGNORECASE),
        re.compile(rf"(?:\d{{1,4}}\w?,? )?\b(?:{first}) [^\t\n,]{{2,40}}?,? \d{{1,4}}\w?\b", re.IGNORECASE),
        re.compile(rf"\b\d{{1,4}}\w?,? (?:{first}) [^\t\n,|•]{{2,40}}", re.IGNORECASE),
        re.compile(r"[^\t\n|·•–]*\d\w?[^\t\n|·•\d]{0,20}[ ,]+(?:[A-Z]{1,2}-)?[1-9]\d{3,4} [A-Z][\w'’ -]+"),
        re.compile(r"\b\d{1,4} [A-Z][\w'’ -]{2,30} (?:Street|Road|Lane|Avenue|Drive)\b"),
    )


@cache
def _born() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary()["births"]))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)


@cache
def _labels() -> Phrases[bool]:
    return Phrases((label, True) for label in vocabulary()["labels"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(fold, vocabulary()["particles"]))
