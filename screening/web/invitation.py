"""The link of an invitation in; a colleague on the team out, with the account they have or with one they open here."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from screening.flow import team
from screening.models import Invitation
from screening.models.identifiers import fold_email
from screening.web import access
from screening.web.plain_words import active_language
from screening.web.public_page import kept_secret
from screening.web.review_forms import UNPROCESSABLE

BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
GONE: Final = 410
PASSWORD_WIDGET: Final = forms.PasswordInput(attrs={"class": "form-control", "autocomplete": "new-password"})


class AccountForm(forms.Form):
    """The name and the password of a new account, whose address is the invited one."""

    first_name = forms.CharField(
        label=gettext_lazy("First name"), max_length=150, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    last_name = forms.CharField(
        label=gettext_lazy("Last name"), max_length=150, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=PASSWORD_WIDGET,
        help_text=gettext_lazy("At least 12 characters, and not a common one."),
    )
    again = forms.CharField(label=gettext_lazy("The password once more"), strip=False, widget=PASSWORD_WIDGET)

    def __init__(self, email: str, posted: Any = None) -> None:
        super().__init__(posted)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Check the password by the rules of the house, and that it was typed twice the same."""
        typed = super().clean() or {}
        if typed.get("password") != typed.get("again"):
            self.add_error("again", _("The two passwords are not the same."))
        names = {name: typed.get(name, "") for name in ("first_name", "last_name")}
        try:
            validate_password(typed.get("password", ""), User(username=self.email, email=self.email, **names))
        except ValidationError as error:
            self.add_error("password", error)
        return typed


@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites to what; join the team with one's own account, or open one and join."""
    found = team.invitation_behind(token)
    if found is None:
        return _kept(render(request, "account/invitation_gone.html", status=GONE))
    if found.accepted_at is not None:
        return _used(request, found)
    try:
        return _answered(request, found, token)
    except team.TeamError:
        return _kept(render(request, "account/invitation_gone.html", status=GONE))


def _answered(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    if request.user.is_authenticated:
        is_mine = fold_email(access.person(request).email) == found.email_key
        if is_mine and request.method == "POST":
            team.accept(found, access.person(request))
            return _joined(request, found)
        return _page(request, found, {"is_mine": is_mine})
    if team.account_with(found) is not None:
        address = reverse("invitation", args=[token])
        return _page(request, found, {"sign_in": f"{reverse(settings.LOGIN_URL)}?next={address}"})
    form = AccountForm(found.email_key, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        names = {name: form.cleaned_data[name] for name in ("first_name", "last_name", "password")}
        login(request, team.accept_with_new_account(found, team.NewAccount(**names)), backend=BACKEND)
        return _joined(request, found)
    return _page(request, found, {"form": form}, status=UNPROCESSABLE if form.errors else 200)


def _page(request: HttpRequest, found: Invitation, context: dict[str, Any], status: int = 200) -> HttpResponse:
    shown = {"invitation": found, "title": found.role.title(active_language()), **context}
    return _kept(render(request, "account/invitation.html", shown, status=status))


def _kept(response: HttpResponse) -> HttpResponse:
    """A page whose address is a secret. Its own form has to tell where it comes from, or it counts as forged."""
    kept_secret(response)["Referrer-Policy"] = "same-origin"
    return response


def _joined(request: HttpRequest, found: Invitation) -> HttpResponse:
    messages.success(request, _("Welcome to the team."))
    return HttpResponseRedirect(reverse("role_board", args=[found.role.slug]))


def _used(request: HttpRequest, found: Invitation) -> HttpResponse:
    """The link once more: for whoever joined by it a way in, for everybody else the same as no link at all."""
    if request.user.is_authenticated and request.user.pk == found.accepted_by_id:
        return HttpResponseRedirect(reverse("role_board", args=[found.role.slug]))
    return _kept(render(request, "account/invitation_gone.html", status=GONE))
