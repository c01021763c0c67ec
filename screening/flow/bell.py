"""Work that is due in, a message to the workers out, if anybody hears it. Losing every message loses nothing.

The layers forbid the flow to import the tasks, which call the flow; so a task is rung by its name.
"""

import time
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

import structlog
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from screening.celery_app import app
from screening.models import Intake, Job, OutgoingMail

Work = Job | OutgoingMail | Intake
Message = tuple[str, tuple[int, ...]]  # the name of a task, its arguments

QUIET_SECONDS: Final = (
    5.0  # after a missed ring this process does not try again for so long: one slow request, not many
)
SWEEP: Final = "screening.tasks.sweep"

# Of the ringing alone: a connection of its own, one attempt, and at most two waits of a second when Redis is frozen.
PATIENCE: Final = {"socket_timeout": 1.0, "socket_connect_timeout": 1.0, "retry_on_timeout": False, "max_retries": 0}

log = structlog.get_logger(__name__)
_quiet_until = 0.0


def ring_after_commit(work: Work) -> None:
    """Tell the workers of `work` once it is really in the database, and never if it is not."""
    transaction.on_commit(partial(ring, [work]), robust=True)


def ring_sweep_after_commit() -> None:
    """Tell the workers that many pieces of work are due: the sweep rings for each of them."""
    transaction.on_commit(partial(_num_heard, [(SWEEP, ())]), robust=True)


def ring(works: Sequence[Work]) -> int:
    """Tell the workers of each of `works`. Returns how many were heard; it never raises and takes 3 s at most."""
    num_heard = _num_heard([(task_name(work), (work.pk,)) for work in works])
    for rows in (Job.objects, OutgoingMail.objects, Intake.objects):
        rows.filter(pk__in=_pks(rows.model, works[:num_heard])).update(rung_at=timezone.now())
        rows.filter(pk__in=_pks(rows.model, works[num_heard:])).update(num_missed_rings=F("num_missed_rings") + 1)
    return num_heard


def task_name(work: Work) -> str:
    """The name of the task that does this work."""
    if isinstance(work, Job):
        return f"screening.tasks.{work.kind}"
    return "screening.tasks.inform" if isinstance(work, OutgoingMail) else "screening.tasks.take_in"


def _pks(model: type[Work], works: Iterable[Work]) -> list[int]:
    return [work.pk for work in works if isinstance(work, model)]


def _num_heard(messages: Sequence[Message]) -> int:
    """Send the messages in order until one fails. Returns how many went out."""
    global _quiet_until  # noqa: PLW0603 - one bell per process
    num_heard = 0
    if not messages or time.monotonic() < _quiet_until:
        return num_heard
    try:
        with app.connection_for_write(transport_options=PATIENCE) as connection:
            for task, pks in messages:
                app.send_task(task, args=pks, connection=connection, retry=False, ignore_result=True)
                num_heard += 1
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the bell, the row is there and the sweep finds it
        _quiet_until = time.monotonic() + QUIET_SECONDS
        log.warning("bell.unheard", num_unheard=len(messages) - num_heard, error=type(error).__name__)
    return num_heard
