"""The bell: a task by its name, once; and when nobody hears, no error, no wait, a count."""

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from screening import models, tasks
from screening.flow import bell, receive


@pytest.fixture
def dead_broker(monkeypatch) -> list[str]:
    tried: list[str] = []

    def refuse(task, **_options):
        tried.append(task)
        raise OperationalError("nobody there")

    monkeypatch.setattr(bell, "_quiet_until", 0.0)
    monkeypatch.setattr(bell.app, "send_task", refuse)
    return tried


@pytest.fixture
def rung():
    """The real bell."""


def test_every_name_that_is_rung_is_a_task():
    job = models.Job(kind="read"), models.Job(kind="judge")
    names = {bell.task_name(work) for work in (*job, models.OutgoingMail())} | {bell.SWEEP}
    assert names <= set(current_app.tasks)
    assert tasks.read.name == "screening.tasks.read"


def test_unheard_ring_is_counted_and_the_application_is_received(
    role, submission, document, dead_broker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        receipt = receive.receive(role, submission, document)
    assert receipt.is_new
    job = models.Job.objects.get()
    assert (job.num_missed_rings, job.rung_at) == (1, None)


def test_after_a_missed_ring_nobody_waits_for_the_next(role, submission, document, dead_broker):
    jobs = [models.Job.objects.create(kind="read", document=document)]
    assert bell.ring(jobs) == bell.ring(jobs) == 0
    assert dead_broker == ["screening.tasks.read"]
    jobs[0].refresh_from_db()
    assert jobs[0].num_missed_rings == 2


def test_what_was_heard_before_the_broker_died_is_noted(document, role, monkeypatch):
    sent: list[int] = []

    def heard_once(_task, *, args, **_options):
        if sent:
            raise OperationalError("gone")
        sent.extend(args)

    monkeypatch.setattr(bell, "_quiet_until", 0.0)
    monkeypatch.setattr(bell.app, "send_task", heard_once)
    job = models.Job.objects.create(kind="read", document=document)
    mail = models.OutgoingMail.objects.create(key="k", kind="receipt", to="jan@example.org")
    assert bell.ring([job, mail]) == 1
    job.refresh_from_db()
    mail.refresh_from_db()
    assert (job.num_missed_rings, mail.num_missed_rings) == (0, 1)
    assert job.rung_at is not None
    assert mail.rung_at is None
