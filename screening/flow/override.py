"""A recruiter's word on one criterion in, with a reason; the application judged anew with it out."""

from django.contrib.auth.models import User
from django.db import transaction

from screening.core.permissions import Right
from screening.flow import decide, judge, log, permissions
from screening.models import Application, Event, Override


def override(application: Application, criterion: str, outcome: str, reason: str, by: User) -> Override:
    """Put the recruiter's outcome in the place of the computed one, which stays visible; "computed" takes it back.

    Raises:
        NotAllowedError: the person may not override for this role.
        UndecidableError: there is no reason, or no such criterion ("unknown_criterion") was judged.

    """
    permissions.require(application.role, Right.OVERRIDE, by)
    if not reason.strip():
        raise decide.UndecidableError("no_reason")
    judged = application.assessment
    if judged is None or not judged.verdicts.filter(criterion=criterion).exists():
        raise decide.UndecidableError("unknown_criterion")
    with transaction.atomic():
        made = Override.objects.create(
            application=application,
            criterion=criterion,
            outcome=Override.Outcome(outcome),
            reason=reason.strip(),
            by=by,
        )
        job = judge.order(application)
        log.record(
            application.role,
            Event.Kind.OVERRIDDEN,
            application=application,
            by=by,
            override=made.pk,
            criterion=criterion,
            outcome=made.outcome,
        )
    judge.judge(job.pk)  # at once: the person is looking at it
    application.refresh_from_db()
    return made
