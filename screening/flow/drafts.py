"""What a candidate has typed and uploaded so far in, a draft that outlives the page out."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from screening.flow import read, receive, storage
from screening.flow.discard import discard
from screening.models import Application, Document, Draft, Job, Role


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form now, as it was typed, in which language, under which notice."""

    language: str
    notice_version: str
    fields: dict[str, Any] = field(default_factory=dict)


def find_draft(role: Role, token: str) -> Draft | None:
    """The draft with this token while it lives, sent or not."""
    drafts = Draft.objects.select_related("document", "application").filter(expires_at__gt=timezone.now())
    return drafts.filter(role=role, token=token).first()


def keep_draft(role: Role, token: str, typed: Typed) -> Draft:
    """Keep what was typed under this token for some days from now, in place of what was kept before."""
    expires_at = timezone.now() + timedelta(days=settings.DRAFT_DAYS)
    draft, created = Draft.objects.select_related("document", "application").get_or_create(
        role=role,
        token=token,
        defaults={
            "language": typed.language,
            "notice_version": typed.notice_version,
            "fields": typed.fields,
            "expires_at": expires_at,
        },
    )
    if not created and draft.application_id is None:
        draft.language, draft.notice_version, draft.fields = typed.language, typed.notice_version, typed.fields
        draft.expires_at = expires_at
        draft.save(update_fields=["language", "notice_version", "fields", "expires_at"])
    return draft


def attach_file(draft: Draft, upload: storage.Upload) -> None:
    """Keep `upload` as the CV of the draft and order its reading; the file it replaces is given up.

    The same file once more changes nothing, so that a form that is sent twice at once does not pull away its own file.

    Raises:
        UnreadableError: the file is refused; what was kept before stays.
        NotStoredError: the disk refused; what was kept before stays.

    """
    document = receive.keep(upload)
    with transaction.atomic():
        kept = Draft.objects.select_for_update(of=("self",)).select_related("document").get(pk=draft.pk)
        draft.application_id = kept.application_id
        if kept.application_id or (kept.document and kept.document.sha256 == document.sha256):
            draft.document = kept.document
            _give_up(document)
            return
        draft.document = document
        draft.save(update_fields=["document"])
        read.order(document)
        if kept.document is not None:
            _give_up(kept.document)


def is_with_worker(document: Document) -> bool:
    """Whether a worker has been told to read the file, so that waiting a moment for its word makes sense."""
    return Job.objects.filter(document=document, rung_at__isnull=False).exists()


def send_draft(draft: Draft, submission: receive.Submission) -> None:
    """Receive the draft as an application. Sent twice, it is received once.

    Raises:
        ValueError: the draft has no file.

    """
    if draft.document is None:
        raise ValueError("a draft without a file cannot be sent")
    kept = draft.document
    application = receive.receive(draft.role, submission, kept).application
    with transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(application=application, fields={}, document=None)
        if kept.pk != application.document_id:
            _give_up(kept)


def _give_up(document: Document) -> None:
    """Forget a file that no application has."""
    if not Application.objects.filter(document=document).exists():
        discard(document)
