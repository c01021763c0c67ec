"""From a stored document to its reading: claimed once, tried three times, ended in one of three states."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from screening import models
from screening.core.terms import Unread, UnreadableError
from screening.flow import read, receive, sweep
from screening.flow import storage as files
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(received) -> models.Job:
    return models.Job.objects.get(kind="read")


def make_due(job: models.Job) -> None:
    models.Job.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def test_reading_ends_in_a_judged_application(job, received):
    read.read(job.pk)
    job.refresh_from_db()
    received.refresh_from_db()
    assert (job.state, job.attempts, job.lease) == ("done", 1, None)
    assert received.document.state == "read"
    assert received.document.reading.facts_terms.name.value == "Jan Peeters"
    assert received.assessment is not None
    assert [event.kind for event in models.Event.objects.all()] == ["received", "read", "judged"]


def test_duplicate_delivery_changes_nothing(job, received, engine):
    read.read(job.pk)
    read.read(job.pk)
    assert engine.num_readings == 1
    assert models.Reading.objects.count() == models.Assessment.objects.count() == 1


def test_job_that_somebody_else_is_doing_is_left_alone(job, engine):
    assert models.Job.objects.claim(job.pk, 30)
    read.read(job.pk)
    assert engine.num_readings == 0


def test_job_of_a_dead_worker_is_taken_over(job, engine):
    models.Job.objects.claim(job.pk, -1)
    read.read(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, engine.num_readings) == ("done", 2, 1)


def test_worker_that_lost_its_lease_writes_nothing(job, received, engine):
    def steal():
        models.Job.objects.filter(pk=job.pk).update(lease_expires_at=timezone.now() - timedelta(seconds=1))
        engine.on_read = lambda: None
        read.read(job.pk)

    engine.on_read = steal
    read.read(job.pk)
    assert engine.num_readings == 2
    assert models.Reading.objects.count() == models.Assessment.objects.count() == 1
    assert models.Event.objects.filter(kind="read").count() == 1


@pytest.mark.parametrize("reason", [Unread.ENCRYPTED, Unread.DAMAGED, Unread.NO_TEXT, Unread.UNSAFE])
def test_unreadable_file_asks_the_candidate_for_another(job, received, engine, reason):
    engine.failures = [UnreadableError(reason)]
    read.read(job.pk)
    document = models.Document.objects.get()
    assert (document.state, document.reason) == ("unreadable", reason.value)
    mail = models.OutgoingMail.objects.get(kind="new_file_wanted")
    assert (mail.to, mail.context) == (received.email, {"reason": reason.value})
    assert engine.num_readings == 1


@pytest.mark.parametrize("reason", [Unread.NEEDS_OCR, Unread.NEEDS_CONVERSION])
def test_file_that_needs_a_tool_is_given_to_a_person(job, engine, reason):
    engine.failures = [UnreadableError(reason)]
    read.read(job.pk)
    document = models.Document.objects.get()
    assert (document.state, document.reason) == ("needs_manual", reason.value)
    assert not models.OutgoingMail.objects.filter(kind="new_file_wanted").exists()


@pytest.mark.parametrize("reason", [Unread.CRASHED, Unread.TOO_SLOW, Unread.TOO_HUNGRY])
def test_poison_file_is_tried_three_times_and_given_to_a_person(job, engine, reason):
    engine.failures = [UnreadableError(reason) for _ in range(9)]
    for num_readings, state in [(1, "reading"), (2, "reading"), (3, "needs_manual"), (3, "needs_manual")]:
        make_due(job)
        read.read(job.pk)
        assert (engine.num_readings, models.Document.objects.get().state) == (num_readings, state)
    assert models.Document.objects.get().reason == reason.value


def test_person_may_order_another_reading(job, document, engine):
    engine.failures = [UnreadableError(Unread.NEEDS_OCR)]
    read.read(job.pk)
    read.read(read.again(document).pk)
    document.refresh_from_db()
    assert (document.state, document.reason, engine.num_readings) == ("read", "", 2)


def test_next_attempt_waits(job, engine):
    engine.failures = [UnreadableError(Unread.CRASHED)]
    read.read(job.pk)
    read.read(job.pk)
    job.refresh_from_db()
    assert (engine.num_readings, job.state, job.reason) == (1, "waiting", "crashed")
    assert job.due_at > timezone.now()


def test_file_that_kills_its_workers_is_given_up(job, engine):
    for _ in range(3):
        models.Job.objects.claim(job.pk, -1)
    read.read(job.pk)
    document = models.Document.objects.get()
    assert (document.state, document.reason, engine.num_readings) == ("needs_manual", "gave_up", 0)


@pytest.mark.parametrize(("content", "reason"), [(None, "missing"), (b"%PDF-another", "altered")])
def test_stored_file_that_is_not_what_was_received_is_given_to_a_person(job, document, engine, content, reason):
    path = files.path_of(document.file_id)
    path.unlink() if content is None else path.write_bytes(content)
    read.read(job.pk)
    document.refresh_from_db()
    assert (document.state, document.reason, engine.num_readings) == ("needs_manual", reason, 0)


def test_unexpected_error_leaves_the_job_to_be_taken_over(job, engine):
    engine.failures = [RuntimeError("a defect of ours")]
    with pytest.raises(RuntimeError):
        read.read(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("running", 1)
    models.Job.objects.filter(pk=job.pk).update(lease_expires_at=timezone.now() - timedelta(seconds=1))
    assert sweep.drain() >= 1
    assert models.Document.objects.get().state == "read"


def test_content_that_was_read_before_is_not_read_again(job, received, role, submission, engine):
    read.read(job.pk)
    twin = receive.keep(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES))
    receive.receive(role, replace(submission, email="els@example.org", idempotency_key="sending-2"), twin)
    sweep.drain()
    twin.refresh_from_db()
    assert (twin.state, engine.num_readings, models.Reading.objects.count()) == ("read", 1, 1)


def test_draft_is_read_without_being_judged(document, engine):
    job = models.Job.objects.create(kind="read", document=document)
    read.read(job.pk)
    document.refresh_from_db()
    assert document.state == "read"
    assert not models.Job.objects.filter(kind="judge").exists()
