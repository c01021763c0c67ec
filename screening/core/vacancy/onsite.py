"""The statements of an advertisement in, where and on how many days a week the work is done on site out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest
from math import ceil, floor

from screening.core.extraction.numerals import Number
from screening.core.extraction.onsite.lexicon import weekdays
from screening.core.extraction.place import places_in
from screening.core.phrases import Found, Phrases, folded
from screening.core.terms import Weekday
from screening.core.vacancy.clauses import clause_around, trimmed
from screening.core.vacancy.gates import is_gate
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has, phrases, vocabulary
from screening.core.vacancy.numbers import numbers_in
from screening.core.vacancy.onsite_whole import is_always_away, is_daily_here, is_never_away
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import OnsiteAsked, Range

_WORKING_DAYS = 5
_PLACED = frozenset({Part.ONSITE, Part.TELEWORK, Part.PRACTICAL, Part.PLACE})
_NEVER_HERE = frozenset({Part.APPLICATION, Part.CONTRACT, Part.LANGUAGES})
_OF_OTHERS = frozenset({Part.COMPANY, Part.TASKS})  # "every day" and "in Ghent" are said of more there
_SHORT_DAY = 4  # letters; a shorter form ("do", "mar") is taken for no day
_REACH = 32  # characters after "days" in which the week, or another period, is named
_OF_PLACE = ("here", "remote", "hybrid", "remote_only", "always_here")
_TIGHT = 3  # characters between a number and what it counts
_PERCENT = re.compile(r"(?<!\d)(\d{2,3})\s?%")
_HOURS = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])\s?(?:[:hu.]\s?\d{0,2}|uur|heures)\b(?!\s?(?:/|par|per|a)\s?\w)")
_GLUED = re.compile(
    r"(?<![\w.,/])([1-5])\s?(?:[x×dj]|jrs?|dgn)(?=\s?(?:/|\b))", re.IGNORECASE
)  # "2x per week", "3 d/week"
_LISTED = re.compile(r"[\s,/&+]*(?:en|et|and)?[\s,/&+]*", re.IGNORECASE)
_DATE = re.compile(r",?\s+\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one statement says: days on site (None: "hybrid"), weekdays on site; `weak`: days only by their names."""

    statement: Statement
    days: int | None
    weekdays: tuple[Weekday, ...]
    weak: bool = False


def find_onsite_asked(statements: Sequence[Statement], location: str) -> tuple[OnsiteAsked, ...]:
    """The rule about days on site, none where the advertisement states none; `location` where it names no place."""
    said = [each for statement in statements for each in _said(statement)]
    if not said:
        return ()
    main = _main(said)
    remote = main.days == 0
    days = main.days
    named = () if remote else tuple(sorted({day for each in said for day in each.weekdays}))
    start, end = trimmed(main.statement.text, 0, len(main.statement.text))
    quote = Range(main.statement.start + start, main.statement.start + end)
    place = "" if remote else _place(main.statement, location)
    return (OnsiteAsked(quote, is_gate(main.statement, start, end), place, days, named),)


def _main(said: list[_Said]) -> _Said:
    """The statement that tells most: a number of days, then named days, then "hybrid"."""
    numbered = [each for each in said if each.days is not None and not each.weak]
    return next(iter(numbered or [each for each in said if each.days is not None] or said))


def _place(statement: Statement, location: str) -> str:
    found = places_in(statement.text)
    return statement.text[found[0].start : found[0].end] if found else location


def _said(statement: Statement) -> Iterator[_Said]:
    text = statement.text
    if statement.part in _NEVER_HERE or not _is_about_place(statement) or has("onsite", "others", text):
        return
    if has("onsite", "remote_only", text):
        yield _Said(statement, 0, ())
        return
    named = tuple(sorted(_named_days(statement)))
    days = _with_others(statement, named, _days(statement))
    if days is None and named:
        yield _Said(statement, len(named), named, weak=True)
    elif days is not None:
        yield _Said(statement, days, named)
    elif is_always_away(text):
        yield _Said(statement, 0, ())
    elif _is_always_here(statement):
        excepted = len(weekdays().longest(text)) if has("onsite", "except", text) else 0
        yield _Said(statement, _WORKING_DAYS - min(excepted, _WORKING_DAYS), ())
    elif away := _days_away(statement):
        yield _Said(statement, _WORKING_DAYS - away, (), weak=True)
    elif has("onsite", "hybrid", text) and not has("onsite", "not_hybrid", text):
        yield _Said(statement, None, ())


