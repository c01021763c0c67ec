"""An application that was read in; those to the role that may be of the same person noted, merged or kept apart."""

import re
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from screening.core.duplicates import Applicant, why_alike
from screening.core.permissions import Right
from screening.core.terms import Facts
from screening.flow import log, permissions
from screening.models import Application, Duplicate, Event, Merge, OutgoingMail

MOST_LOOKED_AT: Final = 60  # applications that share a key or a name with one; more are a name like Janssens
SHORTEST_WORD: Final = 3
FILLED: Final = ("email", "phone")


class UnmergeableError(Exception):
    """It cannot be merged or undone. `code` is "same", "other_role", "merged" or "not_merged"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def note_duplicates(application: Application) -> int:
    """Note every application to the role that may be of the same person. Returns how many pairs are new.

    Call it in the transaction that made the application known better: its CV was read, its contact corrected.
    """
    one, num_new = applicant(application), 0
    for other in _near(application):
        reasons = [why.value for why in why_alike(one, applicant(other))]
        if reasons:
            first, second = sorted((application, other), key=lambda row: row.pk)
            _pair, is_new = Duplicate.objects.update_or_create(
                first=first, second=second, defaults={"reasons": reasons}, create_defaults={"reasons": reasons}
            )
            num_new += is_new
    return num_new


def applicant(application: Application) -> Applicant:
    """What is known of who applied, by which they are compared."""
    reading = application.document.reading
    return Applicant(
        name=application.name,
        email=application.email_key,
        phone=application.phone_key,
        sha256=application.sha256,
        facts=reading.facts_terms if reading else Facts(),
    )


def merge(kept: Application, other: Application, by: User) -> Merge:
    """Let `kept`, with its CV and its answers, stand for both; what it lacks to be reached comes from `other`.

    Nothing of `other` is lost: it is out of the board until the merge is undone, and its waiting letters do not go.

    Raises:
        NotAllowedError: the person may not decide for the role.
        UnmergeableError: they are one, of two roles, or one of them is merged already.

    """
    permissions.require(kept.role, Right.DECIDE, by)
    with transaction.atomic():
        locked = Application.objects.select_for_update(of=("self",), no_key=True)
        rows = locked.select_related("role").in_bulk([kept.pk, other.pk])
        kept, other = rows[kept.pk], rows[other.pk]
        _check(kept, other)
        filled = [field for field in FILLED if not getattr(kept, field) and getattr(other, field)]
        for field in filled:
            setattr(kept, field, getattr(other, field))
        kept.save()
        other.merged_into = kept
        other.save(update_fields=["merged_into"])
        OutgoingMail.objects.filter(application=other, state=OutgoingMail.State.WAITING).update(
            state=OutgoingMail.State.GIVEN_UP, reason="merged", finished_at=timezone.now()
        )
        _pair_of(kept, other).update(state=Duplicate.State.MERGED)
        merged = Merge.objects.create(kept=kept, other=other, filled=filled, by=by)
        for row, beside in ((kept, other), (other, kept)):
            log.record(row.role, Event.Kind.MERGED, application=row, by=by, merge=merged.pk, other=beside.public_id)
    return merged


def unmerge(merged: Merge, by: User) -> None:
    """Undo the merge: both stand for themselves again, with what each had.

    Raises:
        NotAllowedError: the person may not decide for the role.
        UnmergeableError: it was undone before.

    """
    permissions.require(merged.kept.role, Right.DECIDE, by)
    with transaction.atomic():
        if not Merge.objects.filter(pk=merged.pk, undone_at=None).update(undone_at=timezone.now()):
            raise UnmergeableError("not_merged")
        kept, other = merged.kept, merged.other
        for field in merged.filled:
            if getattr(kept, field) == getattr(other, field):
                setattr(kept, field, "")
        kept.save()
        other.merged_into = None
        other.save(update_fields=["merged_into"])
        _pair_of(kept, other).update(state=Duplicate.State.OPEN)
        for row in (kept, other):
            log.record(row.role, Event.Kind.UNMERGED, application=row, by=by, merge=merged.pk)


def keep_apart(pair: Duplicate, by: User) -> None:
    """Say that they are two people; nobody is asked again.

    Raises:
        NotAllowedError: the person may not decide for the role.

    """
    permissions.require(pair.first.role, Right.DECIDE, by)
    Duplicate.objects.filter(pk=pair.pk, state=Duplicate.State.OPEN).update(state=Duplicate.State.APART)


def _near(application: Application) -> list[Application]:
    """Those that share a key or a word of the name: few, found by indexes and one look at the names."""
    alike = Q(sha256=application.sha256)
    if application.email_key:
        alike |= Q(email_key=application.email_key)
    if application.phone_key:
        alike |= Q(phone_key=application.phone_key)
    word = max(re.findall(r"\w+", application.name), key=len, default="")
    if len(word) >= SHORTEST_WORD:
        alike |= Q(name__icontains=word)
    rows = Application.objects.current().filter(alike, role=application.role).exclude(pk=application.pk)
    return list(rows.select_related("document__reading").order_by("-pk")[:MOST_LOOKED_AT])


def _check(kept: Application, other: Application) -> None:
    if kept.pk == other.pk:
        raise UnmergeableError("same")
    if kept.role_id != other.role_id:
        raise UnmergeableError("other_role")
    if kept.merged_into_id or other.merged_into_id or other.merged.exists():
        raise UnmergeableError("merged")


def _pair_of(one: Application, other: Application) -> QuerySet[Duplicate]:
    first, second = sorted((one.pk, other.pk))
    return Duplicate.objects.filter(first_id=first, second_id=second)
