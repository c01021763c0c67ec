"""Dated periods in, the time that their union covers out, as [least, most] months.

A point in time is a number of months since the year 0: the first moment of March 2014 is 2014 * 12 + 2. What is known
to the month or the day is exact, and the month of the end counts in full (01/2010 - 12/2014 is 60 months). What is
known only to the year, the season or the quarter may be any point of it: 2010 - 2014 is 36 to 60 months.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from screening.core.terms import Duration, Moment

MONTHS_PER_YEAR = 12
_QUARTER = 3.1  # months
_DAYS_PER_WEEK = 7
_DAYS_PER_MONTH = 365.2425 / MONTHS_PER_YEAR


@dataclass(frozen=True, slots=True)
class Range:
    """A point in time that lies anywhere from `least` to `most`."""

    least: float
    most: float

    def within(self, other: "Range") -> "Range":
        """The part of this range that lies in the other; this range itself when they have nothing in common."""
        common = Range(max(self.least, other.least), min(self.most, other.most))
        return common if common.least <= common.most else self


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with uncertain ends. `sure` is whether it counts at all; if not, it only may count."""

    start: Range
    end: Range
    sure: bool = True

    @property
    def least(self) -> float:
        """The shortest length in months."""
        return max(0.0, self.end.least - self.start.most)

    @property
    def most(self) -> float:
        """The longest length in months."""
        return max(0.0, self.end.most - self.start.least)

    def within(self, outer: "Period") -> "Period":
        """The same period, its uncertain ends narrowed to what the period around it leaves possible."""
        around = Range(outer.start.least, outer.end.most)
        return Period(self.start.within(around), self.end.within(around), self.sure)


@dataclass(frozen=True, slots=True)
class Share:
    """What one period adds, in months, to the total of those that start before it."""

    least: float
    most: float


def period(start: Moment, end: Moment | None, reference_date: date, *, sure: bool = True) -> Period:
    """The period from `start` to `end`, or to the reference date when it goes on; nothing after that date counts."""
    today = _after(reference_date)
    finish = Range(today, today) if end is None else _end(end)
    return Period(_capped(_start(start), today), _capped(finish, today), sure)


def counted_back(ago: Duration, reference_date: date) -> Moment:
    """When something began that has lasted for `ago`: "3 years" is from three years up to a month less than four."""
    months = ago.months + (ago.weeks * _DAYS_PER_WEEK + ago.days) / _DAYS_PER_MONTH
    slack = MONTHS_PER_YEAR - 1 if months and months % MONTHS_PER_YEAR == 0 else 0
    today = _before(reference_date)
    return Moment(_day(today - months - slack), _day(today - months))


def union(periods: Sequence[Period]) -> tuple[Share, ...]:
    """What each period adds to the union of all, in the order given; the sums are the shortest and longest total.

    Periods that meet in the same year share their boundary: 2004-2010 and 2010-2016 are 11 to 13 years.
    """
    sure = [i for i, each in enumerate(periods) if each.sure]
    least = _shares([*_cores(periods, sure), *_bridges(periods, sure)])
    most = _shares((each.start.least, each.end.most, i) for i, each in enumerate(periods))
    return tuple(Share(least.get(i, 0.0), most.get(i, 0.0)) for i in range(len(periods)))


def untold(periods: Sequence[Period], begin: float, end: float, least: float) -> float:
    """The months from `begin` to `end` that no period can cover, in gaps of at least `least` months."""
    gaps, covered = 0.0, begin
    for start, finish in sorted([*((each.start.least, each.end.most) for each in periods), (end, end)]):
        if start - covered >= least:
            gaps += start - covered
        covered = max(covered, finish)
    return gaps


Stretch = tuple[float, float, int]  # from, to, the index of the period it belongs to


def _cores(periods: Sequence[Period], sure: Iterable[int]) -> Iterable[Stretch]:
    """The time that a period covers wherever its ends lie."""
    return ((periods[i].start.most, periods[i].end.least, i) for i in sure)


def _bridges(periods: Sequence[Period], sure: Sequence[int]) -> Iterable[Stretch]:
    """The time across a boundary that one period hands over to the next, wherever in the year that was.

    A quarter or season hands over to what begins right after it, too: nobody means a gap by "to Q1, from Q2".
    """
    different = {(periods[i].start, periods[i].end): i for i in sure}  # else a hostile list costs its square
    starting, next_to = defaultdict(list), defaultdict(list)
    for i in different.values():
        starting[periods[i].start].append(i)
        next_to[round(periods[i].start.least, 3)].append(i)
    for before in (periods[i] for i in different.values()):
        width = before.end.most - before.end.least
        handed = starting.get(before.end, ()) if width > 1 else ()
        for i in (*handed, *(next_to.get(round(before.end.most, 3), ()) if 1 < width <= _QUARTER else ())):
            after = periods[i]
            yield max(before.start.most, before.end.least), min(after.start.most, after.end.least), i


def _shares(stretches: Iterable[Stretch]) -> dict[int, float]:
    shares: dict[int, float] = defaultdict(float)
    covered = float("-inf")
    for start, end, owner in sorted(stretches):
        if end > max(start, covered):
            shares[owner] += end - max(start, covered)
            covered = end
    return shares


def _start(moment: Moment) -> Range:
    least = _before(moment.earliest)
    return Range(least, _after(moment.latest) if _is_wide(moment) else least)


def _end(moment: Moment) -> Range:
    most = _after(moment.latest)
    return Range(_before(moment.earliest) if _is_wide(moment) else most, most)


def _is_wide(moment: Moment) -> bool:
    return (moment.earliest.year, moment.earliest.month) != (moment.latest.year, moment.latest.month)


def _capped(point: Range, today: float) -> Range:
    return Range(min(point.least, today), min(point.most, today))


def _before(day: date) -> float:
    """The first moment of a day."""
    return day.year * MONTHS_PER_YEAR + day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]


def _after(day: date) -> float:
    """The last moment of a day."""
    return day.year * MONTHS_PER_YEAR + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def _day(point: float) -> date:
    """The day that a point in time lies in, no earlier than the calendar begins."""
    month = max(MONTHS_PER_YEAR, int(point))
    year, month_index = divmod(month, MONTHS_PER_YEAR)
    return date(year, month_index + 1, 1 + int((point % 1) * monthrange(year, month_index + 1)[1]))
