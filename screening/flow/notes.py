"""What a person of the team wants to keep beside an application in; a note or a tag kept, or taken away, out."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from screening.core.mentions import Colleague, called
from screening.core.permissions import Right
from screening.flow import blind_search, permissions
from screening.models import Application, Mention, Note, Role, Tag
from screening.models.notes import clean_tag


def note(application: Application, text: str, by: User) -> Note:
    """Keep a note of `by` on the application; the colleagues that it calls ("@Bob") find it on their first page.

    Raises:
        NotAllowedError: the person may only read.
        ValueError: the note says nothing.

    """
    permissions.require(application.role, Right.NOTE, by)
    if not text.strip():
        raise ValueError("a note says something")
    with transaction.atomic():
        kept = Note.objects.create(application=application, by=by, text=text.strip())
        pks = called(kept.text, colleagues_of(application.role))
        Mention.objects.bulk_create([Mention(note=kept, user_id=pk) for pk in pks if pk != by.pk])
        blind_search.renew(application)
    return kept


def colleagues_of(role: Role) -> tuple[Colleague, ...]:
    """The team of the role, as a note may call them, in the order of joining. One query."""
    users = User.objects.filter(memberships__role=role, is_active=True).order_by("memberships__pk")
    return tuple(Colleague(user.pk, user.get_username(), user.first_name, user.last_name) for user in users)


def read_mentions(application: Application, by: User) -> None:
    """Note that `by` has seen the notes of the application that call them."""
    Mention.objects.filter(note__application=application, user=by, seen_at__isnull=True).update(seen_at=timezone.now())


def remove_note(application: Application, pk: int, by: User) -> bool:
    """Take away a note of one's own; False when there is no such note of that person."""
    permissions.require(application.role, Right.NOTE, by)
    with transaction.atomic():
        num, _per_model = Note.objects.filter(application=application, pk=pk, by=by).delete()
        blind_search.renew(application)
    return num > 0


def tag(role: Role, applications: Iterable[Application], text: str, by: User) -> list[int]:
    """Put the tag on those applications to `role` that do not have it yet. Returns the ids of the new tags.

    Raises:
        NotAllowedError: the person may only read.
        ValueError: the tag says nothing.

    """
    permissions.require(role, Right.NOTE, by)
    if not (cleaned := clean_tag(text)):
        raise ValueError("a tag says something")
    with transaction.atomic():
        wanted = {application.pk for application in applications if application.role_id == role.pk}
        having = set(Tag.objects.filter(application__in=wanted, tag=cleaned).values_list("application_id", flat=True))
        tags = [Tag(application_id=pk, tag=cleaned, by=by) for pk in sorted(wanted - having)]
        return [made.pk for made in Tag.objects.bulk_create(tags)]


def take_tag(role: Role, applications: Iterable[Application], text: str, by: User) -> list[int]:
    """Take one tag off those applications to `role`. Returns the ids of the applications that had it.

    Raises:
        NotAllowedError: the person may only read.

    """
    permissions.require(role, Right.NOTE, by)
    wanted = [application.pk for application in applications if application.role_id == role.pk]
    with transaction.atomic():
        found = Tag.objects.filter(application__in=wanted, tag=clean_tag(text))
        pks = list(found.values_list("application_id", flat=True))
        found.delete()
    return pks


def untag(role: Role, pks: Iterable[int], by: User) -> int:
    """Take those tags away again from applications to `role`. Returns how many there were.

    Raises:
        NotAllowedError: the person may only read.

    """
    permissions.require(role, Right.NOTE, by)
    num, _per_model = Tag.objects.filter(pk__in=list(pks), application__role=role).delete()
    return num
