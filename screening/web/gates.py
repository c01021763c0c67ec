"""A role and a filter in, its gates in short, the heads of their columns, and the start date that has passed out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef

from screening.core import terms
from screening.models import CriteriaVersion, Criterion, Role
from screening.web.board_filter import GATE_PREFIX, BoardFilter
from screening.web.short import Short, short

OUTCOMES: Final = ("pass", "unclear", "fail")


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates that hold now, in their order, each with its name in short; `weights` are the other criteria.

    `version` is the number of the criteria that hold now, 0 before the first.
    """

    criteria: tuple[Criterion, ...]
    shorts: tuple[Short, ...]
    weights: tuple[Short, ...] = ()
    version: int = 0

    def passed_start(self, today: date) -> date | None:
        """The latest start date that the role asks for, when that is before `today`."""
        rules = [criterion.rule() for criterion in self.criteria]
        latest = [rule.latest for rule in rules if isinstance(rule, terms.StartRule)]
        return min((day for day in latest if day < today), default=None)


@dataclass(frozen=True, slots=True)
class GateHead:
    """The head of a gate's column.

    `outcome` is the one that is filtered on, "" for none; `choices` are (outcome, how many have it, query string of
    the board that shows them).
    """

    short: Short
    outcome: str
    choices: tuple[tuple[str, int, str], ...]
    any_query: str = ""


def gates_of(role: Role) -> Gates:
    """The gates of the criteria that hold now. Three queries."""
    version = role.current_version()
    if version is None:
        return Gates((), ())
    criteria = tuple(version.criteria.all())
    gates = tuple(criterion for criterion in criteria if criterion.gate)
    of_all = {short.slug: short for short in shorts(version, criteria)}
    weights = tuple(of_all[criterion.slug] for criterion in criteria if not criterion.gate)
    return Gates(gates, tuple(of_all[gate.slug] for gate in gates), weights, version.number)


def starts_of(roles: Iterable[int]) -> dict[int, date]:
    """The latest start that each role's criteria ask for now, by the role's id. One query."""
    newer = CriteriaVersion.objects.filter(role=OuterRef("version__role"), number__gt=OuterRef("version__number"))
    starts = Criterion.objects.filter(gate=True, kind=Criterion.Kind.START, version__role__in=list(roles))
    found: dict[int, date] = {}
    for criterion in starts.filter(~Exists(newer)).select_related("version"):
        rule, role_pk = criterion.rule(), criterion.version.role_id
        if isinstance(rule, terms.StartRule):
            found[role_pk] = min(rule.latest, found.get(role_pk, rule.latest))
    return found


def shorts(version: CriteriaVersion, criteria: Sequence[Criterion]) -> tuple[Short, ...]:
    """The criteria of `version` in short. One query."""
    domains = tuple(domain.to_terms() for domain in version.domains.all())
    return tuple(short(criterion, domains) for criterion in criteria)


def heads(gates: Sequence[Short], counts: Mapping[str, Mapping[str, int]], wanted: BoardFilter) -> tuple[GateHead, ...]:
    """The heads of the columns; `counts` are those of the facets."""
    return tuple(_head(one, counts.get(GATE_PREFIX + one.slug, {}), wanted) for one in gates)


def _head(one: Short, counts: Mapping[str, int], wanted: BoardFilter) -> GateHead:
    name = GATE_PREFIX + one.slug
    held = wanted.held.get(name, ())
    choices = tuple(
        (outcome, counts.get(outcome, 0), wanted.holding(name, [outcome]).query_string()) for outcome in OUTCOMES
    )
    return GateHead(one, held[0] if len(held) == 1 else "", choices, wanted.holding(name, ()).query_string())
