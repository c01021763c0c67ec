"""An ordered mail in, a sent one out, at most once; the letter is rendered in the candidate's language when it goes."""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.template import Context, engines
from django.template.loader import render_to_string, select_template
from django.utils import timezone, translation

from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import Unread
from screening.flow import bell, log
from screening.flow.account_mail import ABOUT_AN_ACCOUNT, account_context
from screening.flow.invitation_mail import invitation_context
from screening.flow.links import status_address
from screening.flow.truth import is_still_true
from screening.models import Application, Event, OutgoingMail

MAX_ATTEMPTS = 12  # with the doubling below: for more than a day
RETRY_SECONDS = 60
LONGEST_RETRY = timedelta(hours=4)
NOT_ACCEPTED = (SMTPException, OSError)
SUPERSEDED = "superseded"  # why a letter that is no longer true was not sent

logger = structlog.get_logger(__name__)


def order(
    application: Application, kind: str, *, key: str, due_at: datetime | None = None, **context: str
) -> OutgoingMail | None:
    """Order one mail to the candidate, inside the caller's transaction. The same `key` orders it only once.

    `context` holds codes and ids for the template. None: there is no address to write to.
    """
    if not application.email:
        return None
    mail, is_new = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "application": application,
            "to": application.email,
            "language": application.language,
            "context": context,
            "due_at": due_at or timezone.now(),
        },
    )
    if is_new and due_at is None:
        bell.ring_after_commit(mail)
    return mail


def order_confirmation_of_erasure(application: Application) -> OutgoingMail:
    """Order the letter that says that all is erased, inside the erasing transaction: it goes only if that commits.

    The row knows an address and no application, and is deleted as soon as the letter has gone (decision 0506).
    """
    mail = OutgoingMail.objects.create(
        key=f"erased:{application.public_id}",
        kind=OutgoingMail.Kind.ERASED,
        to=application.email,
        language=application.language,
    )
    bell.ring_after_commit(mail)
    return mail


def preview(application: Application, kind: str, own_page: str) -> EmailMessage:
    """The letter of that kind as the candidate would get it now, with `own_page` in the place of the secret link."""
    mail = OutgoingMail(kind=kind, application=application, to=application.email, language=application.language)
    return letter(mail, own_page)


def inform(mail_pk: int) -> None:
    """Send the mail, in this order, so that it is never sent twice.

    1. Claim it by one conditional update. What it says has become false meanwhile: give it up.
    2. Render it; so far nothing has left the house, and a crash means another attempt.
    3. Note that it is handed over now. If this process dies from here on, a person decides whether it goes again.
    4. Hand it over. A refusal means another attempt later, with growing pauses.
    """
    lease = OutgoingMail.objects.claim(mail_pk, settings.LEASE_SECONDS)
    if lease is None:
        return
    mail = OutgoingMail.objects.select_related("application__role", "application__document", "invitation__role").get(
        pk=mail_pk
    )
    if mail.handed_over_at is not None:
        _end(mail, lease, OutgoingMail.State.UNCERTAIN, "died_while_sending")
        return
    if not is_still_true(mail):
        _end(mail, lease, OutgoingMail.State.GIVEN_UP, SUPERSEDED)
        return
    message = letter(mail)
    if OutgoingMail.objects.held(mail.pk, lease).update(handed_over_at=timezone.now()):
        _hand_over(mail, lease, message)


def letter(mail: OutgoingMail, own_page: str = "") -> EmailMessage:
    """The mail as it will be sent, as text and as HTML: the first line of the template is the subject.

    `own_page` stands where the candidate's secret link would: for whoever may read the letter and not have the link.
    """
    subject, _line, text = _rendered(mail, own_page).partition("\n")
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    message_id = f"<{hashlib.sha256(mail.key.encode()).hexdigest()[:32]}@{domain}>"
    message = EmailMultiAlternatives(
        " ".join(subject.split()), text.strip() + "\n", to=[mail.to], headers={"Message-ID": message_id}
    )
    paragraphs = [paragraph.strip() for paragraph in text.strip().split("\n\n")]
    frame = {"paragraphs": paragraphs, "subject": message.subject, "language": mail.language}
    message.attach_alternative(render_to_string("mail/letter.html", frame), "text/html")
    return message


def _rendered(mail: OutgoingMail, own_page: str) -> str:
    with translation.override(mail.language):
        template = select_template([f"mail/{mail.language}/{mail.kind}.txt", f"mail/en/{mail.kind}.txt"])
        source = engines["django"].engine.get_template(template.template.name)  # type: ignore[attr-defined]
        rendered: str = source.render(Context(dict(_context(mail, own_page)), autoescape=False))  # plain text, no HTML
    return rendered.lstrip()


def _context(mail: OutgoingMail, own_page: str) -> Mapping[str, object]:
    application = mail.application
    if application and not own_page:
        own_page = status_address(application)
    role_title = application.role.title(mail.language) if application else ""
    own = {
        "mail": mail,
        "application": application,
        "role_title": role_title,
        "address": settings.PUBLIC_ADDRESS,
        "status_address": own_page,
        "file_sentence": _file_sentence(mail),
        "controller": settings.CONTROLLER_NAME,
        "contact": settings.CONTROLLER_CONTACT,
    }
    return {**mail.context, **own, **account_context(mail), **invitation_context(mail)}


def _file_sentence(mail: OutgoingMail) -> str:
    """What to do about a file that could not be read; "" when the mail is about something else."""
    reason = mail.context.get("reason", "")
    return sentence(Unread(reason), Audience.CANDIDATE, mail.language) if reason in set(Unread) else ""


def _hand_over(mail: OutgoingMail, lease: uuid.UUID, message: EmailMessage) -> None:
    try:
        message.send()
    except NOT_ACCEPTED as error:
        logger.warning("mail.refused", mail=mail.pk, attempt=mail.attempts, error=type(error).__name__)
        _try_later(mail, lease, type(error).__name__)
    else:
        _end(mail, lease, OutgoingMail.State.DONE, "")


def _try_later(mail: OutgoingMail, lease: uuid.UUID, reason: str) -> None:
    OutgoingMail.objects.held(mail.pk, lease).update(handed_over_at=None)
    if mail.attempts >= MAX_ATTEMPTS:
        _end(mail, lease, OutgoingMail.State.GIVEN_UP, reason)
        return
    pause = min(timedelta(seconds=RETRY_SECONDS * 2 ** (mail.attempts - 1)), LONGEST_RETRY)
    OutgoingMail.objects.postpone(mail.pk, lease, timezone.now() + pause, reason)


def _end(mail: OutgoingMail, lease: uuid.UUID, state: str, reason: str) -> None:
    with transaction.atomic():
        if not OutgoingMail.objects.finish(mail.pk, lease, state, reason):
            return
        if mail.kind == OutgoingMail.Kind.ERASED or (
            mail.kind in ABOUT_AN_ACCOUNT and state == OutgoingMail.State.DONE
        ):
            OutgoingMail.objects.filter(pk=mail.pk).delete()  # with it goes the last trace of the address
        elif mail.application:
            log.record(
                mail.application.role, Event.Kind.INFORMED, application=mail.application, mail=mail.kind, state=state
            )
