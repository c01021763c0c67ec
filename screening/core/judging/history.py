"""The positions of a CV and a domain in, each with its period, whether it counts and why, out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from screening.core.judging.apart import with_told_apart
from screening.core.judging.domains import Counts, DomainMatch, domain_match
from screening.core.judging.entry import Entry
from screening.core.judging.finding import Case
from screening.core.judging.interval import MONTHS_PER_YEAR, Period, counted_back, period
from screening.core.terms import Domain, Engagement, Position, PositionKind

T = TypeVar("T")

_OPEN = frozenset({"open_title", "open_hinted", "hinted", "told_otherwise"})
_LEFT_OPEN = frozenset({"open_title", "open_hinted"})
_MOST_BETWEEN_MONTHS = 2
_UNTOLD = (Counts.MAYBE, "untold")
_MAYBE_WORK = frozenset({Engagement.RESEARCH, Engagement.INTERNSHIP})


def history_of(domain: Domain, case: Case) -> tuple[Entry, ...]:
    """Match every position and mission with the domain, in the order of the CV."""
    positions = case.facts.positions
    periods = [_period(position, case) for position in positions]
    missions: dict[int, list[Position]] = defaultdict(list)
    for position in positions:
        if position.parent is not None:
            missions[position.parent].append(position)
    entries = [
        _entry(position, _narrowed(position, own, periods), tuple(missions[i]), domain, case)
        for i, (position, own) in enumerate(zip(positions, periods, strict=True))
    ]
    if domain.implied_by:
        return tuple(_beside_sure(entry, entries) for entry in entries)
    return with_told_apart(entries, domain, case)


def _beside_sure(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """The entry, counted where its title leaves the domain open and the jobs around it count.

    Only for a domain that is a sum of others, a trade: who held IT jobs at an employer was no carpenter in between, and
    neither was a project manager before and after whose job there were IT jobs elsewhere.
    """
    if entry.why not in _OPEN or not entry.period:
        return entry
    sure = [each for each in entries if each.counts is Counts.YES and each.why not in _OPEN]
    if any(_adjoins(entry, each) for each in sure):
        return replace(entry, period=replace(entry.period, sure=True), counts=Counts.YES, why="beside")
    if entry.why in _LEFT_OPEN and _lies_among(entry, sure, entries, both=entry.why == "open_title"):
        return replace(entry, period=replace(entry.period, sure=True), counts=Counts.YES, why="among")
    return entry


def _lies_among(entry: Entry, sure: Sequence[Entry], entries: Sequence[Entry], *, both: bool) -> bool:
    """Whether the jobs held just before and just after, or one of the two, surely count."""
    work = [each for each in entries if each is not entry and _is_job(each)]
    before = max((each for each in work if _begin(each) < _begin(entry)), key=_begin, default=None)
    after = min((each for each in work if _begin(each) > _begin(entry)), key=_begin, default=None)
    counted = [each in sure for each in (before, after) if each]
    return (all(counted) and len(counted) == 2) if both else any(counted)  # noqa: PLR2004 - before and after


def _is_job(entry: Entry) -> bool:
    position = entry.position
    return bool(entry.period) and position.kind is PositionKind.POSITION and position.engagement is Engagement.WORK


def _begin(entry: Entry) -> float:
    return entry.period.start.least if entry.period else 0.0


def _adjoins(entry: Entry, other: Entry) -> bool:
    """Whether both are jobs at the same employer, the one right after the other."""
    employers = [re.split(r"[,(]", each.position.employer)[0].strip().casefold() for each in (entry, other)]
    if not employers[0] or employers[0] != employers[1] or not entry.period or not other.period:
        return False
    gaps = (entry.period.start.least - other.period.end.most, other.period.start.least - entry.period.end.most)
    return max(gaps) <= _MOST_BETWEEN_MONTHS


def _period(position: Position, case: Case) -> Period | None:
    start = position.start
    if start is None and position.started_ago is not None:
        start = counted_back(position.started_ago, case.reference_date)
    if start is None or (position.end is None and not position.ongoing):
        return None
    end = None if position.ongoing else position.end
    if end is not None and end.latest < start.earliest:
        return None
    return period(start, end, case.reference_date)


def _narrowed(position: Position, own: Period | None, periods: Sequence[Period | None]) -> Period | None:
    """The period of a mission within that of the position it lies in: "2020" in a job that began in August."""
    around = _around(position, periods)
    return own.within(around) if own and around else own


def _around(position: Position, held: Sequence[T]) -> T | None:
    """What is held, at the index of the position that a mission lies in."""
    parent = position.parent
    return held[parent] if parent is not None and 0 <= parent < len(held) else None


def _entry(position: Position, own: Period | None, missions: tuple[Position, ...], domain: Domain, case: Case) -> Entry:
    around = _around(position, case.facts.positions)
    match = domain_match(position, missions, case.document, domain, case.role.domains, around)
    counts, why = _UNTOLD if _is_untold(position, missions, match) else _as_work(position, own, match)
    return Entry(position, _unsure(own) if own and counts is not Counts.YES else own, counts, why, match.spans)


def _is_untold(position: Position, missions: tuple[Position, ...], match: DomainMatch) -> bool:
    """Whether a period of work is too little told of to rule the domain out: what was done there could not be read."""
    told = position.title or (position.employer and position.description) or missions
    return position.engagement is Engagement.WORK and match.counts is Counts.NO and not told


def _as_work(position: Position, own: Period | None, match: DomainMatch) -> tuple[Counts, str]:
    """Whether time that counts for the domain is professional experience: research and long internships may be."""
    if position.engagement is Engagement.WORK or match.counts is Counts.NO:
        return match.counts, match.why
    long_enough = own is None or own.most >= MONTHS_PER_YEAR or position.engagement is Engagement.RESEARCH
    counts = Counts.MAYBE if position.engagement in _MAYBE_WORK and long_enough else Counts.NO
    return counts, position.engagement.value


def _unsure(own: Period) -> Period:
    return Period(own.start, own.end, sure=False)


def named(entries: Iterable[Entry]) -> list[str]:
    """The names of entries once each, for a sentence."""
    return list(dict.fromkeys(entry.name for entry in entries if entry.name))
