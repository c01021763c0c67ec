"""What happened in, one more link of the role's chain out; and the check that nobody bent the chain."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from screening.models import Application, Event, Role


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first event of a role's chain that is not what was logged, and how that shows."""

    role: str
    number: int
    why: str


def record(
    role: Role, kind: str, *, application: Application | None = None, by: User | None = None, **details: Any
) -> Event:
    """Log one event. Call it last in the transaction: it holds the role's chain until the commit.

    `details` are codes and ids, never names, texts of a CV or reasons that a person wrote.
    """
    with transaction.atomic():
        Role.objects.select_for_update(no_key=True).only("pk").get(pk=role.pk)
        last = Event.objects.filter(role=role).order_by("number").last()
        event = Event(
            role_id=role.pk,
            number=last.number + 1 if last else 1,
            kind=kind,
            application=application.public_id if application else "",
            by=by,
            at=timezone.now(),
            details=details,
            previous_hash=last.hash if last else "",
        )
        event.hash = event.expected_hash()
        event.save()
    return event


def first_broken_link(role: Role) -> BrokenLink | None:
    """The first event that was altered, removed or put in between; None when the chain is whole."""
    previous_hash, expected_number = "", 1
    for event in Event.objects.filter(role=role).order_by("number").iterator():
        if event.number != expected_number:
            return BrokenLink(role.slug, expected_number, "missing")
        if event.previous_hash != previous_hash or event.hash != event.expected_hash():
            return BrokenLink(role.slug, event.number, "altered")
        previous_hash, expected_number = event.hash, expected_number + 1
    return None
