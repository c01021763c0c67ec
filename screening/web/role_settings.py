"""The settings of a role: its status with the moves out of it, its texts, its file, and making it anew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from screening.core.permissions import Right
from screening.flow import permissions
from screening.flow.role_settings import change
from screening.models import Role
from screening.web import access
from screening.web.notice import current_notice_version
from screening.web.review_forms import UNPROCESSABLE
from screening.web.role_forms import SettingsForm
from screening.web.role_status import passed_of, status_of


@access.on_role
def settings(request: HttpRequest, role: Role) -> HttpResponse:
    """Everything about a role that is no criterion and no person; who may not change it reads it."""
    form = SettingsForm(role, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        permissions.require(role, Right.EDIT_ROLE, access.person(request))
        if form.is_valid():
            _keep(request, role, form)
            return HttpResponseRedirect(reverse("role_settings", args=[role.slug]))
    page = {
        "role": role,
        "form": form,
        "notice_version": current_notice_version(),
        "policies": Role.Blind.choices,
        "passed": passed_of(role),
        "may_make_roles": permissions.may_make_roles(access.person(request)),
        "has_criteria": role.versions.exists(),
        **status_of(role),
    }
    return render(request, "recruiter/role_settings.html", page, status=UNPROCESSABLE if form.errors else 200)


def _keep(request: HttpRequest, role: Role, form: SettingsForm) -> None:
    if change(role, form.wanted(), access.person(request)):
        messages.success(request, _("The settings are kept."))
    else:
        messages.info(request, _("Nothing was different: nothing was changed."))
