"""A stored document in, its reading out: pages, lines and facts, or the reason why there are none."""

import uuid
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from screening.core import engine
from screening.core.terms import Unread, UnreadableError
from screening.flow import bell, blind_search, inform, judge, log, storage
from screening.flow.duplicates import note_duplicates
from screening.flow.introduce import introduce
from screening.flow.lease import renewed
from screening.models import Application, Document, Event, Job, OutgoingMail, Reading

MAX_ATTEMPTS = 3
NOBODY_TO_BLAME = "gave_up"

PERHAPS_NEXT_TIME = frozenset({Unread.TOO_SLOW, Unread.TOO_HUNGRY, Unread.CRASHED})
FOR_A_PERSON = PERHAPS_NEXT_TIME | {Unread.NEEDS_OCR, Unread.NEEDS_CONVERSION}
ASKS_CANDIDATE = frozenset(reason.value for reason in Unread if reason not in FOR_A_PERSON)

logger = structlog.get_logger(__name__)


def order(document: Document) -> Job:
    """Order the reading of `document`, inside the caller's transaction; an order that stands already is enough."""
    job, _is_new = Job.objects.get_or_create(
        kind=Job.Kind.READ, document=document, state__in=[Job.State.WAITING, Job.State.RUNNING]
    )
    bell.ring_after_commit(job)
    return job


def again(document: Document) -> Job:
    """Order another reading of a document that was not read: a person says that it may work now."""
    with transaction.atomic():
        Document.objects.filter(pk=document.pk).exclude(state=Document.State.READ).update(
            state=Document.State.STORED, reason=""
        )
        return order(document)


def read(job_pk: int) -> None:
    """Do the read job, in this order. Running it twice, or in two places, changes nothing.

    1. Claim it by one conditional update, which counts the attempt before the file is touched.
    2. Give it up when it has killed its workers too often.
    3. Read the file in a child process that may die.
    4. Write what came of it in one transaction, fenced by the lease.
    """
    lease = Job.objects.claim(job_pk, settings.LEASE_SECONDS)
    if lease is None:
        return
    job = Job.objects.get(pk=job_pk)
    if job.attempts > MAX_ATTEMPTS:
        _end_unread(job, lease, job.reason or NOBODY_TO_BLAME)
        return
    document = Document.objects.get(jobs=job)
    Document.objects.filter(pk=document.pk).update(state=Document.State.READING)
    with renewed(Job.objects.all(), job.pk, lease):
        _attempt(job, document, lease)


def _attempt(job: Job, document: Document, lease: uuid.UUID) -> None:
    try:
        reading = _reading_of(document)
    except UnreadableError as error:
        logger.info("read.failed", job=job.pk, attempt=job.attempts, reason=error.reason.value)
        if error.reason in PERHAPS_NEXT_TIME and job.attempts < MAX_ATTEMPTS:
            Job.objects.postpone(job.pk, lease, _next_attempt_at(job), error.reason.value)
        else:
            _end_unread(job, lease, error.reason.value)
    except storage.AlteredError as error:
        _end_unread(job, lease, error.reason)
    else:
        _end_read(job, lease, reading)


def _reading_of(document: Document) -> Reading:
    """The reading of this content by this engine, if need be made now; not saved yet when it is new."""
    content = storage.load(document.file_id, document.sha256)
    if known := Reading.objects.filter(sha256=document.sha256, engine=engine.ENGINE_VERSION).first():
        return known
    record = engine.read_apart(content, document.name)
    return Reading.from_terms(document.sha256, engine.ENGINE_VERSION, record.document, record.facts)


def _next_attempt_at(job: Job) -> datetime:
    return timezone.now() + timedelta(seconds=settings.READ_RETRY_SECONDS * 2 ** (job.attempts - 1))


def _end_read(job: Job, lease: uuid.UUID, reading: Reading) -> None:
    with transaction.atomic():
        if not Job.objects.finish(job.pk, lease, Job.State.DONE):
            return
        reading = _saved_once(reading)
        Document.objects.filter(jobs=job).update(
            state=Document.State.READ, reason="", reading=reading, read_at=timezone.now()
        )
        if application := _application_of(job):
            introduce(application, reading)
            note_duplicates(application)
            blind_search.renew(application)
            judge_job = judge.order(application)
            log.record(application.role, Event.Kind.READ, application=application, engine=reading.engine)
    if application:
        judge.judge(judge_job.pk)  # at once, here: if this process dies now, the ordered job remains


def _saved_once(reading: Reading) -> Reading:
    fields = ("packed", "text", "facts", "language", "flags", "num_pages")
    saved, _is_new = Reading.objects.get_or_create(
        sha256=reading.sha256, engine=reading.engine, defaults={name: getattr(reading, name) for name in fields}
    )
    return saved


def _application_of(job: Job) -> Application | None:
    return Application.objects.select_related("role", "document__reading").filter(document__jobs=job).first()


def _end_unread(job: Job, lease: uuid.UUID, reason: str) -> None:
    """End without a reading: the candidate is asked for another file, or a recruiter has to look."""
    asks_candidate = reason in ASKS_CANDIDATE
    state = Document.State.UNREADABLE if asks_candidate else Document.State.NEEDS_MANUAL
    with transaction.atomic():
        if not Job.objects.finish(job.pk, lease, Job.State.GIVEN_UP, reason):
            return
        Document.objects.filter(jobs=job).update(state=state, reason=reason)
        if application := _application_of(job):
            if asks_candidate:
                key = f"new-file:{application.document.file_id}"
                inform.order(application, OutgoingMail.Kind.NEW_FILE_WANTED, key=key, reason=reason)
            log.record(application.role, Event.Kind.NOT_READ, application=application, state=state, reason=reason)
