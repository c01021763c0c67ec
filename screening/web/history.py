"""The events of an application with its decisions and overrides in, the lines of its history out, newest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from screening.core.redaction import Redaction
from screening.models import Application, Assessment, Event

ICON: Final[Mapping[str, str]] = {
    "received": "inbox",
    "file_replaced": "arrow-repeat",
    "read": "file-earmark-text",
    "not_read": "file-earmark-x",
    "judged": "clipboard-check",
    "overridden": "pencil",
    "answered": "chat-left-quote",
    "asked": "question-lg",
    "replied": "chat-left-quote",
    "corrected": "pencil",
    "review_asked": "person-check",
    "pool_left": "box-arrow-right",
    "decided": "person-check",
    "taken_back": "arrow-counterclockwise",
    "told": "envelope",
    "merged": "people",
    "unmerged": "arrow-counterclockwise",
    "letter_stopped": "slash-circle",
    "letter_hurried": "send",
    "withdrawn": "box-arrow-right",
    "informed": "envelope",
    "scored": "list-check",
    "unveiled": "eye",
    "downloaded": "download",
    "exported": "download",
}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: what, by whom ("" for the system and the candidate), and the reason that was given."""

    at: datetime
    icon: str
    what: str
    about: str
    by: str
    reason: str


def history(
    application: Application, events: Iterable[Event], labels: Mapping[str, str], redaction: Redaction | None = None
) -> tuple[HistoryLine, ...]:
    """The history of `application`; `labels` are those of its criteria by slug; nobody named if redacted. No query."""
    decisions = {decision.pk: decision for decision in application.decisions.all()}
    overrides = {override.pk: override for override in application.overrides.all()}
    lines = []
    for event in events:
        about, reason = "", ""
        if decision := decisions.get(event.details.get("decision", 0)):
            about, reason = decision.get_kind_display(), decision.reason
        if override := overrides.get(event.details.get("override", 0)):
            outcome = override.get_outcome_display()
            about, reason = f"{labels.get(override.criterion, override.criterion)}: {outcome}", override.reason
        reason = redaction.text(reason) if redaction else reason
        criteria = event.details.get("criteria")
        by_version = _("version %d of the criteria") % criteria if criteria else ""
        about = " · ".join(part for part in (about, _standing(event), by_version) if part)
        who = event.by.get_full_name() or event.by.get_username() if event.by else ""
        lines.append(HistoryLine(event.at, ICON.get(event.kind, "clock"), event.get_kind_display(), about, who, reason))
    return tuple(reversed(lines))


def _standing(event: Event) -> str:
    """Where a judging put the application; "" for every other event."""
    standing = event.details.get("standing")
    return str(Assessment.Standing(standing).label) if standing in Assessment.Standing.values else ""
