"""What a candidate changes afterwards in (answers, contact details, wishes); judged anew, and both values kept."""

from dataclasses import dataclass, replace
from typing import Final

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from screening.core.codec import to_plain
from screening.core.terms import Answers, Retold
from screening.flow import blind_search, inform, judge, log
from screening.flow.duplicates import note_duplicates
from screening.models import Application, Correction, Event, OutgoingMail

CONTACT: Final = ("name", "email", "phone")
MAX_TOLD: Final = 60  # corrections of one history


class TakenError(Exception):
    """The same person has sent the same CV for this role under that e-mail address already."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a candidate, checked by the form."""

    name: str
    email: str
    phone: str


class TooMuchToldError(Exception):
    """More corrections of the history than anybody has jobs."""


def answer(application: Application, answers: Answers, by: User | None = None) -> None:
    """Put `answers` in the place of the earlier ones and judge anew; the history as it was told stays.

    `by` is None for the candidate.
    """
    _answer(application, replace(answers, history=application.answers_terms().history), by)


def tell(application: Application, told: Retold) -> None:
    """Keep how the candidate tells one period of the history, in the place of what they told of it before; judge anew.

    Raises:
        TooMuchToldError: so many have been told that this is no history.

    """
    earlier = application.answers_terms()
    history = (*(each for each in earlier.history if each.of != told.of), told)
    if len(history) > MAX_TOLD:
        raise TooMuchToldError
    _answer(application, replace(earlier, history=history))


def untell(application: Application, of: str) -> None:
    """Take back what was told of the period with the key `of`, and judge anew."""
    earlier = application.answers_terms()
    _answer(application, replace(earlier, history=tuple(each for each in earlier.history if each.of != of)))


def _answer(application: Application, answers: Answers, by: User | None = None) -> None:
    with transaction.atomic():
        job = judge.order(application)
        declare(application, answers)
        log.record(application.role, Event.Kind.ANSWERED, application=application, by=by)
    judge.judge(job.pk)
    application.refresh_from_db()


def declare(application: Application, answers: Answers) -> None:
    """Write other answers inside the caller's transaction, and keep the earlier ones beside them."""
    earlier, later = application.answers, to_plain(answers)
    if earlier == later:
        return
    Correction.objects.create(
        application=application, what=Correction.What.ANSWERS, earlier=earlier, later=later, at=timezone.now()
    )
    application.answers = later
    application.save(update_fields=["answers"])


def contact(application: Application, wanted: Contact) -> bool:
    """Correct how to reach the candidate. Letters that wait go to the new address, and a new link goes there at once.

    Returns whether anything changed.

    Raises:
        TakenError: there is an application of the same person with the same file.

    """
    changed = [name for name in CONTACT if getattr(application, name) != getattr(wanted, name)]
    if not changed:
        return False
    try:
        with transaction.atomic():
            _change_contact(application, wanted, changed)
    except IntegrityError as error:
        application.refresh_from_db()
        raise TakenError from error
    return True


def _change_contact(application: Application, wanted: Contact, changed: list[str]) -> None:
    for name in changed:
        earlier, later = getattr(application, name), getattr(wanted, name)
        Correction.objects.create(application=application, what=name, earlier=earlier, later=later)
        setattr(application, name, later)
    application.save(update_fields=[*changed, "email_key", "phone_key"])
    note_duplicates(application)
    blind_search.renew(application)
    if "email" in changed:
        waiting = OutgoingMail.objects.filter(application=application, state=OutgoingMail.State.WAITING)
        waiting.update(to=application.email)
        key = f"link:{application.public_id}:{application.corrections.count()}"
        inform.order(application, OutgoingMail.Kind.NEW_LINK, key=key)
    log.record(application.role, Event.Kind.CORRECTED, application=application, fields=sorted(changed))


def ask_review(application: Application, words: str) -> bool:
    """Note that a person should look once more, and confirm it by mail. False: one such wish waits already."""
    if is_review_waiting(application):
        return False
    with transaction.atomic():
        application.review_asked_at, application.review_words = timezone.now(), words.strip()
        application.save(update_fields=["review_asked_at", "review_words"])
        key = f"review:{application.public_id}:{application.review_asked_at.isoformat(timespec='seconds')}"
        inform.order(application, OutgoingMail.Kind.REVIEW_ASKED, key=key)
        log.record(application.role, Event.Kind.REVIEW_ASKED, application=application)
    return True


def is_review_waiting(application: Application) -> bool:
    """Whether the candidate asked for a person to look, and nobody has decided since."""
    asked_at, decision = application.review_asked_at, application.decision
    return asked_at is not None and (decision is None or decision.decided_at < asked_at)


def leave_pool(application: Application) -> None:
    """Take back the consent to be kept for other roles; the application itself goes on."""
    if application.talent_pool_consented_at is None:
        return
    with transaction.atomic():
        application.talent_pool_consented_at = None
        application.save(update_fields=["talent_pool_consented_at"])
        log.record(application.role, Event.Kind.POOL_LEFT, application=application)


def withdraw(application: Application) -> None:
    """Close the application at the candidate's wish; it is kept until it is forgotten."""
    with transaction.atomic():
        application.state = Application.State.WITHDRAWN
        application.save(update_fields=["state"])
        log.record(application.role, Event.Kind.WITHDRAWN, application=application)
