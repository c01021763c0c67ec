"""The rows in, whatever was left lying rung for again or done here and now; the net under every crash."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from screening.flow import ask, bell, blind_search, inform, intake, judge, read
from screening.models import Application, Document, Intake, Job, OutgoingMail

RINGS_PER_SWEEP = 500

DO: dict[str, Callable[[int], None]] = {
    "read": read.read,
    "judge": judge.judge,
    "inform": inform.inform,
    "take_in": intake.take_in,
}


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much work is due and how long the oldest of it has been; `num_missed_rings` over all unfinished work."""

    num_due: int
    oldest_seconds: float
    num_missed_rings: int


def sweep(*, told_before: bool = False) -> int:
    """Ring for what is due: new, to be tried again, or left by a dead worker. Returns how many rings were heard.

    What somebody was told of just now is left out, unless `told_before`: a message may still be on its way.
    """
    order_forgotten_readings()
    now, again_after = timezone.now(), timedelta(seconds=0 if told_before else settings.RING_AGAIN_SECONDS)
    ask.remind(now)
    blind_search.renew_missing()
    jobs = Job.objects.to_ring(now, again_after)[:RINGS_PER_SWEEP]
    mails = OutgoingMail.objects.to_ring(now, again_after)[:RINGS_PER_SWEEP]
    intakes = Intake.objects.to_ring(now, again_after)[:RINGS_PER_SWEEP]
    return bell.ring([*jobs, *mails, *intakes])


def drain() -> int:
    """Do here, without any broker, all that is due, one after the other. Returns how many pieces of work were done."""
    order_forgotten_readings()
    ask.remind(timezone.now())
    blind_search.renew_missing()
    num_done = 0
    while batch := list(_due()):
        for kind, pk in batch:
            DO[kind](pk)
        num_done += len(batch)
    return num_done


def order_forgotten_readings() -> int:
    """Order the reading of every unread application that nobody works on. Returns how many: there should be none."""
    unfinished = Job.objects.filter(document=OuterRef("document"), state__in=[Job.State.WAITING, Job.State.RUNNING])
    unread = [Document.State.STORED, Document.State.READING]
    stranded = Application.objects.filter(~Exists(unfinished), document__state__in=unread).select_related("document")
    for application in stranded:
        read.order(application.document)
    return len(stranded)


def backlog() -> Backlog:
    """How the queue does, for the health check: work that stays due means that no worker hears or none is alive."""
    now = timezone.now()
    due = [*Job.objects.due(now), *OutgoingMail.objects.due(now), *Intake.objects.due(now)]
    oldest = min((work.due_at for work in due), default=now)
    return Backlog(len(due), (now - oldest).total_seconds(), sum(work.num_missed_rings for work in due))


def _due() -> Iterator[tuple[str, int]]:
    """The kind and the key of each piece of work that is due: documents first, then verdicts, then mails."""
    now = timezone.now()
    for pk in Intake.objects.due(now).values_list("pk", flat=True):
        yield "take_in", pk
    for kind in (Job.Kind.READ, Job.Kind.JUDGE):
        for pk in Job.objects.due(now).filter(kind=kind).values_list("pk", flat=True):
            yield kind.value, pk
    for pk in OutgoingMail.objects.due(now).values_list("pk", flat=True):
        yield "inform", pk
