"""A working copy of criteria in, the next version of a role's criteria out, with who and why; or a new role."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from screening.core import terms
from screening.core.codec import from_plain, to_plain
from screening.core.entries import Entry, entry_of, role_terms_of
from screening.core.entry_flaws import Flaw, flaws
from screening.core.permissions import Right
from screening.flow import bell, judge, log, permissions
from screening.flow.roles import write_version
from screening.models import CriteriaDraft, CriteriaVersion, Event, Membership, Role


class UnfinishedError(ValueError):
    """The working copy cannot be saved yet; `found` holds the flaws by the key of the entry."""

    def __init__(self, found: Mapping[str, tuple[Flaw, ...]]) -> None:
        self.found = found
        super().__init__(", ".join(found))


class StaleError(ValueError):
    """Somebody saved another version since the working copy began; `version` is that one."""

    def __init__(self, version: CriteriaVersion) -> None:
        self.version = version
        super().__init__(str(version))


@dataclass(frozen=True, slots=True)
class Head:
    """What a new role is called and where it is, in the words of its advertisement and in three languages."""

    slug: str
    titles: Mapping[str, str]
    organisation: str = ""
    location: str = ""


def working_copy(role: Role, by: User) -> CriteriaDraft:
    """The working copy of `by`: the one that stands, or an unsaved one of the version that holds now."""
    found = CriteriaDraft.objects.filter(role=role, by=by).first()
    return found or copy_of(role, by)


def copy_of(role: Role, by: User) -> CriteriaDraft:
    """A fresh working copy of the version that holds now, not stored yet."""
    version = role.current_version()
    if version is None:
        return CriteriaDraft(role=role, by=by)
    return CriteriaDraft(role=role, by=by, base_number=version.number, entries=plain_entries(entries_of(version)))


def begin(by: User, **fields: Any) -> CriteriaDraft:
    """A stored working copy of a role to be made; `fields` as in `CriteriaDraft`, its entries as `Entry`."""
    return CriteriaDraft.objects.create(by=by, **{**fields, "entries": plain_entries(fields.get("entries", ()))})


def entries_of(version: CriteriaVersion) -> list[Entry]:
    """The criteria of a version as entries. Four queries."""
    role, questions = version.to_terms(), version.questions()
    return [entry_of(criterion, questions.get(criterion.slug, {}), role) for criterion in role.criteria]


def entries_in(draft: CriteriaDraft) -> list[Entry]:
    """The entries of a working copy in their order."""
    return [from_plain(Entry, plain) for plain in draft.entries]


def plain_entries(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The entries as a working copy stores them."""
    return [to_plain(entry) for entry in entries]


def keep(draft: CriteriaDraft, entries: Iterable[Entry]) -> CriteriaDraft:
    """Store the working copy with these entries. Two first clicks at once are one copy."""
    draft.entries = plain_entries(entries)
    if draft.is_new and draft.role is not None:
        typed = {"entries": draft.entries, "base_number": draft.base_number}
        kept, _is_new = CriteriaDraft.objects.update_or_create(role=draft.role, by=draft.by, defaults=typed)
        return kept
    draft.save()
    return draft


def drop(draft: CriteriaDraft) -> None:
    """Throw the working copy away; what holds stays as it is."""
    if draft.pk:
        draft.delete()


def base_of(draft: CriteriaDraft) -> terms.RoleTerms | None:
    """The version that the working copy began from, None for a new role."""
    version = draft.role.versions.filter(number=draft.base_number).first() if draft.role else None
    return version.to_terms() if version else None


def advertisement_of(draft: CriteriaDraft) -> str:
    """The text that the criteria are quoted from."""
    return draft.role.advertisement if draft.role else draft.advertisement


def terms_of(draft: CriteriaDraft) -> terms.RoleTerms:
    """The role as it would be judged if the working copy were saved; what is unfinished is left out."""
    slug = draft.role.slug if draft.role else draft.public_id
    return role_terms_of(slug, entries_in(draft), base_of(draft))


def flaws_in(entries: Sequence[Entry], advertisement: str) -> dict[str, tuple[Flaw, ...]]:
    """What keeps each entry from being saved, by its key; entries without a flaw are left out."""
    found = {entry.key: flaws(entry, advertisement) for entry in entries if entry.counts}
    return {key: each for key, each in found.items() if each}


def save(draft: CriteriaDraft, by: User, why: str, *, over: int | None = None) -> CriteriaVersion:
    """Make the working copy the next version of the role's criteria, by which every application is judged anew.

    `over` is the number of the version that the person knows of and writes over; by default the one that was edited.

    Raises:
        NotAllowedError: `by` may not change the criteria of this role.
        UnfinishedError: something is missing or wrong, or nothing is left.
        StaleError: another version was saved meanwhile.

    """
    role = draft.role
    if role is None:
        raise ValueError("this working copy is of a role that is still to be made")
    permissions.require(role, Right.EDIT_CRITERIA, by)
    vocabulary, questions = _finished(draft)
    with transaction.atomic():
        Role.objects.select_for_update(no_key=True).only("pk").get(pk=role.pk)
        current = role.current_version()
        if current is not None and current.number != (over or draft.base_number):
            raise StaleError(current)
        version = write_version(role, vocabulary, questions, by=by, why=why.strip())
        drop(draft)
        if judge.order_all(role):
            bell.ring_sweep_after_commit()
    return version


def make_role(draft: CriteriaDraft, head: Head, by: User) -> Role:
    """Make the draft role that a working copy describes, owned by `by`, with its criteria as version 1.

    Raises:
        NotAllowedError: `by` may not make roles.
        UnfinishedError: something is missing or wrong.

    """
    permissions.require_maker(by)
    vocabulary, questions = _finished(draft)
    with transaction.atomic():
        role = Role.objects.create(
            slug=head.slug,
            titles=dict(head.titles),
            organisation=head.organisation,
            location=head.location,
            languages=[*head.titles],
            advertisement=draft.advertisement,
        )
        Membership.objects.create(role=role, user=by, function=Membership.Function.OWNER)
        write_version(role, replace(vocabulary, slug=role.slug), questions, by=by, why="")
        drop(draft)
        log.record(role, Event.Kind.ROLE_LOADED, by=by)
    return role


def _finished(draft: CriteriaDraft) -> tuple[terms.RoleTerms, dict[str, Mapping[str, str]]]:
    entries = [entry for entry in entries_in(draft) if entry.counts]
    if found := flaws_in(entries, advertisement_of(draft)):
        raise UnfinishedError(found)
    if not entries:
        raise UnfinishedError({"": (Flaw("", "nothing_left"),)})
    questions = {entry.slug: entry.question for entry in entries if any(entry.question.values())}
    return terms_of(draft), questions
