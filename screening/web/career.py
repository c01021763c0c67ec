"""Positions and a years verdict in, the career as bars on a line of years out: numbers for a drawing, no markup."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from screening.models import Verdict

BAR_HEIGHT: Final = 20
ROW_HEIGHT: Final = 26
WIDTH: Final = 1000
DAYS_PER_YEAR: Final = 365.25
YEARS_BETWEEN_TICKS: Final = 5
MANY_YEARS: Final = 12  # from here on only each fifth year is written


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: where it stands in the drawing and whether it counts ("yes", "maybe", "no")."""

    left: float
    width: float
    top: int
    counts: str
    title: str
    is_mission: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year under the line."""

    left: float
    year: int


@dataclass(frozen=True, slots=True)
class Career:
    """A drawing WIDTH wide and `height` high; periods that overlap lie in rows of their own."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int


@dataclass(frozen=True, slots=True)
class _Period:
    start: date
    end: date
    counts: str
    title: str
    is_mission: bool


def career(verdict: Verdict, reference_date: date) -> Career | None:
    """The periods of a years verdict drawn to scale, None where none has dates."""
    periods = _periods(verdict.measured.get("periods") or (), reference_date)
    if not periods:
        return None
    first = date(min(period.start for period in periods).year, 1, 1)
    last = max(reference_date, *(period.end for period in periods))
    scale = WIDTH / max((last - first).days, 1)
    rows = first_free_rows((period.start, period.end) for period in periods)
    bars = tuple(_bar(period, row, first, scale) for period, row in zip(periods, rows, strict=True))
    return Career(bars, _ticks(first, last, scale), (max(rows) + 1) * ROW_HEIGHT)


def _periods(rows: Iterable[Mapping[str, Any]], reference_date: date) -> list[_Period]:
    found = []
    for row in rows:
        start, end = row["from"], reference_date.isoformat() if row["ongoing"] else row["to"]
        if start and end and start <= end:
            dates = date.fromisoformat(start), date.fromisoformat(end)
            found.append(_Period(*dates, row["counts"], row["title"] or row["employer"], row["kind"] == "mission"))
    return sorted(found, key=lambda period: (period.start, period.end, period.title))


def first_free_rows(periods: Iterable[tuple[date, date]]) -> list[int]:
    """The row of each period (first and last day, by first day): the first one that is free when it starts."""
    free_from: list[date] = []
    rows = []
    for start, end in periods:
        row = next((row for row, free in enumerate(free_from) if free < start), len(free_from))
        free_from[row : row + 1] = [end]
        rows.append(row)
    return rows


def _bar(period: _Period, row: int, first: date, scale: float) -> Bar:
    left = (period.start - first).days * scale
    width = max((period.end - period.start).days * scale, 2)
    top = row * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) // 2
    return Bar(round(left, 1), round(width, 1), top, period.counts, period.title, period.is_mission)


def _ticks(first: date, last: date, scale: float) -> tuple[Tick, ...]:
    years = range(first.year, last.year + 1)
    step = YEARS_BETWEEN_TICKS if len(years) > MANY_YEARS else 1
    return tuple(
        Tick(round((date(year, 1, 1) - first).days * scale, 1), year)
        for year in years
        if year % step == 0 or year == first.year
    )
