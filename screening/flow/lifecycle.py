"""A role and a wish to open, pause, close or archive it in; the move made and logged out, or what is missing for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from screening.core.lifecycle import Move, Need, move_between, moves_from
from screening.core.permissions import Right
from screening.core.rolefile import LANGUAGES
from screening.flow import log, permissions
from screening.models import Event, Membership, Role


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a role lacks before it can open; `language` and `criterion` (its slug) where it is about one."""

    need: Need
    language: str = ""
    criterion: str = ""


class UnmovableError(Exception):
    """The role cannot go there: there is no such move from where it is, or `missing` says what it lacks."""

    def __init__(self, missing: tuple[Missing, ...] = ()) -> None:
        super().__init__(", ".join(each.need for each in missing) or "no such move")
        self.missing = missing


def moves_of(role: Role) -> tuple[Move, ...]:
    """The moves that the role can make from where it is. One query."""
    return moves_from(role.status, is_used=role.applications.exists())


def missing_of(role: Role) -> tuple[Missing, ...]:
    """Everything that the role lacks before it can open, in the order of `Need`. Three queries."""
    return tuple(_missing(role))


def move(role: Role, end: str, by: User) -> Role:
    """Bring the role to the status `end`, and log it.

    Raises:
        NotAllowedError: the person may not move this role.
        UnmovableError: there is no such move from where the role is now, or it lacks something.

    """
    permissions.require(role, Right.MOVE, by)
    with transaction.atomic():
        role = Role.objects.select_for_update(no_key=True).get(pk=role.pk)
        step = move_between(role.status, end, is_used=role.applications.exists())
        if step is None:
            raise UnmovableError
        if step.needs_everything and (missing := missing_of(role)):
            raise UnmovableError(missing)
        role.status = Role.Status(step.end)
        role.save(update_fields=["status"])
        log.record(role, Event.Kind.ROLE_MOVED, by=by, start=step.start.value, end=step.end.value)
    return role


def _missing(role: Role) -> Iterator[Missing]:
    languages = role.languages or list(LANGUAGES)
    yield from _texts(Need.TITLE, role.titles, languages)
    yield from _texts(Need.SUMMARY, role.summaries, languages)
    yield from _criteria(role, languages)
    if not role.retention_months or not role.retention_reason.strip():
        yield Missing(Need.RETENTION)
    if not role.notice_version:
        yield Missing(Need.NOTICE)
    if not role.memberships.filter(function=Membership.Function.OWNER, user__is_active=True).exists():
        yield Missing(Need.OWNER)


def _texts(need: Need, texts: dict[str, str], languages: Iterable[str], criterion: str = "") -> Iterator[Missing]:
    for language in languages:
        if not texts.get(language, "").strip():
            yield Missing(need, language, criterion)


def _criteria(role: Role, languages: Iterable[str]) -> Iterator[Missing]:
    version = role.current_version()
    criteria = list(version.criteria.all()) if version else []
    if not any(criterion.gate for criterion in criteria):
        yield Missing(Need.CRITERIA)
    for criterion in criteria:
        yield from _texts(Need.LABEL, criterion.labels, languages, criterion.slug)
