"""Whether one of the running parts is well: the exit status is 0 when it is, 1 with a sentence when it is not."""

import os
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.core.management.base import BaseCommand, CommandError

from screening.celery_app import app
from screening.flow.sweep import backlog

ANSWER_SECONDS = 5
BEAT_SECONDS = 600  # beat writes its schedule down every three minutes
BACKLOG_SECONDS = 600  # work that is due for so long is heard by nobody


class Command(BaseCommand):
    help = "Check the health of the web server, the worker or beat, for a container's or a supervisor's health check."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=sorted(CHECKS))
        parser.add_argument("--schedule", type=Path, default=Path("/tmp/beat-schedule"), help="beat's file")  # noqa: S108

    def handle(self, *_arguments: Any, part: str, schedule: Path, **_options: Any) -> None:
        if complaint := CHECKS[part](schedule):
            raise CommandError(complaint)
        self.stdout.write(f"{part}: well")


def web(_schedule: Path) -> str:
    """What is wrong with the web server on this machine, or ""."""
    port = int(os.environ.get("PORT", "8000"))
    request = Request(f"http://127.0.0.1:{port}/health/", headers={"X-Forwarded-Proto": "https"})
    try:
        with urlopen(request, timeout=ANSWER_SECONDS):  # noqa: S310 - loopback
            return ""
    except (URLError, TimeoutError) as error:
        return f"The web server on port {port} does not answer well: {error}."


def worker(_schedule: Path) -> str:
    """What is wrong with the worker, or "": it answers a ping, and no work lies due for long."""
    waiting = backlog()
    if waiting.oldest_seconds > BACKLOG_SECONDS:
        return f"{waiting.num_due} pieces of work are due, the oldest for {waiting.oldest_seconds:.0f} s."
    try:
        answers = app.control.ping(timeout=ANSWER_SECONDS)
    except OSError as error:
        return f"The broker does not answer: {error}."
    return "" if answers else f"No worker answered within {ANSWER_SECONDS} s."


def beat(schedule: Path) -> str:
    """What is wrong with beat, or "": it has written its schedule down of late."""
    files = list(schedule.parent.glob(f"{schedule.name}*"))
    if not files:
        return f"Beat has not written {schedule} yet."
    age = time.time() - max(file.stat().st_mtime for file in files)
    return f"Beat wrote its schedule {age:.0f} s ago." if age > BEAT_SECONDS else ""


CHECKS: dict[str, Callable[[Path], str]] = {"web": web, "worker": worker, "beat": beat}
