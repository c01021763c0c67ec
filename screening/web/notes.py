"""What the team keeps beside an application: notes and tags, on one application or on several of the board at once."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.flow import decide, notes
from screening.models import Application, Decision, Role
from screening.models.notes import LONGEST_NOTE, clean_tag
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.review_forms import MAX_REASON_CHARACTERS, MIN_REASON_CHARACTERS
from screening.web.veil import shown_name

MOST_AT_ONCE: Final = 200
UNDO: Final = "tags_to_undo"  # in the session: {"role", "tag", "tags"}


@require_POST
@access.on_application(right=Right.NOTE)
def add_note(request: HttpRequest, application: Application) -> HttpResponse:
    """Keep a note of the signed-in person."""
    text = request.POST.get("text", "").replace("\0", "").strip()[:LONGEST_NOTE]
    if text:
        notes.note(application, text, access.person(request))
    else:
        messages.warning(request, _("The note was empty: nothing was kept."))
    return _to_application(request, application, "#notes")


@require_POST
@access.on_application(right=Right.NOTE)
def remove_note(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    """Take away a note of one's own; those of others stay."""
    if not notes.remove_note(application, number, access.person(request)):
        raise Http404
    messages.success(request, _("Your note is gone."))
    return _to_application(request, application, "#notes")


@require_POST
@access.on_application(right=Right.NOTE)
def add_tag(request: HttpRequest, application: Application) -> HttpResponse:
    """Put a tag on one application."""
    if tag := clean_tag(request.POST.get("tag", "")):
        notes.tag(application.role, [application], tag, access.person(request))
    return _to_application(request, application, "#notes")


@require_POST
@access.on_application(right=Right.NOTE)
def remove_tag(request: HttpRequest, application: Application) -> HttpResponse:
    """Take a tag off one application."""
    pks = application.tags.filter(tag=clean_tag(request.POST.get("tag", ""))).values_list("pk", flat=True)
    notes.untag(application.role, list(pks), access.person(request))
    return _to_application(request, application, "#notes")


@require_POST
@access.on_role
def bulk(request: HttpRequest, role: Role) -> HttpResponse:
    """Do one thing with the chosen candidates of the board: compare them, tag them, put them on hold."""
    chosen = request.POST.getlist("candidate")[:MOST_AT_ONCE]
    wanted = BoardFilter.from_query(request.GET)
    action = request.POST.get("action", "compare")
    if action == "compare":
        return HttpResponseRedirect(_comparing(role, chosen, wanted))
    rows = list(Application.objects.filter(role=role, public_id__in=chosen).select_related("role"))
    if action == "tag":
        _tag(request, role, rows)
    elif action == "hold":
        _hold(request, rows)
    return _to_board(role, wanted)


@require_POST
@access.on_role_for(Right.NOTE)
def undo_tags(request: HttpRequest, role: Role) -> HttpResponse:
    """Take away the tags that the signed-in person put on several applications last."""
    last = request.session.pop(UNDO, None)
    if last and last["role"] == role.slug:
        num = notes.untag(role, last["tags"], access.person(request))
        messages.success(request, ngettext("%d tag was taken away.", "%d tags were taken away.", num) % num)
    return _to_board(role, BoardFilter.from_query(request.GET))


def undoable(request: HttpRequest, role: Role) -> dict[str, Any] | None:
    """What can be undone on the board of `role`: {"tag", "tags"} of the last tagging of this session."""
    last = request.session.get(UNDO)
    return last if last and last["role"] == role.slug else None


def _tag(request: HttpRequest, role: Role, rows: Sequence[Application]) -> None:
    tag = clean_tag(request.POST.get("tag", ""))
    if not tag:
        messages.warning(request, _("Type the tag first."))
        return
    made = notes.tag(role, rows, tag, access.person(request))
    request.session[UNDO] = {"role": role.slug, "tag": tag, "tags": made}


def _hold(request: HttpRequest, rows: Sequence[Application]) -> None:
    """Put those on hold whom the person looked at; the others are named, because nobody decides without looking."""
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:MAX_REASON_CHARACTERS]
    if len(reason) < MIN_REASON_CHARACTERS:
        messages.warning(request, _("Give the reason: it is kept, and the candidate may ask for it."))
        return
    left, num = [], 0
    for row in rows:
        try:
            decide.decide(row, Decision.Kind.HOLD, reason, access.person(request))
            num += 1
        except decide.UndecidableError:
            left.append(shown_name(request, row))
    if num:
        messages.success(request, ngettext("%d was put on hold.", "%d were put on hold.", num) % num)
    if left:
        names = ", ".join(left)
        messages.warning(request, _("Left as they were, because you have not looked at them: %s.") % names)


def _comparing(role: Role, chosen: Sequence[str], wanted: BoardFilter) -> str:
    query = QueryDict(wanted.query_string(), mutable=True)
    query.setlist("candidate", list(chosen))
    return f"{reverse('compare', args=[role.slug])}?{query.urlencode()}"


def _to_board(role: Role, wanted: BoardFilter) -> HttpResponseRedirect:
    query = wanted.query_string()
    return HttpResponseRedirect(reverse("role_board", args=[role.slug]) + (f"?{query}" if query else ""))


def _to_application(request: HttpRequest, application: Application, fragment: str) -> HttpResponseRedirect:
    query = BoardFilter.from_query(request.GET).query_string()
    address = reverse("application", args=[application.public_id])
    return HttpResponseRedirect(f"{address}{'?' + query if query else ''}{fragment}")
