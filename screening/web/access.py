"""The only doors to rows for a person who signed in.

What is not of their team does not exist for them (404); what they have no right to is refused with who has it (403).
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from screening.core.permissions import Right, rights_of
from screening.flow import permissions
from screening.models import Application, Role
from screening.models.applications import ApplicationQuerySet

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
RoleView = Callable[Concatenate[HttpRequest, Role, P], HttpResponseBase]
ApplicationView = Callable[Concatenate[HttpRequest, Application, P], HttpResponseBase]
ByName = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]  # a slug or a public id in the address
Shape = Callable[[ApplicationQuerySet], ApplicationQuerySet]

MINE: Final = "my_function"  # what the signed-in person is on the team, from the row that proves it
WHOLE_ROW: Final[Shape] = lambda rows: rows.select_related("role", "document")  # noqa: E731 - a constant of its type


def on_role(view: RoleView[P]) -> ByName[P]:
    """Give the view the role that the address names, or 404 when it is not of the signed-in person's teams."""
    return on_role_for(Right.READ)(view)


def on_role_for(right: Right) -> Callable[[RoleView[P]], ByName[P]]:
    """Give the view the role that the address names; 404 for strangers, 403 for who is on its team without `right`."""

    def decorate(view: RoleView[P]) -> ByName[P]:
        @login_required
        @wraps(view)
        def door(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            rows = Role.objects.visible_to(request.user).annotate(**{MINE: F("memberships__function")})
            role = get_object_or_404(rows, slug=slug)
            _enter(request, role, right, getattr(role, MINE))
            return view(request, role, *args, **kwargs)

        return cast(ByName[P], door)

    return decorate


def on_application(shape: Shape = WHOLE_ROW, right: Right = Right.READ) -> Callable[[ApplicationView[P]], ByName[P]]:
    """Give the view the application that the address names, loaded in `shape`.

    404 when it is of a foreign team, 403 for who is on its team without `right`.
    """

    def decorate(view: ApplicationView[P]) -> ByName[P]:
        @login_required
        @wraps(view)
        def door(request: HttpRequest, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            rows = shape(Application.objects.visible_to(request.user))
            annotated = rows.annotate(**{MINE: F("role__memberships__function")})
            application = get_object_or_404(annotated, public_id=public_id)
            _enter(request, application.role, right, getattr(application, MINE))
            return view(request, application, *args, **kwargs)

        return cast(ByName[P], door)

    return decorate


def on_making_roles(view: View[P]) -> View[P]:
    """Let in who may make a new role; 403 for everybody else who signed in."""

    @login_required
    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        require_maker(request)
        return view(request, *args, **kwargs)

    return cast(View[P], door)


def administrators_only(view: View[P]) -> View[P]:
    """Let only administrators reach the view; for everybody else who signed in it does not exist (404)."""

    @login_required
    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not person(request).is_superuser:
            raise Http404
        return view(request, *args, **kwargs)

    return cast(View[P], door)


def require_maker(request: HttpRequest) -> None:
    """Stop a signed-in person who may not make a role (403)."""
    permissions.require_maker(person(request))


def person(request: HttpRequest) -> User:
    """The signed-in person; behind the doors there always is one."""
    return cast(User, request.user)


def may(request: HttpRequest) -> Mapping[str, bool]:
    """Which rights the signed-in person has to the role that the door led to, by name; none before a door."""
    rights: frozenset[Right] = getattr(request, "rights", frozenset())
    return {right.value: right in rights for right in Right}


def may_in_templates(request: HttpRequest) -> dict[str, Any]:
    """For every template: `may.decide` and its like, so that a page does not show what one may not do."""
    return {"may": may(request)}


def _enter(request: HttpRequest, role: Role, right: Right, function: str) -> None:
    """Remember what the person may do here, and stop who lacks the right that this page needs."""
    rights = rights_of(function, archived=role.status == Role.Status.ARCHIVED)
    request.rights = rights  # type: ignore[attr-defined]
    if right not in rights:
        raise permissions.NotAllowedError(right, role)
