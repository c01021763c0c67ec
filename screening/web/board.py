"""The board of a role: a page of ranked applications, and the line that follows the reading of their files."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from screening.core.facets import Index
from screening.core.traits import YEARS_PREFIX
from screening.models import Application, Criterion, Job, Role
from screening.web import access
from screening.web.board_bulk import MOST_AT_ONCE, undoable
from screening.web.board_columns import columns_of, usual_left_out
from screening.web.board_facets import chips_of, facets_of
from screening.web.board_filter import STANDINGS, BoardFilter
from screening.web.board_index import index_of
from screening.web.board_rows import board
from screening.web.board_shown import Shown, shown
from screening.web.board_views import EVERYBODY, opening_query, views_of
from screening.web.gates import Gates, gates_of, heads
from screening.web.plain_words import active_language
from screening.web.role_status import passed_deadline
from screening.web.tallies import NEEDS_A_PERSON
from screening.web.wording import unread_sentence

MAX_NEEDING_A_PERSON: Final = 50
FILTERS: Final = "board-filters"  # the id of the form, which htmx names when it asks for rows
SORT_NAMES: Final = {
    "rank": gettext_lazy("Rank"),
    "points": gettext_lazy("Points"),
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "name": gettext_lazy("Name"),
}


@access.on_role
def role_board(request: HttpRequest, role: Role) -> HttpResponse:
    """The ranked applications to one role. The number of queries does not depend on how many there are."""
    if not request.GET and (opening := opening_query(request, role)):
        return HttpResponseRedirect(f"?{opening}")
    gates = gates_of(role)
    wanted = usual_left_out(BoardFilter.from_query(request.GET).in_role(role), gates)
    found = shown(role, wanted, access.person(request))
    response = render(request, "recruiter/board.html", _page(request, role, wanted, gates, found))
    address = f"?{wanted.query_string() or EVERYBODY}"
    if request.headers.get("HX-Trigger") == FILTERS:
        response["HX-Push-Url"] = request.path + address
    return response


@access.on_role
def board_progress(request: HttpRequest, role: Role) -> HttpResponse:
    """How far reading and judging are; tells the page to fetch its rows anew when there are newer ones."""
    progress = _progress(role, index_of(role))
    response = render(request, "recruiter/_progress.html", {"role": role, "progress": progress})
    if request.GET.get("seen") != progress["seen"]:
        response["HX-Trigger"] = "board-changed"
    return response


def _page(request: HttpRequest, role: Role, wanted: BoardFilter, gates: Gates, found: Shown) -> dict[str, Any]:
    counts = found.index.counts(wanted.indexed, wanted.ranges, found.within)
    columns, is_blind = columns_of(wanted.columns, gates), role.blind != Role.Blind.NO
    cursors = (request.GET.get("after", ""), request.GET.get("before", ""))
    return {
        "role": role,
        "title": role.title(active_language()),
        "wanted": wanted,
        "query": wanted.query_string(),
        "everybody": wanted.bare().query_string() or EVERYBODY,
        "board": board(found, wanted, columns, cursors),
        "columns": columns,
        "heads": heads(columns.gates, counts, wanted),
        "facets": facets_of(counts, wanted, gates, is_blind=is_blind),
        "chips": chips_of(wanted, gates),
        "tabs": _tabs(counts.get("standing", {}), wanted),
        "sorts": _sorts(gates, is_blind=is_blind),
        "views": views_of(request, role, wanted),
        "formats": ("csv", "xlsx", "json"),
        "tags": found.index.values("tag"),
        "undoable": undoable(request, role),
        "most_at_once": MOST_AT_ONCE,
        "passed_deadline": passed_deadline(role, timezone.localdate()),
        "passed_start": gates.passed_start(timezone.localdate()),
        "needing_a_person": _needing_a_person(found.index),
        "progress": _progress(role, found.index),
        "num_all": len(found.index.entries),
        "gates": gates,
    }


def _tabs(counts: Mapping[str, int], wanted: BoardFilter) -> list[tuple[str, int, str, bool]]:
    """The standings with how many each would show beside what else is held, "" for all of them together."""
    held = wanted.held.get("standing", ())
    tabs = [("", sum(counts.values()), wanted.holding("standing", ()).query_string() or EVERYBODY, not held)]
    for name in STANDINGS:
        query = wanted.holding("standing", [name]).query_string()
        tabs.append((name, counts.get(name, 0), query, name in held))
    return tabs


def _sorts(gates: Gates, *, is_blind: bool) -> dict[str, str]:
    names = {one.slug: one.name for one in gates.shorts}
    years = [one.slug for one in gates.criteria if one.kind == Criterion.Kind.YEARS]
    of_years = {YEARS_PREFIX + slug: _("Years: %s") % names[slug] for slug in years}
    plain = {name: str(word) for name, word in SORT_NAMES.items() if not (is_blind and name == "name")}
    return {**plain, **of_years}


def _progress(role: Role, index: Index) -> dict[str, int | str]:
    """How many files there are, how many wait for a worker, how many no worker will touch again; how many are judged
    anew by changed criteria; and the mark by which the page knows that its rows are old.
    """
    num_all = len(index.entries)
    waiting = index.passing({"doc": ("reading",)}, {}).bit_count()
    judging = Job.objects.judging_anew(role).count()
    return {
        "num_all": num_all,
        "num_being_read": waiting,
        "num_read": num_all - waiting,
        "num_judging": judging,
        "num_judged": num_all - judging,
        "seen": f"{num_all - waiting}-{judging}" if judging else str(num_all - waiting),
    }


def _needing_a_person(index: Index) -> list[tuple[Application, str]]:
    """The files that no worker could read, each with the sentence that says why. One query, none for none."""
    pks = index.in_order("oldest", index.passing({"doc": NEEDS_A_PERSON}, {}))[:MAX_NEEDING_A_PERSON]
    rows = Application.objects.filter(pk__in=pks).select_related("document", "role")
    return [(row, unread_sentence(row.document)) for row in rows.order_by("received_at", "id")]
