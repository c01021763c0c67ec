"""What a named person saw and decided in, with their reason; the application's new state out. No task calls this."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from screening.core.permissions import Right
from screening.core.reasons import is_stock_phrase
from screening.flow import inform, judge, log, permissions
from screening.models import Application, Decision, Event, HouseRules, OutgoingMail, Viewing

STATES = {
    Decision.Kind.SHORTLIST: Application.State.SHORTLISTED,
    Decision.Kind.HOLD: Application.State.ON_HOLD,
    Decision.Kind.REJECT: Application.State.REJECTED,
}
LETTERS = {
    Decision.Kind.SHORTLIST: OutgoingMail.Kind.SHORTLISTED,
    Decision.Kind.REJECT: OutgoingMail.Kind.REJECTED,
}


OTHER: Final = "other"  # the ground of a decision that is none of the criteria


class UndecidableError(Exception):
    """It cannot be decided or taken back.

    `code` is "no_reason", "not_looked", "withdrawn", "unknown_kind", "undecided", "too_late", "followed",
    "stock_phrase" or "unknown_criterion".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def look(application: Application, by: User) -> Viewing:
    """Note that `by` looks at the application now; only who has looked may decide."""
    now = timezone.now()
    viewing, _is_new = Viewing.objects.update_or_create(
        application=application, by=by, defaults={"last_at": now}, create_defaults={"first_at": now, "last_at": now}
    )
    return viewing


def decide(
    application: Application,
    kind: str,
    reason: str,
    by: User,
    *,
    rests_on: Sequence[str] = (),
    letter: bool = False,
) -> Decision:
    """Decide on the application: a named person of its team who has looked at it, with a reason.

    `rests_on` names the criteria that it rests on, or OTHER. The reason of a rejection may not be one that could be
    said of anybody.
    With `letter` the candidate is written to after `letter_delay()`; a newer decision stops a letter that has not gone.

    Raises:
        NotAllowedError: the person may not decide for this role.
        UndecidableError: there is no reason, or none of this person; the person has not looked, or the candidate has
            withdrawn; there is no such decision, or no such criterion.

    """
    if kind not in STATES:
        raise UndecidableError("unknown_kind")
    if kind == Decision.Kind.REJECT and reason.strip() and is_stock_phrase(reason):
        raise UndecidableError("stock_phrase")
    permissions.require(application.role, Right.DECIDE, by)
    with transaction.atomic():
        application = _locked(application.pk)
        decision = _decision(application, kind, reason, by, rests_on)
        _stop_letters(application)
        application.decision, application.state = decision, STATES[Decision.Kind(kind)]
        application.save(update_fields=["decision", "state"])
        if letter and (mail_kind := LETTERS.get(Decision.Kind(kind))):
            due_at = decision.decided_at + letter_delay()
            inform.order(application, mail_kind, key=f"decision:{decision.pk}", due_at=due_at)
        _record(application, decision)
    return decision


def take_back(decision: Decision, by: User) -> None:
    """Undo one's own decision within `letter_delay()`: the application stands again where it stood before.

    The decision stays in the history; a letter about it that has not gone is stopped.

    Raises:
        NotAllowedError: it is somebody else's, or the person may not decide for this role.
        UndecidableError: it is too late, another decision followed it, or the candidate has withdrawn.

    """
    role = decision.application.role
    permissions.require(role, Right.DECIDE, by)
    if decision.by_id != by.pk:
        raise permissions.NotAllowedError(Right.DECIDE, role)
    with transaction.atomic():
        application = _locked(decision.application_id)
        _require_undoable(application, decision)
        earlier = application.decisions.filter(taken_back_at__isnull=True, pk__lt=decision.pk).last()
        earlier = earlier if earlier and earlier.kind in STATES else None  # a reopening leaves nothing decided
        Decision.objects.filter(pk=decision.pk).update(taken_back_at=timezone.now())
        _stop_letters(application)
        application.decision = earlier
        application.state = STATES[Decision.Kind(earlier.kind)] if earlier else Application.State.RECEIVED
        application.save(update_fields=["decision", "state"])
        job = judge.order(application)
        log.record(application.role, Event.Kind.TAKEN_BACK, application=application, by=by, decision=decision.pk)
    judge.judge(job.pk)  # at once: the criteria may have changed since


def letter_delay() -> timedelta:
    """How long a letter waits, in which another decision still stops it: an administrator sets it for the house."""
    return timedelta(minutes=HouseRules.now().letter_delay_minutes)


def reopen(application: Application, reason: str, by: User) -> Decision:
    """Take the decision on the application back: it waits for another one, and is judged by the criteria of now.

    A letter about the decision that has not gone yet does not go.

    Raises:
        NotAllowedError: the person may not decide for this role.
        UndecidableError: there is no reason, nothing was decided, the person has not looked, or the candidate has
            withdrawn.

    """
    permissions.require(application.role, Right.DECIDE, by)
    with transaction.atomic():
        application = _locked(application.pk)
        if application.decision_id is None:
            raise UndecidableError("undecided")
        decision = _decision(application, Decision.Kind.REOPEN, reason, by)
        _stop_letters(application)
        application.decision, application.state = None, Application.State.RECEIVED
        application.save(update_fields=["decision", "state"])
        job = judge.order(application)
        _record(application, decision)
    judge.judge(job.pk)  # at once: the person is looking at it
    return decision


def _locked(pk: int) -> Application:
    """The application, which nobody else decides on until the commit."""
    rows = Application.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("role").get(pk=pk)


def _record(application: Application, decision: Decision) -> None:
    criteria = decision.version.number if decision.version else 0
    details = {"decision": decision.pk, "kind_of": decision.kind, "criteria": criteria}
    details |= {"rests_on": decision.rests_on} if decision.rests_on else {}
    log.record(application.role, Event.Kind.DECIDED, application=application, by=decision.by, **details)


def _known(application: Application, rests_on: Sequence[str]) -> list[str]:
    """The criteria, each once; all of them are of the judging that the person saw."""
    judged = application.assessment
    known = set(judged.verdicts.values_list("criterion", flat=True)) if judged and rests_on else set()
    if set(rests_on) - known - {OTHER}:
        raise UndecidableError("unknown_criterion")
    return list(dict.fromkeys(rests_on))


def _decision(application: Application, kind: str, reason: str, by: User, rests_on: Sequence[str] = ()) -> Decision:
    if not reason.strip():
        raise UndecidableError("no_reason")
    if application.state == Application.State.WITHDRAWN:
        raise UndecidableError("withdrawn")
    viewing = Viewing.objects.filter(application=application, by=by).first()
    if viewing is None:
        raise UndecidableError("not_looked")
    assessment = application.assessment
    return Decision.objects.create(
        application=application,
        kind=Decision.Kind(kind),
        version=assessment.version if assessment else None,
        by=by,
        reason=reason.strip(),
        rests_on=_known(application, rests_on),
        viewed_at=viewing.last_at,
        decided_at=timezone.now(),
    )


def _require_undoable(application: Application, decision: Decision) -> None:
    if application.state == Application.State.WITHDRAWN:
        raise UndecidableError("withdrawn")
    if application.decision_id != decision.pk:
        raise UndecidableError("followed")
    if timezone.now() - decision.decided_at > letter_delay():
        raise UndecidableError("too_late")


def _stop_letters(application: Application) -> None:
    OutgoingMail.objects.filter(
        application=application, kind__in=LETTERS.values(), state=OutgoingMail.State.WAITING
    ).update(state=OutgoingMail.State.GIVEN_UP, reason="superseded", finished_at=timezone.now())
