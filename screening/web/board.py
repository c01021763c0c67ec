"""The board of a role: a page of ranked applications, and the line that follows the reading of their files."""

from typing import Any, Final

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from screening.models import Application, Role, Tag
from screening.web import access
from screening.web.board_filter import STANDINGS, BoardFilter
from screening.web.board_rows import board
from screening.web.gates import gates_of, heads
from screening.web.notes import undoable
from screening.web.tallies import NEEDS_A_PERSON, Tally, tallies
from screening.web.wording import unread_sentence

MAX_NEEDING_A_PERSON: Final = 50
SORT_NAMES: Final = {"rank": _("Rank"), "points": _("Points"), "newest": _("Newest first"), "name": _("Name")}


@access.on_role
def role_board(request: HttpRequest, role: Role) -> HttpResponse:
    """The ranked applications to one role. The number of queries does not depend on how many there are."""
    wanted = BoardFilter.from_query(request.GET)
    gates = gates_of(role)
    page = {
        "role": role,
        "title": role.title(get_language() or "en"),
        "wanted": wanted,
        "query": wanted.query_string(),
        "board": board(role, wanted, gates.shorts, request.GET.get("page", "1")),
        "gates": heads(role, gates, wanted),
        "passed_start": gates.passed_start(timezone.localdate()),
        "sorts": SORT_NAMES,
        "formats": ("csv", "xlsx", "json"),
        "tags": _tags(role),
        "undoable": undoable(request, role),
        "needing_a_person": _needing_a_person(role),
        **_counts(role, wanted),
    }
    return render(request, "recruiter/board.html", page)


@access.on_role
def board_progress(request: HttpRequest, role: Role) -> HttpResponse:
    """How far the reading is; tells the page to fetch its rows anew when files were read since it last asked."""
    tally = tallies([role])[role.pk]
    response = render(request, "recruiter/_progress.html", {"role": role, "tally": tally})
    if request.GET.get("seen") != str(tally.num_read):
        response["HX-Trigger"] = "board-changed"
    return response


def _counts(role: Role, wanted: BoardFilter) -> dict[str, Any]:
    tally: Tally = tallies([role])[role.pk]
    tabs = [("", tally.num_all, wanted.query_string(standing=""))]
    tabs += [(name, tally.standings[name], wanted.query_string(standing=name)) for name in STANDINGS]
    return {"tally": tally, "tabs": tabs, "states": [(*state, tally.states[state[0]]) for state in _states()]}


def _tags(role: Role) -> list[tuple[str, int]]:
    """The tags of this role with how many applications carry each."""
    counted = Tag.objects.filter(application__role=role).order_by("tag").values("tag").annotate(num=Count("id"))
    return [(line["tag"], line["num"]) for line in counted]


def _states() -> list[tuple[str, str]]:
    return [(state.value, str(state.label)) for state in Application.State]


def _needing_a_person(role: Role) -> list[tuple[Application, str]]:
    """The files that no worker could read, each with the sentence that says why."""
    rows = (
        Application.objects.filter(role=role, document__state__in=NEEDS_A_PERSON)
        .select_related("document", "role")
        .order_by("received_at", "id")[:MAX_NEEDING_A_PERSON]
    )
    return [(row, unread_sentence(row.document)) for row in rows]
