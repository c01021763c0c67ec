"""django-allauth's questions in, the house's answers out: who opens accounts, which mails go, how secrets are kept."""

from collections.abc import Mapping
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from screening.flow.account_mail import order_account_mail
from screening.flow.people import SECOND_FACTORS
from screening.models import HouseRules, OutgoingMail
from screening.web.sign_in.sealed import seal, unseal

NOT_RIGHT: Final = _("The name and the password do not belong together. Both are needed as they were set up.")
# What a person is told about by mail, by the last part of allauth's name for it.
TOLD: Final = frozenset(
    {
        "password_changed",
        "password_reset",
        "password_set",
        "totp_activated",
        "totp_deactivated",
        "webauthn_added",
        "webauthn_removed",
        "recovery_codes_generated",
    }
)
EVENT: Final = {"password_reset": "password_changed", "password_set": "password_changed"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts: opened by an administrator alone; every mail goes by the outbox."""

    error_messages: Final = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": NOT_RIGHT,
        "username_password_mismatch": NOT_RIGHT,
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your password."),
        "too_many_login_attempts": _("Too many attempts. Wait a quarter of an hour, then try again."),
        "rate_limited": _("Too many attempts. Wait a quarter of an hour, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def send_password_reset_mail(self, user: User, email: str, context: Mapping[str, Any]) -> None:  # noqa: ARG002
        order_account_mail(user, OutgoingMail.Kind.PASSWORD_FORGOTTEN)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: Mapping[str, Any] | None = None,  # noqa: ARG002
        email: str | None = None,  # noqa: ARG002
    ) -> None:
        event = template_prefix.rpartition("/")[2]
        if event in TOLD and user.email:
            order_account_mail(user, OutgoingMail.Kind.ACCOUNT_CHANGED, event=EVENT.get(event, event))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("mfa_index")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets are sealed, the last one stays while the house requires one."""

    error_messages: Final = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right, or no longer. Take the one that is shown now."),
        "cannot_delete_authenticator": _("A second factor is required: set up another one before you remove this."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not HouseRules.now().requires_second_factor or authenticator.type not in SECOND_FACTORS:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=SECOND_FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey %(number)d") % {"number": number})

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        with override(None):
            return {**super().get_public_key_credential_rp_entity(), "name": "Screening"}
