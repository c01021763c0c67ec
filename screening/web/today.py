"""My roles in, what waits for me today out: the most urgent first, each with where to do it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from screening.models import Application, OutgoingMail, Question, Role, Viewing
from screening.web.board_filter import BoardFilter
from screening.web.dates import short_date
from screening.web.gates import starts_of
from screening.web.plain_words import active_language
from screening.web.tallies import UNDECIDED, Tally

SOON_DAYS: Final = 7
UNREAD: Final = BoardFilter(held={"doc": ("unreadable", "needs_manual")})
Texts = tuple[str, str]  # for one, for several


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for a person: `look` is a standing, `address` where to do it ("" where one cannot)."""

    icon: str
    look: str
    text: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, as numbers per role by its id: besides what a tally counts."""

    reviews: Mapping[int, int] = field(default_factory=dict)
    replies: Mapping[int, int] = field(default_factory=dict)
    unsent: Mapping[int, int] = field(default_factory=dict)
    mails: Mapping[int, int] = field(default_factory=dict)


def tasks(mine: Sequence[Role], tallies: Mapping[int, Tally], by: User) -> list[Task]:
    """What waits on the roles, the most urgent kind first. Five queries."""
    waiting, today = _waiting(mine, by), timezone.localdate()
    found = list(_starts(mine, today))
    found += [ranked for role in mine for ranked in _of_role(role, tallies[role.pk], waiting, by, today)]
    return [task for _place, task in sorted(found, key=lambda pair: pair[0])]


def _waiting(mine: Sequence[Role], by: User) -> Waiting:
    undecided = Q(decision__isnull=True) | Q(decision__decided_at__lt=F("review_asked_at"))
    reviews = Application.objects.current().filter(undecided, role__in=mine, review_asked_at__isnull=False)
    seen = Viewing.objects.filter(by=by, application=OuterRef("application"), last_at__gte=OuterRef("answered_at"))
    questions = Question.objects.filter(application__role__in=mine)
    open_ones = questions.filter(application__in=Application.objects.current().open())
    mails = OutgoingMail.objects.filter(application__role__in=mine, state=OutgoingMail.State.UNCERTAIN)
    return Waiting(
        _per_role(reviews, "role_id", "id"),
        _per_role(open_ones.filter(~Exists(seen), answered_at__isnull=False), "application__role_id", "application_id"),
        _per_role(open_ones.filter(asked_at__isnull=True), "application__role_id", "application_id"),
        _per_role(mails, "application__role_id", "id"),
    )


def _per_role(rows: "QuerySet[Any]", role: str, what: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(role).annotate(num=Count(what, distinct=True)))


def _of_role(role: Role, tally: Tally, waiting: Waiting, by: User, today: date) -> Iterator[tuple[int, Task]]:
    """What waits on one role, each with how urgent it is."""
    title, board = role.title(active_language()), reverse("role_board", args=[role.slug])
    for text, look in _deadline(role, today):
        yield 0, Task("calendar-event" if look == "clarify" else "calendar-x", look, text, title, board)
    for place, (num, icon, look, text, wanted) in enumerate(_counted(role.pk, tally, waiting), start=1):
        if num:
            yield place, Task(icon, look, text, title, f"{board}?{wanted.query_string()}")
    if num := waiting.mails.get(role.pk, 0):
        text = ngettext("%d mail may not have gone out", "%d mails may not have gone out", num) % num
        yield 2, Task("envelope", "fails", text, title, _outbox() if by.is_staff else "")


def _counted(pk: int, tally: Tally, waiting: Waiting) -> Iterable[tuple[int, str, str, str, BoardFilter]]:
    reviews, replies, unsent = waiting.reviews.get(pk, 0), waiting.replies.get(pk, 0), waiting.unsent.get(pk, 0)
    unread, decide, clarify = tally.num_need_person, tally.waiting_for["meets"], tally.waiting_for["clarify"]
    review_text = ngettext("%d asks for a person to look again", "%d ask for a person to look again", reviews)
    unread_text = ngettext("%d CV could not be read", "%d CVs could not be read", unread)
    reply_text = ngettext("%d replied to your questions", "%d replied to your questions", replies)
    decide_text = ngettext("%d meets every gate: decide", "%d meet every gate: decide", decide)
    clarify_text = ngettext("%d has something to clarify", "%d have something to clarify", clarify)
    unsent_text = ngettext("%d has questions that were not sent", "%d have questions that were not sent", unsent)
    return (
        (reviews, "person-check", "fails", review_text % reviews, BoardFilter.of(asked="review")),
        (unread, "file-earmark-x", "clarify", unread_text % unread, UNREAD),
        (replies, "chat-left-quote", "meets", reply_text % replies, BoardFilter.of(asked="answered")),
        (decide, "check-circle-fill", "meets", decide_text % decide, _undecided("meets")),
        (clarify, "question-circle-fill", "clarify", clarify_text % clarify, _undecided("clarify")),
        (unsent, "send", "clarify", unsent_text % unsent, BoardFilter.of(asked="noted")),
    )


def _undecided(standing: str) -> BoardFilter:
    return BoardFilter.of(standing=standing, state=UNDECIDED)


def _deadline(role: Role, today: date) -> Iterator[tuple[str, str]]:
    if role.deadline_date is None or role.status != Role.Status.OPEN:
        return
    days = (role.deadline_date - today).days
    if days < 0:
        yield _("The deadline has passed"), "fails"
    elif days <= SOON_DAYS:
        yield ngettext("Closes in %d day", "Closes in %d days", days) % days if days else _("Closes today"), "clarify"


def _starts(mine: Sequence[Role], today: date) -> Iterator[tuple[int, Task]]:
    """The roles that can be applied to, or soon again, and whose latest start has passed. One query."""
    live = {role.pk: role for role in mine if role.status in {Role.Status.OPEN, Role.Status.PAUSED}}
    for pk, day in starts_of(live).items():
        if day < today:
            text, title = _("The latest start, %s, has passed") % short_date(day), live[pk].title(active_language())
            yield 0, Task("calendar-x", "clarify", text, title, reverse("role_board", args=[live[pk].slug]))


def _outbox() -> str:
    return f"{reverse('admin:screening_outgoingmail_changelist')}?state__exact={OutgoingMail.State.UNCERTAIN}"
