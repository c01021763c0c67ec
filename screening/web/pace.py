"""Roles in, how long candidates wait in each stage, what verdicts rest on, how often people correct them out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from screening.core.proportions import Share
from screening.models import Application, Question, Role, Verdict
from screening.web.charts import Bar, Span, bars, spans
from screening.web.remembered import remembered_of
from screening.web.words import SOURCE_WORD

SECONDS_PER_DAY: Final = 24 * 60 * 60
NINE_OF_TEN: Final = 0.9
STAGES: Final[Mapping[str, Promise]] = {
    "read": _("Received → read"),
    "looked": _("Received → looked at"),
    "decided": _("Received → decided"),
    "replied": _("Asked → replied"),
}
Lasting = tuple[int, float, float]  # how many, in how many days half of them and nine of ten


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: how many went through it, in how many days half of them and nine of ten did, and their bars."""

    title: str
    num: int
    half: float
    most: float
    drawing: Span


@dataclass(frozen=True, slots=True)
class Pace:
    """How long it takes, what verdicts on gates rest on, how many verdicts recruiters corrected (all and per gate)."""

    stages: tuple[Stage, ...]
    sources: tuple[Bar, ...]
    overridden: Share
    overridden_gates: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class _Counted:
    lasting: Mapping[str, Lasting]
    sources: Counter[str]
    gates: Mapping[str, tuple[int, int]]


def pace(roles: Sequence[Role]) -> Pace:
    """The pace of those roles taken together. One query, three more when something was judged or decided since."""
    counted = remembered_of(roles, "pace", lambda: _Counted(_lasting(roles), *_verdicts(roles)))
    lasting = [(str(STAGES[name]), *counted.lasting[name]) for name in STAGES if name in counted.lasting]
    drawn = spans([(half, most) for _title, _num, half, most in lasting])
    stages = tuple(Stage(*stage, drawing) for stage, drawing in zip(lasting, drawn, strict=True))
    by_source = [(str(SOURCE_WORD[name]), counted.sources[name]) for name in SOURCE_WORD if counted.sources[name]]
    gates = {slug: Share(*numbers) for slug, numbers in counted.gates.items()}
    num, num_all = (sum(numbers[place] for numbers in counted.gates.values()) for place in (0, 1))
    return Pace(stages, bars(by_source), Share(num, num_all), gates)


def _lasting(roles: Sequence[Role]) -> dict[str, Lasting]:
    """How long each stage lasted that anybody went through. Two queries."""
    rows = Application.objects.current().filter(role__in=roles).annotate(looked=Min("viewings__first_at")).order_by()
    lines = list(rows.values_list("received_at", "document__read_at", "looked", "decision__decided_at"))
    asked = Question.objects.filter(
        application__role__in=roles, application__merged_into__isnull=True, answered_at__isnull=False
    )
    days = {
        "read": _days((line[0], line[1]) for line in lines),
        "looked": _days((line[0], line[2]) for line in lines),
        "decided": _days((line[0], line[3]) for line in lines),
        "replied": _days(asked.values_list("asked_at", "answered_at")),
    }
    return {name: (len(each), _at(each, 1 / 2), _at(each, NINE_OF_TEN)) for name, each in days.items() if each}


def _days(pairs: Iterable[tuple[datetime | None, datetime | None]]) -> list[float]:
    """Days from the first to the second, shortest first; what has not ended yet is left out."""
    ended = ((end - start).total_seconds() for start, end in pairs if start and end)
    return sorted(max(seconds, 0.0) / SECONDS_PER_DAY for seconds in ended)


def _at(days: Sequence[float], part: float) -> float:
    """The length that this part of them does not exceed (nearest rank)."""
    return days[max(0, -(-len(days) * int(100 * part) // 100) - 1)]


def _verdicts(roles: Sequence[Role]) -> tuple[Counter[str], dict[str, tuple[int, int]]]:
    """What the verdicts on gates rest on, and of each gate how many were overridden out of how many. One query."""
    current = Application.objects.current().filter(role__in=roles, assessment__isnull=False).values("assessment_id")
    lines = Verdict.objects.filter(gate=True, assessment__in=current).order_by().values_list("criterion", "source")
    sources, gates = Counter[str](), dict[str, tuple[int, int]]()
    for criterion, source, num in lines.annotate(num=Count("id")):
        sources[source] += num
        overridden, num_all = gates.get(criterion, (0, 0))
        gates[criterion] = (overridden + (num if source == "recruiter" else 0), num_all + num)
    return sources, gates
