"""Who had a candidate of a blind role shown to them before they decided, and why."""

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from screening.models.applications import Application


class Unveiling(models.Model):
    """That a person lifted the veil of one application for themselves, once, with the reason."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="unveilings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(validators=[MinLengthValidator(3)])

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "by"], name="unveiling_is_one_per_application_and_person"),
            models.CheckConstraint(condition=GreaterThan(Length(Trim("reason")), 0), name="unveiling_gives_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} unveiled {self.application_id}"
