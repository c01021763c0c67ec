"""An invitation's mail in, what its template can say out; and whether it may still go."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from screening.models import Invitation, OutgoingMail
from screening.models.invitations import VALID_FOR

SALT: Final = "screening.invitation"


def token_of(invitation: Invitation) -> str:
    """The secret that the link of the invitation carries."""
    return signing.Signer(salt=SALT).sign_object([invitation.pk, invitation.secret])


def is_newest(mail: OutgoingMail) -> bool:
    """Whether the mail still carries the link that works: nobody has joined by it, and none was sent after it."""
    invitation = mail.invitation
    if invitation is None or invitation.accepted_at is not None:
        return False
    return bool(mail.context.get("num_sent") == invitation.num_sent)


def invitation_context(mail: OutgoingMail) -> dict[str, object]:
    """Who invites to what, as what, and the link; nothing for every other mail."""
    invitation = mail.invitation
    if invitation is None:
        return {}
    inviter = invitation.invited_by
    with translation.override(mail.language):
        return {
            "role_title": invitation.role.title(mail.language),
            "inviter": inviter.get_full_name() or inviter.get_username(),
            "function": invitation.get_function_display(),
            "days": VALID_FOR.days,
            "invitation_address": settings.PUBLIC_ADDRESS + reverse("invitation", args=[token_of(invitation)]),
        }
