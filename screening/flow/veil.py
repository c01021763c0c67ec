"""A blind role and a person in, whose names that person may see out; and the veil lifted before a decision, logged."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.db.models import Q
from django.utils.functional import cached_property

from screening.core.permissions import Right
from screening.flow import log, permissions
from screening.flow.decide import UndecidableError
from screening.models import Application, BlindText, Decision, Event, Role, Unveiling

SETTLED = (Application.State.SHORTLISTED, Application.State.REJECTED)  # "on hold" puts the decision off, no more
SETTLING = (Decision.Kind.SHORTLIST, Decision.Kind.REJECT)


class Veil:
    """Which candidates of blind roles one person does not see by name. At most one query, none without a blind role."""

    def __init__(self, user: User | AnonymousUser) -> None:
        self._user = user

    def hides(self, application: Application) -> bool:
        """Whether the person must not see who this is. The application's role has to be loaded."""
        policy = application.role.blind
        if policy == Role.Blind.NO:
            return False
        if policy == Role.Blind.UNTIL_DECIDED and application.state in SETTLED:
            return False
        return application.pk not in self._lifted

    def seen_in(self, role: Role) -> Q | None:
        """The condition on applications to `role` whose candidates the person may know; None where they all may be."""
        if role.blind == Role.Blind.NO:
            return None
        seen = Q(pk__in=self._lifted)
        return seen | Q(state__in=SETTLED) if role.blind == Role.Blind.UNTIL_DECIDED else seen

    @cached_property
    def _lifted(self) -> frozenset[int]:
        """The applications that the person lifted the veil of, or decided on for good."""
        if not self._user.is_authenticated:
            return frozenset()
        unveiled = Unveiling.objects.filter(by=self._user).values_list("application_id", flat=True).order_by()
        decided = Decision.objects.filter(by=self._user, kind__in=SETTLING).exclude(application__role__blind="no")
        return frozenset(unveiled.union(decided.values_list("application_id", flat=True).order_by()))


def unveil(application: Application, reason: str, by: User) -> None:
    """Show `by` who the candidate of a blind role is, before they decided; the log says that they asked.

    Raises:
        NotAllowedError: the person may not decide for this role.
        UndecidableError: there is no reason ("no_reason").

    """
    permissions.require(application.role, Right.DECIDE, by)
    if not reason.strip():
        raise UndecidableError("no_reason")
    with transaction.atomic():
        _row, is_new = Unveiling.objects.get_or_create(
            application=application, by=by, defaults={"reason": reason.strip()}
        )
        if is_new:
            log.record(application.role, Event.Kind.UNVEILED, application=application, by=by)


def set_blind(role: Role, policy: str, by: User) -> None:
    """Hide the candidates of the role from its team until there is a decision, or no longer.

    Raises:
        NotAllowedError: the person may not change this role.
        ValueError: there is no such policy.

    """
    permissions.require(role, Right.EDIT_ROLE, by)
    policy = Role.Blind(policy)
    if policy == role.blind:
        return
    with transaction.atomic():
        role.blind = policy
        role.save(update_fields=["blind"])
        if policy == Role.Blind.NO:
            BlindText.objects.filter(application__role=role).delete()
        log.record(role, Event.Kind.ROLE_CHANGED, by=by, blind=policy)
