"""The saved views of a board: one's own and those of the team; to keep one, to share it, to open the board with it."""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from screening.flow import views
from screening.models import OpeningView, Role, SavedView
from screening.web import access
from screening.web.board_filter import BoardFilter

EVERYBODY: Final = "sort=rank"  # the plain board by an address that is not empty: an empty one opens the chosen view
UNSAVABLE: Final[dict[str, "str | Promise"]] = {
    "no_name": gettext_lazy("Give the view a name."),
    "too_long": gettext_lazy("This filter is too long to be kept."),
}


@dataclass(frozen=True, slots=True)
class ViewLine:
    """One view in the menu: whose it is ("" for one's own), whether it is on now, whether the board opens with it."""

    view: SavedView
    query: str
    owner: str
    is_on: bool
    opens: bool

    @property
    def is_mine(self) -> bool:
        """Whether the signed-in person saved it."""
        return not self.owner


def views_of(request: HttpRequest, role: Role, wanted: BoardFilter) -> tuple[ViewLine, ...]:
    """The views that the signed-in person may use, one's own first. Two queries."""
    person, now = access.person(request), wanted.query_string()
    found = SavedView.objects.usable_by(person, role).select_related("by")
    opening = _opening(request, role)
    lines = [
        ViewLine(
            view,
            view.query or EVERYBODY,
            "" if view.by_id == person.pk else view.by.get_full_name() or view.by.get_username(),
            is_on=view.query == now,
            opens=opening is not None and opening.pk == view.pk,
        )
        for view in found
    ]
    return tuple(sorted(lines, key=lambda line: (bool(line.owner), line.view.name.casefold())))


def opening_query(request: HttpRequest, role: Role) -> str:
    """The query string that the board opens with for this person, "" for everybody. One query."""
    opening = _opening(request, role)
    return opening.query or EVERYBODY if opening else ""


@require_POST
@access.on_role
def save_view(request: HttpRequest, role: Role) -> HttpResponse:
    """Keep the board of the address under a name."""
    query = BoardFilter.from_query(request.GET).query_string()
    wanted = {"is_shared": "shared" in request.POST, "opens": "opens" in request.POST}
    try:
        view = views.save(role, access.person(request), request.POST.get("name", ""), query, **wanted)
    except views.UnsavableError as error:
        messages.warning(request, str(UNSAVABLE[error.code]))
    else:
        messages.success(request, _("The view “%s” was saved.") % view.name)
    return _to_board(role, query)


@require_POST
@access.on_role
def change_view(request: HttpRequest, role: Role, number: int) -> HttpResponse:
    """Open the board with a view or no longer; share one's own or no longer; take one's own away."""
    person = access.person(request)
    view = get_object_or_404(SavedView.objects.usable_by(person, role), pk=number)
    what = request.POST.get("what", "")
    if what == "open":
        views.open_with(view, person)
    elif what == "open-plainly":
        views.open_plainly(role, person)
    elif view.by_id != person.pk:
        raise Http404
    elif what == "remove":
        views.remove(view)
        messages.success(request, _("The view “%s” was taken away.") % view.name)
    elif what in {"share", "keep"}:
        views.share(view, is_shared=what == "share")
    return _to_board(role, BoardFilter.from_query(request.GET).query_string())


def _opening(request: HttpRequest, role: Role) -> SavedView | None:
    chosen = OpeningView.objects.filter(membership__role=role, membership__user=access.person(request))
    found = chosen.select_related("view").first()
    return found.view if found else None


def _to_board(role: Role, query: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('role_board', args=[role.slug])}?{query or EVERYBODY}")
