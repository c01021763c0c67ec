"""The statements of an advertisement in, the one rule about days on site that they make out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.core.extraction.onsite.lexicon import weekdays
from screening.core.extraction.place import places_in
from screening.core.terms import Weekday
from screening.core.vacancy.clauses import trimmed
from screening.core.vacancy.gates import is_gate
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import has, phrases
from screening.core.vacancy.onsite.days import days_on_site
from screening.core.vacancy.onsite.side import OF_OTHERS, WORKING_DAYS, is_about_place
from screening.core.vacancy.onsite.weekdays import HOURS, days_away, named_days
from screening.core.vacancy.onsite.whole import is_always_away, is_daily_here, is_never_away
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import OnsiteAsked, Range

_NEVER_HERE = frozenset({Part.APPLICATION, Part.CONTRACT, Part.LANGUAGES})


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
    if statement.part in _NEVER_HERE or not is_about_place(statement) or has("onsite", "others", text):
        return
    if has("onsite", "remote_only", text):
        yield _Said(statement, 0, ())
        return
    named = tuple(sorted(named_days(statement)))
    days = days_on_site(statement, named)
    if days is not None:
        yield _Said(statement, days, named)
    elif named:
        yield _Said(statement, len(named), named, weak=True)
    else:
        yield from _said_of_week(statement)


def _said_of_week(statement: Statement) -> Iterator[_Said]:
    """What is said without a number or a day on site: the whole week, days at home, or only "hybrid"."""
    text = statement.text
    if is_always_away(text):
        yield _Said(statement, 0, ())
    elif _is_always_here(statement):
        excepted = len(weekdays().longest(text)) if has("onsite", "except", text) else 0
        yield _Said(statement, WORKING_DAYS - min(excepted, WORKING_DAYS), ())
    elif away := days_away(statement):
        yield _Said(statement, WORKING_DAYS - away, (), weak=True)
    elif has("onsite", "hybrid", text) and not has("onsite", "not_hybrid", text):
        yield _Said(statement, None, ())


def _is_always_here(statement: Statement) -> bool:
    """Whether all days are on site: no telework, "every day on site", "on site from Monday to Friday"."""
    text = statement.text
    if statement.part is Part.TELEWORK and phrases("onsite", "none").match(text.strip(" .!")):
        return True
    if has("onsite", "no_remote", text) or has("onsite", "always_here", text) or is_never_away(text):
        return True
    if has("onsite", "remote", text) or has("onsite", "hybrid", text):
        return False
    if statement.part not in OF_OTHERS | {Part.OFFER} and is_daily_here(text):
        return True
    whole_week = has("onsite", "whole_week", text) and has("onsite", "here", text) and not HOURS.search(text)
    return whole_week or (statement.part is Part.PLACE and has("onsite", "plainly_here", text))
