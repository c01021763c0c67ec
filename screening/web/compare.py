"""Two to four applications to one role in, their verdicts side by side, criterion by criterion, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from screening.models import Application, Criterion, Role
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.cards import Card, card_list
from screening.web.gates import shorts
from screening.web.plain_words import active_language
from screening.web.veil import Hides, hider

MOST_COMPARED: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: its label, and the card of each candidate in their order (None where it was not judged)."""

    label: str
    gate: bool
    weight: int
    cards: tuple[Card | None, ...]
    differ: bool


@access.on_role
def compare(request: HttpRequest, role: Role) -> HttpResponse:
    """The chosen candidates in the order of the board. The number of queries does not depend on how many."""
    rows = Application.objects.page().filter(role=role, public_id__in=request.GET.getlist("candidate"))
    chosen = list(rows.ranked())
    page = {
        "role": role,
        "title": role.title(active_language()),
        "query": BoardFilter.from_query(request.GET).query_string(),
        "candidates": chosen[:MOST_COMPARED],
        "num_left_out": max(0, len(chosen) - MOST_COMPARED),
        "lines": _lines(role, chosen[:MOST_COMPARED], hider(request)),
    }
    return render(request, "recruiter/compare.html", page)


def _lines(role: Role, candidates: Sequence[Application], hides: Hides) -> tuple[Line, ...]:
    version = role.current_version()
    if version is None:
        return ()
    criteria = tuple(version.criteria.all())
    by_slug = {criterion.slug: criterion for criterion in criteria}
    names = shorts(version, criteria)
    cards = [
        {card.verdict.criterion: card for card in card_list(one, by_slug, names, hides(one))} for one in candidates
    ]
    return tuple(_line(criterion, tuple(of_one.get(criterion.slug) for of_one in cards)) for criterion in criteria)


def _line(criterion: Criterion, cards: tuple[Card | None, ...]) -> Line:
    outcomes = {card.verdict.outcome if card else "" for card in cards}
    return Line(criterion.label(active_language()), criterion.gate, criterion.weight, cards, len(outcomes) > 1)


def _by_criterion(cards: Sequence[Card]) -> dict[str, Card]:
    return {card.verdict.criterion: card for card in cards}
