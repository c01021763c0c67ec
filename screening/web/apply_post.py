"""What a candidate posted in; kept as a draft first, then checked, then sent; where to go on out."""

import time
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest

from screening.core.terms import Unread, UnreadableError
from screening.flow import drafts
from screening.flow.limits import APPLY_PER_EMAIL, UPLOAD_PER_ADDRESS, within_limit
from screening.flow.receive import Submission
from screening.models import Document, Draft, Role
from screening.web.apply_forms import ApplyForm, kept_fields
from screening.web.apply_page import View, form_of, questions_for
from screening.web.apply_stamp import new_stamp, read_stamp
from screening.web.apply_upload import client_address
from screening.web.notice import current_notice_version
from screening.web.plain_words import active_language

HONEYPOT: Final = "website"  # a field that people do not see and that programs fill in
POLL_SECONDS: Final = 0.1


class TooManyError(Exception):
    """More came from this address or e-mail than people send."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A post that is safe in a draft.

    `refused` is the code of what is wrong with its file; `is_suspect` says that it may not come from a person.
    """

    draft: Draft
    refused: str = ""
    is_suspect: bool = False


def keep_posted(request: HttpRequest, role: Role, upload: TemporaryUploadedFile | None) -> Kept:
    """Keep what was typed and the file that came with it, whatever else is wrong.

    Raises:
        TooManyError: too many files came from this address; the fields are kept.
        NotStoredError: the disk refused the file; the fields are kept.

    """
    stamp = read_stamp(request.POST.get("stamp", ""), role.slug)
    is_suspect = stamp is None or stamp.is_too_young or bool(request.POST.get(HONEYPOT))
    fields = kept_fields(questions_for(role), request.POST)
    typed = drafts.Typed(active_language(), current_notice_version(), fields)
    draft = drafts.keep_draft(role, (stamp or new_stamp()).token, typed)
    if upload is None or draft.application_id:
        return Kept(draft, is_suspect=is_suspect)
    if not within_limit(UPLOAD_PER_ADDRESS, client_address(request)):
        raise TooManyError
    return Kept(draft, _attached(draft, upload), is_suspect)


def _attached(draft: Draft, upload: TemporaryUploadedFile) -> str:
    """Attach the file to the draft; the code of the reason where it is refused."""
    if (upload.size or 0) > settings.MAX_CV_BYTES:
        return Unread.TOO_LARGE.value
    try:
        drafts.attach_file(draft, upload)
    except UnreadableError as error:
        return error.reason.value
    return ""


def send_kept(kept: Kept) -> View | None:
    """Send the draft as an application. None when it is received (now or before), else how its form is to be shown.

    Raises:
        TooManyError: too many applications came from this e-mail address.

    """
    draft = kept.draft
    if draft.application_id:
        return None
    if kept.is_suspect:
        return View(note="again")
    _await_reading(draft)
    form = form_of(draft.role, draft, View(check=True, refused=kept.refused))
    if not form.is_valid():
        return View(check=True, refused=kept.refused)
    if not within_limit(APPLY_PER_EMAIL, form.cleaned_data["email"]):
        raise TooManyError
    drafts.send_draft(draft, _submission(draft, form))
    return None


def _await_reading(draft: Draft) -> None:
    """Give a worker a moment to say that the file cannot be read, while the person is still there to mend it.

    Where no worker was reached there is nothing to wait for: the file is read when one comes back.
    """
    if draft.document is None or draft.document.is_settled or not drafts.is_with_worker(draft.document):
        return
    until = time.monotonic() + settings.APPLY_READING_WAIT_SECONDS
    while not draft.document.is_settled and time.monotonic() < until:
        time.sleep(POLL_SECONDS)
        draft.document = Document.objects.select_related("reading").get(pk=draft.document.pk)


def _submission(draft: Draft, form: ApplyForm) -> Submission:
    return Submission(
        name=form.cleaned_data["name"],
        email=form.cleaned_data["email"],
        phone=form.cleaned_data["phone"],
        language=draft.language,
        answers=form.answers(),
        notice_version=draft.notice_version,
        idempotency_key=draft.token,
        talent_pool=form.cleaned_data["talent_pool"],
    )
