"""An administrator's wish about a colleague in; an account opened, closed, made safe again, logged and told out."""

from dataclasses import dataclass
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model

from screening.flow.account_mail import order_account_mail
from screening.models import HouseRules, OutgoingMail
from screening.models.identifiers import fold_email

SECOND_FACTORS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class AccountError(Exception):
    """It cannot be done. `code` is "taken", "own_account", "last_administrator" or "closed"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who gets an account; `language` is the one of the invitation."""

    first_name: str
    last_name: str
    email: str
    is_administrator: bool = False
    language: str = "en"


def open_account(person: NewPerson, by: User) -> User:
    """Open an account without a password, and mail its owner a link to choose one. The e-mail is the user name.

    Raises:
        AccountError: "taken": there is an account with that e-mail.

    """
    email = fold_email(person.email)
    if User.objects.filter(email=email).exists():
        raise AccountError("taken")
    try:
        with transaction.atomic():
            user = User(username=email, email=email, first_name=person.first_name, last_name=person.last_name)
            user.is_staff = user.is_superuser = person.is_administrator
            user.set_unusable_password()
            user.save()
            order_account_mail(user, OutgoingMail.Kind.ACCOUNT_OPENED, person.language)
            _note(user, by, "account_opened", ADDITION)
    except IntegrityError as error:
        raise AccountError("taken") from error
    return user


def invite_again(user: User, by: User, language: str) -> None:
    """Mail the link to choose a password once more.

    Raises:
        AccountError: "closed": the account is closed.

    """
    if not user.is_active:
        raise AccountError("closed")
    with transaction.atomic():
        order_account_mail(user, OutgoingMail.Kind.ACCOUNT_OPENED, language)
        _note(user, by, "invited_again")


def close_account(user: User, by: User) -> None:
    """Close the account and end its sessions. What the person did stays theirs in every log.

    Raises:
        AccountError: "own_account", or "last_administrator".

    """
    if user.pk == by.pk:
        raise AccountError("own_account")
    with transaction.atomic():
        _keep_an_administrator(user)
        user.is_active = False
        user.save(update_fields=["is_active"])
        end_sessions(user)
        _note(user, by, "account_closed")


def reopen_account(user: User, by: User) -> None:
    """Let the person sign in again, with the password and the second factor they had."""
    with transaction.atomic():
        user.is_active = True
        user.save(update_fields=["is_active"])
        _note(user, by, "account_reopened")


def make_administrator(user: User, by: User, *, wanted: bool) -> None:
    """Give or take the right to administer; it opens no role.

    Raises:
        AccountError: "last_administrator".

    """
    with transaction.atomic():
        if not wanted:
            _keep_an_administrator(user)
        user.is_staff = user.is_superuser = wanted
        user.save(update_fields=["is_staff", "is_superuser"])
        _note(user, by, "administrator_made" if wanted else "administrator_unmade")


def reset_second_factor(user: User, by: User) -> None:
    """Remove the person's codes and passkeys, end their sessions and tell them; for whoever lost the telephone."""
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        order_account_mail(user, OutgoingMail.Kind.ACCOUNT_CHANGED, event="second_factor_reset")
        _note(user, by, "second_factor_reset")


def set_rules(rules: HouseRules, by: User) -> None:
    """Put the rules in force. Who lacks a second factor that is now required signs in anew, and is led to it."""
    with transaction.atomic():
        is_new = rules.requires_second_factor and not HouseRules.now().requires_second_factor
        rules.pk = 1
        rules.save()
        if is_new:
            for user in User.objects.filter(is_active=True).exclude(pk__in=_with_second_factor()).exclude(pk=by.pk):
                end_sessions(user)
        _note(rules, by, "rules_changed")


def needs_second_factor(user: User) -> bool:
    """Whether the person must set up a second factor before anything else."""
    return HouseRules.now().requires_second_factor and not has_second_factor(user)


def has_second_factor(user: User) -> bool:
    """Whether the person has codes or a passkey."""
    return bool(Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists())


def end_sessions(user: User) -> None:
    """Sign the person out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()


def _with_second_factor() -> list[int]:
    return list(Authenticator.objects.filter(type__in=SECOND_FACTORS).values_list("user_id", flat=True))


def _keep_an_administrator(user: User) -> None:
    """Stop whatever would leave nobody who administers."""
    administrators = User.objects.select_for_update().filter(is_active=True, is_superuser=True)
    if user.is_superuser and set(administrators.values_list("pk", flat=True)) <= {user.pk}:
        raise AccountError("last_administrator")


def _note(subject: Model, by: User, code: str, flag: int = CHANGE) -> None:
    """Note in the administration's own log who did it; `code` says what, and pages have the words for it."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(subject),
        object_id=str(subject.pk),
        object_repr=str(subject)[:200],
        action_flag=flag,
        change_message=code,
    )