def _is_always_here(statement: Statement) -> bool:
    """Whether all days are on site: no telework, "every day on site", "on site from Monday to Friday"."""
    text = statement.text
    if has("onsite", "no_remote", text) or has("onsite", "always_here", text) or is_never_away(text):
        return True
    if has("onsite", "remote", text) or has("onsite", "hybrid", text):
        return False
    if statement.part not in _OF_OTHERS | {Part.OFFER} and is_daily_here(text):
        return True
    whole_week = has("onsite", "whole_week", text) and has("onsite", "here", text) and not _HOURS.search(text)
    return whole_week or (statement.part is Part.PLACE and has("onsite", "plainly_here", text))


def _with_others(statement: Statement, named: tuple[Weekday, ...], days: int | None) -> int | None:
    """The number of days where named ones stand beside others: "Mondays and one other day", "and a third day"."""
    text = statement.text
    ordinal = next(iter(_ordinal_days().longest(text)), None)
    if named and ordinal:
        return ordinal.value
    others = next(iter(find("onsite", "other_days", text)), None)
    if named and others and not _is_remote(statement, others.start, others.end):
        counted = [int(each.least) for each in numbers_in(text[: others.start + 1]) if others.start - each.end < _TIGHT]
        return max(days or 0, min(len(named) + (counted[-1] if counted else 1), _WORKING_DAYS))
    return days


def _days_away(statement: Statement) -> int:
    """How many weekdays are named as days at home, 0 where some other day is named too: "telework on Mondays"."""
    text = statement.text
    named = [each for each in weekdays().longest(text) if len(each.phrase) > _SHORT_DAY and each.value < _WORKING_DAYS]
    if has("onsite", "except", text) or _is_roster(text):
        return 0
    listed = _listed(text, named)
    away = all(_is_remote(statement, day.start, day.end) for day in (listed.get(each, each) for each in named))
    return len({each.value for each in named}) if away else 0


def _is_about_place(statement: Statement) -> bool:
    if statement.part in {Part.ONSITE, Part.TELEWORK}:
        return True
    if statement.part is Part.TASKS and not has("onsite", "remote", statement.text):
        return False
    if has("onsite", "fixed", statement.text) and weekdays().longest(statement.text):
        return True
    if _is_work_in_place(statement):
        return True
    return any(has("onsite", kind, statement.text) for kind in _OF_PLACE)


def _is_work_in_place(statement: Statement) -> bool:
    """Whether days of work a week are said of a place: "three days a week in Brussels"; part-time work is not."""
    text = statement.text
    if statement.part in _OF_OTHERS or has("onsite", "part_time", text):
        return False
    return has("onsite", "per_week", text) and bool(places_in(text))


def _days(statement: Statement) -> int | None:
    """Days on site: the stated number, else five less those of telework."""
    counted = [*_counted_days(statement), *_percentages(statement)]
    here = [days for days, remote in counted if not remote]
    away = [days for days, remote in counted if remote]
    if here:
        return min(sum(here), _WORKING_DAYS) if _is_shared(statement.text) else here[0]
    return _WORKING_DAYS - max(away) if away else None


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
    text = statement.text
    numbers = numbers_in(text)
    for number, following in zip_longest(numbers, numbers[1:]):
        unit = next((each for each in find("onsite", "day_words", text) if each.start >= number.end), None)
        if unit and following and following.end <= unit.start:
            continue  # the "a" of "a minimum of three days"
        if unit and number.most <= _WORKING_DAYS and _is_days(statement, number, unit):
            remote = _is_remote(statement, number.start, unit.end)
            yield int(number.most if remote and has("onsite", "up_to", text) else number.least), remote
    for times in _times(text):
        if has("onsite", "per_week", text[times.end : times.end + _REACH]):
            yield times.value, _is_remote(statement, times.start, times.end)
    for glued in _GLUED.finditer(text):
        if int(glued[1]) <= _WORKING_DAYS and has("onsite", "per_week", text[glued.end() : glued.end() + _REACH]):
            yield int(glued[1]), _is_remote(statement, glued.start(), glued.end())


def _is_days(statement: Statement, number: Number, unit: Found[str]) -> bool:
    text = statement.text
    between = text[number.end : unit.start]
    elsewhere = has("onsite", "elsewhere", text[max(0, number.start - _REACH) : number.start])
    return not elsewhere and _touches(between) and _is_of_week(statement, unit, article=number.article)


