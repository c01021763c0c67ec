"""An application that somebody else brought in, and its reading, in; who it is about, as the CV says it, out."""

from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from screening.core.permissions import Right
from screening.flow import inform, log, permissions
from screening.models import Application, Document, Event, OutgoingMail, Reading

TELL_WITHIN: Final = timedelta(days=30)  # Source: GDPR, article 14, paragraph 3 (a): at the latest within one month
LANGUAGES: Final = ("nl", "fr", "en")


def introduce(application: Application, reading: Reading) -> None:
    """Fill what nobody has said yet from the CV, inside a transaction: name, address, telephone, language."""
    if application.origin == Application.Origin.FORM:
        return
    facts = reading.facts_terms
    if application.name == placeholder(application.document) and facts.name:
        application.name = facts.name.value[:200]
    if not application.email and facts.email and _is_address(facts.email.value):
        application.email = facts.email.value[:254]
    if not application.phone and facts.phone:
        application.phone = facts.phone.value[:40]
    if application.origin == Application.Origin.UPLOAD and reading.language in LANGUAGES:
        application.language = reading.language
    application.save(update_fields=["name", "email", "email_key", "phone", "phone_key", "language"])


def tell_by(application: Application) -> datetime | None:
    """Until when the person must be told that we have their data; None when they know."""
    if application.origin == Application.Origin.FORM or application.told_at:
        return None
    return application.received_at + TELL_WITHIN


def tell(application: Application, by: User, *, by_letter: bool) -> bool:
    """Tell the person by a letter, or note that they were told otherwise. False: there is no address, or they know.

    Raises:
        NotAllowedError: the person may not ask the candidates of the role.

    """
    permissions.require(application.role, Right.ASK, by)
    if tell_by(application) is None or (by_letter and not application.email):
        return False
    with transaction.atomic():
        application.told_at = timezone.now()
        application.save(update_fields=["told_at"])
        if by_letter:
            inform.order(application, OutgoingMail.Kind.DATA_NOTICE, key=f"data-notice:{application.public_id}")
        how = "letter" if by_letter else "otherwise"
        log.record(application.role, Event.Kind.TOLD, application=application, by=by, how=how)
    return True


def placeholder(document: Document) -> str:
    """What somebody is called until their CV says their name: the file's name without its extension."""
    return PurePath(document.name).stem[:200] or document.name


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
