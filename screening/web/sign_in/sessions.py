"""A person in, the places where they are signed in out; each can be ended."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from screening.web.access import person
from screening.web.sign_in.devices import device


@login_required
def sessions(request: HttpRequest) -> HttpResponseBase:
    """The person's sessions that are alive, this one first."""
    alive = UserSession.objects.filter(
        user=person(request),
        last_seen_at__gte=timezone.now() - timedelta(seconds=settings.SESSION_IDLE_SECONDS),
    )
    here = request.session.session_key
    rows = [(row, device(row.user_agent), row.session_key == here) for row in alive.order_by("-last_seen_at")]
    rows.sort(key=lambda row: not row[2])
    return render(request, "account/sessions.html", {"rows": rows, "has_others": any(not row[2] for row in rows)})


@login_required
@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponseBase:
    """End one of the person's own sessions."""
    get_object_or_404(UserSession, pk=number, user=person(request)).end()
    messages.success(request, _("Signed out there."))
    return redirect("sessions")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponseBase:
    """End all of the person's sessions but this one."""
    for row in UserSession.objects.filter(user=person(request)).exclude(session_key=request.session.session_key):
        row.end()
    messages.success(request, _("Signed out everywhere else."))
    return redirect("sessions")


@login_required
@require_POST
def present(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 - the middleware has noted it
    """Say that somebody is at the page: typing sends nothing, and half an hour is soon over a long reason."""
    return HttpResponse(status=204)
