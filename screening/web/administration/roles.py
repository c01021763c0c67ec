"""An administrator in, every role with its state and its team out; candidates are not among it."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from screening.models import Membership, Role
from screening.web.access import administrators_only


@administrators_only
def all_roles(request: HttpRequest) -> HttpResponseBase:
    """The roles with their owners and the size of their teams: two queries, however many there are."""
    team = Prefetch("memberships", Membership.objects.select_related("user"))
    rows = [
        {
            "role": role,
            "title": role.title(request.LANGUAGE_CODE),
            "owners": [each.user for each in role.memberships.all() if each.function == Membership.Function.OWNER],
            "num_people": len(role.memberships.all()),
        }
        for role in Role.objects.prefetch_related(team)
    ]
    return render(request, "administration/roles.html", {"rows": rows, "page": "roles"})
