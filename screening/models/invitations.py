"""An invitation to the team of a role, by mail: a link that is used once, and dies with time or a newer one."""

from datetime import timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from screening.models.identifiers import fold_email, new_public_id
from screening.models.roles import Membership, Role

VALID_FOR: Final = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """The invitations."""

    def open(self) -> Self:
        """Those that nobody has accepted yet, also when their link is too old."""
        return self.filter(accepted_at__isnull=True)


class Invitation(models.Model):
    """One person asked to join the team of a role. One that is withdrawn is deleted, with the address in it.

    `secret` is in the link and changes with each renewal, so that only the link that was sent last works; `num_sent`
    counts them.
    """

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    email_key = models.CharField(max_length=254, editable=False)
    function = models.CharField(max_length=10, choices=Membership.Function.choices)
    language = models.CharField(max_length=5, default="en")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    secret = models.CharField(max_length=32, default=new_public_id, editable=False)
    num_sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["role_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "email_key"],
                condition=Q(accepted_at__isnull=True),
                name="invitation_is_one_per_role_and_address",
            ),
            models.CheckConstraint(
                condition=Q(function__in=["owner", "recruiter", "reviewer", "reader"]),
                name="invitation_function_is_known",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_is_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.role_id}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.email_key = fold_email(self.email)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def is_expired(self) -> bool:
        """Whether the link is too old to be used."""
        return timezone.now() >= self.expires_at
