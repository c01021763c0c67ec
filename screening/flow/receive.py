"""An upload and what the candidate typed in; a stored application, its job, its log entry and its receipt out."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from screening.core.codec import to_plain
from screening.core.terms import Answers
from screening.flow import inform, judge, log, read, storage
from screening.models import Application, Document, Event, OutgoingMail, Role
from screening.models.identifiers import fold_email, new_reference


@dataclass(frozen=True, slots=True)
class Submission:
    """What the candidate typed, checked by the form. `language` is the one to write to them in.

    `idempotency_key` is any text that is the same for one sending, however often it arrives; "" for none.
    `received_at` is for an application that reached us by another way and is entered later; None means now.
    """

    name: str
    email: str
    phone: str
    language: str
    answers: Answers
    notice_version: str
    idempotency_key: str = ""
    talent_pool: bool = False
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The application that is now in the database. `is_new` is False when the same one had been received before."""

    application: Application
    is_new: bool


def keep(upload: storage.Upload) -> Document:
    """Keep an uploaded file before its application is sent: stored on the disk first, then in a row.

    Raises:
        UnreadableError: the file is refused; its reason has a sentence for the candidate.
        NotStoredError: the disk refused; the answer to the person is "not received, try again".

    """
    stored = storage.store(upload)
    return Document.objects.create(
        file_id=stored.file_id, sha256=stored.sha256, size=stored.size, kind=stored.kind.value, name=stored.name
    )


def receive(role: Role, submission: Submission, document: Document) -> Receipt:
    """Receive the application, in this order.

    1. If it has been received before (same sending, or same person, role and file), return that one.
    2. In one transaction: application, job, outgoing mail, log entry.
    3. After the commit: ring for the workers. Nobody needs to hear it.
    """
    if earlier := _earlier(role, submission, document):
        return Receipt(earlier, is_new=False)
    try:
        with transaction.atomic():
            return Receipt(_write(role, submission, document), is_new=True)
    except IntegrityError:
        if earlier := _earlier(role, submission, document):
            return Receipt(earlier, is_new=False)  # the same sending came in beside us and was faster
        raise


def replace(application: Application, document: Document) -> None:
    """Put another file in the place of the application's CV; the earlier one is kept until all is forgotten."""
    with transaction.atomic():
        earlier = application.document
        Document.objects.select_for_update().get(pk=document.pk)
        application.document, application.sha256 = document, document.sha256
        application.save(update_fields=["document", "sha256"])
        earlier.replaced_by = document
        earlier.save(update_fields=["replaced_by"])
        order_next(application)
        log.record(application.role, Event.Kind.FILE_REPLACED, application=application, document=document.file_id)


def _earlier(role: Role, submission: Submission, document: Document) -> Application | None:
    same = Q(role=role, email_key=fold_email(submission.email), sha256=document.sha256) | Q(document=document)
    if submission.idempotency_key:
        same |= Q(role=role, idempotency_key=submission.idempotency_key)
    return Application.objects.filter(same).select_related("role", "document").order_by("pk").first()


def _write(role: Role, submission: Submission, document: Document) -> Application:
    received_at = submission.received_at or timezone.now()
    application = Application.objects.create(
        reference=free_reference(role),
        role=role,
        document=Document.objects.select_for_update().get(pk=document.pk),  # no reading may end unseen beside us
        sha256=document.sha256,
        name=submission.name,
        email=submission.email,
        phone=submission.phone,
        language=submission.language,
        answers=to_plain(submission.answers),
        notice_version=submission.notice_version,
        consented_at=received_at,
        talent_pool_consented_at=received_at if submission.talent_pool else None,
        received_at=received_at,
        idempotency_key=submission.idempotency_key or None,
    )
    order_next(application)
    inform.order(application, OutgoingMail.Kind.RECEIPT, key=f"receipt:{application.public_id}")
    log.record(role, Event.Kind.RECEIVED, application=application, document=document.file_id)
    return application


def free_reference(role: Role) -> str:
    """A reference that nobody has; two alike at the same moment are stopped by the unique column."""
    for _attempt in range(5):
        reference = new_reference(role.slug)
        if not Application.objects.filter(reference=reference).exists():
            return reference
    return f"{new_reference(role.slug)}{secrets.randbelow(90) + 10}"


def order_next(application: Application) -> None:
    """Order what the state of the document calls for: reading, or judging when it has been read before."""
    if application.document.state == Document.State.READ:
        judge.order(application)
    elif not application.document.is_settled:
        read.order(application.document)
