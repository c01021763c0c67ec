"""A role and a filter in, its gates in short, the heads of their columns, and the start date that has passed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from screening.core import terms
from screening.models import Application, CriteriaVersion, Criterion, Role
from screening.web.board_filter import BoardFilter
from screening.web.remembered import remembered
from screening.web.short import Short, short
from screening.web.tallies import verdict_tallies

OUTCOMES: Final = ("pass", "unclear", "fail")


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates that hold now, in their order, each with its name in short."""

    criteria: tuple[Criterion, ...]
    shorts: tuple[Short, ...]

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


def gates_of(role: Role) -> Gates:
    """The gates of the criteria that hold now. Three queries."""
    version = role.current_version()
    if version is None:
        return Gates((), ())
    criteria = tuple(version.criteria.filter(gate=True))
    return Gates(criteria, shorts(version, criteria))


def shorts(version: CriteriaVersion, criteria: Sequence[Criterion]) -> tuple[Short, ...]:
    """The criteria of `version` in short. One query."""
    domains = tuple(domain.to_terms() for domain in version.domains.all())
    return tuple(short(criterion, domains) for criterion in criteria)


def heads(role: Role, gates: Gates, wanted: BoardFilter) -> tuple[GateHead, ...]:
    """The heads of the columns, with how many applications have each verdict. One query, or two after a judging."""
    tally = remembered(role, "verdicts", lambda: verdict_tallies(Application.objects.filter(role=role)))
    return tuple(_head(one, tally.get(one.slug, {}), wanted) for one in gates.shorts)


def _head(one: Short, tally: dict[str, int], wanted: BoardFilter) -> GateHead:
    choices = tuple((outcome, tally.get(outcome, 0), wanted.with_gate(one.slug, outcome)) for outcome in OUTCOMES)
    return GateHead(one, wanted.gates.get(one.slug, ""), choices)
