"""The columns that an address asks for in, which ones the board and its exports show out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.web.board_filter import BoardFilter
from screening.web.gates import Gates
from screening.web.short import Short

GATE, WEIGHT = "gate-", "weight-"
FACTS: Final[Mapping[str, Promise]] = {
    "reference": _("Reference"),
    "received": _("Received"),
    "cv": _("Language of the CV"),
    "tags": _("Tags"),
    "why": _("Why not"),
    "place": _("Place"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "origin": _("How they came"),
    "supplier": _("Supplier"),
}
ENDS: Final[Mapping[str, Promise]] = {"points": _("Points"), "state": pgettext_lazy("of an application", "Decision")}
USUAL: Final = ("reference", "received", "cv", "tags", "why", "points", "state")  # and every gate


@dataclass(frozen=True, slots=True)
class Choice:
    """One column that can be shown: its slug in the address, its title, and whether it is shown now."""

    slug: str
    title: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """What is shown: `has` names the plain columns, `gates` and `weights` are in the order of the criteria.

    `names` are the names in short of all criteria by their slug, shown or not.
    """

    has: frozenset[str]
    names: Mapping[str, str]
    gates: tuple[Short, ...]
    weights: tuple[Short, ...]
    choices: tuple[Choice, ...]

    @property
    def num(self) -> int:
        """How many columns the table has: rank and name always, then points, gates, weights and the decision."""
        return 2 + len(self.has & {"points", "state"}) + len(self.gates) + len(self.weights)


def columns_of(asked: Sequence[str], gates: Gates) -> Columns:
    """The columns that `asked` names, or the usual ones for none."""
    has = frozenset(asked) or _usual(gates)
    titles = {**{slug: str(title) for slug, title in {**FACTS, **ENDS}.items()}, **_titles(gates)}
    return Columns(
        has=has,
        names={one.slug: one.name for one in (*gates.shorts, *gates.weights)},
        gates=tuple(one for one in gates.shorts if GATE + one.slug in has),
        weights=tuple(one for one in gates.weights if WEIGHT + one.slug in has),
        choices=tuple(Choice(slug, title, slug in has) for slug, title in titles.items()),
    )


def usual_left_out(wanted: BoardFilter, gates: Gates) -> BoardFilter:
    """The filter without its columns when they are the usual ones: the form names all that are ticked."""
    return replace(wanted, columns=()) if frozenset(wanted.columns) == _usual(gates) else wanted


def _usual(gates: Gates) -> frozenset[str]:
    return frozenset((*USUAL, *(GATE + one.slug for one in gates.shorts)))


def _titles(gates: Gates) -> dict[str, str]:
    of_gates = {GATE + one.slug: one.name for one in gates.shorts}
    return of_gates | {WEIGHT + one.slug: one.name for one in gates.weights}
