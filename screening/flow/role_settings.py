"""A role and what its texts and settings should be in; the role changed and the change logged out."""

from dataclasses import dataclass, fields
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from screening.core.permissions import Right
from screening.flow import log, permissions
from screening.models import Event, Role


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set about a role; texts by language code. Each field is one of `Role`."""

    titles: dict[str, str]
    summaries: dict[str, str]
    organisation: str
    location: str
    languages: list[str]
    deadline_date: date | None
    retention_months: int
    retention_reason: str
    notice_version: str
    advertisement: str


def change(role: Role, wanted: Settings, by: User) -> tuple[str, ...]:
    """Bring the role to `wanted` and log which fields that changed. Returns their names.

    Raises:
        NotAllowedError: the person may not change this role.

    """
    permissions.require(role, Right.EDIT_ROLE, by)
    names = [field.name for field in fields(wanted)]
    changed = tuple(name for name in names if getattr(role, name) != getattr(wanted, name))
    if changed:
        with transaction.atomic():
            for name in changed:
                setattr(role, name, getattr(wanted, name))
            role.save(update_fields=changed)
            log.record(role, Event.Kind.ROLE_CHANGED, by=by, fields=sorted(changed))
    return changed
