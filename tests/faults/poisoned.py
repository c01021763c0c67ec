"""The Celery application with one defect built in: a file with POISON in it kills the process that reads it."""

import os
import signal

from screening.celery_app import app
from screening.core import engine

POISON = b"%poison"

__all__ = ["app"]

_read_apart = engine.read_apart


def _deadly(content: bytes, name: str) -> engine.Record:
    if POISON in content:
        os.kill(os.getpid(), signal.SIGKILL)
    return _read_apart(content, name)


engine.read_apart = _deadly
