"""A role in, where it is in its life, where it can go and what that means for candidates, out; and the move itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from screening.core.lifecycle import Need, Status
from screening.core.permissions import Right
from screening.flow import lifecycle
from screening.flow.lifecycle import Missing
from screening.models import Role
from screening.web import access
from screening.web.gates import starts_of
from screening.web.plain_words import language_name

MEANINGS: Final[Mapping[str, Promise]] = {
    Status.DRAFT: gettext_lazy("Only the team sees it. Nobody can apply."),
    Status.OPEN: gettext_lazy("Candidates find it among the open roles and can apply until the deadline."),
    Status.PAUSED: gettext_lazy(
        "Its page stays and says that it takes no applications at the moment. Who has applied is handled as before."
    ),
    Status.CLOSED: gettext_lazy(
        "Its page stays and says that it is over. The team goes on deciding; candidates keep their own page."
    ),
    Status.ARCHIVED: gettext_lazy(
        "Read-only, and off the list of roles. Candidates keep their own page; applications are erased when their time "
        "is over."
    ),
}
MOVE_WORDS: Final[Mapping[tuple[str, str], Promise]] = {
    ("draft", "open"): pgettext_lazy("role", "Open"),
    ("draft", "archived"): pgettext_lazy("role", "Archive"),
    ("open", "paused"): pgettext_lazy("role", "Pause"),
    ("open", "closed"): pgettext_lazy("role", "Close"),
    ("paused", "open"): pgettext_lazy("role", "Open again"),
    ("paused", "closed"): pgettext_lazy("role", "Close"),
    ("closed", "open"): pgettext_lazy("role", "Open again"),
    ("closed", "archived"): pgettext_lazy("role", "Archive"),
    ("archived", "draft"): pgettext_lazy("role", "Take out of the archive"),
    ("archived", "closed"): pgettext_lazy("role", "Take out of the archive"),
}
NEEDED: Final[Mapping[Need, Promise]] = {
    Need.TITLE: gettext_lazy("the title in %(language)s"),
    Need.SUMMARY: gettext_lazy("the summary in %(language)s"),
    Need.CRITERIA: gettext_lazy("criteria with at least one gate"),
    Need.LABEL: gettext_lazy("the label of “%(criterion)s” in %(language)s"),
    Need.RETENTION: gettext_lazy("how long applications are kept, and why"),
    Need.NOTICE: gettext_lazy("that the privacy notice holds for this role"),
    Need.OWNER: gettext_lazy("an owner on the team"),
}


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing that is missing in words, and where to set it right."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One place that the role can go to: its word, what it means, and what is missing for it."""

    end: str
    word: str
    meaning: str
    missing: tuple[MissingLine, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """The dates of a role that lie behind us; None for those that do not."""

    deadline: date | None
    start: date | None


@require_POST
@access.on_role_for(Right.MOVE)
def move(request: HttpRequest, role: Role) -> HttpResponseRedirect:
    """Open, pause, close or archive the role; what is missing for it stands on the page it leads back to."""
    try:
        moved = lifecycle.move(role, request.POST.get("to", ""), access.person(request))
    except lifecycle.UnmovableError as error:
        messages.error(request, _refused(error))
    else:
        messages.success(request, f"{moved.get_status_display()}: {MEANINGS[moved.status]}")
    return HttpResponseRedirect(reverse("role_settings", args=[role.slug]))


def status_of(role: Role) -> dict[str, object]:
    """What the page says about the status: what it means now, and the moves. Five queries at most."""
    moves = lifecycle.moves_of(role)
    missing = missing_lines(role) if any(move.needs_everything for move in moves) else ()
    lines = [
        MoveLine(
            end=move.end.value,
            word=str(MOVE_WORDS[move.start.value, move.end.value]),
            meaning=str(MEANINGS[move.end]),
            missing=missing if move.needs_everything else (),
        )
        for move in moves
    ]
    return {"meaning": MEANINGS[role.status], "moves": lines}


def missing_lines(role: Role) -> tuple[MissingLine, ...]:
    """All that keeps the role from opening, each with the place to set it right."""
    return tuple(MissingLine(_words(missing), _address(role, missing)) for missing in lifecycle.missing_of(role))


def passed_of(role: Role) -> Passed:
    """Which of the role's dates have passed: the deadline of one that is open, the latest start. One query."""
    today = timezone.localdate()
    is_live = role.status in {Role.Status.DRAFT, Role.Status.OPEN, Role.Status.PAUSED}
    start = starts_of([role.pk]).get(role.pk) if is_live else None
    return Passed(passed_deadline(role, today), start if start and start < today else None)


def passed_deadline(role: Role, today: date) -> date | None:
    """The deadline of a role that is open, when it lies before `today`."""
    deadline = role.deadline_date
    return deadline if role.status == Role.Status.OPEN and deadline and deadline < today else None


def _words(missing: Missing) -> str:
    language = language_name(missing.language) if missing.language else ""
    return str(NEEDED[missing.need]) % {"language": language, "criterion": missing.criterion}


def _address(role: Role, missing: Missing) -> str:
    settings = reverse("role_settings", args=[role.slug])
    match missing.need:
        case Need.TITLE | Need.SUMMARY:
            return f"{settings}#id_{missing.need}_{missing.language}"
        case Need.RETENTION:
            return f"{settings}#id_retention_reason"
        case Need.NOTICE:
            return f"{settings}#id_notice"
        case Need.OWNER:
            return reverse("role_team", args=[role.slug])
    return reverse("criteria", args=[role.slug])


def _refused(error: lifecycle.UnmovableError) -> str:
    if error.missing:
        return _("The role cannot open yet. Still missing: %s.") % ", ".join(map(_words, error.missing))
    return _("The role has moved meanwhile: look at where it is now.")
