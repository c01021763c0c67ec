"""What a row needs to be work that is due: attempts, a lease, the conditional update that claims it."""

import uuid
from datetime import datetime, timedelta
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

W = TypeVar("W", bound="Work")


class WorkQuerySet(models.QuerySet[W]):
    """Rows as a queue: whoever changes the row first has the work."""

    def due(self, at: datetime) -> Self:
        """What should be worked on: waiting and due, or leased by somebody whose lease ran out."""
        waiting = Q(state=Work.State.WAITING, due_at__lte=at)
        abandoned = Q(state=Work.State.RUNNING, lease_expires_at__lt=at)
        return self.filter(waiting | abandoned).order_by("due_at", "pk")

    def to_ring(self, at: datetime, again_after: timedelta) -> Self:
        """What is due and was not told to the workers within `again_after`: a message may be lost, a row is not."""
        return self.due(at).filter(Q(rung_at__isnull=True) | Q(rung_at__lt=at - again_after))

    def claim(self, pk: int, seconds: int) -> uuid.UUID | None:
        """Take the work `pk` for `seconds` and count the attempt, in one conditional update.

        The attempt counts before anything is tried, so that work which kills its worker is given up in the end.
        Returns the lease's token, None when the work is done, not yet due, or somebody else's.
        """
        now, token = timezone.now(), uuid.uuid4()
        num_claimed = (
            self.due(now)
            .filter(pk=pk)
            .order_by()
            .update(
                state=Work.State.RUNNING,
                lease=token,
                lease_expires_at=now + timedelta(seconds=seconds),
                attempts=F("attempts") + 1,
            )
        )
        return token if num_claimed else None

    def held(self, pk: int, lease: uuid.UUID) -> Self:
        """The row `pk` while `lease` is still the one that holds it: whoever finishes updates through this fence."""
        return self.filter(pk=pk, lease=lease, state=Work.State.RUNNING)

    def finish(self, pk: int, lease: uuid.UUID, state: str, reason: str = "") -> bool:
        """End the work in `state`. False: the lease was lost, and nothing may be written in its name."""
        return bool(
            self.held(pk, lease).update(
                state=state, reason=reason[:60], lease=None, lease_expires_at=None, finished_at=timezone.now()
            )
        )

    def postpone(self, pk: int, lease: uuid.UUID, due_at: datetime, reason: str = "") -> bool:
        """Give the work back, to be tried again at `due_at`. False: the lease was lost."""
        return bool(
            self.held(pk, lease).update(
                state=Work.State.WAITING, reason=reason[:60], lease=None, lease_expires_at=None, due_at=due_at
            )
        )


class Work(models.Model):
    """Work that survives every crash because it is a row.

    `reason` is a code, never a person's text; `rung_at` is when the workers were last
    told of it; `num_missed_rings` counts how often no worker could be told of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        GIVEN_UP = "given_up"
        UNCERTAIN = "uncertain"

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True)
    lease_expires_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=60, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True)
    num_missed_rings = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def running_has_a_lease(name: str) -> models.CheckConstraint:
    """The constraint that exactly the running rows have a lease."""
    leased = Q(lease__isnull=False, lease_expires_at__isnull=False)
    free = Q(lease__isnull=True, lease_expires_at__isnull=True)
    return models.CheckConstraint(condition=(Q(state="running") & leased) | (~Q(state="running") & free), name=name)
