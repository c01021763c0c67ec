"""Two to four applications to one role in, their facts and verdicts side by side, criterion by criterion, out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.core.redaction import Redaction
from screening.models import Application, Criterion, Role
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.cards import Card, card_list
from screening.web.dates import short_date
from screening.web.gates import shorts
from screening.web.plain_words import active_language, capitalised, language_name
from screening.web.veil import Hides, hider

MOST_COMPARED: Final = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One candidate, and the query string of the comparison without them ("" when only two are left)."""

    application: Application
    without: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact that no criterion judges, of each candidate in their order; "" where it is not known or hidden."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: its label, and each candidate with their card (None where it was not judged)."""

    slug: str
    label: str
    gate: bool
    weight: int
    cells: tuple[tuple[Application, Card | None], ...]
    differ: bool


@access.on_role
def compare(request: HttpRequest, role: Role) -> HttpResponse:
    """The chosen candidates in the order of the board. The number of queries does not depend on how many."""
    rows = Application.objects.page().filter(role=role, public_id__in=request.GET.getlist("candidate"))
    chosen = list(rows.ranked())
    shown, only_differing = chosen[:MOST_COMPARED], "differing" in request.GET
    wanted, hides = BoardFilter.from_query(request.GET), hider(request)
    lines = _lines(role, shown, hides)
    page = {
        "role": role,
        "title": role.title(active_language()),
        "query": wanted.query_string(),
        "columns": [_column(one, shown, wanted, only_differing=only_differing) for one in shown],
        "num_left_out": max(0, len(chosen) - MOST_COMPARED),
        "facts": _facts(shown, hides),
        "lines": [line for line in lines if line.differ or not only_differing],
        "num_alike": sum(not line.differ for line in lines),
        "only_differing": only_differing,
        "other_lines": _query(shown, wanted, only_differing=not only_differing),
    }
    return render(request, "recruiter/compare.html", page)


def _column(one: Application, shown: Sequence[Application], wanted: BoardFilter, *, only_differing: bool) -> Column:
    others = [other for other in shown if other.pk != one.pk]
    without = _query(others, wanted, only_differing=only_differing) if len(others) > 1 else ""
    return Column(one, without)


def _query(candidates: Sequence[Application], wanted: BoardFilter, *, only_differing: bool) -> str:
    query = QueryDict(wanted.query_string(), mutable=True)
    query.setlist("candidate", [one.public_id for one in candidates])
    if only_differing:
        query["differing"] = "on"
    return query.urlencode()


def _lines(role: Role, candidates: Sequence[Application], hides: Hides) -> tuple[Line, ...]:
    version = role.current_version()
    if version is None:
        return ()
    criteria = tuple(version.criteria.all())
    by_slug = {criterion.slug: criterion for criterion in criteria}
    names = shorts(version, criteria)
    cards = [(one, _by_criterion(card_list(one, by_slug, names, hides(one)))) for one in candidates]
    return tuple(_line(each, tuple((one, found.get(each.slug)) for one, found in cards)) for each in criteria)


def _line(criterion: Criterion, cells: tuple[tuple[Application, Card | None], ...]) -> Line:
    outcomes = {card.verdict.outcome if card else "" for _one, card in cells}
    label = criterion.label(active_language())
    return Line(criterion.slug, label, criterion.gate, criterion.weight, cells, differ=len(outcomes) > 1)


def _by_criterion(cards: Sequence[Card]) -> dict[str, Card]:
    return {card.verdict.criterion: card for card in cards}


def _facts(candidates: Sequence[Application], hides: Hides) -> list[FactLine]:
    """What the candidates are besides their verdicts; what nobody has is left out."""
    redactions = [hides(one) for one in candidates]
    lines = [
        FactLine(str(label), tuple(find(one, hidden) for one, hidden in zip(candidates, redactions, strict=True)))
        for label, find in FACTS.items()
    ]
    return [line for line in lines if any(line.values)]


def _place(one: Application, hidden: Redaction | None) -> str:
    place = _read(one).get("place")
    return str(place["municipality"]) if place and hidden is None else ""


def _languages(one: Application, _hidden: Redaction | None) -> str:
    """The languages of the CV in one line; their levels stand with the verdict that asks for them."""
    names = [language_name(skill["language"]) for skill in _read(one).get("languages") or ()]
    return capitalised(", ".join(dict.fromkeys(names)))


def _last_job(one: Application, hidden: Redaction | None) -> str:
    """The title of the first position of the CV, which is the newest in most."""
    titles = [position["title"] for position in _read(one).get("positions") or () if position["title"]]
    return "" if not titles else hidden.text(titles[0]) if hidden else str(titles[0])


def _decision(one: Application, hidden: Redaction | None) -> str:
    if one.decision is None:
        return ""
    reason = hidden.text(one.decision.reason) if hidden else one.decision.reason
    return f"{one.decision.get_kind_display()}: {reason}"


def _read(one: Application) -> dict[str, Any]:
    reading = one.document.reading
    return reading.facts if reading else {}


FACTS: Final[Mapping[Promise, Callable[[Application, Redaction | None], str]]] = {
    _("Received"): lambda one, _hidden: short_date(one.received_at),
    _("Place"): _place,
    _("Languages of the CV"): _languages,
    _("First position of the CV"): _last_job,
    pgettext_lazy("of an application", "Decision"): _decision,
}
