"""Years verdicts of one application in, its career as one drawing out: jobs to scale, and what counts per domain."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from screening.core.redaction import Redaction
from screening.models import Verdict
from screening.web.arithmetic import period_in_words
from screening.web.career import YEARS_BETWEEN_TICKS, first_free_rows
from screening.web.cells import measured_in_short

JOB_HEIGHT: Final = 24  # pixels from one row of jobs to the next
LANE_HEIGHT: Final = 34
MANY_YEARS: Final = 12
NUM_LOOKS: Final = 5  # colours with their patterns

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of time: `left` and `width` in percent of the drawing."""

    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Job:
    """One period of the history; `look` is that of the narrowest domain it surely counts for, 0 for none."""

    strip: Strip
    top: int
    title: str
    told: str
    look: int
    is_mission: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One domain: which periods count for it (overlaps once), which may, and how much that is."""

    criterion: str
    name: str
    look: int
    outcome: str
    total: str
    top: int
    sure: tuple[Strip, ...]
    unsure: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year: `left` in percent."""

    left: str
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, `height` pixels high and as wide as there is room; the years stand at `foot`."""

    jobs: tuple[Job, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    foot: int
    height: int


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def place(self, day: date) -> float:
        return 100 * (day - self.first).days / max((self.last - self.first).days, 1)

    def strip(self, days: Days) -> Strip:
        left = self.place(days[0])
        return Strip(f"{left:.2f}", f"{max(self.place(days[1]) - left, 0.3):.2f}")


def timeline(
    verdicts: Iterable[Verdict], names: Mapping[str, str], today: date, redaction: Redaction | None = None
) -> Timeline | None:
    """The career behind the years verdicts, None where no period has dates. `today` is what "present" means.

    `names` are those of the criteria by slug; a redaction hides the candidate in the titles.
    """
    counted = [verdict for verdict in verdicts if verdict.kind == "years" and verdict.measured.get("periods")]
    periods = _dated(counted[0].measured["periods"], today) if counted else {}
    if not periods:
        return None
    first = min(start for start, _end in periods.values())
    scale = _Scale(date(first.year, 1, 1), max(today, *(end for _start, end in periods.values())))
    rows = _rows(periods)
    top_of_lanes = (max(rows.values()) + 1) * JOB_HEIGHT + 8
    jobs = _jobs(counted, periods, rows, scale, redaction)
    lanes = _lanes(counted, periods, names, scale, top_of_lanes)
    foot = top_of_lanes + len(lanes) * LANE_HEIGHT
    return Timeline(jobs, lanes, _ticks(scale), foot, foot + 20)


def _dated(rows: Sequence[Mapping[str, Any]], today: date) -> dict[int, Days]:
    """From when to when each row goes that has dates, by its place among the rows."""
    found = {}
    for index, row in enumerate(rows):
        start, end = row["from"], today.isoformat() if row["ongoing"] else row["to"]
        if start and end and start <= end:
            found[index] = (date.fromisoformat(start), date.fromisoformat(end))
    return found


def _rows(periods: Mapping[int, Days]) -> dict[int, int]:
    """The row that each period is drawn in."""
    in_order = sorted(periods, key=lambda index: (*periods[index], index))
    return dict(zip(in_order, first_free_rows(periods[index] for index in in_order), strict=True))


def _jobs(
    counted: Sequence[Verdict],
    periods: Mapping[int, Days],
    rows: Mapping[int, int],
    scale: _Scale,
    redaction: Redaction | None,
) -> tuple[Job, ...]:
    def job(index: int) -> Job:
        row = counted[0].measured["periods"][index]
        title, employer = row["title"] or row["employer"], row["employer"] if row["title"] else ""
        told = f"{', '.join(filter(None, (title, employer)))}: {period_in_words(row)}"
        if redaction:
            title, told = redaction.text(title), redaction.text(told)
        look = _look(counted, index)
        strip = scale.strip(periods[index])
        return Job(strip, rows[index] * JOB_HEIGHT, title, told, look, row["kind"] == "mission")

    return tuple(job(index) for index in periods)


def _look(counted: Sequence[Verdict], index: int) -> int:
    """The look of the narrowest domain that surely counts the period: the one with the least time in all."""
    sure = [
        (verdict.measured.get("max") or 0.0, -number, number)
        for number, verdict in enumerate(counted, start=1)
        if _counts(verdict, index) == "yes"
    ]
    return (min(sure)[2] - 1) % NUM_LOOKS + 1 if sure else 0


def _counts(verdict: Verdict, index: int) -> str:
    rows = verdict.measured["periods"]
    return str(rows[index]["counts"]) if index < len(rows) else "no"


def _lanes(
    counted: Sequence[Verdict], periods: Mapping[int, Days], names: Mapping[str, str], scale: _Scale, top: int
) -> tuple[Lane, ...]:
    def lane(number: int, verdict: Verdict) -> Lane:
        of = {kind: [days for index, days in periods.items() if _counts(verdict, index) == kind] for kind in KINDS}
        return Lane(
            criterion=verdict.criterion,
            name=names.get(verdict.criterion, verdict.criterion),
            look=number % NUM_LOOKS + 1,
            outcome=verdict.outcome,
            total=measured_in_short(verdict),
            top=top + number * LANE_HEIGHT,
            sure=tuple(map(scale.strip, _united(of["yes"]))),
            unsure=tuple(map(scale.strip, _united(of["maybe"]))),
        )

    return tuple(lane(number, verdict) for number, verdict in enumerate(counted))


KINDS: Final = ("yes", "maybe")


def _united(periods: Iterable[Days]) -> list[Days]:
    """The stretches of time that the periods cover together, overlaps once."""
    united: list[Days] = []
    for start, end in sorted(periods):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    years = range(scale.first.year, scale.last.year + 1)
    step = YEARS_BETWEEN_TICKS if len(years) > MANY_YEARS else 1
    shown = [year for year in years if year % step == 0 or (year == scale.first.year and year % step <= step // 2)]
    return tuple(Tick(f"{scale.place(date(year, 1, 1)):.2f}", year) for year in shown)
