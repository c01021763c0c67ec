"""The working copy of a role's criteria that one person is editing: nothing typed is lost, and nothing holds yet."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q

from screening.models.identifiers import new_public_id
from screening.models.roles import Role


class CriteriaDraftQuerySet(models.QuerySet["CriteriaDraft"]):
    """The working copies. Only the person who edits sees theirs."""

    def of(self, user: User) -> Self:
        """The working copies of `user`, the one changed last first."""
        return self.filter(by=user).order_by("-changed_at", "-id")

    def for_new_roles(self) -> Self:
        """Those that have no role yet."""
        return self.filter(role=None)


class CriteriaDraft(models.Model):
    """One working copy: of the criteria of `role`, or of a role that is still to be made (`role` is None).

    `entries` is a list of {"key", "state", "kind", "slug", "importance", "rule", "labels", ...}: see `core/entries.py`.
    `base_number` is the version that the copy began from, 0 for none. `advertisement` and `head` (title, organisation,
    location, language) are those of a role to be made; `advice` are {"start", "end", "concern"} in that text.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="criteria_drafts")
    role = models.ForeignKey(Role, on_delete=models.CASCADE, null=True, blank=True, related_name="criteria_drafts")
    base_number = models.PositiveIntegerField(default=0)
    advertisement = models.TextField(blank=True)
    head = models.JSONField(default=dict, blank=True)
    advice = models.JSONField(default=list, blank=True)
    entries = models.JSONField(default=list, blank=True)
    domains = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = CriteriaDraftQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "by"], condition=Q(role__isnull=False), name="criteria_draft_is_one_per_role_and_person"
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.public_id} of {self.role_id}"

    @property
    def is_new(self) -> bool:
        """Whether it is not stored yet."""
        return self._state.adding
