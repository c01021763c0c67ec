"""An application in, the secret link to its own page out; and the way back, while the link is valid."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from screening.models import Application

SALT: Final = "screening.status"


class ExpiredLinkError(Exception):
    """The link is one of ours, and too old; `application` may be sent a new one."""

    def __init__(self, application: Application) -> None:
        super().__init__("the link has expired")
        self.application = application


def status_path(application: Application, language: str = "") -> str:
    """The path of the application's page, in the candidate's language or another; whoever has it sees everything."""
    token = signing.dumps(application.public_id, salt=SALT)
    with translation.override(language or application.language):
        return reverse("status", args=[token])


def status_address(application: Application) -> str:
    """The whole address, for a mail."""
    return settings.PUBLIC_ADDRESS + status_path(application)


def application_behind(token: str) -> Application | None:
    """The application that the link leads to; None when it is not a link of ours or the application is gone.

    Raises:
        ExpiredLinkError: the link is too old.

    """
    try:
        public_id = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    application = Application.objects.page().filter(public_id=public_id).first()
    if application is not None and not _is_young(token):
        raise ExpiredLinkError(application)
    return application


def _is_young(token: str) -> bool:
    try:
        signing.loads(token, salt=SALT, max_age=timedelta(days=settings.STATUS_LINK_DAYS))
    except signing.SignatureExpired:
        return False
    return True