def _times(text: str) -> Iterator[Found[int]]:
    yield from _counted().longest(text)


@cache
def _ordinal_days() -> Phrases[int]:
    known = vocabulary("onsite")["ordinal_days"]
    return Phrases((phrase, int(value)) for value, listed in known.items() for phrase in listed)


@cache
def _counted() -> Phrases[int]:
    known = vocabulary("onsite")["counted"]
    return Phrases((phrase, int(value)) for value, listed in known.items() for phrase in listed)


def _touches(between: str) -> bool:
    words = [word for word in folded(between).words if word[0].isalpha()]
    return len(words) <= 3 and not re.search(r"[,;.:\n\t\d]", between)  # noqa: PLR2004


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
        if share <= 100 and any(has("onsite", kind, text[first:last]) for kind in ("here", "remote")):  # noqa: PLR2004
            remote = _is_remote(statement, start, end)
            days = share * _WORKING_DAYS / 100
            yield (floor(days) if remote else ceil(days)), remote


def _shares(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a share of the time stands, and how many percent it is."""
    yield from ((match.start(), match.end(), int(match[1])) for match in _PERCENT.finditer(text))
    yield from ((each.start, each.end, 50) for each in find("onsite", "half", text))


def _is_remote(statement: Statement, start: int, end: int) -> bool:
    """Whether days are days away: the nearest word of place in the clause, else in the sentence, else the label."""
    text = statement.text
    first, last = clause_around(text, start, end)
    labelled = statement.part is Part.TELEWORK
    for a, b in ((first, last),) if labelled and not statement.goes_on else ((first, last), (0, len(text))):
        piece = text[a:b]
        away = [_distance(each, start - a, end - a) for each in find("onsite", "remote", piece)]
        here = [_distance(each, start - a, end - a) for each in (*find("onsite", "here", piece), *places_in(piece))]
        if away or here:
            return min(away, default=len(text)) < min(here, default=len(text))
    return labelled


def _distance(found: Found[str], start: int, end: int) -> int:
    return max(found.start - end, start - found.end, 0)


def _named_days(statement: Statement) -> set[Weekday]:
    """The weekdays that are named as days on site; those at home, of a closed office or of a roster are not."""
    text = statement.text
    days: set[Weekday] = set()
    named = weekdays().longest(text)
    listed = _listed(text, named)
    for each in named:
        short = len(each.phrase) <= _SHORT_DAY and each not in listed
        if short or _DATE.match(text, each.end) or each.value >= _WORKING_DAYS:
            continue
        if _is_here(statement, listed.get(each, each)):
            days.add(each.value)
    return set() if len(days) >= _WORKING_DAYS or _is_roster(text) else days


def _listed(text: str, named: Sequence[Found[Weekday]]) -> dict[Found[Weekday], Found[Weekday]]:
    """The days that stand in a list of several, each with the first of its list, beside which it is said where.

    In a list a short form, "Tue" or "do", can be nothing else.
    """
    first: dict[Found[Weekday], Found[Weekday]] = {}
    for a, b in pairwise(named):
        if _LISTED.fullmatch(text, a.end, b.start):
            first[b] = first.setdefault(a, a)
    return first


def _is_roster(text: str) -> bool:
    """Whether the days are opening or working hours: "Monday to Friday", "from 9:00"."""
    named = [each for each in weekdays().longest(text) if len(each.phrase) > _SHORT_DAY]
    ranges = any(
        has("onsite", "to", text[a.end : b.start]) and len(text[a.end : b.start]) < 8  # noqa: PLR2004
        for a, b in pairwise(named)
    )
    return ranges or bool(_HOURS.search(text))


def _is_here(statement: Statement, day: Found[Weekday]) -> bool:
    """Whether the day is one on site: named so, of work in a place, or excepted from telework."""
    text = statement.text
    first, last = clause_around(text, day.start, day.end)
    if has("onsite", "except", text[first:last]):
        return _is_excepted_from_home(statement, min(first, day.start))
    if _is_remote(statement, day.start, day.end):
        return False
    if has("onsite", "here", text) or has("onsite", "fixed", text):
        return True
    return statement.part is Part.ONSITE or _is_work_in_place(statement)


def _is_excepted_from_home(statement: Statement, position: int) -> bool:
    """Whether what stands before "except on ..." speaks of work at home."""
    ahead = statement.text[:position]
    cues = phrases("onsite", "remote", "here").longest(ahead)
    return cues[-1].value == "remote" if cues else statement.part is Part.TELEWORK
