"""The query string of a board in, which applications to show and in which order out; and back to a query string."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import F
from django.http import QueryDict

from screening.models import Application, Assessment
from screening.models.applications import ApplicationQuerySet
from screening.models.notes import clean_tag
from screening.models.search import matching
from screening.models.verdicts import Outcome

WAITING: Final = "waiting"
STANDINGS: Final = (*Assessment.Standing.values, WAITING)
SORTS: Final = ("rank", "points", "newest", "name")
GATE_PREFIX: Final = "gate-"
MAX_WORDS_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What is shown of a board. An empty field leaves nothing out; `gates` maps a gate's slug to a verdict."""

    standing: str = ""
    state: str = ""
    words: str = ""
    tag: str = ""
    sort: str = "rank"
    gates: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_query(cls, query: QueryDict) -> "BoardFilter":
        """The filter that the address asks for; what it does not know it leaves out."""
        return cls(
            standing=_known(query.get("standing"), STANDINGS),
            state=_known(query.get("state"), Application.State.values),
            words=(query.get("q") or "").replace("\0", "").strip()[:MAX_WORDS_CHARACTERS],
            tag=clean_tag(query.get("tag") or ""),
            sort=_known(query.get("sort"), SORTS) or "rank",
            gates={
                name.removeprefix(GATE_PREFIX): outcome
                for name, outcome in sorted(query.items())
                if name.startswith(GATE_PREFIX) and outcome in Outcome.values
            },
        )

    @property
    def is_active(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.standing or self.state or self.words or self.tag or self.gates)

    def query_string(self, **changes: Any) -> str:
        """The query string of this filter with `changes`, in a fixed order; "" for the plain board."""
        wanted = replace(self, **changes)
        fields = {"standing": wanted.standing, "state": wanted.state, "q": wanted.words, "tag": wanted.tag}
        fields |= {f"{GATE_PREFIX}{slug}": outcome for slug, outcome in wanted.gates.items()}
        fields["sort"] = "" if wanted.sort == "rank" else wanted.sort
        return urlencode({name: text for name, text in fields.items() if text})

    def with_gate(self, slug: str, outcome: str) -> str:
        """The query string with the gate `slug` held to `outcome`, or to nothing when that is ""."""
        others = {name: held for name, held in self.gates.items() if name != slug}
        return self.query_string(gates={**others, slug: outcome} if outcome else others)

    def apply(self, applications: ApplicationQuerySet) -> ApplicationQuerySet:
        """The applications that pass, in the order asked for."""
        rows = matching(applications, self.words)
        if self.standing:
            rows = rows.with_standing(self.standing)
        if self.state:
            rows = rows.filter(state=self.state)
        if self.tag:
            rows = rows.tagged(self.tag)
        for slug, outcome in self.gates.items():
            rows = rows.with_verdict(slug, outcome)
        return _sorted(rows.ranked(), self.sort)


def _known(value: str | None, values: tuple[str, ...] | list[str]) -> str:
    return value if value and value in values else ""


def _sorted(rows: ApplicationQuerySet, sort: str) -> ApplicationQuerySet:
    if sort == "points":
        return rows.order_by(F("assessment__points").desc(nulls_last=True), "received_at", "id")
    if sort == "newest":
        return rows.order_by("-received_at", "-id")
    return rows.order_by("name", "id") if sort == "name" else rows
