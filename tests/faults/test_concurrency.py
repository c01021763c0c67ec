"""Many at once on one database: nobody is told that it is locked, and a double click is one application."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from screening import models
from screening.core import terms
from screening.flow import bell, duplicates, judge, log, read, receive
from tests import factories
from tests.faults.plant import assert_each_once

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture
def role(transactional_db, monkeypatch) -> models.Role:
    monkeypatch.setattr(bell, "_num_heard", len)
    return factories.make_role()


def in_parallel(work, arguments) -> list:
    def run(argument):
        try:
            return work(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=10) as threads:
        return list(threads.map(run, arguments))


def test_fifty_identical_posts_are_one_application_and_fifty_receipts(role):
    submission = receive.Submission("Jan", "jan@example.org", "", "nl", terms.Answers(), "1", "one-sending")

    def post(_number):
        document = receive.keep(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES))
        return receive.receive(role, submission, document)

    receipts = in_parallel(post, range(50))
    assert models.Application.objects.count() == models.OutgoingMail.objects.count() == 1
    assert len({receipt.application.reference for receipt in receipts}) == 1
    assert sum(receipt.is_new for receipt in receipts) == 1
    assert models.Event.objects.count() == 1


def test_job_claimed_by_ten_at_once_is_had_by_one(role):
    application = factories.make_application(role)
    job = models.Job.objects.create(kind="read", document=application.document)
    leases = in_parallel(lambda _number: models.Job.objects.claim(job.pk, 30), range(10))
    assert sum(lease is not None for lease in leases) == 1
    job.refresh_from_db()
    assert job.attempts == 1


def test_events_of_ten_at_once_are_one_whole_chain(role):
    in_parallel(lambda number: log.record(role, "exported", number=number), range(40))
    assert models.Event.objects.count() == 40
    assert log.first_broken_link(role) is None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time, and no locks of rows")
def test_who_waits_on_two_that_point_at_each_other(role):
    """Two readings that end at once, each with its application locked, note each other as the same person."""
    one, other = (
        factories.make_application(role, phone="+32 470 12 34 56", email=f"{name}@example.org")
        for name in ("jan", "peeters")
    )
    both_hold_theirs = threading.Barrier(2, timeout=20)

    def end_a_reading(application):
        with transaction.atomic():
            application.email = f"new-{application.email}"
            application.save(update_fields=["email", "email_key"])
            judge.order(application)
            both_hold_theirs.wait()
            duplicates.note_duplicates(application)

    in_parallel(end_a_reading, [one, other])
    assert models.Duplicate.objects.count() == 1


def test_uploads_beside_readings_never_meet_a_locked_database(plant):
    plant.worker()
    in_parallel(plant.apply, range(30))
    plant.await_all_settled()
    assert_each_once(30)
    assert "locked" not in plant.log.read_text()


def test_reading_that_ends_while_the_draft_is_sent_is_judged(role):
    """A file that was read as a draft and sent at the same moment: whoever comes second orders the judging."""
    for number in range(10):
        document = receive.keep(SimpleUploadedFile("cv.txt", f"Jan Peeters {number}\nNederlands: moedertaal".encode()))
        job = models.Job.objects.create(kind="read", document=document)
        submission = receive.Submission("Jan", f"jan{number}@example.org", "", "nl", terms.Answers(), "1")
        works = [lambda pk=job.pk: read.read(pk), lambda d=document, s=submission: receive.receive(role, s, d)]
        in_parallel(lambda work: work(), works)
        judgings = models.Job.objects.filter(kind="judge", application__document=document)
        assert judgings.count() == 1
