"""The recruiter's first page: what needs me today, my roles, what happened last."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from screening.flow import permissions
from screening.models import Application, Mention, Role
from screening.web import access
from screening.web.board_filter import STANDINGS, BoardFilter
from screening.web.news import news
from screening.web.plain_words import active_language
from screening.web.tallies import Tally, tallies
from screening.web.today import tasks

NUM_MENTIONS: Final = 12
ARCHIVE: Final = "archived"
SHOWN: Final = ("received", "shortlisted", "on_hold", "rejected")  # the states that a line has room for
STATES: Final = tuple(state for state in Application.State if state in SHOWN)


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role of mine. `bars` and `states` are (standing or word, number, query string of the board with them)."""

    role: Role
    title: str
    tally: Tally
    bars: tuple[tuple[str, int, str], ...]
    states: tuple[tuple[str, int, str], ...]


@login_required
def roles(request: HttpRequest) -> HttpResponse:
    """The roles of the signed-in person's teams. The number of queries does not depend on how many there are."""
    everything = list(Role.objects.visible_to(request.user).defer("advertisement").order_by("deadline_date", "slug"))
    in_archive = request.GET.get("show") == ARCHIVE
    mine = [role for role in everything if (role.status == Role.Status.ARCHIVED) == in_archive]
    counted = tallies(mine)
    page = {
        "lines": [_line(role, counted[role.pk]) for role in mine],
        "tasks": tasks(mine, counted, access.person(request)),
        "mentions": Mention.objects.waiting_for(request.user)[:NUM_MENTIONS],
        "news": news(request, mine),
        "in_archive": in_archive,
        "num_elsewhere": len(everything) - len(mine),
        "today": timezone.localdate(),
        "may_make_roles": permissions.may_make_roles(access.person(request)),
    }
    return render(request, "recruiter/roles.html", page)


def _line(role: Role, tally: Tally) -> RoleLine:
    bars = tuple((name, tally.standings[name], BoardFilter.of(standing=name).query_string()) for name in STANDINGS)
    states = tuple(
        (str(state.label), tally.states[state], BoardFilter.of(state=state).query_string()) for state in STATES
    )
    return RoleLine(role, role.title(active_language()), tally, bars, states)
