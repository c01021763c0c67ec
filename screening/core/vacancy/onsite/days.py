"""A statement about the place of work in, on how many days a week it is done on site out."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, zip_longest
from math import ceil, floor

from screening.core.extraction.numerals import Number
from screening.core.extraction.place import places_in
from screening.core.phrases import Found, Phrases, folded
from screening.core.terms import Weekday
from screening.core.vacancy.clauses import clause_around
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has, phrases, vocabulary
from screening.core.vacancy.numbers import numbers_in
from screening.core.vacancy.onsite.side import WORKING_DAYS, is_remote
from screening.core.vacancy.statements import Statement

_PLACED = frozenset({Part.ONSITE, Part.TELEWORK, Part.PRACTICAL, Part.PLACE})
_REACH = 32  # characters after "days" in which the week, or another period, is named
_TIGHT = 3  # characters between a number and what it counts
_PERCENT = re.compile(r"(?<!\d)(\d{2,3})\s?%")
_WHOLE = 100  # percent
_MOST_TO_UNIT = 3  # words between a number and "days"
_GLUED = re.compile(r"(?<![\w.,/])([1-5])\s?(?:[x×dj]|jrs?|dgn)(?=\s?(?:/|\b))", re.IGNORECASE)  # "2x", "3 d/week"

_OUT_OF = re.compile(r"\s(?:op|sur|out of|of the|van de)\s", re.IGNORECASE)  # "4 op 5 dagen"


def days_on_site(statement: Statement, named: tuple[Weekday, ...]) -> int | None:
    """Days on site a week, None where no number is stated; `named` are the weekdays that it names."""
    return _with_others(statement, named, _days(statement))


def _with_others(statement: Statement, named: tuple[Weekday, ...], days: int | None) -> int | None:
    """The number of days where named ones stand beside others: "Mondays and one other day", "and a third day"."""
    text = statement.text
    ordinal = next(iter(_ordinal_days().longest(text)), None)
    if named and ordinal:
        return ordinal.value
    others = next(iter(find("onsite", "other_days", text)), None)
    if named and others and not is_remote(statement, others.start, others.end):
        counted = [int(each.least) for each in numbers_in(text[: others.start + 1]) if others.start - each.end < _TIGHT]
        return max(days or 0, min(len(named) + (counted[-1] if counted else 1), WORKING_DAYS))
    return days


@cache
def _ordinal_days() -> Phrases[int]:
    known = vocabulary("onsite")["ordinal_days"]
    return Phrases((phrase, int(value)) for value, listed in known.items() for phrase in listed)


def _days(statement: Statement) -> int | None:
    """Days on site: the stated number, else five less those of telework."""
    counted = [*_counted_days(statement), *_percentages(statement)]
    here = [days for days, remote in counted if not remote]
    away = [days for days, remote in counted if remote]
    if here:
        return min(sum(here), WORKING_DAYS) if _is_shared(statement.text) else here[0]
    return WORKING_DAYS - max(away) if away else None


def _is_shared(text: str) -> bool:
    """Whether the days are shared between places: "two days a week in Ghent and one day a week in Bruges"."""
    weeks = find("onsite", "per_week", text)
    return any(
        any(one.end <= place.start < other.start for place in places_in(text))
        and has("onsite", "shared", text[one.end : other.start])
        for one, other in pairwise(weeks)
    )


def _counted_days(statement: Statement) -> Iterator[tuple[int, bool]]:
    """Each stated number of days a week, and whether they are days away."""
    for start, end, days in (*_out_of_five(statement.text), *_numbers(statement), *_times(statement.text)):
        yield days, is_remote(statement, start, end)


def _out_of_five(text: str) -> Iterator[tuple[int, int, int]]:
    """The 4 of "4 op 5 dagen"."""
    for number, week in pairwise(numbers_in(text)):
        if week.least == WORKING_DAYS and _OUT_OF.fullmatch(text, number.end, week.start):
            yield number.start, week.end, int(number.least)


def _numbers(statement: Statement) -> Iterator[tuple[int, int, int]]:
    """Numbers with a word for days behind them; of "up to" the most, of a range the least."""
    text = statement.text
    numbers = numbers_in(text)
    for number, following in zip_longest(numbers, numbers[1:]):
        unit = next((each for each in find("onsite", "day_words", text) if each.start >= number.end), None)
        if unit is None or (following and following.end <= unit.start):
            continue  # the "a" of "a minimum of three days"
        if number.most <= WORKING_DAYS and _is_days(statement, number, unit):
            up_to = is_remote(statement, number.start, unit.end) and has("onsite", "up_to", text)
            yield number.start, unit.end, int(number.most if up_to else number.least)


def _times(text: str) -> Iterator[tuple[int, int, int]]:
    """How often a week: "twice a week", "2x per week", "3 d/week"."""
    named = ((each.start, each.end, each.value) for each in _counted().longest(text))
    glued = ((each.start(), each.end(), int(each[1])) for each in _GLUED.finditer(text))
    for start, end, days in (*named, *glued):
        if days <= WORKING_DAYS and has("onsite", "per_week", text[end : end + _REACH]):
            yield start, end, days


def _is_days(statement: Statement, number: Number, unit: Found[str]) -> bool:
    text = statement.text
    between = text[number.end : unit.start]
    elsewhere = has("onsite", "elsewhere", text[max(0, number.start - _REACH) : number.start])
    return not elsewhere and _touches(between) and _is_of_week(statement, unit, article=number.article)


@cache
def _counted() -> Phrases[int]:
    known = vocabulary("onsite")["counted"]
    return Phrases((phrase, int(value)) for value, listed in known.items() for phrase in listed)


def _touches(between: str) -> bool:
    words = [word for word in folded(between).words if word[0].isalpha()]
    return len(words) <= _MOST_TO_UNIT and not re.search(r"[,;.:\n\t\d]", between)


def _is_of_week(statement: Statement, unit: Found[str], *, article: bool) -> bool:
    text = statement.text
    after = text[unit.end : unit.end + _REACH]
    period = next(iter(phrases("onsite", "per_week", "other_period").longest(after)), None)
    first, _ = clause_around(text, unit.start, unit.end)
    other_days = has("onsite", "no_days", text[first : unit.end + _REACH])
    if other_days or (period and period.value == "other_period"):
        return False
    if article:
        return has("onsite", "per_week", after)
    if has("onsite", "per_week", text) or has("onsite", "place_days", text[unit.start : unit.end]):
        return True
    return statement.part in _PLACED or _is_near_place(text, unit)


def _is_near_place(text: str, unit: Found[str]) -> bool:
    first, last = clause_around(text, unit.start, unit.end)
    words = text[first:last]
    return any(has("onsite", kind, words) for kind in ("here", "remote")) or bool(places_in(words))


def _percentages(statement: Statement) -> Iterator[tuple[int, bool]]:
    """Shares of the week, whole days of it: half a week on site is three there, half a week away is two away."""
    text = statement.text
    for start, end, share in _shares(text):
        first, last = clause_around(text, start, end)
        if share <= _WHOLE and any(has("onsite", kind, text[first:last]) for kind in ("here", "remote")):
            remote = is_remote(statement, start, end)
            days = share * WORKING_DAYS / 100
            yield (floor(days) if remote else ceil(days)), remote


def _shares(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a share of the time stands, and how many percent it is."""
    yield from ((match.start(), match.end(), int(match[1])) for match in _PERCENT.finditer(text))
    yield from ((each.start, each.end, 50) for each in find("onsite", "half", text))
