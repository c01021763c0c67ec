"""The periods that a years verdict was measured from in, a table of its arithmetic job by job out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from screening.models import Verdict

MONTHS_PER_YEAR: Final = 12
ROUNDING_MONTHS: Final = 0.005  # stored to two decimals

WHY: Final[Mapping[str, "str | Promise"]] = {
    "title": gettext_lazy("its title says so"),
    "description": gettext_lazy("its description says so"),
    "beside": gettext_lazy("an open title, beside jobs at that employer that count"),
    "among": gettext_lazy("an open title, between jobs that count"),
    "told_otherwise": gettext_lazy("an open title, and its description speaks of other work"),
    "part_of_title": gettext_lazy("only part of its title; for how long is not said"),
    "other_title": gettext_lazy("the description says so, the title is of another trade"),
    "hinted": gettext_lazy("one weak hint only"),
    "dated_apart": gettext_lazy("only a part with later dates of its own says so"),
    "open_hinted": gettext_lazy("an open title, and a word that hints at it"),
    "open_title": gettext_lazy("an open title, and nothing more is said"),
    "required": gettext_lazy("the wider domain does not surely count"),
    "untold": gettext_lazy("too little is told of it"),
    "silent": gettext_lazy("nothing in it says so"),
    "study": gettext_lazy("a study"),
    "not_work": gettext_lazy("no professional work"),
    "internship": gettext_lazy("an internship"),
    "student_job": gettext_lazy("a student job"),
    "military": gettext_lazy("military service"),
    "volunteering": gettext_lazy("volunteering"),
    "research": gettext_lazy("research"),
    "leave": gettext_lazy("leave"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One period: `counts` is "yes", "maybe" or "no"; `length` is its own, `adds` what it adds to the union."""

    title: str
    employer: str
    dates: str
    counts: str
    why: str
    length: str
    adds: str
    is_mission: bool


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The arithmetic of one years gate; the lines' `adds` sum up to `total`."""

    lines: tuple[Line, ...]
    total: str

    @property
    def counted(self) -> tuple[Line, ...]:
        """The periods that count or may count."""
        return tuple(line for line in self.lines if line.counts != "no")

    @property
    def not_counted(self) -> tuple[Line, ...]:
        """The periods that do not count."""
        return tuple(line for line in self.lines if line.counts == "no")


def arithmetic(verdict: Verdict) -> Arithmetic | None:
    """The arithmetic of a verdict about years, None where no dated period was read."""
    periods = verdict.measured.get("periods")
    if not periods:
        return None
    adds = [(period.get("adds_min") or 0, period.get("adds_max") or 0) for period in periods]
    total = _span(sum(least for least, _most in adds), sum(most for _least, most in adds))
    return Arithmetic(tuple(_line(period) for period in periods), total)


def _line(period: Mapping[str, Any]) -> Line:
    why = str(period.get("why", ""))
    return Line(
        title=period["title"] or "–",
        employer=period["employer"],
        dates=period_in_words(period),
        counts=period["counts"],
        why=str(WHY.get(why, why)),
        length=_span(period["months_min"], period["months_max"]),
        adds=_span(period["adds_min"], period["adds_max"]),
        is_mission=period["kind"] == "mission",
    )


def period_in_words(period: Mapping[str, Any]) -> str:
    """From which month to which a measured period goes: "03/2018 – present"; "" where it has no dates."""
    start = _month(period["from"])
    end = _("present") if period["ongoing"] else _month(period["to"])
    return f"{start} – {end}" if start or end else ""


def _month(day: str | None) -> str:
    return date_format(date.fromisoformat(day), "m/Y") if day else "?"


def _span(least: float | None, most: float | None) -> str:
    """An interval of months as years and months: "4 y 2 m", "3 y – 4 y 11 m"."""
    if least is None or most is None:
        return ""
    low, high = _length(least), _length(most)
    return low if low == high else f"{low} – {high}"


def _length(months: float) -> str:
    years, rest = divmod(int(months + ROUNDING_MONTHS), MONTHS_PER_YEAR)  # whole months, as the sentences count them
    in_years = pgettext("years in short", "%s y") % years
    in_months = pgettext("months in short", "%s m") % rest
    return " ".join(part for part, number in ((in_years, years), (in_months, rest)) if number) or in_months
