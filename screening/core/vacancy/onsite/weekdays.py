"""A statement about the place of work in, the weekdays that it names as days on site, or as days at home, out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from screening.core.extraction.onsite.lexicon import weekdays
from screening.core.phrases import Found
from screening.core.terms import Weekday
from screening.core.vacancy.clauses import clause_around
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import has, phrases
from screening.core.vacancy.onsite.side import WORKING_DAYS, is_remote, is_work_in_place
from screening.core.vacancy.statements import Statement

HOURS = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])\s?(?:[:hu.]\s?\d{0,2}|uur|heures)\b(?!\s?(?:/|par|per|a)\s?\w)")
_SHORT_DAY = 4  # letters; a shorter form ("do", "mar") is taken for no day
_LISTED = re.compile(r"[\s,/&+]*(?:en|et|and)?[\s,/&+]*", re.IGNORECASE)
_DATE = re.compile(r",?\s+\d{1,2}\b")


def named_days(statement: Statement) -> set[Weekday]:
    """The weekdays that are named as days on site; those at home, of a closed office or of a roster are not."""
    text = statement.text
    days: set[Weekday] = set()
    named = weekdays().longest(text)
    listed = _listed(text, named)
    for each in named:
        short = len(each.phrase) <= _SHORT_DAY and each not in listed
        if short or _DATE.match(text, each.end) or each.value >= WORKING_DAYS:
            continue
        if _is_here(statement, listed.get(each, each)):
            days.add(each.value)
    return set() if len(days) >= WORKING_DAYS or is_roster(text) else days


def days_away(statement: Statement) -> int:
    """How many weekdays are named as days at home, 0 where some other day is named too: "telework on Mondays"."""
    text = statement.text
    named = [each for each in weekdays().longest(text) if len(each.phrase) > _SHORT_DAY and each.value < WORKING_DAYS]
    if has("onsite", "except", text) or is_roster(text):
        return 0
    listed = _listed(text, named)
    away = all(is_remote(statement, day.start, day.end) for day in (listed.get(each, each) for each in named))
    return len({each.value for each in named}) if away else 0


def _listed(text: str, named: Sequence[Found[Weekday]]) -> dict[Found[Weekday], Found[Weekday]]:
    """The days that stand in a list of several, each with the first of its list, beside which it is said where.

    In a list a short form, "Tue" or "do", can be nothing else.
    """
    first: dict[Found[Weekday], Found[Weekday]] = {}
    for a, b in pairwise(named):
        if _LISTED.fullmatch(text, a.end, b.start):
            first[b] = first.setdefault(a, a)
    return first


def is_roster(text: str) -> bool:
    """Whether the days are opening or working hours: "Monday to Friday", "from 9:00"."""
    named = [each for each in weekdays().longest(text) if len(each.phrase) > _SHORT_DAY]
    ranges = any(
        has("onsite", "to", text[a.end : b.start]) and len(text[a.end : b.start]) < 8  # noqa: PLR2004
        for a, b in pairwise(named)
    )
    return ranges or bool(HOURS.search(text))


def _is_here(statement: Statement, day: Found[Weekday]) -> bool:
    """Whether the day is one on site: named so, of work in a place, or excepted from telework."""
    text = statement.text
    first, last = clause_around(text, day.start, day.end)
    if has("onsite", "except", text[first:last]):
        return _is_excepted_from_home(statement, min(first, day.start))
    if is_remote(statement, day.start, day.end):
        return False
    if has("onsite", "here", text) or has("onsite", "fixed", text):
        return True
    return statement.part is Part.ONSITE or is_work_in_place(statement)


def _is_excepted_from_home(statement: Statement, position: int) -> bool:
    """Whether what stands before "except on ..." speaks of work at home."""
    ahead = statement.text[:position]
    cues = phrases("onsite", "remote", "here").longest(ahead)
    return cues[-1].value == "remote" if cues else statement.part is Part.TELEWORK
