"""What is typed on the pages of an account in, checked and counted, in the words of the house."""

from typing import Any, Final

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from screening.flow.limits import Limit, within_limit

SECOND_FACTOR_PER_PERSON: Final = Limit("second-factor", 8, 900)
RESET_PER_EMAIL: Final = Limit("reset-email", 3, 3600)
RESET_PER_ADDRESS: Final = Limit("reset-address", 20, 3600)
TYPED_CODE: Final = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "class": "code"}
CODE: Final = _("Six digits from the app, or one of your recovery codes.")


def worded(field: forms.Field, label: Any, hint: Any = "") -> None:
    """Give a field of allauth our label and hint, and no placeholder: that would vanish with the first letter."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["login"], _("E-mail or user name"))
        worded(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs.update({"autocomplete": "username webauthn", "autocapitalize": "none"})


class ForgottenPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Whether the address is known or not, in bounds or not: the answer to the person is the same."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["email"], _("E-mail"))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        address = get_adapter().get_client_ip(request)
        if within_limit(RESET_PER_ADDRESS, address) and within_limit(RESET_PER_EMAIL, email):
            super().save(request, **kwargs)
        return email


class NewPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_new_password(self)


class FirstPasswordForm(account.SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_new_password(self)


class OtherPasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["oldpassword"], _("Your password now"))
        _word_new_password(self)


class PasswordAgainForm(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["password"], _("Password"))


class CountedCode:
    """A form with a code: each attempt of one person counts, in a row that outlives every process."""

    user: Any
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["code"], _("Code"), CODE)
        self.fields["code"].widget.attrs.update(TYPED_CODE)

    def clean_code(self) -> str:
        if not within_limit(SECOND_FACTOR_PER_PERSON, str(self.user.pk)):
            raise get_adapter(context.request).validation_error("too_many_login_attempts")
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        code: str = super().clean_code()  # type: ignore[misc]
        return code


class CodeForm(CountedCode, second.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(CountedCode, second.ReauthenticateForm):  # type: ignore[misc]
    pass


class FirstCodeForm(CountedCode, totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Six digits, as the app shows them now.")


class NewPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey always signs in alone: the device asks for a finger, a face or a PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["name"], _("Name"), _("So that you know it again: the laptop, the telephone, the key."))
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class PasskeyNameForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self.fields["name"], _("Name"))


def _word_new_password(form: forms.Form) -> None:
    worded(form.fields["password1"], _("New password"), _("At least 12 characters; a few words in a row do well."))
    worded(form.fields["password2"], _("New password, once more"))
