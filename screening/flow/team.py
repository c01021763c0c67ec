"""A colleague's address, or a member of a team, in; an invitation ordered, renewed, accepted; a member changed, out."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.core import signing
from django.db import transaction
from django.utils import timezone

from screening.core.permissions import Right
from screening.flow import bell, limits, log, permissions
from screening.flow.invitation_mail import SALT
from screening.models import Event, Invitation, Membership, OutgoingMail, Role
from screening.models.identifiers import fold_email, new_public_id
from screening.models.invitations import VALID_FOR

INVITATIONS_PER_PERSON: Final = limits.Limit("invite-person", 40, 3600)


class TeamError(Exception):
    """It cannot be done. `code` is "last_owner", "member", "too_many", "gone", "another_address" or "closed"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Who accepts without an account: their name and the password that they chose, checked by the form."""

    first_name: str
    last_name: str
    password: str


def invite(role: Role, email: str, function: str, by: User, language: str = "en") -> Invitation:
    """Ask somebody to join the team, by mail. It makes no difference whether there is an account with that address.

    An invitation that is open already takes the new function and is sent again.

    Raises:
        NotAllowedError: the person may not say who is on this team.
        TeamError: "member": that address is on the team; "too_many": too many invitations within an hour.

    """
    permissions.require(role, Right.TEAM, by)
    if role.memberships.filter(user__email__iexact=fold_email(email)).exists():
        raise TeamError("member")
    _within_limit(by)
    with transaction.atomic():
        Role.objects.select_for_update(no_key=True).only("pk").get(pk=role.pk)
        found = Invitation.objects.open().filter(role=role, email_key=fold_email(email)).first()
        fields = {"function": Membership.Function(function), "language": language, "invited_by": by}
        if found:
            invitation = _renewed(found, fields)
        else:
            expires_at = timezone.now() + VALID_FOR
            invitation = Invitation.objects.create(role=role, email=email, expires_at=expires_at, **fields)
        _order(invitation)
        _record(role, by, "invited", invitation=invitation.pk, function=function)
    return invitation


def renew(invitation: Invitation, by: User) -> Invitation:
    """Send a new link; the one before it is dead.

    Raises:
        NotAllowedError: the person may not say who is on this team.
        TeamError: "gone": it was accepted or withdrawn meanwhile; "too_many": too many invitations within an hour.

    """
    permissions.require(invitation.role, Right.TEAM, by)
    _within_limit(by)
    with transaction.atomic():
        found = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
        if found is None:
            raise TeamError("gone")
        renewed = _renewed(found, {"invited_by": by})
        _order(renewed)
        _record(renewed.role, by, "renewed", invitation=renewed.pk)
    return renewed


def withdraw(invitation: Invitation, by: User) -> None:
    """Take an invitation back: its link is dead, and the address is forgotten with it.

    Raises:
        NotAllowedError: the person may not say who is on this team.

    """
    permissions.require(invitation.role, Right.TEAM, by)
    with transaction.atomic():
        pk = invitation.pk
        num, _per_model = Invitation.objects.open().filter(pk=pk).delete()
        if num:
            _record(invitation.role, by, "withdrawn", invitation=pk)


def invitation_behind(token: str) -> Invitation | None:
    """The invitation that the link leads to, open or accepted; None when it is not, or no longer, a link of ours."""
    try:
        pk, secret = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Invitation.objects.select_related("role", "invited_by").filter(pk=pk, secret=secret).first()
    return None if found is None or (found.accepted_at is None and found.is_expired) else found


def accept(invitation: Invitation, by: User) -> Membership:
    """Join the team with an account that has the invited address. Who is on the team already keeps the higher function.

    Raises:
        TeamError: "another_address": the account has another one; "gone": the link was used, renewed or withdrawn.

    """
    if fold_email(by.email) != invitation.email_key:
        raise TeamError("another_address")
    with transaction.atomic():
        found = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
        if found is None or found.secret != invitation.secret or found.is_expired:
            raise TeamError("gone")
        found.accepted_at, found.accepted_by = timezone.now(), by
        found.save()
        member, _is_new = Membership.objects.get_or_create(
            role_id=found.role_id, user=by, defaults={"function": found.function}
        )
        _record(found.role, by, "accepted", invitation=found.pk, function=member.function)
    return member


def accept_with_new_account(invitation: Invitation, wanted: NewAccount) -> User:
    """Open an account with the invited address, and join the team with it.

    Raises:
        TeamError: "closed": there is an account with that address; "gone": the link is no longer valid.

    """
    with transaction.atomic():
        if account_with(invitation) is not None or User.objects.filter(username=invitation.email_key).exists():
            raise TeamError("closed")
        user = User(username=invitation.email_key, email=invitation.email_key)
        user.first_name, user.last_name = wanted.first_name, wanted.last_name
        user.set_password(wanted.password)
        user.save()
        accept(invitation, user)
    return user


def account_with(invitation: Invitation) -> User | None:
    """The account that has the invited address, None when there is none."""
    return User.objects.filter(email__iexact=invitation.email_key).first()


def change_function(role: Role, member_pk: int, function: str, by: User) -> Membership:
    """Make a member something else on the team.

    Raises:
        NotAllowedError: the person may not say who is on this team.
        TeamError: "last_owner": the role would have none; "gone": there is no such member.

    """
    permissions.require(role, Right.TEAM, by)
    with transaction.atomic():
        member = _member(role, member_pk)
        if function != Membership.Function.OWNER:
            _require_another_owner(role, member)
        member.function = Membership.Function(function)
        member.save(update_fields=["function"])
        _record(role, by, "changed", user=member.user_id, function=function)
    return member


def remove(role: Role, member_pk: int, by: User) -> None:
    """Take a member off the team; what they did stays under their name.

    Raises:
        NotAllowedError: the person may not say who is on this team.
        TeamError: "last_owner": the role would have none; "gone": there is no such member.

    """
    permissions.require(role, Right.TEAM, by)
    with transaction.atomic():
        member = _member(role, member_pk)
        _require_another_owner(role, member)
        member.delete()
        _record(role, by, "removed", user=member.user_id)


def _member(role: Role, pk: int) -> Membership:
    """The member, while the role is locked: two owners cannot remove each other at once."""
    Role.objects.select_for_update(no_key=True).only("pk").get(pk=role.pk)
    member = role.memberships.filter(pk=pk).first()
    if member is None:
        raise TeamError("gone")
    return member


def _require_another_owner(role: Role, member: Membership) -> None:
    others = role.memberships.filter(function=Membership.Function.OWNER, user__is_active=True).exclude(pk=member.pk)
    if member.function == Membership.Function.OWNER and not others.exists():
        raise TeamError("last_owner")


def _within_limit(by: User) -> None:
    if not limits.within_limit(INVITATIONS_PER_PERSON, str(by.pk)):
        raise TeamError("too_many")


def _renewed(invitation: Invitation, fields: dict[str, object]) -> Invitation:
    for name, value in fields.items():
        setattr(invitation, name, value)
    invitation.secret = new_public_id()
    invitation.num_sent += 1
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation.save()
    return invitation


def _order(invitation: Invitation) -> None:
    """Order the mail, inside the caller's transaction; the link is made when it goes, so that no row holds it."""
    mail = OutgoingMail.objects.create(
        key=f"invitation:{invitation.pk}:{invitation.num_sent}",
        kind=OutgoingMail.Kind.INVITATION,
        invitation=invitation,
        to=invitation.email,
        language=invitation.language,
        context={"num_sent": invitation.num_sent},
    )
    bell.ring_after_commit(mail)


def _record(role: Role, by: User, what: str, **details: Any) -> None:
    log.record(role, Event.Kind.TEAM_CHANGED, by=by, what=what, **details)
