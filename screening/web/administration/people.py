"""An administrator in; the people who can sign in, one of them, or a new account out."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from screening.flow import people as flow
from screening.web.access import administrators_only, person
from screening.web.administration.forms import NewPersonForm
from screening.web.administration.rows import accounts, notes_about

REFUSED: Final = {
    "taken": gettext_lazy("There is an account with that e-mail already."),
    "own_account": gettext_lazy("Nobody closes their own account: ask another administrator."),
    "last_administrator": gettext_lazy("Somebody must remain who administers: make another administrator first."),
    "closed": gettext_lazy("The account is closed: open it first."),
}
Change = Callable[[User, User], None]
CHANGES: Final[dict[str, tuple[Change, str | Promise]]] = {
    "close": (flow.close_account, gettext_lazy("The account is closed, and signed out everywhere.")),
    "reopen": (flow.reopen_account, gettext_lazy("The account is open again.")),
    "invite": (
        lambda user, by: flow.invite_again(user, by, translation.get_language() or "en"),
        gettext_lazy("A new link to choose a password is on its way."),
    ),
    "reset": (
        flow.reset_second_factor,
        gettext_lazy("The second factor is removed. The person signs in with the password and sets up a new one."),
    ),
    "administrator": (
        lambda user, by: flow.make_administrator(user, by, wanted=True),
        gettext_lazy("The person administers now."),
    ),
    "no_administrator": (
        lambda user, by: flow.make_administrator(user, by, wanted=False),
        gettext_lazy("The person administers no more."),
    ),
}


@administrators_only
def people(request: HttpRequest) -> HttpResponseBase:
    """Everybody who has an account, those whose account is closed last."""
    return render(request, "administration/people.html", {"accounts": accounts(), "page": "people"})


@administrators_only
def new_person(request: HttpRequest) -> HttpResponseBase:
    """Open an account: the person chooses the password themselves, by a link in a mail."""
    form = NewPersonForm(request.POST or None, initial={"language": translation.get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            user = flow.open_account(form.new_person(), person(request))
        except flow.AccountError as error:
            form.add_error("email", str(REFUSED[error.code]))
        else:
            messages.success(
                request, _("The account is open. A link to choose a password is on its way to %s.") % user.email
            )
            return redirect("colleague", user.pk)
    status = 422 if form.errors else 200
    return render(request, "administration/new_person.html", {"form": form, "page": "people"}, status=status)


@administrators_only
def colleague(request: HttpRequest, number: int) -> HttpResponseBase:
    """One person: how they sign in, the roles they work on, what administrators did to the account."""
    account = get_object_or_404(accounts(), pk=number)
    memberships = account.memberships.select_related("role").order_by("role__slug")
    seen = {"account": account, "memberships": memberships, "notes": notes_about(account), "page": "people"}
    return render(request, "administration/colleague.html", {**seen, "is_oneself": account.pk == person(request).pk})


@administrators_only
@require_POST
def change_colleague(request: HttpRequest, number: int) -> HttpResponseBase:
    """Do what the pressed button says to the account."""
    account = get_object_or_404(User, pk=number)
    change, told = CHANGES.get(request.POST.get("change", ""), (None, ""))
    if change is not None:
        try:
            change(account, person(request))
        except flow.AccountError as error:
            messages.error(request, str(REFUSED[error.code]))
        else:
            messages.success(request, str(told))
    return redirect("colleague", account.pk)
