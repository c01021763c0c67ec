"""What workers are rung for: an id in, the flow called. Each may run twice, late or never; the rows decide."""

from typing import Any

from celery import shared_task
from celery.signals import worker_init, worker_ready
from django.utils import timezone

from screening.core import engine
from screening.flow import forget as forget_flow
from screening.flow import inform as inform_flow
from screening.flow import intake as intake_flow
from screening.flow import judge as judge_flow
from screening.flow import read as read_flow
from screening.flow import sweep as sweep_flow


@shared_task
def read(job_pk: int) -> None:
    """Read the document of the job."""
    read_flow.read(job_pk)


@shared_task
def judge(job_pk: int) -> None:
    """Judge the application of the job."""
    judge_flow.judge(job_pk)


@shared_task
def inform(mail_pk: int) -> None:
    """Send the mail."""
    inform_flow.inform(mail_pk)


@shared_task
def take_in(intake_pk: int) -> None:
    """Take the files out of the archive that a recruiter brought in."""
    intake_flow.take_in(intake_pk)


@shared_task(expires=60)
def sweep() -> None:
    """Ring again for what is due."""
    sweep_flow.sweep()


@shared_task(expires=3600)
def forget() -> None:
    """Forget what is past its time, and whoever came back with a restored backup."""
    forget_flow.reapply_ledger()
    forget_flow.forget_expired(timezone.now())


@worker_init.connect
def warm_up(**_sender: Any) -> None:
    """Load the engine before the worker forks, so that every child of a child finds it in memory."""
    engine.warm_up()


@worker_ready.connect
def sweep_at_start(**_sender: Any) -> None:
    """Look at once for what was left while no worker was there; messages from before may be lost with their broker."""
    sweep_flow.sweep(told_before=True)
