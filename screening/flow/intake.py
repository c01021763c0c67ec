"""Files that a recruiter brings in, one transaction each in; applications, and for each file what became of it, out."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from screening.core.permissions import Right
from screening.core.reading.archive import Archive, open_archive_file
from screening.core.reading.limits import MEGABYTE, Limits
from screening.core.terms import UnreadableError
from screening.flow import bell, log, permissions, storage
from screening.flow.discard import discard
from screening.flow.introduce import placeholder
from screening.flow.lease import renewed
from screening.flow.receive import free_reference, keep, order_next
from screening.models import Application, Document, Event, Intake, IntakeFile, Role, Supplier
from screening.models.identifiers import fold_text, new_file_id

NOT_STORED: Final = "not_stored"
NO_ARCHIVE: Final = "no_archive"
ARCHIVE: Final = ".zip"
# A ZIP of many CVs: more and larger than a word processor's, as little inflated beyond its size.
OF_MANY: Final = Limits(entries=20_000, inflated_bytes=8 * 1024 * MEGABYTE)
LEFT_OUT: Final = ("__MACOSX/", ".")  # what archivers add for themselves


@dataclass(frozen=True, slots=True)
class From:
    """Who submitted the people of an intake, if anybody, and since when they may; the language to write in."""

    supplier: str = ""
    right_date: date | None = None
    language: str = "en"


@dataclass(slots=True)
class Piece:
    """A file from an archive as the web would hand it over."""

    name: str | None
    content: bytes

    def chunks(self) -> Iterable[bytes]:
        """The bytes, at once: no more than a CV may have."""
        yield self.content


def begin(role: Role, by: User, given: From) -> Intake:
    """Begin an intake; files are added to it one by one.

    Raises:
        NotAllowedError: the person may not add applications to the role.

    """
    permissions.require(role, Right.ADD, by)
    supplier = find_supplier(given.supplier)
    right_date = given.right_date if supplier else None
    return Intake.objects.create(
        role=role, by=by, supplier=supplier, right_date=right_date, language=given.language, state=Intake.State.DONE
    )


def find_supplier(name: str) -> Supplier | None:
    """The supplier of that name, made when there is none; None for no name."""
    name = " ".join(name.split())
    if not name:
        return None
    return Supplier.objects.get_or_create(key=fold_text(name)[:120], defaults={"name": name[:120]})[0]


def add(intake: Intake, upload: storage.Upload) -> None:
    """Add one upload: a CV is received at once, a ZIP is kept and its files are taken out by a worker."""
    if PurePath(upload.name or "").suffix.lower() == ARCHIVE:
        _keep_archive(intake, upload)
    else:
        _receive(_place(intake, storage.clean_name(upload.name or "")), upload)


def take_in(intake_pk: int) -> None:
    """Take the waiting files out of the archive, each in its own transaction; a dead worker is followed there."""
    lease = Intake.objects.claim(intake_pk, settings.LEASE_SECONDS)
    if lease is None:
        return
    intake = Intake.objects.select_related("role", "by", "supplier").get(pk=intake_pk)
    with renewed(Intake.objects.all(), intake.pk, lease):
        for file in intake.files.filter(state=IntakeFile.State.WAITING):
            _take_out(intake, file)
    if Intake.objects.finish(intake.pk, lease, Intake.State.DONE):
        _drop_archive(intake)


def retry(file: IntakeFile, by: User, upload: storage.Upload | None = None) -> None:
    """Try a refused file again, with another upload in its place.

    Raises:
        NotAllowedError: the person may not add applications to the role.

    """
    permissions.require(file.intake.role, Right.ADD, by)
    if upload is not None and file.state == IntakeFile.State.REFUSED:
        file.name = storage.clean_name(upload.name or "")
        _receive(file, upload)


def _place(intake: Intake, name: str, entry: str = "") -> IntakeFile:
    position = intake.files.count() + 1
    return IntakeFile(intake=intake, position=position, name=name[:200], entry=entry)


def _receive(file: IntakeFile, upload: storage.Upload) -> None:
    """Store the file and write its application, or why there is none."""
    try:
        document = keep(upload)
    except UnreadableError as error:
        _refuse(file, error.reason.value)
        return
    except storage.NotStoredError:
        _refuse(file, NOT_STORED)
        return
    try:
        with transaction.atomic():
            _write(file, document)
    except IntegrityError:  # the same content came in beside us and was faster
        _know(file, document)


def _write(file: IntakeFile, document: Document) -> None:
    role = Role.objects.select_for_update(no_key=True).get(pk=file.intake.role_id)  # one looks at a time
    if Application.objects.filter(role=role, sha256=document.sha256).exists():
        _know(file, document)
        return
    intake, now = file.intake, timezone.now()
    application = Application.objects.create(
        reference=free_reference(role),
        role=role,
        document=Document.objects.select_for_update().get(pk=document.pk),
        sha256=document.sha256,
        name=placeholder(document),
        language=intake.language,
        notice_version=role.notice_version,
        origin=Application.Origin.UPLOAD,
        supplier=intake.supplier,
        right_date=intake.right_date,
        received_at=now,
    )
    order_next(application)
    file.state, file.reason, file.application = IntakeFile.State.RECEIVED, "", application
    file.save()
    details = {"document": document.file_id, "origin": application.origin, "intake": intake.pk}
    log.record(role, Event.Kind.RECEIVED, application=application, by=intake.by, **details)


def _know(file: IntakeFile, document: Document) -> None:
    """The content has an application to the role already: bringing it in again changes nothing."""
    with transaction.atomic():
        known = Application.objects.filter(role=file.intake.role, sha256=document.sha256).first()
        file.state, file.reason, file.application = IntakeFile.State.KNOWN, "", known
        file.save()
        discard(document)


def _refuse(file: IntakeFile, reason: str) -> None:
    file.state, file.reason = IntakeFile.State.REFUSED, reason
    file.save()


def _keep_archive(intake: Intake, upload: storage.Upload) -> None:
    """Keep the ZIP beside the documents, check its directory, and note each of its files as waiting."""
    name = storage.clean_name(upload.name or "")
    try:
        archive = _stored(upload)
    except OSError:
        _refuse(_place(intake, name), NOT_STORED)
        return
    try:
        with closing(_opened(archive).file) as file:
            entries = [entry.filename for entry in file.infolist() if _is_cv(entry.filename) and not entry.is_dir()]
    except UnreadableError as error:
        storage.remove(archive)
        _refuse(_place(intake, name), error.reason.value)
        return
    with transaction.atomic():
        first = intake.files.count() + 1
        IntakeFile.objects.bulk_create(
            IntakeFile(intake=intake, position=first + i, name=storage.clean_name(entry)[:200], entry=entry)
            for i, entry in enumerate(entries)
        )
        intake.archive, intake.state, intake.due_at = archive, Intake.State.WAITING, timezone.now()
        intake.save(update_fields=["archive", "state", "due_at"])
        bell.ring_after_commit(intake)


def _stored(upload: storage.Upload) -> str:
    file_id = new_file_id()
    path = storage.path_of(file_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as stream:
        for chunk in upload.chunks():
            stream.write(chunk)
    path.chmod(0o600)
    return file_id


def _opened(archive: str) -> Archive:
    """The archive, its directory checked."""
    return open_archive_file(storage.path_of(archive), OF_MANY)


def _is_cv(entry: str) -> bool:
    return not any(part.startswith(LEFT_OUT[1]) for part in entry.split("/")) and not entry.startswith(LEFT_OUT[0])


def _take_out(intake: Intake, file: IntakeFile) -> None:
    file.intake = intake
    try:
        with closing(_opened(intake.archive).file) as opened:
            limits = replace(OF_MANY, inflated_bytes=settings.MAX_CV_BYTES)
            content = Archive(opened, limits).part(file.entry)
    except UnreadableError as error:
        _refuse(file, error.reason.value)
    except OSError:
        _refuse(file, NO_ARCHIVE)
    else:
        _receive(file, Piece(file.name, content))


def _drop_archive(intake: Intake) -> None:
    if intake.archive:
        storage.remove(intake.archive)
        Intake.objects.filter(pk=intake.pk).update(archive="")


def forget_names(before: datetime) -> int:
    """Forget what files were called that became no application, in intakes begun before. Returns how many those are.

    What became of each, and why, stays: it names nobody.
    """
    settled = IntakeFile.objects.filter(state__in=[IntakeFile.State.REFUSED, IntakeFile.State.KNOWN], application=None)
    named = settled.filter(intake__created_at__lt=before).exclude(name="", entry="")
    return named.update(name="", entry="")


def archives() -> Iterator[str]:
    """The ids of the archives that are still needed."""
    yield from Intake.objects.exclude(archive="").values_list("archive", flat=True)


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a recruiter typed of somebody who reached them another way; the name may be left to the CV."""

    name: str = ""
    email: str = ""
    phone: str = ""


def enter(role: Role, by: User, person: ByHand, given: From, upload: storage.Upload) -> tuple[Application, bool]:
    """Enter one application by hand. Returns it, and False when the role has one with that CV already.

    Raises:
        NotAllowedError: the person may not add applications to the role.
        UnreadableError: the file is refused.
        NotStoredError: the disk refused.

    """
    permissions.require(role, Right.ADD, by)
    document = keep(upload)
    with transaction.atomic():
        Role.objects.select_for_update(no_key=True).get(pk=role.pk)
        if known := Application.objects.filter(role=role, sha256=document.sha256).first():
            discard(document)
            return known, False
        supplier = find_supplier(given.supplier)
        application = Application.objects.create(
            reference=free_reference(role),
            role=role,
            document=Document.objects.select_for_update().get(pk=document.pk),
            sha256=document.sha256,
            name=person.name or placeholder(document),
            email=person.email,
            phone=person.phone,
            language=given.language,
            notice_version=role.notice_version,
            origin=Application.Origin.HAND,
            supplier=supplier,
            right_date=given.right_date if supplier else None,
        )
        order_next(application)
        details = {"document": document.file_id, "origin": application.origin}
        log.record(role, Event.Kind.RECEIVED, application=application, by=by, **details)
    return application, True
