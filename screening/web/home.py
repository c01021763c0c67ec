"""The recruiter's first page: what needs me today, my roles, what happened last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from screening.flow import permissions
from screening.models import Application, Decision, Event, Mention, Role
from screening.web import access
from screening.web.board_filter import STANDINGS, BoardFilter
from screening.web.history import ICON
from screening.web.tallies import UNDECIDED, Tally, tallies

NUM_EVENTS: Final = 12
NUM_MENTIONS: Final = 12
SOON_DAYS: Final = 7
BY_MACHINE: Final = (Event.Kind.READ, Event.Kind.JUDGED, Event.Kind.INFORMED)  # the rule, and no news


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role of mine. `bars` are (standing, number, query string of the board that shows them)."""

    role: Role
    title: str
    tally: Tally
    bars: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for a person, and where to do it."""

    icon: str
    look: str
    text: str
    role: Role
    title: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Recent:
    """An event of one of my roles with the application it is about, while that still exists."""

    event: Event
    icon: str
    what: str
    application: Application | None


@login_required
def roles(request: HttpRequest) -> HttpResponse:
    """The roles of the signed-in person's teams. The number of queries does not depend on how many there are."""
    mine = list(Role.objects.visible_to(request.user).defer("advertisement").order_by("deadline_date", "slug"))
    counted = tallies(mine)
    language = get_language() or "en"
    lines = [_line(role, counted[role.pk], language) for role in mine]
    today = timezone.localdate()
    page = {
        "lines": lines,
        "tasks": [task for line in lines for task in _tasks(line, today)],
        "mentions": Mention.objects.waiting_for(request.user)[:NUM_MENTIONS],
        "recent": _recent(mine),
        "today": today,
        "may_make_roles": permissions.may_make_roles(access.person(request)),
    }
    return render(request, "recruiter/roles.html", page)


def _line(role: Role, tally: Tally, language: str) -> RoleLine:
    bars = tuple((name, tally.standings[name], BoardFilter.of(standing=name).query_string()) for name in STANDINGS)
    return RoleLine(role, role.title(language), tally, bars)


def _tasks(line: RoleLine, today: date) -> Iterable[Task]:
    yield from _deadline(line, today)
    waiting = line.tally.waiting_for
    wanted = (
        ("meets", "check-circle-fill", waiting["meets"], _to_decide(waiting["meets"])),
        ("clarify", "question-circle-fill", waiting["clarify"], _to_clarify(waiting["clarify"])),
    )
    for standing, icon, number, text in wanted:
        if number:
            query = BoardFilter.of(standing=standing, state=UNDECIDED).query_string()
            yield Task(icon, standing, text, line.role, line.title, query)
    if number := line.tally.num_need_person:
        text = ngettext("%d CV could not be read", "%d CVs could not be read", number) % number
        yield Task("file-earmark-x", "clarify", text, line.role, line.title)


def _to_decide(number: int) -> str:
    return ngettext("%d meets every gate: decide", "%d meet every gate: decide", number) % number


def _to_clarify(number: int) -> str:
    return ngettext("%d has something to clarify", "%d have something to clarify", number) % number


def _deadline(line: RoleLine, today: date) -> Iterable[Task]:
    deadline = line.role.deadline_date
    if deadline is None or line.role.status != Role.Status.OPEN:
        return
    days = (deadline - today).days
    if days < 0:
        yield Task("calendar-x", "fails", _("The deadline has passed"), line.role, line.title)
    elif days <= SOON_DAYS:
        text = ngettext("Closes in %d day", "Closes in %d days", days) % days if days else _("Closes today")
        yield Task("calendar-event", "clarify", text, line.role, line.title)


def _recent(mine: Sequence[Role]) -> list[Recent]:
    """The last events of my roles, newest first. Two queries."""
    news = Event.objects.filter(role__in=mine).exclude(application="").exclude(kind__in=BY_MACHINE)
    events = list(news.select_related("by").order_by("-id")[:NUM_EVENTS])
    rows = Application.objects.filter(public_id__in={event.application for event in events}).select_related("role")
    rows = rows.only("public_id", "name", "reference", "state", "role__blind")
    by_id = {row.public_id: row for row in rows}
    return [
        Recent(event, ICON.get(event.kind, "clock"), _what(event), by_id.get(event.application)) for event in events
    ]


def _what(event: Event) -> str:
    decided = event.details.get("kind_of")
    return str(Decision.Kind(decided).label) if decided in Decision.Kind.values else event.get_kind_display()
