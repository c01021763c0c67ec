"""The rows of the administration: accounts with how they sign in, and the log of what administrators did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from screening.models import HouseRules

DONE: Final[dict[str, str | Promise]] = {
    "account_opened": _("Account opened"),
    "invited_again": _("Link to choose a password sent again"),
    "account_closed": _("Account closed"),
    "account_reopened": _("Account opened again"),
    "administrator_made": _("Made an administrator"),
    "administrator_unmade": _("No administrator any more"),
    "second_factor_reset": _("Second factor removed"),
    "rules_changed": _("Rules changed"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the administration's log."""

    at: datetime
    by: str
    what: str | Promise
    whom: str


def accounts() -> QuerySet[User]:
    """The accounts with `has_codes`, `num_passkeys` and `num_roles`: open ones first, by name. One query."""
    codes = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    passkeys = Count("authenticator", filter=_is_passkey(), distinct=True)
    rows = User.objects.annotate(
        has_codes=Exists(codes), num_passkeys=passkeys, num_roles=Count("memberships", distinct=True)
    )
    return rows.order_by("-is_active", "first_name", "last_name", "username", "pk")


def notes_about(subject: Model) -> list[Note]:
    """What administrators did to the account, newest first."""
    kind = ContentType.objects.get_for_model(subject)
    return _noted(LogEntry.objects.filter(content_type=kind, object_id=str(subject.pk)))


def latest_notes(number: int) -> list[Note]:
    """The `number` latest lines of the log about accounts and rules."""
    kinds = ContentType.objects.get_for_models(User, HouseRules).values()
    return _noted(LogEntry.objects.filter(content_type__in=kinds)[:number])


def _noted(entries: QuerySet[LogEntry]) -> list[Note]:
    return [
        Note(
            row.action_time,
            row.user.get_full_name() or row.user.get_username(),
            DONE[row.change_message],
            row.object_repr,
        )
        for row in entries.select_related("user")
        if row.change_message in DONE
    ]


def _is_passkey() -> Q:
    return Q(authenticator__type=Authenticator.Type.WEBAUTHN)
