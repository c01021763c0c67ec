"""Two applications that may be of one person, and what a person made of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from screening.models.applications import Application
from screening.models.roles import Role


class DuplicateQuerySet(models.QuerySet["Duplicate"]):
    """The pairs that look like one person."""

    def open_in(self, role: Role) -> Self:
        """The pairs in `role` of which nobody has said what they are, both of them standing for themselves."""
        alone = Q(first__merged_into__isnull=True, second__merged_into__isnull=True)
        return self.filter(alone, state=Duplicate.State.OPEN, first__role=role)


class Duplicate(models.Model):
    """A pair that looks like one person. `reasons` are codes of `core.duplicates`; `first` came before `second`."""

    class State(models.TextChoices):
        OPEN = "open"
        APART = "apart"
        MERGED = "merged"

    first = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="duplicates_after")
    second = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="duplicates_before")
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField(default=timezone.now)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_is_one_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_is_told_in_one_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id} {self.state}"


class Merge(models.Model):
    """That `other` was joined to `kept`. `filled` names the fields of `kept` that were empty and taken from `other`."""

    kept = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="merges")
    other = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="merged_by")
    filled = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["other"], condition=Q(undone_at=None), name="merge_of_one_is_one"),
            models.CheckConstraint(condition=~Q(kept=F("other")), name="merge_joins_two"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} into {self.kept_id}"
