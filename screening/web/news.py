"""The events of roles in, what happened in words out, newest first: who did what to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from screening.models import Application, Event, Role
from screening.web.history import ICON
from screening.web.plain_words import active_language
from screening.web.veil import shown_name

NUM_EVENTS: Final = 14
BY_MACHINE: Final = (Event.Kind.READ, Event.Kind.JUDGED, Event.Kind.INFORMED)  # the rule, and no news
OF_A_ROLE: Final = (Event.Kind.CRITERIA_CHANGED, Event.Kind.ROLE_MOVED, Event.Kind.TEAM_CHANGED)
Words = Mapping[str, "str | Promise"]

# {name} is the candidate, {who} the person who did it, {what} what it was: a sentence per kind of event.
SENTENCES: Final[Words] = {
    "received": gettext_lazy("{name} applied"),
    "file_replaced": gettext_lazy("{name} sent another CV"),
    "not_read": gettext_lazy("The CV of {name} could not be read"),
    "overridden": gettext_lazy("{who} overrode a verdict on {name}"),
    "answered": gettext_lazy("{name} changed an answer"),
    "asked": gettext_lazy("{who} asked {name} a question"),
    "replied": gettext_lazy("{name} replied to a question"),
    "corrected": gettext_lazy("{name} corrected their details"),
    "review_asked": gettext_lazy("{name} asks for a person to look again"),
    "pool_left": gettext_lazy("{name} left the talent pool"),
    "taken_back": gettext_lazy("{who} took the decision on {name} back"),
    "told": gettext_lazy("{who} told {name} that we have their data"),
    "merged": gettext_lazy("{who} merged {name} with another application"),
    "unmerged": gettext_lazy("{who} undid the merge of {name}"),
    "letter_stopped": gettext_lazy("{who} stopped the letter to {name}"),
    "letter_hurried": gettext_lazy("{who} sent the letter to {name} at once"),
    "withdrawn": gettext_lazy("{name} withdrew"),
    "scored": gettext_lazy("{who} submitted a scorecard on {name}"),
    "unveiled": gettext_lazy("{who} looked behind the veil of {name}"),
    "downloaded": gettext_lazy("{who} downloaded the CV of {name}"),
    "exported": gettext_lazy("{who} exported the papers of {name}"),
    "forgotten": gettext_lazy("An application was erased"),
    "criteria_changed": gettext_lazy("{who} changed the criteria"),
    "role_moved": gettext_lazy("{who} changed the status of the role"),
    "team_changed": gettext_lazy("{who} changed the team"),
}
DECIDED: Final[Words] = {
    "shortlist": gettext_lazy("{who} shortlisted {name}"),
    "hold": gettext_lazy("{who} put {name} on hold"),
    "reject": gettext_lazy("{who} rejected {name}"),
    "reopen": gettext_lazy("{who} reopened {name}"),
}
OTHERWISE: Final = gettext_lazy("{what}: {name}")


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing that happened to one of my roles; `sentence` links to the application while that exists."""

    icon: str
    sentence: SafeString
    role: str
    at: datetime


def news(request: HttpRequest, roles: Sequence[Role]) -> list[NewsLine]:
    """The last events of those roles, newest first. Two queries."""
    told = Event.objects.filter(role__in=roles).exclude(kind__in=BY_MACHINE)
    told = told.exclude(application="") | told.filter(kind__in=OF_A_ROLE)
    events = list(told.select_related("by").order_by("-id")[:NUM_EVENTS])
    rows = Application.objects.filter(public_id__in={event.application for event in events}).select_related("role")
    by_id = {row.public_id: row for row in rows.only("public_id", "name", "reference", "state", "role__blind")}
    titles = {role.pk: role.title(active_language()) for role in roles}
    return [
        NewsLine(
            ICON.get(event.kind, "clock"),
            _sentence(request, event, by_id.get(event.application)),
            titles[event.role_id],
            event.at,
        )
        for event in events
    ]


def _sentence(request: HttpRequest, event: Event, application: Application | None) -> SafeString:
    who = (event.by.get_full_name() or event.by.get_username()) if event.by else _("the system")
    words = DECIDED.get(event.details.get("kind_of", "")) or SENTENCES.get(event.kind, OTHERWISE)
    return format_html(str(words), who=who, name=_name(request, application), what=event.get_kind_display())


def _name(request: HttpRequest, application: Application | None) -> str | SafeString:
    if application is None:
        return _("an erased application")
    address = reverse("application", args=[application.public_id])
    return format_html('<a href="{}">{}</a>', address, shown_name(request, application))
