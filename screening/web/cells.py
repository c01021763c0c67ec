"""Verdicts in, the cells of the gate matrix out: a letter, a word and the measured value in a few characters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, Protocol

from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext

from screening.web.dates import short_day
from screening.web.short import Short

Measured = Mapping[str, Any]
NUMBERS_KEPT: Final = 4096


class Judged(Protocol):
    """A verdict as a cell needs it: a row of the database, or a part of one."""

    @property
    def criterion(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def measured(self) -> Measured: ...
    @property
    def is_overridden(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """One gate of one application, as the matrix shows it."""

    criterion: str
    label: str
    outcome: str
    measured: str
    overridden: bool


def cells(gates: Iterable[Short], verdicts: Iterable[Judged]) -> tuple[Cell, ...]:
    """One cell per gate, in the order of the gates; a gate that was not judged yet has outcome ""."""
    by_criterion = {verdict.criterion: verdict for verdict in verdicts}
    return tuple(_cell(gate, by_criterion.get(gate.slug)) for gate in gates)


def _cell(gate: Short, verdict: Judged | None) -> Cell:
    if verdict is None:
        return Cell(gate.slug, gate.name, "", "", overridden=False)
    return Cell(gate.slug, gate.name, verdict.outcome, measured_in_short(verdict), overridden=verdict.is_overridden)


def measured_in_short(verdict: Judged) -> str:
    """What was measured, short enough for a cell: "12–14 y", "3", "1 May"; "" where a value says nothing."""
    shorten = SHORT.get(verdict.kind)
    return shorten(verdict.measured) if shorten else ""


def interval(least: float | None, most: float | None) -> str:
    """An interval of numbers with at most one decimal: "12–14.5", or one number when both ends are the same."""
    if least is None or most is None:
        return ""
    low, high = number(least), number(most)
    return low if low == high else f"{low}–{high}"


def number(value: float) -> str:
    """A number with at most one decimal, as the active language writes it."""
    return _number(value, get_language())


@lru_cache(maxsize=NUMBERS_KEPT)
def _number(value: float, _language: str | None) -> str:
    """A page has hundreds of them, and the same ones come back."""
    rounded = round(value, 1)
    return number_format(rounded, decimal_pos=0 if rounded == int(rounded) else 1)


def _years(measured: Measured) -> str:
    years = interval(measured.get("min"), measured.get("max"))
    return pgettext("years in short", "%s y") % years if years else ""


def _count(measured: Measured) -> str:
    return interval(measured.get("min"), measured.get("max"))


def _start(measured: Measured) -> str:
    day = measured.get("latest") or measured.get("earliest")
    return short_day(date.fromisoformat(day)) if day else ""


def _onsite(measured: Measured) -> str:
    days = measured.get("days_stated")
    return "" if days is None else pgettext("days per week in short", "%s d/w") % days


SHORT: Final[Mapping[str, Callable[[Measured], str]]] = {
    "years": _years,
    "count": _count,
    "start": _start,
    "onsite": _onsite,
}
