"""What the team keeps beside an application: notes and tags."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.flow import notes
from screening.models import Application
from screening.models.notes import LONGEST_NOTE, clean_tag
from screening.web import access
from screening.web.board_filter import BoardFilter


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


def _to_application(request: HttpRequest, application: Application, fragment: str) -> HttpResponseRedirect:
    query = BoardFilter.from_query(request.GET).query_string()
    address = reverse("application", args=[application.public_id])
    return HttpResponseRedirect(f"{address}{'?' + query if query else ''}{fragment}")
