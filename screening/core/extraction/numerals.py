"""A text in, the numbers that stand there out, in digits or in words: "9", "zeven", "une douzaine", "6 à 8"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from screening.core.phrases import Phrases, fold
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "numerals.yaml"
_DIGITS = re.compile(r"(?<![\w.,/:])\d{1,3}(?:[.,]5)?(?![\w/]|[.,:]\d)|(?<![\w.,/:])\d{1,2}(?=[x×h]\b)")
_DASH = re.compile(r"\s?(?:[-–—/]|->)\s?")
_ARTICLE = "article"
_STRESSED = frozenset({"één"})  # never the article
_RANGE_REACH = 8  # characters between the two ends of a range


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end) of the text; `least` and `most` differ in a range. `article`: the word may be "a"."""

    start: int
    end: int
    least: float
    most: float
    article: bool = False


@lru_cache(maxsize=256)
def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers up to 999 in order, ranges as one. A number inside a date, a time, an amount or a name is none."""
    numbers: list[Number] = []
    for number in sorted({*_in_digits(text), *_in_words(text)}, key=lambda each: (each.start, -each.end)):
        last = numbers[-1] if numbers else None
        if last and number.start < last.end:
            continue
        if (
            last
            and not last.article
            and not number.article
            and last.most < number.least
            and _to(text, last.end, number.start)
        ):
            numbers[-1] = Number(last.start, number.end, last.least, number.most)
        else:
            numbers.append(number)
    return tuple(numbers)


def is_number_word(word: str) -> bool:
    """Whether the word is a number by itself: "zeven"; "een" and "un" are none."""
    return fold(word) in _single_words()


def _in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        value = float(match.group().replace(",", "."))
        yield Number(match.start(), match.end(), value, value)


def _in_words(text: str) -> Iterator[Number]:
    for found in _words().longest(text):
        value, kind = found.value
        word = text[found.start : found.end].lower()
        if kind != _ARTICLE or word != "à":  # the French preposition is no English "a"
            yield Number(found.start, found.end, value, value, kind == _ARTICLE and word not in _STRESSED)


def _to(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    if end - start > _RANGE_REACH or not between.strip():
        return False
    return bool(_DASH.fullmatch(between)) or _ranges().match(between) is not None


@cache
def _single_words() -> frozenset[str]:
    languages = load_vocabulary(_VOCABULARY).values()
    return frozenset(
        fold(word)
        for language in languages
        for kind in ("units", "teens", "tens", "collective")
        for word in language[kind]
    )


@cache
def _words() -> Phrases[tuple[int, str]]:
    """All number words up to ninety-nine."""
    pairs: list[tuple[str, tuple[int, str]]] = []
    for language in load_vocabulary(_VOCABULARY).values():
        for kind in ("units", "teens", "tens", "collective"):
            pairs += [(word, (value, "")) for word, value in language[kind].items()]
        pairs += [(word, (value, _ARTICLE)) for word, value in language["articles"].items()]
        pairs += [
            (pattern.format(unit=unit, ten=ten), (high + low, ""))
            for pattern in language["composed"]
            for ten, high in language["tens"].items()
            for unit, low in language["units"].items()
        ]
    return Phrases(pairs)


@cache
def _ranges() -> Phrases[str]:
    listed = (language["range"] for language in load_vocabulary(_VOCABULARY).values())
    return Phrases((word, "range") for words in listed for word in words)
