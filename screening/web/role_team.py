"""The team of a role: who is on it, who is invited; invited, renewed, withdrawn, made something else, removed."""

from typing import Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from screening.core.permissions import MAY, Right
from screening.flow import team
from screening.models import Invitation, Membership, Role
from screening.web import access
from screening.web.denied import WORDS
from screening.web.plain_words import active_language
from screening.web.review_forms import UNPROCESSABLE

REFUSALS: Final = {
    "last_owner": gettext_lazy("A role keeps at least one owner: make somebody else an owner first."),
    "member": gettext_lazy("This person is on the team already."),
    "too_many": gettext_lazy("Too many invitations within an hour. Try again later."),
    "gone": gettext_lazy("It was changed meanwhile: look at the team as it is now."),
}


class InviteForm(forms.Form):
    """Whom to invite, as what, in which language."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    function = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=Membership.Function.choices,
        initial=Membership.Function.REVIEWER,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the mail"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


@access.on_role
def role_team(request: HttpRequest, role: Role) -> HttpResponse:
    """Who is on the team, and what each may do; owners invite and change."""
    return _page(request, role, InviteForm(initial={"language": active_language()}))


@require_POST
@access.on_role_for(Right.TEAM)
def invite(request: HttpRequest, role: Role) -> HttpResponse:
    """Invite somebody by mail; the answer is the same whether or not they have an account."""
    form = InviteForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            team.invite(role, typed["email"], typed["function"], access.person(request), typed["language"])
        except team.TeamError as error:
            form.add_error("email", REFUSALS[error.code])
        else:
            messages.success(request, _("An invitation is on its way to %s.") % typed["email"])
            return _to_team(role)
    return _page(request, role, form)


@require_POST
@access.on_role_for(Right.TEAM)
def change_invitation(request: HttpRequest, role: Role, number: int) -> HttpResponse:
    """Send an invitation anew, or take it back."""
    invitation = get_object_or_404(Invitation.objects.open().select_related("role"), role=role, pk=number)
    try:
        if "withdraw" in request.POST:
            team.withdraw(invitation, access.person(request))
            messages.success(request, _("The invitation is withdrawn: its link no longer works."))
        else:
            team.renew(invitation, access.person(request))
            messages.success(request, _("A new invitation is on its way; the link before it no longer works."))
    except team.TeamError as error:
        messages.error(request, REFUSALS[error.code])
    return _to_team(role)


@require_POST
@access.on_role_for(Right.TEAM)
def change_member(request: HttpRequest, role: Role, number: int) -> HttpResponse:
    """Make a member something else, or take them off the team."""
    if not role.memberships.filter(pk=number).exists():
        raise Http404
    by, function = access.person(request), request.POST.get("function", "")
    try:
        if "remove" in request.POST:
            team.remove(role, number, by)
            messages.success(request, _("Removed from the team. What they did stays under their name."))
        elif function in Membership.Function.values:
            team.change_function(role, number, function, by)
            messages.success(request, _("Changed. It holds from now on."))
    except team.TeamError as error:
        messages.error(request, REFUSALS[error.code])
    return _to_team(role) if role.memberships.filter(user=by).exists() else HttpResponseRedirect(reverse("roles"))


def _page(request: HttpRequest, role: Role, form: InviteForm) -> HttpResponse:
    functions = Membership.Function
    page = {
        "role": role,
        "form": form,
        "members": role.memberships.select_related("user").order_by("pk"),
        "invitations": role.invitations.open().select_related("invited_by").order_by("pk"),
        "functions": functions.choices,
        "rights": [(WORDS[right], [function in MAY[right] for function in functions.values]) for right in Right],
    }
    return render(request, "recruiter/role_team.html", page, status=UNPROCESSABLE if form.errors else 200)


def _to_team(role: Role) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("role_team", args=[role.slug]))
