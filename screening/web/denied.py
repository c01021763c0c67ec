"""A refusal in, the page that says who may do what was wanted, and whom to ask, out."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.core.permissions import KEPT_IN_ARCHIVE, MAKES_ROLES, MAY, Right
from screening.flow.permissions import NotAllowedError
from screening.models import Membership, Role
from screening.web.plain_words import active_language

FORBIDDEN: Final = 403
WORDS: Final[Mapping[Right, Promise]] = {
    Right.READ: pgettext_lazy("right", "read the board, the applications and the criteria"),
    Right.NOTE: pgettext_lazy("right", "keep notes and tags"),
    Right.OVERRIDE: pgettext_lazy("right", "override a verdict"),
    Right.DECIDE: pgettext_lazy("right", "decide on an application"),
    Right.ASK: pgettext_lazy("right", "ask a candidate"),
    Right.EXPORT: pgettext_lazy("right", "export lists and papers for the client"),
    Right.ADD: pgettext_lazy("right", "add applications"),
    Right.EDIT_CRITERIA: pgettext_lazy("right", "change the criteria"),
    Right.EDIT_ROLE: pgettext_lazy("right", "change the texts and settings of the role"),
    Right.MOVE: pgettext_lazy("right", "open, pause, close or archive the role"),
    Right.ERASE: pgettext_lazy("right", "erase applications"),
    Right.TEAM: pgettext_lazy("right", "say who is on the team"),
}
MAKE_A_ROLE: Final = _("make a new role")


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of a 403: to a member of the team it says what is refused and who may do it."""
    page = _of_a_right(exception) if isinstance(exception, NotAllowedError) else {}
    return render(request, "recruiter/denied.html", page, status=FORBIDDEN)


def _of_a_right(refused: NotAllowedError) -> dict[str, object]:
    right, role = refused.right, refused.role
    functions = MAY[right] if right else MAKES_ROLES
    return {
        "wanted": WORDS[right] if right else MAKE_A_ROLE,
        "role": role,
        "title": role.title(active_language()) if role else "",
        "functions": [label for value, label in Membership.Function.choices if value in functions],
        "people": _people(role, functions) if role else [],
        "is_archived": bool(role and role.status == Role.Status.ARCHIVED and right not in KEPT_IN_ARCHIVE),
    }


def _people(role: Role, functions: frozenset[str]) -> list[Membership]:
    """Who is on the team and may, by name."""
    rows = role.memberships.filter(function__in=functions, user__is_active=True).select_related("user")
    return list(rows.order_by("user__first_name", "user__last_name", "pk"))
