"""A claimed row in, its lease kept alive while the work goes on: a process that dies stops renewing."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import structlog
from django.db import DatabaseError, connection
from django.utils import timezone

from screening.models.queue import WorkQuerySet

LEASE_SECONDS = 30  # how long the work of a dead process lies still before another may take it
RENEW_SECONDS = 10  # two renewals may fail before the lease is lost

log = structlog.get_logger(__name__)


@contextmanager
def renewed(rows: WorkQuerySet[Any], pk: int, lease: uuid.UUID) -> Iterator[None]:
    """Renew the lease of the row `pk` every RENEW_SECONDS until the block is left."""
    done = threading.Event()
    renewer = threading.Thread(target=_renew, args=(rows, pk, lease, done), daemon=True)
    renewer.start()
    try:
        yield
    finally:
        done.set()
        renewer.join()


def _renew(rows: WorkQuerySet[Any], pk: int, lease: uuid.UUID, done: threading.Event) -> None:
    while not done.wait(RENEW_SECONDS):
        try:
            rows.held(pk, lease).update(lease_expires_at=timezone.now() + timedelta(seconds=LEASE_SECONDS))
        except DatabaseError as error:
            log.warning("lease.not_renewed", pk=pk, error=type(error).__name__)
        finally:
            connection.close()  # this thread's own connection
