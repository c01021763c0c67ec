"""Work that is due in, a message to the workers out, if anybody hears it. Losing every message loses nothing.

The layers forbid the flow to import the tasks, which call the flow; so a task is rung by its name.
"""

import time
from collections.abc import Iterable
from functools import partial

import structlog
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from screening.celery_app import app
from screening.models import Job, OutgoingMail

QUIET_SECONDS = 5.0  # after a missed ring this process does not try again for so long: one slow request, not many

log = structlog.get_logger(__name__)
_quiet_until = 0.0


def ring_after_commit(work: Job | OutgoingMail) -> None:
    """Tell the workers of `work` once it is really in the database, and never if it is not."""
    transaction.on_commit(partial(ring, [work]), robust=True)


def ring_sweep_after_commit() -> None:
    """Tell the workers that many pieces of work are due: the sweep rings for each of them."""
    transaction.on_commit(partial(_sent, "screening.tasks.sweep"), robust=True)


def ring(works: Iterable[Job | OutgoingMail]) -> int:
    """Tell the workers of each of `works`. Returns how many were heard; it never raises and takes 3 s at most."""
    return sum(_ring(work) for work in works)


def _ring(work: Job | OutgoingMail) -> bool:
    heard = _sent(task_name(work), work.pk)
    row = (Job.objects if isinstance(work, Job) else OutgoingMail.objects).filter(pk=work.pk)
    if heard:
        row.update(rung_at=timezone.now())
    else:
        row.update(num_missed_rings=F("num_missed_rings") + 1)
    return heard


def task_name(work: Job | OutgoingMail) -> str:
    """The name of the task that does this work."""
    return f"screening.tasks.{work.kind if isinstance(work, Job) else 'inform'}"


def _sent(task: str, *pks: int) -> bool:
    global _quiet_until  # noqa: PLW0603 - one bell per process
    if time.monotonic() < _quiet_until:
        return False
    try:
        app.send_task(task, args=pks, retry=False, ignore_result=True)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the bell, the row is there and the sweep finds it
        _quiet_until = time.monotonic() + QUIET_SECONDS
        log.warning("bell.unheard", task=task, pks=pks, error=type(error).__name__)
        return False
    return True
