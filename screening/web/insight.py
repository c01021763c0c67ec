"""A role in, what its pool looks like out: the funnel, which gate empties it, what each threshold costs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Min, QuerySet
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from screening.core import terms
from screening.core.proportions import Share
from screening.models import Application, Criterion, Role, Verdict
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.charts import Bar, Step, bars, steps
from screening.web.gates import Gates, gates_of
from screening.web.pace import Pace, pace
from screening.web.plain_words import active_language
from screening.web.remembered import remembered
from screening.web.short import Short
from screening.web.tallies import Tally, tallies

NOT_MEASURED: Final = (None, "null")  # as PostgreSQL and as SQLite give the null of a JSON
Measure = tuple[str, Any, Any, int]  # criterion, least, most, how many

STEPS_AROUND: Final = 5  # thresholds that are shown below and above the one that is asked
ROUNDING: Final = 0.005  # measures are stored to two decimals


@dataclass(frozen=True, slots=True)
class Pool:
    """What is counted over all verdicts of a role: outcomes per gate, who fails one gate alone, measures."""

    outcomes: Counter[tuple[str, str]]
    alone: Counter[str]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate: how many have each verdict, how many fail this gate and no other, and where to see those who fail.

    `overridden` are the verdicts on it that a recruiter replaced.
    """

    short: Short
    num_pass: int
    num_unclear: int
    num_fail: int
    num_alone: int
    query: str
    overridden: Share

    @property
    def failing(self) -> Share:
        """Which share of the judged ones fails it."""
        return Share(self.num_fail, self.num_pass + self.num_unclear + self.num_fail)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What other thresholds of one gate would give; `asked` is the one that holds."""

    short: Short
    asked: float
    drawing: tuple[Step, ...]


@access.on_role
def insight(request: HttpRequest, role: Role) -> HttpResponse:
    """The pool of one role. The number of queries does not depend on how many applications there are."""
    tally, gates = tallies([role])[role.pk], gates_of(role)
    pool = remembered(role, "pool", lambda: _pool(role, gates))
    timing = pace([role])
    lines = _gate_lines(pool, gates, timing)
    page = {
        "role": role,
        "title": role.title(active_language()),
        "tally": tally,
        "funnel": funnel_of(tally),
        "gates": lines,
        "hardest": max(lines, key=lambda line: (line.num_alone, line.num_fail), default=None),
        "thresholds": _thresholds(pool, gates),
        "pace": timing,
    }
    return render(request, "recruiter/insight.html", page)


def funnel_of(tally: Tally) -> tuple[tuple[Bar, Share], ...]:
    """Each stage of the funnel: its bar, and which share of all it is."""
    judged = sum(tally.standings[standing] for standing in ("meets", "clarify", "fails"))
    stages = [
        (_("Received"), tally.num_all),
        (_("Read and judged"), judged),
        (_("No gate fails"), tally.standings["meets"] + tally.standings["clarify"]),
        (_("Every gate passes"), tally.standings["meets"]),
        (_("Shortlisted"), tally.states["shortlisted"]),
    ]
    return tuple((bar, Share(bar.num, tally.num_all)) for bar in bars(stages))


def _pool(role: Role, gates: Gates) -> Pool:
    """Everything that is counted over all verdicts. Three queries."""
    counting = [c.slug for c in gates.criteria if c.kind in {Criterion.Kind.YEARS, Criterion.Kind.COUNT}]
    return Pool(_outcomes(role), _failing_alone(role), tuple(_measures(role, counting)))


def _gate_lines(pool: Pool, gates: Gates, timing: Pace) -> list[GateLine]:
    """The gates in their order."""
    return [
        GateLine(
            one,
            pool.outcomes[one.slug, "pass"],
            pool.outcomes[one.slug, "unclear"],
            pool.outcomes[one.slug, "fail"],
            pool.alone[one.slug],
            BoardFilter.gate(one.slug, "fail").query_string(),
            timing.overridden_gates.get(one.slug, Share(0, 0)),
        )
        for one in gates.shorts
    ]


def _outcomes(role: Role) -> Counter[tuple[str, str]]:
    """How many have each outcome of each gate."""
    lines = _verdicts(role).order_by().values("criterion", "outcome").annotate(num=Count("id"))
    return Counter({(line["criterion"], line["outcome"]): line["num"] for line in lines})


def _verdicts(role: Role) -> QuerySet[Verdict]:
    """The verdicts on gates that hold now for the applications to `role`."""
    current = Application.objects.current().filter(role=role, assessment__isnull=False).values("assessment_id")
    return Verdict.objects.filter(gate=True, assessment__in=current)


def _failing_alone(role: Role) -> Counter[str]:
    """How many fail one gate and no other, by that gate."""
    failing = _verdicts(role).filter(outcome="fail").order_by().values("assessment_id")
    single = failing.annotate(num=Count("id"), gate_alone=Min("criterion")).filter(num=1)
    return Counter(single.values_list("gate_alone", flat=True))


def _thresholds(pool: Pool, gates: Gates) -> list[Threshold]:
    """What each threshold of the gates that count something would give, from the stored measures."""
    wanted = {c.slug: _asked(c) for c in gates.criteria if c.kind in {Criterion.Kind.YEARS, Criterion.Kind.COUNT}}
    measures: dict[str, list[tuple[float, float, int]]] = {slug: [] for slug in wanted}
    for slug, least, most, num in pool.measures:
        if {least, most}.isdisjoint(NOT_MEASURED):
            measures[slug].append((float(least), float(most), num))
    shorts = [one for one in gates.shorts if one.slug in wanted]
    return [_threshold(one, wanted[one.slug], measures[one.slug]) for one in shorts]


def _asked(criterion: Criterion) -> float:
    rule = criterion.rule()
    return float(rule.at_least) if isinstance(rule, terms.YearsRule | terms.CountRule) else 0.0


def _measures(role: Role, slugs: Sequence[str]) -> Iterable[Measure]:
    """Each interval that was measured with how many have it, so that a large pool is not loaded row by row."""
    rows = _verdicts(role).filter(criterion__in=slugs).order_by()
    grouped = rows.annotate(least=KT("measured__min"), most=KT("measured__max")).values("criterion", "least", "most")
    return grouped.annotate(num=Count("id")).values_list("criterion", "least", "most", "num")


def _threshold(one: Short, asked: float, measures: Sequence[tuple[float, float, int]]) -> Threshold:
    first = max(1, int(asked) - STEPS_AROUND)
    points = [
        (float(at), _at_least(at, measures, sure=True), _at_least(at, measures, sure=False))
        for at in range(first, int(asked) + STEPS_AROUND + 1)
    ]
    return Threshold(one, asked, steps(points, asked))


def _at_least(at: float, measures: Iterable[tuple[float, float, int]], *, sure: bool) -> int:
    """How many reach the threshold: for sure (by the least that was measured), or only perhaps (by the most)."""
    return sum(num for least, most, num in measures if (least if sure else most) + ROUNDING >= at)
