"""Something about a colleague's own account in, a mail in the outbox out; and the words and links of that mail."""

import uuid
from typing import Final

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import translation

from screening.flow import bell
from screening.models import OutgoingMail

ABOUT_AN_ACCOUNT: Final = frozenset(
    {OutgoingMail.Kind.ACCOUNT_OPENED, OutgoingMail.Kind.PASSWORD_FORGOTTEN, OutgoingMail.Kind.ACCOUNT_CHANGED}
)


def order_account_mail(user: User, kind: str, language: str = "", **context: str) -> OutgoingMail:
    """Order a mail to a colleague about their account, in `language` or else in that of the page.

    The row is deleted once the mail has gone. A link with a secret is made when it goes, so that no row holds one.
    """
    mail = OutgoingMail.objects.create(
        key=f"account:{uuid.uuid4()}",
        kind=kind,
        to=user.email,
        language=(language or translation.get_language() or "en")[:2],
        context={**context, "user": str(user.pk)},
    )
    bell.ring_after_commit(mail)
    return mail


def account_of(mail: OutgoingMail) -> User | None:
    """Whose account the mail is about, while it is open; None for every other mail."""
    if mail.kind not in ABOUT_AN_ACCOUNT:
        return None
    return User.objects.filter(pk=mail.context.get("user"), is_active=True).first()


def account_context(mail: OutgoingMail) -> dict[str, object]:
    """What a template about an account can say: the person, the link to choose a password."""
    user = account_of(mail)
    if user is None:
        return {}
    with translation.override(mail.language):
        sign_in = settings.PUBLIC_ADDRESS + reverse("account_login")
        return {
            "person": user.get_full_name() or user.get_username(),
            "username": user.get_username(),
            "sign_in": sign_in,
            "password_address": password_address(user),
            "forgotten": settings.PUBLIC_ADDRESS + reverse("account_reset_password"),
            "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
        }


def password_address(user: User) -> str:
    """The secret link under which the person chooses a password; it ends with the next signing in."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return settings.PUBLIC_ADDRESS + path
