"""Roles in, how many applications stand where out: for the home page, the tabs and the heads of the gate matrix."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from screening.models import Application, Role
from screening.web.board_filter import WAITING

UNDECIDED: Final = Application.State.RECEIVED
BEING_READ: Final = frozenset({"stored", "reading"})
NEEDS_A_PERSON: Final = frozenset({"unreadable", "needs_manual"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of the applications to one role. `waiting_for` counts, per standing, those that nobody decided yet."""

    standings: Mapping[str, int] = field(default_factory=Counter)
    states: Mapping[str, int] = field(default_factory=Counter)
    waiting_for: Mapping[str, int] = field(default_factory=Counter)
    num_all: int = 0
    num_being_read: int = 0
    num_need_person: int = 0

    @property
    def num_read(self) -> int:
        """How many no worker will touch again."""
        return self.num_all - self.num_being_read


def tallies(roles: Iterable[Role]) -> dict[int, Tally]:
    """The tally of each role by its id. One query."""
    by_role: dict[int, list[Mapping[str, Any]]] = {role.pk: [] for role in roles}
    for line in Application.objects.current().filter(role__in=by_role).tally():
        by_role[line["role_id"]].append(line)
    return {pk: _tally(lines) for pk, lines in by_role.items()}


def _tally(lines: Iterable[Mapping[str, Any]]) -> Tally:
    standings, states, waiting_for, documents = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        standing = line["assessment__standing"] or WAITING
        standings[standing] += line["num"]
        states[line["state"]] += line["num"]
        documents[line["document__state"]] += line["num"]
        if line["state"] == UNDECIDED:
            waiting_for[standing] += line["num"]
    return Tally(
        standings,
        states,
        waiting_for,
        num_all=states.total(),
        num_being_read=sum(documents[state] for state in BEING_READ),
        num_need_person=sum(documents[state] for state in NEEDS_A_PERSON),
    )
