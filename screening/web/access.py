"""The only doors to rows for a person who signed in: what is not of their team does not exist for them (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from screening.models import Application, Membership, Role
from screening.models.applications import ApplicationQuerySet

P = ParamSpec("P")
RoleView = Callable[Concatenate[HttpRequest, Role, P], HttpResponseBase]
ApplicationView = Callable[Concatenate[HttpRequest, Application, P], HttpResponseBase]
Shape = Callable[[ApplicationQuerySet], ApplicationQuerySet]

WHOLE_ROW: Final[Shape] = lambda rows: rows.select_related("role", "document")  # noqa: E731 - a constant of its type


def on_role(view: RoleView[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Give the view the role that the address names, or 404 when it is not of the signed-in person's teams."""

    @login_required
    @wraps(view)
    def door(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        role = get_object_or_404(Role.objects.visible_to(request.user), slug=slug)
        return view(request, role, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, str, P], HttpResponseBase], door)


def on_application(
    shape: Shape = WHOLE_ROW,
) -> Callable[[ApplicationView[P]], Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]]:
    """Give the view the application that the address names, loaded in `shape`, or 404 when it is of a foreign team."""

    def decorate(view: ApplicationView[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
        @login_required
        @wraps(view)
        def door(request: HttpRequest, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            rows = shape(Application.objects.visible_to(request.user))
            return view(request, get_object_or_404(rows, public_id=public_id), *args, **kwargs)

        return cast(Callable[Concatenate[HttpRequest, str, P], HttpResponseBase], door)

    return decorate


def person(request: HttpRequest) -> User:
    """The signed-in person; behind the doors there always is one."""
    return cast(User, request.user)


def membership_of(request: HttpRequest, role: Role) -> Membership:
    """What the signed-in person is on the team of `role`."""
    return get_object_or_404(Membership, role=role, user=person(request))
