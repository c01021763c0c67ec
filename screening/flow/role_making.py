"""A role file, or a role there is, in; a new role owned by whoever made it, or the role brought to its file, out."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from screening.core.permissions import Right
from screening.core.rolefile import RoleFile
from screening.flow import log, permissions, roles
from screening.models import Event, Membership, Role

COPIED = (
    "titles",
    "summaries",
    "organisation",
    "location",
    "languages",
    "advertisement",
    "retention_months",
    "retention_reason",
    "blind",
)


class TakenError(Exception):
    """There is a role with that slug already, and the person may not bring it to a file."""


def is_mine(slug: str, by: User) -> bool:
    """Whether the person may bring the role with that slug to what a file says."""
    role = Role.objects.visible_to(by).filter(slug=slug).first()
    return role is not None and all(_may(role, right, by) for right in (Right.EDIT_ROLE, Right.EDIT_CRITERIA))


def load_file(file: RoleFile, by: User, why: str = "") -> roles.Loaded:
    """Make the role that a file states, a draft owned by `by`; or bring a role to its file, as the next version.

    Raises:
        NotAllowedError: the person may make no role.
        TakenError: there is such a role, and it is not the person's to change.

    """
    is_known = Role.objects.filter(slug=file.slug).exists()
    if is_known and not is_mine(file.slug, by):
        raise TakenError
    if not is_known:
        permissions.require_maker(by)
    with transaction.atomic():
        loaded = roles.load(file, by=by, why=why)
        if loaded.is_new_role:
            _own(loaded.role, by)
    return loaded


def duplicate(role: Role, slug: str, titles: dict[str, str], by: User, *, with_team: bool = False) -> Role:
    """Make a draft with the texts, the criteria and where wanted the team of `role`; nothing of any application.

    The deadline is left out, and the notice has to be confirmed anew.

    Raises:
        NotAllowedError: the person may make no role, or may not read this one.
        TakenError: there is a role with that slug.

    """
    permissions.require(role, Right.READ, by)
    permissions.require_maker(by)
    try:
        with transaction.atomic():
            fields = {name: getattr(role, name) for name in COPIED}
            copy = Role.objects.create(slug=slug, **{**fields, "titles": {**role.titles, **titles}})
            if role.versions.exists():
                file = replace(roles.dump(role), slug=slug)
                roles.new_version(copy, file, by=by, why="")
            _own(copy, by)
            if with_team:
                _copy_team(role, copy, by)
            log.record(copy, Event.Kind.ROLE_LOADED, by=by, copy_of=role.pk)
    except IntegrityError as error:
        raise TakenError from error
    return copy


def _may(role: Role, right: Right, by: User) -> bool:
    try:
        permissions.require(role, right, by)
    except permissions.NotAllowedError:
        return False
    return True


def _own(role: Role, by: User) -> None:
    Membership.objects.create(role=role, user=by, function=Membership.Function.OWNER)


def _copy_team(role: Role, copy: Role, by: User) -> None:
    others = role.memberships.exclude(user=by).filter(user__is_active=True)
    Membership.objects.bulk_create(
        Membership(role=copy, user_id=other.user_id, function=other.function) for other in others
    )
