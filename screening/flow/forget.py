"""Applications whose time is over in, nothing of the person left out: no row, no file, no reading."""

import json
import os
from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from screening.flow import inform, intake, log, storage
from screening.flow.discard import discard
from screening.models import Application, Bucket, Document, Draft, Event, Role

ASKED = "asked"  # why: the candidate wants it
REFUSED_NAME_DAYS = 30  # how long the name of a file that became no application is kept: often a person's
UPLOAD_HOURS = 24  # how long an upload without an application, and a file without a row, may lie


class OnLegalHoldError(Exception):
    """The application must be kept for a legal reason; a person has to lift the hold first."""


def forget(application: Application, why: str, by: User | None = None) -> None:
    """Erase the application and everything that was derived from it. `why` is a code: "asked", "retention", "restored".

    Who asked for it gets a letter that confirms it, once it is true.

    The ledger is written first and the files are removed last: after a crash in between, the next sweep and
    `reapply_ledger` finish the work.

    Raises:
        OnLegalHoldError: the application is on legal hold.

    """
    if application.legal_hold:
        raise OnLegalHoldError(application.reference)
    _note_in_ledger(application.public_id)
    with transaction.atomic():
        Application.objects.select_for_update().only("pk").get(pk=application.pk)  # before the rows that hang on it
        role, public_id = application.role, application.public_id
        documents = _documents_of(application)
        if why == ASKED:
            inform.order_confirmation_of_erasure(application)
        application.delete()
        for document in documents:
            discard(document)
        log.record(role, Event.Kind.FORGOTTEN, application=Application(public_id=public_id), by=by, why=why)


def forget_expired(now: datetime) -> int:
    """Forget what is past its time at `now`: applications past their role's retention, drafts, kept uploads, counters.

    Returns how many applications were forgotten.
    """
    num_forgotten = 0
    for role in Role.objects.all():
        for application in past_retention(role, timezone.localdate(now)):
            forget(application, "retention")
            num_forgotten += 1
    Draft.objects.expired(now).delete()
    Bucket.objects.filter(expires_at__lt=now).delete()
    _forget_uploads(now - timedelta(hours=UPLOAD_HOURS))
    intake.forget_names(now - timedelta(days=REFUSED_NAME_DAYS))
    return num_forgotten


def past_retention(role: Role, today: date) -> QuerySet[Application]:
    """The applications to `role` that may no longer be kept on `today`, those on legal hold left out.

    Months count from the day of receipt; who consented to the talent pool is kept for its months from that consent, if
    those last longer (decision 0505). `kept_until` says the same of one application.
    """
    first_kept = _months_before(today, role.retention_months)
    first_in_pool = _months_before(today, settings.TALENT_POOL_MONTHS)
    in_pool = Q(talent_pool_consented_at__isnull=False, talent_pool_consented_at__date__gte=first_in_pool)
    return role.applications.filter(received_at__date__lt=first_kept, legal_hold=False).exclude(in_pool)


def kept_until(application: Application) -> date:
    """The last day on which the application is kept, unless a legal hold or the candidate says otherwise."""
    last_day = _last_day(timezone.localdate(application.received_at), application.role.retention_months)
    if application.talent_pool_consented_at is None:
        return last_day
    in_pool = _last_day(timezone.localdate(application.talent_pool_consented_at), settings.TALENT_POOL_MONTHS)
    return max(last_day, in_pool)


def reapply_ledger() -> int:
    """Forget again whoever came back with a restored backup. Returns how many those were."""
    ledger = Path(settings.FORGOTTEN_LEDGER)
    if not ledger.exists():
        return 0
    forgotten = {json.loads(line)["application"] for line in ledger.read_text().splitlines()}
    returned = Application.objects.filter(public_id__in=forgotten)
    num_returned = len(returned)
    for application in returned:
        forget(application, "restored")
    return num_returned


def _note_in_ledger(public_id: str) -> None:
    """Append to a file outside the database, which a restored backup does not roll back."""
    ledger = Path(settings.FORGOTTEN_LEDGER)
    ledger.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"application": public_id, "at": timezone.now().isoformat(timespec="seconds")})
    with ledger.open("a") as stream:
        stream.write(line + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def _documents_of(application: Application) -> list[Document]:
    """The current document and all that it replaced."""
    documents = [application.document]
    while earlier := Document.objects.filter(replaced_by=documents[-1]).first():
        documents.append(earlier)
    return documents


def _forget_uploads(before: datetime) -> None:
    """Remove uploads that never became an application, and files that no row knows."""
    unused = Q(application__isnull=True, draft__isnull=True, replaced_by__isnull=True)
    with transaction.atomic():
        for document in Document.objects.filter(unused, stored_at__lt=before):
            discard(document)
    needed = set(intake.archives())
    for file_name in storage.stored_before(before):
        if file_name not in needed and not Document.objects.filter(file_id=file_name).exists():
            storage.remove(file_name)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_day(since: date, months: int) -> date:
    """The last day from which `months` back do not lie after `since`: after a short month a few days later."""
    last_day = _months_before(since, -months)
    while _months_before(last_day + timedelta(days=1), months) <= since:
        last_day += timedelta(days=1)
    return last_day
