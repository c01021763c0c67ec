"""A text in, the lengths of time that stand there out: "6 weken", "drei Monate zum Quartalsende", "60 days"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from screening.core.extraction.numerals import find_numbers
from screening.core.phrases import Phrases, folded
from screening.core.terms import Duration
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "durations.yaml"
_MOST_BETWEEN = 1  # word between a number and its unit: "drie volle maanden"
_END_REACH = 40  # characters after a length in which the end of a month or quarter is named
_HALF_MONTH = 2  # weeks


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time at [start, end) of the text; of a range the longer one."""

    start: int
    end: int
    duration: Duration


def find_lengths(text: str) -> tuple[Length, ...]:
    """The lengths in weeks, months and days in order. Years are none: nobody gives a year's notice."""
    return tuple(_with_end(text, length) for length in _lengths(text))


def _lengths(text: str) -> Iterator[Length]:
    units = _units().longest(text)
    for number in find_numbers(text) if units else ():
        unit = next((unit for unit in units if unit.start >= number.end), None)
        if unit is None or not _close(text[number.end : unit.start]):
            continue
        yield Length(number.start, unit.end, _duration(unit.value, number.most))


def _close(between: str) -> bool:
    words = folded(between).words
    return len(words) <= _MOST_BETWEEN and all(word[:1].isalpha() or word in {"(", ")"} for word in words)


def _duration(unit: str, count: float) -> Duration:
    whole = int(count)
    if unit == "months":
        return Duration(months=whole, weeks=_HALF_MONTH if count > whole else 0)
    return Duration(weeks=whole) if unit == "weeks" else Duration(days=whole)


def _with_end(text: str, length: Length) -> Length:
    """The length with "to the end of the month" or "of the quarter" where these words follow it."""
    found = next(iter(_ends().longest(text[length.end : length.end + _END_REACH])), None)
    if found is None:
        return length
    month_end = found.value == "month_end"
    duration = replace(length.duration, to_month_end=month_end, to_quarter_end=not month_end)
    return Length(length.start, length.end + found.end, duration)


@cache
def _units() -> Phrases[str]:
    return _phrases("weeks", "months", "days")


@cache
def _ends() -> Phrases[str]:
    return _phrases("month_end", "quarter_end")


def _phrases(*kinds: str) -> Phrases[str]:
    known = load_vocabulary(_VOCABULARY)
    return Phrases((word, kind) for kind in kinds for words in known[kind].values() for word in words)
