"""The letter about a decision in: while it waits it can be stopped, hurried, or ordered after all."""

from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from screening.core.permissions import Right
from screening.flow import bell, inform, log, permissions
from screening.flow.decide import LETTERS, letter_delay
from screening.models import Application, Decision, Event, OutgoingMail

STOPPED: Final = "stopped"


def letter_of(application: Application) -> OutgoingMail | None:
    """The newest letter about the decision that holds, whatever became of it; None when none was ordered."""
    if application.decision_id is None:
        return None
    mails = OutgoingMail.objects.filter(application=application, key__startswith=f"decision:{application.decision_id}")
    return mails.order_by("-pk").first()


def stop_letter(application: Application, by: User) -> bool:
    """Stop the letter that waits. False: there is none, or it has gone just now.

    Raises:
        NotAllowedError: the person may not decide for this role.

    """
    permissions.require(application.role, Right.DECIDE, by)
    with transaction.atomic():
        num_stopped = _waiting(application).update(
            state=OutgoingMail.State.GIVEN_UP, reason=STOPPED, finished_at=timezone.now()
        )
        if num_stopped:
            log.record(application.role, Event.Kind.LETTER_STOPPED, application=application, by=by)
    return bool(num_stopped)


def hurry_letter(application: Application, by: User) -> bool:
    """Send the letter that waits without waiting longer. False: there is none.

    Raises:
        NotAllowedError: the person may not decide for this role.

    """
    permissions.require(application.role, Right.DECIDE, by)
    with transaction.atomic():
        letter = _waiting(application).first()
        if letter is None or not _waiting(application).filter(pk=letter.pk).update(due_at=timezone.now()):
            return False
        log.record(application.role, Event.Kind.LETTER_HURRIED, application=application, by=by)
        bell.ring_after_commit(letter)
    return True


def order_letter(application: Application, by: User) -> OutgoingMail | None:
    """Order the letter about the decision that holds, when none waits and none has gone. It waits like any other.

    Raises:
        NotAllowedError: the person may not decide for this role.

    """
    permissions.require(application.role, Right.DECIDE, by)
    decision = application.decision
    kind = LETTERS.get(Decision.Kind(decision.kind)) if decision else None
    earlier = letter_of(application)
    if decision is None or kind is None or (earlier and earlier.reason != STOPPED):
        return None
    key = f"decision:{decision.pk}:{earlier.pk}" if earlier else f"decision:{decision.pk}"
    with transaction.atomic():
        return inform.order(application, kind, key=key, due_at=timezone.now() + letter_delay())


def _waiting(application: Application) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(
        application=application, kind__in=LETTERS.values(), state=OutgoingMail.State.WAITING
    )
