"""A claimed row in, its lease kept alive while the work goes on: a process that dies stops renewing."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from screening.models.queue import WorkQuerySet

RENEWALS_PER_LEASE = 3  # two of them may fail before the lease is lost

log = structlog.get_logger(__name__)


@contextmanager
def renewed(rows: WorkQuerySet[Any], pk: int, lease: uuid.UUID) -> Iterator[None]:
    """Renew the lease of the row `pk` several times per LEASE_SECONDS until the block is left."""
    done = threading.Event()
    renewer = threading.Thread(target=_renew, args=(rows, pk, lease, done), daemon=True)
    renewer.start()
    try:
        yield
    finally:
        done.set()
        renewer.join()


def _renew(rows: WorkQuerySet[Any], pk: int, lease: uuid.UUID, done: threading.Event) -> None:
    while not done.wait(settings.LEASE_SECONDS / RENEWALS_PER_LEASE):
        expires_at = timezone.now() + timedelta(seconds=settings.LEASE_SECONDS)
        try:
            rows.held(pk, lease).update(lease_expires_at=expires_at)
        except DatabaseError as error:
            log.warning("lease.not_renewed", pk=pk, error=type(error).__name__)
        finally:
            connection.close()  # this thread's own connection
