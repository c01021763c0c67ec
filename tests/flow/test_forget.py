"""Forgetting: rows, files and readings of a person go, everybody else's stay, and a restored backup does not undo it."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from screening import models
from screening.flow import ask, decide, forget, notes, override, receive, storage, sweep
from screening.web.apply_forms import ApplyForm
from screening.web.notice import current_notice_version, notice_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def complete(received, alice) -> models.Application:
    """An application with everything that can hang on one."""
    sweep.drain()
    received.refresh_from_db()
    decide.look(received, alice)
    override.override(received, "it-years", "fail", "Not counted.", alice)
    notes.note(received, "Knows the client.", alice)
    notes.tag(received.role, [received], "second round", alice)
    ask.note(received, alice, text="When can you start?")
    decide.decide(received, "reject", "Too short.", alice, letter=True)
    newer = receive.keep(SimpleUploadedFile("newer.pdf", factories.PDF_BYTES + b"newer"))
    receive.replace(received, newer)
    sweep.drain()
    received.refresh_from_db()
    return received


PERSONAL = (
    models.Application,
    models.Document,
    models.Reading,
    models.Verdict,
    *(relation.related_model for relation in models.Application._meta.related_objects),
)


def test_nothing_of_the_person_is_left(complete, settings, django_capture_on_commit_callbacks, alice):
    with django_capture_on_commit_callbacks(execute=True):
        forget.forget(complete, "asked", by=alice)
    sweep.drain()  # the letter that confirms it takes the address with it
    assert {model.__name__: model.objects.count() for model in PERSONAL} == {m.__name__: 0 for m in PERSONAL}
    assert [path for path in settings.DOCUMENT_ROOT.rglob("*") if path.is_file()] == []
    last = models.Event.objects.last()
    assert (last.kind, last.by, last.details) == ("forgotten", alice, {"why": "asked"})


def test_twin_file_of_another_person_keeps_its_reading(complete, role, django_capture_on_commit_callbacks):
    twin = receive.keep(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES))
    other = factories.make_application(role, document=twin)
    with django_capture_on_commit_callbacks(execute=True):
        forget.forget(complete, "asked")
    assert list(models.Application.objects.all()) == [other]
    assert models.Reading.objects.filter(sha256=twin.sha256).exists()
    assert storage.load(twin.file_id, twin.sha256)


def test_legal_hold_stops_the_erasure(received):
    received.legal_hold = True
    received.save()
    with pytest.raises(forget.OnLegalHoldError):
        forget.forget(received, "asked")


@pytest.mark.parametrize(
    ("received_at", "hold", "is_kept"),
    [
        (datetime(2025, 3, 14, 12, tzinfo=UTC), False, False),
        (datetime(2025, 3, 14, 12, tzinfo=UTC), True, True),
        (datetime(2025, 3, 15, 12, tzinfo=UTC), False, True),
    ],
    ids=["a day past twelve months", "on legal hold", "twelve months to the day"],
)
def test_retention_counts_months_from_the_receipt(received, received_at, hold, is_kept):
    received.received_at, received.legal_hold = received_at, hold
    received.save()
    assert forget.forget_expired(datetime(2026, 3, 15, 12, tzinfo=UTC)) == (not is_kept)
    assert models.Application.objects.exists() is is_kept


@pytest.mark.parametrize(
    ("consented_at", "is_kept"),
    [
        (datetime(2024, 3, 15, 12, tzinfo=UTC), True),
        (datetime(2024, 3, 14, 12, tzinfo=UTC), False),
        (None, False),
    ],
    ids=["twenty-four months to the day", "a day past them", "no consent"],
)
def test_who_joined_the_talent_pool_is_kept_for_its_months(received, consented_at, is_kept):
    received.received_at, received.talent_pool_consented_at = datetime(2024, 3, 1, 12, tzinfo=UTC), consented_at
    received.save()
    assert (forget.kept_until(received) >= date(2026, 3, 15)) is is_kept
    assert forget.forget_expired(datetime(2026, 3, 15, 12, tzinfo=UTC)) == (not is_kept)


@pytest.mark.parametrize("received_on", ["2025-01-31", "2025-02-28", "2024-02-29", "2025-08-31", "2025-12-01"])
@pytest.mark.parametrize("months", [1, 6, 12, 13])
def test_the_day_that_the_candidate_is_told_is_the_last_one(role, received, received_on, months):
    role.retention_months = months
    received.role, received.received_at = role, datetime.fromisoformat(received_on).replace(hour=12, tzinfo=UTC)
    received.save()
    last_day = forget.kept_until(received)
    assert not forget.past_retention(role, last_day)
    assert forget.past_retention(role, last_day + timedelta(days=1))


def test_the_notice_and_the_form_promise_the_months_that_are_kept(settings):
    notice = notice_of(current_notice_version(), retention_months=7)
    promised = next(
        section.text for section in notice.sections if "talent pool" in section.text and "erased" in section.text
    )
    assert f"{settings.TALENT_POOL_MONTHS} months" in promised
    assert "7 months from the day on which we receive" in promised
    assert f"{settings.TALENT_POOL_MONTHS} months" in str(ApplyForm.base_fields["talent_pool"].label)


@pytest.mark.parametrize(
    ("months", "first_kept"),
    [(1, "2026-02-28"), (12, "2025-03-31"), (13, "2025-02-28"), (25, "2024-02-29")],
)
def test_months_before_end_on_a_day_that_exists(role, received, months, first_kept):
    role.retention_months = months
    day = datetime.fromisoformat(first_kept).replace(hour=12, tzinfo=UTC)
    received.received_at = day
    received.save()
    assert not forget.past_retention(role, datetime(2026, 3, 31, tzinfo=UTC).date())
    received.received_at = day - timedelta(days=1)
    received.save()
    assert forget.past_retention(role, datetime(2026, 3, 31, tzinfo=UTC).date())


def test_person_does_not_come_back_with_a_backup(received, role):
    public_id = received.public_id
    forget.forget(received, "asked")
    factories.make_application(role, public_id=public_id)
    assert forget.reapply_ledger() == 1
    assert not models.Application.objects.exists()
    assert forget.reapply_ledger() == 0


def test_upload_that_never_became_an_application_is_removed(document, received, django_capture_on_commit_callbacks):
    unsent = receive.keep(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES + b"unsent"))
    orphan = storage.store(SimpleUploadedFile("cv.pdf", factories.PDF_BYTES + b"no row"))
    old = timezone.now() - timedelta(hours=forget.UPLOAD_HOURS + 1)
    models.Document.objects.update(stored_at=old)
    for file_id in (document.file_id, unsent.file_id, orphan.file_id):
        os.utime(storage.path_of(file_id), (old.timestamp(),) * 2)
    with django_capture_on_commit_callbacks(execute=True):
        forget.forget_expired(timezone.now())
    left = [path.name for path in storage.path_of(document.file_id).parents[1].rglob("*") if path.is_file()]
    assert left == [document.file_id]
    assert list(models.Document.objects.all()) == [document]
