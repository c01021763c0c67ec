"""What a candidate changes afterwards in (answers, withdrawal), the application judged anew or closed out."""

from django.contrib.auth.models import User
from django.db import transaction

from screening.core.codec import to_plain
from screening.core.terms import Answers
from screening.flow import judge, log
from screening.models import Application, Event


def answer(application: Application, answers: Answers, by: User | None = None) -> None:
    """Put `answers` in the place of the earlier ones and judge anew. `by` is None for the candidate."""
    with transaction.atomic():
        job = judge.order(application)
        application.answers = to_plain(answers)
        application.save(update_fields=["answers"])
        log.record(application.role, Event.Kind.ANSWERED, application=application, by=by)
    judge.judge(job.pk)
    application.refresh_from_db()


def withdraw(application: Application) -> None:
    """Close the application at the candidate's wish; it is kept until it is forgotten."""
    with transaction.atomic():
        application.state = Application.State.WITHDRAWN
        application.save(update_fields=["state"])
        log.record(application.role, Event.Kind.WITHDRAWN, application=application)
