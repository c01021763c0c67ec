"""From an upload to a receipt: all or nothing, once however often it is sent."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError

from screening import models
from screening.core.terms import Level
from screening.flow import log, receive
from tests import factories


def test_application_job_event_and_receipt_mail_come_together(role, received, document):
    assert received.state == "received"
    assert received.reference.startswith("INF-")
    assert received.answers_terms().languages == {"nl": Level.C2}
    assert received.email_key == "jan.peeters@example.org"
    job = models.Job.objects.get()
    assert (job.kind, job.document, job.state) == ("read", document, "waiting")
    mail = models.OutgoingMail.objects.get()
    assert (mail.kind, mail.to, mail.language) == ("receipt", "Jan.Peeters@example.org", "nl")
    event = models.Event.objects.get()
    assert (event.kind, event.application, event.by) == ("received", received.public_id, None)


def test_workers_are_rung_for_after_the_commit(received, rung):
    job, mail = models.Job.objects.get(), models.OutgoingMail.objects.get()
    assert rung == [("read", (job.pk,)), ("inform", (mail.pk,))]
    assert job.rung_at is not None


def test_nothing_is_rung_or_written_when_the_transaction_fails(
    role, submission, document, rung, monkeypatch, django_capture_on_commit_callbacks
):
    def broken(*_args, **_kwargs):
        raise DatabaseError("the disk under the database is full")

    monkeypatch.setattr(log, "record", broken)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(DatabaseError):
        receive.receive(role, submission, document)
    assert not models.Application.objects.exists()
    assert not models.OutgoingMail.objects.exists()
    assert not models.Job.objects.exists()
    assert rung == []


def test_same_sending_gives_the_same_receipt(role, submission, document, received):
    again = receive.receive(role, submission, document)
    assert (again.application, again.is_new) == (received, False)
    assert models.OutgoingMail.objects.count() == models.Job.objects.count() == 1


def test_same_person_with_the_same_file_gives_the_same_receipt(role, submission, received):
    second = receive.keep(SimpleUploadedFile("another name.pdf", factories.PDF_BYTES))
    other_sending = replace(submission, idempotency_key="sending-2", email=" JAN.peeters@EXAMPLE.org")
    assert receive.receive(role, other_sending, second).application == received


def test_same_person_may_apply_again_with_another_file(role, submission, received):
    second = receive.keep(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES + b"newer"))
    again = receive.receive(role, replace(submission, idempotency_key="sending-2"), second)
    assert again.is_new


def test_same_key_for_another_role_is_another_application(submission, received, foreign_role):
    second = receive.keep(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES + b"newer"))
    again = receive.receive(foreign_role, replace(submission, idempotency_key="sending-9"), second)
    assert again.is_new


def test_earlier_sending_that_committed_beside_us_is_found(role, submission, document, received, monkeypatch):
    answers = iter([None, received])
    monkeypatch.setattr(receive, "_earlier", lambda *_args: next(answers))
    receipt = receive.receive(role, submission, document)
    assert (receipt.application, receipt.is_new) == (received, False)
    assert models.Application.objects.count() == 1


def test_document_that_was_read_as_a_draft_is_judged_at_once(role, submission, document):
    factories.make_reading(document)
    receive.receive(role, submission, document)
    assert models.Job.objects.get().kind == "judge"


def test_document_that_is_being_read_as_a_draft_keeps_its_one_job(role, submission, document):
    models.Job.objects.create(kind="read", document=document)
    receive.receive(role, submission, document)
    assert models.Job.objects.get().kind == "read"


def test_replaced_file_is_read_and_the_earlier_one_is_remembered(received, document):
    newer = receive.keep(SimpleUploadedFile("newer.pdf", factories.PDF_BYTES + b"newer"))
    receive.replace(received, newer)
    document.refresh_from_db()
    assert received.document == document.replaced_by == newer
    assert models.Job.objects.filter(kind="read", document=newer).exists()
