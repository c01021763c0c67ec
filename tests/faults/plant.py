"""Real parts on a real machine: a broker, workers and beat in processes of their own, on the database of the test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from ops.broker import Broker
from screening import models
from screening.core import terms
from screening.flow import receive, sweep
from tests.faults.poisoned import POISON

CVS = settings.BASE_DIR / "benchmark" / "cvs"
SECONDS = 60  # in which everything must be done after a fault is over
POLL_SECONDS = 0.1
UNREAD = ("stored", "reading")


@dataclass
class Plant:
    """One installation under test."""

    broker: Broker
    role: models.Role
    log: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def worker(self, app: str = "screening", concurrency: int = 2) -> subprocess.Popen[bytes]:
        """Start a worker: its main process and its children are one process group."""
        options = ["--loglevel=warning", f"--concurrency={concurrency}", "--without-gossip", "--without-mingle"]
        return self.start("celery", "-A", app, "worker", *options)

    def beat(self) -> subprocess.Popen[bytes]:
        """Start beat."""
        return self.start("celery", "-A", "screening", "beat", f"--schedule={self.log.parent}/beat", "--pidfile=")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `python -m ARGUMENTS` as a process group of its own."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=settings.BASE_DIR,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def environment(self) -> dict[str, str]:
        """What the processes have to know."""
        return {
            **os.environ,
            "DATABASE_URL": database_url(),
            "REDIS_URL": self.broker.url,
            "DOCUMENT_ROOT": str(settings.DOCUMENT_ROOT),
            "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
            "LEASE_SECONDS": "3",
            "RING_AGAIN_SECONDS": "2",
            "READ_RETRY_SECONDS": "1",
            "SWEEP_SECONDS": "2",
        }

    def stop_all(self) -> None:
        """Kill what was started."""
        for process in self.started:
            kill(process)

    def apply(self, number: int, *, poison: bool = False) -> models.Application:
        """Receive the application of the invented person `number`, each with a file of their own."""
        cv = sorted(CVS.glob("*.pdf"))[number % 4]
        content = cv.read_bytes() + b"\n%%%d" % number + (POISON if poison else b"")
        submission = receive.Submission(
            name=f"Person {number}",
            email=f"person{number}@example.org",
            phone="",
            language="nl",
            answers=terms.Answers(),
            notice_version="1",
            idempotency_key=f"sending-{number}",
        )
        document = receive.keep(SimpleUploadedFile("cv.pdf", content))
        return receive.receive(self.role, submission, document).application

    def await_all_settled(self) -> None:
        """Wait until no document waits and no mail is due; what beat does is done here now and then."""
        eventually(lambda: sweep.sweep() >= 0 and is_settled(), "every document is read or given to a person")


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the whole group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def eventually(is_true: Callable[[], bool], claim: str, seconds: float = SECONDS) -> None:
    """Wait until the claim is true."""
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, f"not within {seconds} s: {claim}"
        time.sleep(POLL_SECONDS)


def num_settled() -> int:
    """How many documents no worker will touch again."""
    return models.Document.objects.exclude(state__in=UNREAD).count()


def is_settled() -> bool:
    """Whether no work is left."""
    unfinished = ["waiting", "running"]
    return not (
        models.Job.objects.filter(state__in=unfinished).exists()
        or models.OutgoingMail.objects.filter(state__in=unfinished).exists()
    )


def assert_each_once(num_applications: int, num_manual: int = 0) -> None:
    """Nothing lost, nothing twice: accepted = read + manual; one reading, assessment and receipt for each.

    A receipt may be uncertain, where a process was killed within the moment of handing it over.
    """
    states = list(models.Document.objects.values_list("state", flat=True))
    num_read = num_applications - num_manual
    assert sorted(states) == ["needs_manual"] * num_manual + ["read"] * num_read
    assert models.Application.objects.count() == num_applications
    assert models.Application.objects.filter(assessment__isnull=False).count() == num_read
    assert models.Reading.objects.count() == models.Assessment.objects.count() == num_read
    assert models.Job.objects.filter(kind="read").count() == num_applications
    ended = models.OutgoingMail.objects.filter(kind="receipt", state__in=["done", "uncertain"])
    assert ended.count() == models.OutgoingMail.objects.count() == num_applications
    for kind in ("read", "judged"):
        assert models.Event.objects.filter(kind=kind).count() == num_read


def database_url() -> str:
    """The address of the test's own database."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    place = f"{database['HOST']}:{database['PORT']}"
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"
