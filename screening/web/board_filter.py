"""The query string of a board in, what is held, searched, sorted and shown out; and back to a query string.

A facet's name in the address is its name in the index: `gate-languages=fail&lang-nl=C1&lang-nl=C2&tag=call+first`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from screening.core.facets import ORDERS
from screening.core.terms import Level, Source
from screening.core.traits import YEARS_PREFIX
from screening.models import Application, Assessment, Document, Role
from screening.models.notes import clean_tag
from screening.models.verdicts import Outcome

WAITING: Final = "waiting"
STANDINGS: Final = (*Assessment.Standing.values, WAITING)
GATE_PREFIX: Final = "gate-"
LANGUAGE_PREFIX: Final = "lang-"
FROM, UP_TO = "-from", "-to"
LEVELS: Final = (*(level.name for level in sorted(Level, reverse=True)), "none")
CLOSED: Final[Mapping[str, tuple[str, ...]]] = {
    "standing": STANDINGS,
    "state": tuple(Application.State.values),
    "doc": tuple(state for state in Document.State.values if state != Document.State.STORED),
    "source": tuple(source.value for source in Source),
    "origin": tuple(Application.Origin.values),
    "twin": ("maybe",),
    "seen": ("no", "yes"),
    "asked": ("noted", "waiting", "answered", "review"),
}
OPEN: Final = ("tag", "place", "cv", "flag", "supplier", "version")  # whose values no list knows
LIVE: Final = frozenset({"seen", "asked"})  # asked of the database: they differ per person or change without a log
MAX_WORDS_CHARACTERS: Final = 200
MAX_VALUE_CHARACTERS: Final = 120
MAX_VALUES: Final = 40
MAX_COLUMNS: Final = 60
MAX_YEARS: Final = 99.0
Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What a board shows and how. `held` maps a facet to its values: one of them is enough, each facet must hold.

    `ranges` maps years to (from, up to); `columns` are the slugs of the columns, () for the usual ones.
    """

    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    words: str = ""
    sort: str = "rank"
    columns: tuple[str, ...] = ()

    @classmethod
    def of(cls, **held: str) -> "BoardFilter":
        """The board of those with one value of each facet that is named: `of(standing="meets")`."""
        return cls(held={name: (value,) for name, value in held.items() if value})

    @classmethod
    def gate(cls, slug: str, outcome: str) -> "BoardFilter":
        """The board of those with that verdict on one gate."""
        return cls(held={GATE_PREFIX + slug: (outcome,)})

    @classmethod
    def from_query(cls, query: QueryDict) -> "BoardFilter":
        """The filter that the address asks for; what it does not know it leaves out."""
        held = {name: _known(name, query.getlist(name)) for name in sorted(query)}
        sort = query.get("sort") or "rank"
        return cls(
            held={name: values for name, values in held.items() if values},
            ranges=_ranges(query),
            words=(query.get("q") or "").replace("\0", "").strip()[:MAX_WORDS_CHARACTERS],
            sort=sort if sort in ORDERS or sort.startswith(YEARS_PREFIX) else "rank",
            columns=tuple(dict.fromkeys(query.getlist("col")))[:MAX_COLUMNS],
        )

    @property
    def is_active(self) -> bool:
        """Whether it leaves anybody out."""
        return bool(self.held or self.ranges or self.words)

    @property
    def standing(self) -> str:
        """The one standing that is shown, "" for several or all."""
        standings = self.held.get("standing", ())
        return standings[0] if len(standings) == 1 else ""

    @property
    def live(self) -> dict[str, tuple[str, ...]]:
        """What is held that the index does not know."""
        return {name: values for name, values in self.held.items() if name in LIVE}

    @property
    def indexed(self) -> dict[str, tuple[str, ...]]:
        """What is held that the index knows."""
        return {name: values for name, values in self.held.items() if name not in LIVE}

    def holds(self, name: str, value: str) -> bool:
        """Whether that value of the facet is held."""
        return value in self.held.get(name, ())

    def holding(self, name: str, values: Iterable[str]) -> "BoardFilter":
        """The filter with those values of one facet in the place of what is held of it; none for all."""
        others = {other: held for other, held in self.held.items() if other != name}
        return replace(self, held={**others, name: tuple(values)} if values else others)

    def without(self, name: str, value: str = "") -> "BoardFilter":
        """The filter without one value of a facet (or all of them), without a range, or without the search ("q")."""
        if name == "q":
            return replace(self, words="")
        if name in self.ranges:
            return replace(self, ranges={other: bounds for other, bounds in self.ranges.items() if other != name})
        return self.holding(name, [held for held in self.held.get(name, ()) if value and held != value])

    def bare(self) -> "BoardFilter":
        """Everybody, in the same order and columns."""
        return BoardFilter(sort=self.sort, columns=self.columns)

    def in_role(self, role: Role) -> "BoardFilter":
        """The filter as far as it tells nobody who a candidate of a blind role is."""
        if role.blind == Role.Blind.NO:
            return self
        return replace(self.without("place"), sort="rank" if self.sort == "name" else self.sort)

    def sorted_by(self, sort: str) -> "BoardFilter":
        """The same board in another order."""
        return replace(self, sort=sort)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The filter as the fields of a form, in a fixed order."""
        pairs = [(name, value) for name in sorted(self.held) for value in sorted(self.held[name])]
        for name, (least, most) in sorted(self.ranges.items()):
            pairs += [(name + FROM, f"{least:g}")] if least is not None else []
            pairs += [(name + UP_TO, f"{most:g}")] if most is not None else []
        pairs += [("q", self.words)] if self.words else []
        pairs += [("sort", self.sort)] if self.sort != "rank" else []
        return [*pairs, *(("col", slug) for slug in self.columns)]

    def query_string(self) -> str:
        """The query string of this filter, in a fixed order; "" for the plain board."""
        return urlencode(self.pairs)


def _known(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """The values of a facet that there are; none for what is no facet."""
    choices = CLOSED.get(name)
    if name.startswith(GATE_PREFIX):
        choices = tuple(Outcome.values)
    elif name.startswith(LANGUAGE_PREFIX):
        choices = LEVELS
    if choices is not None:
        return tuple(choice for choice in choices if choice in set(values))
    if name not in OPEN:
        return ()
    clean = clean_tag if name == "tag" else _clean
    cleaned = (clean(value) for value in values)
    return tuple(sorted({value for value in cleaned if value}))[:MAX_VALUES]


def _clean(value: str) -> str:
    return value.replace("\0", "").strip()[:MAX_VALUE_CHARACTERS]


def _ranges(query: QueryDict) -> dict[str, Range]:
    found: dict[str, Range] = {}
    for name in sorted(query):
        if name.startswith(YEARS_PREFIX) and name.endswith((FROM, UP_TO)):
            years = name.removesuffix(FROM).removesuffix(UP_TO)
            found[years] = (_number(query.get(years + FROM)), _number(query.get(years + UP_TO)))
    return {name: bounds for name, bounds in found.items() if bounds != (None, None)}


def _number(text: str | None) -> float | None:
    """A number of years as it was typed, with a point or a comma; None for nothing and for nonsense."""
    try:
        number = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= MAX_YEARS else None
