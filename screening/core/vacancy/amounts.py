"""A sentence in, the numbers of years that it states out: "5 à 7 ans", "15+ years", "vijfjarige", "18 months"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from screening.core.extraction.numerals import Number
from screening.core.phrases import Phrases
from screening.core.vacancy.lexicon import find, has, phrases, vocabulary
from screening.core.vacancy.numbers import numbers_in

_MONTHS = "months"
_GLUED = re.compile(
    r"(?<![\w.,/:])(?P<least>\d{1,2})(?:\s?[-–à/]\s?(?P<most>\d{1,2}))?\s?(?:[jy]|jr|yr|yrs)\b\.?", re.IGNORECASE
)
_SLASHED = re.compile(r"(?<![\w.,/:])(?P<least>\d{1,2})\s?/\s?(?P<most>\d{1,2})(?=\s*\+?\s*[^\W\d])")
_REPEATED = re.compile(r"\(\s*(?:\d{1,2}|[^\W\d_]+(?:-[^\W\d_]+)?)\s*\)")  # "five (5) years"
_UNIT_REACH = 34  # characters between a number and its unit
_LEAD = 40  # characters before a number in which "of which" stands
_MOST_AHEAD = 8  # words between "eight years in software engineering" and "three or more in"
_BEFORE = 12  # characters before the first end of a range in which "between" stands


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of years at [start, end) of the sentence. `upper`: the other end of a range. `in_months`: as stated.

    `goes_on`: it shares the unit of the number before it.
    """

    start: int
    end: int
    least: float
    upper: float | None = None
    article: bool = False
    in_months: bool = False
    goes_on: bool = False


def find_years(text: str) -> tuple[Amount, ...]:
    """The numbers of years, in order, without regard to what they are years of."""
    found = [*_special(text), *_glued(text), *_counted(text)]
    kept: list[Amount] = []
    for amount in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    joined = list(_joined(text, kept))
    return tuple(sorted((*joined, *_elliptic(text, joined)), key=lambda each: each.start))


def _elliptic(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """The 3 of "6 years of experience, of which at least 3 with Azure"."""
    if not amounts:
        return
    for number in numbers_in(text):
        if number.start < amounts[0].end or number.article or any(a.start <= number.start < a.end for a in amounts):
            continue
        if _REPEATED.match(text, number.start - 1):  # the (5) of "five (5)"
            continue
        before = max(a.end for a in amounts if a.end <= number.start)
        if _leads_to(text[before : number.start], text[number.end :]):
            upper = number.most if number.most > number.least else None
            yield Amount(number.start, number.end, number.least, upper, goes_on=True)


def _leads_to(between: str, after: str) -> bool:
    """Whether a bare number is one of years: "of which 3 in", "and three or more in"."""
    more = next((each.end for each in find("amounts", "fillers", after[:_LEAD]) if not after[: each.start].strip()), 0)
    if more and not re.search(r"[.;,]", between):
        joint = has("amounts", "also", between) and len(between.split()) <= _MOST_AHEAD
        return joint and _is_said_of_work(after[more:])
    if _is_of_them(between, after):
        return True
    return _is_part_of(between) and _is_said_of_work(after)


def _is_of_them(between: str, after: str) -> bool:
    """Whether "of which" follows right after the number, in the sentence of the number before it."""
    first = next(iter(find("amounts", "of_them", after[:_LEAD])), None)
    adjoins = first is not None and not any(map(str.isalnum, _REPEATED.sub("", after[: first.start])))
    return adjoins and not re.search(r"[.;]\s", between)


def _is_part_of(between: str) -> bool:
    """Whether "of which" or "at least" leads to the number, in the same sentence."""
    lead = between[-_LEAD:]
    for each in reversed(find("amounts", "recent", lead)):
        if not any(map(str.isalnum, lead[each.end :])):
            lead = lead[: each.start]
    found = phrases("amounts", "of_which", "with", "least").longest(lead)
    return bool(found) and not any(map(str.isalnum, lead[found[-1].end :])) and not re.search(r"[.;]\s", between)


def _is_said_of_work(after: str) -> bool:
    return any(not any(map(str.isalnum, after[: each.start])) for each in find("amounts", "said_of_work", after[:40]))


def _special(text: str) -> Iterator[Amount]:
    """Words that are a number of years of their own: "anderhalf jaar", "a decade"."""
    for each in _fixed().longest(text):
        yield Amount(each.start, each.end, each.value)


def _glued(text: str) -> Iterator[Amount]:
    for match in _GLUED.finditer(text):
        upper = float(match["most"]) if match["most"] else None
        yield Amount(match.start(), match.end(), float(match["least"]), upper)


def _counted(text: str) -> Iterator[Amount]:
    for number in (*numbers_in(text), *_slashed(text)):
        after = text[number.end : number.end + _UNIT_REACH]
        for unit in _units().find(after):
            if _is_between(after[: unit.start]):
                yield _amount(text, number, number.end + unit.end, unit.value)
                break


def _slashed(text: str) -> Iterator[Number]:
    for match in _SLASHED.finditer(text):
        yield Number(match.start(), match.end(), float(match["least"]), float(match["most"]))


def _amount(text: str, number: Number, end: int, unit: str) -> Amount:
    factor = 12 if unit == _MONTHS else 1
    upper = round(number.most / factor, 2) if number.most > number.least else None
    least = round(number.least / factor, 2)
    start = number.start
    if upper is None and (lower := _lower_end(text, number)):
        least, upper, start = round(lower.least / factor, 2), least, lower.start
    return Amount(start, end, least, upper, number.article, unit == _MONTHS)


def _lower_end(text: str, number: Number) -> Number | None:
    """The 3 of "between 3 and 5 years"."""
    for before, each in pairwise(numbers_in(text)):
        if each == number and before.most < number.least:
            between = text[before.end : number.start].strip().lower()
            ahead = text[max(0, before.start - _BEFORE) : before.start]
            if between in vocabulary("amounts")["and"] and has("amounts", "between", ahead):
                return before
            if phrases("amounts", "and_most").match(between):  # "minimaal 3 en maximaal 5 jaar"
                return before
    return None


def _is_between(words: str) -> bool:
    """Whether nothing but "or more", "(5)", "full" and the like parts a number and its unit."""
    words = _REPEATED.sub(" ", words)
    for each in reversed(find("amounts", "fillers", words)):
        words = words[: each.start] + words[each.end :]
    return not words.strip(" +-\u2011\u2010>\u00a0")


def _joined(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """The amounts, two that are the ends of one range ("3 years to 5 years") as one."""
    held: Amount | None = None
    for amount in amounts:
        if held and held.upper is None and held.least < amount.least and _is_range(text[held.end : amount.start]):
            held = replace(held, end=amount.end, upper=amount.least)
            continue
        if held:
            yield held
        held = amount
    if held:
        yield held


def _is_range(between: str) -> bool:
    return between.strip().lower() in vocabulary("amounts")["to"]


@cache
def _units() -> Phrases[str]:
    known = vocabulary("amounts")["units"]
    return Phrases((word, unit) for unit, words in known.items() for word in words)


@cache
def _fixed() -> Phrases[float]:
    known = vocabulary("amounts")["fixed"]
    return Phrases((phrase, float(value)) for value, listed in known.items() for phrase in listed)
