"""What named people did with an application: they looked at it, they decided."""

from typing import Final

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from screening.models.applications import Application
from screening.models.criteria import CriteriaVersion


class Viewing(models.Model):
    """That a person looked at an application: once per person, with the first and the last time."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="viewings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "by"], name="viewing_is_one_per_application_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.by_id} saw {self.application_id}"


class Decision(models.Model):
    """What a named person decided, why, and that they had looked before. The database refuses anything less.

    `version` is that of the criteria whose verdicts the person saw: None when there were none yet. REOPEN takes the
    decision before it back. `rests_on` holds the slugs of the criteria that the person named as its ground, "other" for
    a ground that is none of them.
    `taken_back_at` is when that person took it back before anything followed it; the row stays.
    """

    class Kind(models.TextChoices):
        SHORTLIST = "shortlist", _("Shortlist")
        HOLD = "hold", _("Put on hold")
        REJECT = "reject", _("Reject")
        REOPEN = "reopen", _("Reopened")

    FINAL: Final = ("shortlist", "reject")  # what ends the judging: later criteria change nothing about it

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    reason = models.TextField(validators=[MinLengthValidator(3)])
    version = models.ForeignKey(
        CriteriaVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    rests_on = models.JSONField(default=list, blank=True)
    viewed_at = models.DateTimeField()
    decided_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["shortlist", "hold", "reject", "reopen"]), name="decision_kind_is_known"
            ),
            models.CheckConstraint(condition=GreaterThan(Length(Trim("reason")), 0), name="decision_gives_a_reason"),
            models.CheckConstraint(condition=Q(viewed_at__lte=F("decided_at")), name="decision_is_made_after_looking"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.application_id}"
