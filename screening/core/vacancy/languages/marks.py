"""A sentence about languages in, the marks that its rule is read from out: names, levels, "the other", "a plus"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from screening.core.extraction.languages.lexicon import short_names
from screening.core.extraction.languages.tokens import Name, Reading, Sort, tokens_of
from screening.core.phrases import Found, Phrases
from screening.core.terms import Level
from screening.core.vacancy.lexicon import find, phrases, vocabulary

_SHORT = re.compile(r"(?<!\w)[A-Z]{2,3}(?!\w)")
_NUMBERED = re.compile(r"[ -]?\d")  # "EN 1992" is a standard
_WORD_AFTER = re.compile(r"[ ](?![ABC][12]\b)([^\W\d_][\w'-]*)")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)['\u2019 ]\s*$")


class Kind(Enum):
    NAME = "name"
    LEVEL = "level"
    NOTHING = "nothing"  # words that look like a level and are none
    OTHER = "other"  # "the other language"
    ONE_OF = "one_of"  # "one of both"
    TWO_OF = "two_of"  # "at least two of"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at [start, end) of the sentence that a rule is made of. `exact` levels are codes of the CEFR.

    `language` holds several codes joined by "+" where one name is that of several: "both national languages".
    """

    start: int
    end: int
    kind: Kind
    language: str = ""
    level: Level = Level.A1
    exact: bool = False
    bilingual: bool = False


def marks_of(text: str, language: str) -> tuple[Mark, ...]:
    """The marks in order. `language` is that of the advertisement: it decides which names are mere adjectives."""
    kept: list[Mark] = []
    tokens = tuple(_tokens(text, language))
    bilingual = (mark for mark in tokens if mark.bilingual)  # before the "parfaitement" of "parfaitement bilingue"
    listed = (*_phrases_of(text), *_adjectives(text), *bilingual, *_own_levels(text), *tokens, *_short(text))
    for mark in listed:
        if all(mark.end <= each.start or mark.start >= each.end for each in kept):
            kept.append(mark)
    return tuple(sorted((mark for mark in kept if mark.kind is not Kind.NOTHING), key=lambda mark: mark.start))


def _phrases_of(text: str) -> Iterator[Mark]:
    for kind in (Kind.OTHER, Kind.TWO_OF, Kind.ONE_OF, Kind.NOTHING):
        yield from (Mark(each.start, each.end, kind) for each in find("languages", kind.value, text))


def _adjectives(text: str) -> Iterator[Mark]:
    """The names in "langue maternelle française" and "de Nederlandse taal"; "francophone" says a level too."""
    for each in _speakers().longest(text):
        yield Mark(each.start, each.end, Kind.NAME, each.value, Level.C1)
    for each in _together().longest(text):
        yield Mark(each.start, each.end, Kind.NAME, each.value)
    for each in _speaking().longest(text):
        if _is_said_of_somebody(text, each):
            yield Mark(each.start, each.end, Kind.NAME, each.value, Level.C1)
    if find("languages", "speech", text):
        for each in _adjective_names().longest(text):
            yield Mark(each.start, each.end, Kind.NAME, each.value)


def _is_said_of_somebody(text: str, word: Found[str]) -> bool:
    """Whether "francophone" stands alone, as of a candidate; "francophone clients" are others."""
    rest = text[word.end :].lstrip(" ")
    if not rest or not (rest[0].isalnum() or rest[0] == "-"):
        return True
    after = _WORD_AFTER.match(text, word.end)
    return after is not None and phrases("languages", "after_speaking").match(after[1]) is not None


def _own_levels(text: str) -> Iterator[Mark]:
    for each in _level_words().longest(text):
        yield Mark(each.start, each.end, Kind.LEVEL, level=each.value)


def _tokens(text: str, language: str) -> Iterator[Mark]:
    levels = vocabulary("languages")["levels"]
    for token in tokens_of(text):
        if isinstance(token, Name):
            if token.short or _stands_beside_level(text, token) or not _is_adjective(text, token, language):
                yield Mark(token.start, token.end, Kind.NAME, token.language)
        elif token.language:
            yield Mark(token.start, token.end, Kind.NAME, token.language, token.least)
        elif token.sort in {Sort.CODE, Sort.NATIVE, Sort.WORD}:
            yield from _level(token, levels)


def _level(token: Reading, levels: dict[str, str]) -> Iterator[Mark]:
    name = token.wording.name if token.wording else ""
    level = Level[levels[name]] if name in levels else token.least
    if name not in vocabulary("languages")["no_levels"]:
        yield Mark(
            token.start,
            token.end,
            Kind.LEVEL,
            level=level,
            exact=token.sort is Sort.CODE,
            bilingual=name == "bilingual",
        )


def _short(text: str) -> Iterator[Mark]:
    """Short forms that stand free ("FR of NL")."""
    taken = vocabulary("languages")["short"]
    for match in _SHORT.finditer(text):
        if match.group() in taken and not _NUMBERED.match(text, match.end()):
            yield Mark(match.start(), match.end(), Kind.NAME, short_names()[match.group()])


def _stands_beside_level(text: str, name: Name) -> bool:
    """Whether a word for a level stands right before or after the name."""
    levels = [(each.start, each.end) for each in _own_levels(text)]
    levels += [(each.start, each.end) for each in tokens_of(text) if isinstance(each, Reading)]
    return any(text[end : name.start] == " " or text[name.end : start] == " " for start, end in levels)


def _is_adjective(text: str, name: Name, language: str) -> bool:
    """Whether the name of a language is said of a thing: "Dutch law", "droit français"."""
    if language == "en" and phrases("languages", "english_names").match(text[name.start : name.end]):
        after = _WORD_AFTER.match(text, name.end)
        return after is not None and phrases("languages", "after_name").match(after[1]) is None
    is_french = language == "fr" and text[name.start].islower()
    before = _WORD_BEFORE.search(text, 0, name.start) if is_french else None
    return before is not None and phrases("languages", "before_name").match(before[1]) is None


@cache
def _speakers() -> Phrases[str]:
    return Phrases((name, code) for code, listed in vocabulary("languages")["speakers"].items() for name in listed)


@cache
def _together() -> Phrases[str]:
    return Phrases((name, codes) for codes, listed in vocabulary("languages")["together"].items() for name in listed)


@cache
def _speaking() -> Phrases[str]:
    return Phrases((name, code) for code, listed in vocabulary("languages")["speaking"].items() for name in listed)


@cache
def _adjective_names() -> Phrases[str]:
    return Phrases((name, code) for code, listed in vocabulary("languages")["adjectives"].items() for name in listed)


@cache
def _level_words() -> Phrases[Level]:
    known = vocabulary("languages")["level_words"]
    return Phrases(
        (word, Level[level]) for level, listed in known.items() for words in listed.values() for word in words
    )
