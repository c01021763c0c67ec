"""A role's switch for blind review, and the veil lifted for one candidate with a reason."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.flow import veil
from screening.models import Application, Role
from screening.models.applications import ApplicationQuerySet
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.plain_words import active_language
from screening.web.review import context_of
from screening.web.review_forms import UNPROCESSABLE, UnveilForm


@access.on_role
def blind(request: HttpRequest, role: Role) -> HttpResponse:
    """Whether the team sees who the candidates are; an owner or a recruiter changes it."""
    if request.method == "POST":
        return _changed(request, role)
    context = {
        "role": role,
        "title": role.title(active_language()),
        "policies": Role.Blind.choices,
    }
    return render(request, "recruiter/blind.html", context)


@require_POST
@access.on_application(ApplicationQuerySet.page, Right.DECIDE)
def unveil(request: HttpRequest, application: Application) -> HttpResponse:
    """Show the signed-in person who this candidate is; the reason is kept, and the log says so."""
    form = UnveilForm(request.POST)
    if not form.is_valid():
        context = {**context_of(request, application), "unveil_form": form}
        return render(request, "recruiter/application.html", context, status=UNPROCESSABLE)
    veil.unveil(application, form.cleaned_data["reason"], access.person(request))
    query = BoardFilter.from_query(request.GET).query_string()
    address = reverse("application", args=[application.public_id])
    return HttpResponseRedirect(address + (f"?{query}" if query else ""))


def _changed(request: HttpRequest, role: Role) -> HttpResponse:
    try:
        veil.set_blind(role, request.POST.get("blind", ""), access.person(request))
    except ValueError as error:
        raise BadRequest from error
    messages.success(request, _("Kept. It holds from now on, for everybody on the team."))
    return HttpResponseRedirect(reverse("blind", args=[role.slug]))
