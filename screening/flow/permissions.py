"""A person, a role and something they want to do in; what they are on the team out, or a refusal that says who may."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from screening.core.permissions import MAKES_ROLES, Right, may
from screening.models import Membership, Role


class NotAllowedError(PermissionDenied):
    """Somebody wants to do what they have no right to: with `role`, or with all roles when that is None."""

    def __init__(self, right: Right | None, role: Role | None) -> None:
        super().__init__(right.value if right else "make_role")
        self.right = right
        self.role = role


def require(role: Role, right: Right, by: User) -> Membership:
    """What `by` is on the team of `role`, when that includes the right.

    Raises:
        NotAllowedError: the person is not on the team, has been switched off, or is something else on it; or the role
            is archived and the right is not one that remains.

    """
    membership = Membership.objects.filter(role=role, user=by).first()
    archived = role.status == Role.Status.ARCHIVED
    if membership is None or not by.is_active or not may(membership.function, right, archived=archived):
        raise NotAllowedError(right, role)
    return membership


def may_make_roles(by: User) -> bool:
    """Whether the person may make a new role: an administrator, or who runs a role already."""
    return by.is_active and (by.is_staff or Membership.objects.filter(user=by, function__in=MAKES_ROLES).exists())


def require_maker(by: User) -> None:
    """Stop whoever may not make a role.

    Raises:
        NotAllowedError: the person is no administrator and runs no role.

    """
    if not may_make_roles(by):
        raise NotAllowedError(None, None)
