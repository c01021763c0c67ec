"""What a recruiter wants to know in, a letter to the candidate out; what the candidate replies in, judged anew."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from screening.core.codec import to_plain
from screening.core.permissions import Right
from screening.core.terms import Answers
from screening.flow import inform, judge, log, permissions
from screening.flow.amend import declare
from screening.models import Application, Event, OutgoingMail, Question

REMIND_AFTER: Final = timedelta(days=3)  # once, and never again
REMINDERS_PER_SWEEP: Final = 100


class UnaskableError(Exception):
    """The question cannot be asked. `code` is "nothing_to_ask", "unknown_criterion" or "withdrawn"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back on one question: words, a typed choice, or both."""

    question: Question
    words: str = ""
    declared: Answers = field(default_factory=Answers)


def note(application: Application, by: User, *, criterion: str = "", text: str = "") -> Question:
    """Put a question on the list of what is to be asked. Another text for one on the list takes the place of its words.

    Raises:
        NotAllowedError: the person may not ask for this role.
        UnaskableError: there is nothing in it, no such criterion, or nobody left to ask.

    """
    _require_askable(application, by)
    if not criterion and not text.strip():
        raise UnaskableError("nothing_to_ask")
    version = application.role.current_version()
    if criterion and (version is None or not version.criteria.filter(slug=criterion).exists()):
        raise UnaskableError("unknown_criterion")
    if not criterion:
        return Question.objects.create(application=application, text=text.strip(), asked_by=by)
    question, is_new = Question.objects.get_or_create(
        application=application,
        criterion=criterion,
        answered_at=None,
        defaults={"text": text.strip(), "asked_by": by},
    )
    if not is_new and text.strip():
        Question.objects.noted().filter(pk=question.pk).update(text=text.strip())
    return question


def drop(application: Application, question_pk: int, by: User) -> None:
    """Take a question off the list; one that was sent stays.

    Raises:
        NotAllowedError: the person may not ask for this role.

    """
    permissions.require(application.role, Right.ASK, by)
    application.questions.noted().filter(pk=question_pk).delete()


def send(application: Application, by: User) -> int:
    """Ask all that is on the list in one letter. Returns how many questions those were.

    Raises:
        NotAllowedError: the person may not ask for this role.
        UnaskableError: the list is empty, or the candidate has withdrawn.

    """
    _require_askable(application, by)
    with transaction.atomic():
        Application.objects.select_for_update(no_key=True).only("pk").get(pk=application.pk)
        pks = list(application.questions.noted().values_list("pk", flat=True))
        if not pks:
            raise UnaskableError("nothing_to_ask")
        Question.objects.filter(pk__in=pks).update(asked_at=timezone.now(), asked_by=by)
        inform.order(application, OutgoingMail.Kind.QUESTION, key=f"question:{pks[-1]}")
        log.record(application.role, Event.Kind.ASKED, application=application, by=by, questions=pks)
    return len(pks)


def reply(application: Application, replies: list[Reply]) -> None:
    """Keep what the candidate replied, merge what they chose into their answers, and judge anew."""
    with transaction.atomic():
        job = judge.order(application)
        now, answers = timezone.now(), application.answers_terms()
        kept = [each for each in replies if _keep(each, now)]
        for each in kept:
            answers = merged(answers, each.declared)
        declare(application, answers)
        pks = [each.question.pk for each in kept]
        log.record(application.role, Event.Kind.REPLIED, application=application, questions=pks)
    judge.judge(job.pk)
    application.refresh_from_db()


def merged(earlier: Answers, later: Answers) -> Answers:
    """The earlier answers with the later ones in the place of those they speak about."""
    speaks_of_start = later.start_date is not None or later.notice is not None
    start = later if speaks_of_start else earlier
    return replace(
        earlier,
        languages={**earlier.languages, **later.languages},
        start_date=start.start_date,
        notice=start.notice,
        onsite_place=earlier.onsite_place if later.onsite_place is None else later.onsite_place,
        onsite_days=earlier.onsite_days if later.onsite_days is None else later.onsite_days,
        onsite_weekdays={**earlier.onsite_weekdays, **later.onsite_weekdays},
        years={**earlier.years, **later.years},
        counts={**earlier.counts, **later.counts},
    )


def remind(now: datetime) -> int:
    """Order one reminder for each application with a question that waits too long. Returns how many."""
    waiting = Question.objects.open().filter(asked_at__lt=now - REMIND_AFTER, reminded_at__isnull=True)
    pks = waiting.filter(application__in=Application.objects.open()).values_list("application_id", flat=True)
    found = list(Application.objects.filter(pk__in=pks).order_by("pk")[:REMINDERS_PER_SWEEP])
    for application in found:
        with transaction.atomic():
            late = application.questions.open().filter(asked_at__lt=now - REMIND_AFTER, reminded_at__isnull=True)
            newest = max(late.values_list("pk", flat=True), default=None)
            application.questions.open().update(reminded_at=now)
            if newest is not None:
                inform.order(application, OutgoingMail.Kind.REMINDER, key=f"reminder:{newest}")
    return len(found)


def _require_askable(application: Application, by: User) -> None:
    permissions.require(application.role, Right.ASK, by)
    if application.state == Application.State.WITHDRAWN:
        raise UnaskableError("withdrawn")


def _keep(given: Reply, now: datetime) -> bool:
    """Write the reply, once: a question that was answered already keeps its first answer."""
    unanswered = Question.objects.open().filter(pk=given.question.pk)
    declared = {name: value for name, value in to_plain(given.declared).items() if value not in (None, {}, [])}
    return bool(unanswered.update(answered_at=now, answer=given.words.strip(), declared=declared))
