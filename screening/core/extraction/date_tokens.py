"""A text in, the tokens that dates are made of out: numbers, month names, words of time, marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from screening.core.phrases import fold
from screening.core.vocabulary import load_vocabulary

VOCABULARY = Path(__file__).parent / "vocabulary" / "dates.yaml"
_TOKEN = re.compile(
    r"(?P<number>\d+)|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*)|(?P<wall>\t|\n[ \r]*\n\s*)|(?P<mark>[^\w\s]|_)"
)
_DASHES = frozenset(
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212~\u2192\u21d2\u279c\u279d\u2794\u25ba\u25b6\u203a\u2799\u27a4>=\u21a6\u27f6\uf0e0\u00bb\u2500\u2026"
)
_MISREAD_YEAR = re.compile(r"(?<![^\W_])(?=[\dOolI|]{0,3}\d[\dOolI|]{0,2}\d)[12lI][\dOolI|]{3}(?![^\W_])")  # "2O14"
_MISREAD = str.maketrans("OolI|", "00111")
_RUN_ON = re.compile(r"(?<=[a-zà-ÿ])[A-ZÀ-Þ][a-zà-ÿ]{2,8}(?![^\W\d_])")
_MOST_WORDS = 8  # "t.e.m." is six

Words = tuple[str, ...]
Raw = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A number, word, mark or wall (tab, empty line) at [start, end). `meanings`: what a word may be in a date."""

    kind: str
    text: str
    start: int
    end: int
    meanings: dict[str, int]

    @property
    def number(self) -> int:
        """The value of a number of at most four digits, else -1."""
        return int(self.text) if self.kind == "number" and len(self.text) <= 4 else -1  # noqa: PLR2004


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of the text in order. Words that make one meaning together ("tot en met") are one token."""
    text = _MISREAD_YEAR.sub(_digits, text)
    raw = [(match.lastgroup or "", fold(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    if _RUN_ON.search(text):
        raw = [piece for each in raw for piece in _without_run_on(text, each)]
    lexicon, most = _lexicon(), _first_words()
    tokens: list[Token] = []
    i = 0
    while i < len(raw):
        kind, word, start, end = raw[i]
        length = _phrase_length(raw, i, lexicon, most.get(word, 0)) if kind in {"word", "mark"} else 0
        if length:
            meanings = lexicon[tuple(each[1] for each in raw[i : i + length])]
            tokens.append(Token("word", word, start, raw[i + length - 1][3], meanings))
        else:
            tokens.append(Token("dash" if kind == "mark" and word in _DASHES else kind, word, start, end, {}))
        i += max(length, 1)
    return tuple(tokens)


def _without_run_on(text: str, raw: Raw) -> list[Raw]:
    """A word that a month is set against, in two: columns that touch are read as "BrusselsSept 2017"."""
    kind, _, start, end = raw
    cut = _RUN_ON.search(text, start, end) if kind == "word" else None
    if not cut or "month" not in _lexicon().get((fold(text[cut.start() : end]),), {}):
        return [raw]
    at = cut.start()
    return [(kind, fold(text[start:at]), start, at), (kind, fold(text[at:end]), at, end)]


def _digits(match: re.Match[str]) -> str:
    return match.group().translate(_MISREAD)


def _phrase_length(raw: list[Raw], i: int, lexicon: dict[Words, dict[str, int]], most: int) -> int:
    for length in range(min(most, len(raw) - i), 0, -1):
        if tuple(each[1] for each in raw[i : i + length]) in lexicon:
            return length
    return 0


@cache
def _first_words() -> dict[str, int]:
    """How many words the longest phrase has that begins with this word."""
    longest: dict[str, int] = {}
    for words in _lexicon():
        longest[words[0]] = min(max(longest.get(words[0], 0), len(words)), _MOST_WORDS)
    return longest


@cache
def _lexicon() -> dict[Words, dict[str, int]]:
    """All words and phrases of time, each with its meanings: {"month": 9}, {"to": 1, "of": 1}."""
    lexicon: dict[Words, dict[str, int]] = {}
    for phrase, meaning, value in _entries(load_vocabulary(VOCABULARY)):
        words = tuple(fold(match.group()) for match in _TOKEN.finditer(phrase))
        lexicon.setdefault(words, {})[meaning] = value
    return lexicon


def _entries(vocabulary: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Each phrase with one meaning and the value that it has there."""
    yield from ((name, "month", month) for month, name in _month_names(tuple(vocabulary["languages"])))
    for meaning, key in (("month", "months"), ("season", "seasons"), ("ordinal", "ordinals"), ("part", "parts")):
        yield from ((name, meaning, value) for value, names in vocabulary[key].items() for name in names)
    for meaning in _LISTS:
        yield from ((name, meaning, 1) for name in vocabulary[meaning])
    yield from ((name, "cardinal", value) for name, value in vocabulary["numbers"].items())


_LISTS = (
    "many_seasons", "quarters", "halves", "ordinal_endings", "to", "to_after_between", "between", "since", "from",
    "now", "open_after", "fillers", "years", "months_long", "at_least",
)  # fmt: skip


def _month_names(languages: tuple[str, ...]) -> list[tuple[int, str]]:
    """The month names of CLDR, long and short, as used alone and in a date, without their point."""
    from babel.dates import get_month_names  # at first use, for most processes read nothing

    return [
        (month, name.rstrip("."))
        for language in languages
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for month, name in get_month_names(width, context, language).items()
    ]
