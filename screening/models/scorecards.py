"""What each person of the team thinks of an application, criterion by criterion, in five steps."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from screening.models.applications import Application

LONGEST_REMARK = 1000


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    """The scorecards: those of colleagues stay hidden until they are submitted."""

    def submitted(self) -> Self:
        """Those that their authors have shown to the team."""
        return self.filter(submitted_at__isnull=False)

    def with_scores(self) -> Self:
        """Each with its author and its scores. Two queries."""
        return self.select_related("by").prefetch_related("scores")


class Scorecard(models.Model):
    """One person's scores for one application. Until `submitted_at` nobody else sees it; from then on it stays."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="scorecards")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    remark = models.TextField(blank=True, max_length=LONGEST_REMARK)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "by"], name="scorecard_is_one_per_application_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.by_id} on {self.application_id}"


class Score(models.Model):
    """One of five steps for one criterion, with a remark."""

    class Step(models.IntegerChoices):
        STRONG_NO = 1, pgettext_lazy("score", "Strong no")
        NO = 2, pgettext_lazy("score", "No")
        MIXED = 3, pgettext_lazy("score", "Mixed")
        YES = 4, pgettext_lazy("score", "Yes")
        STRONG_YES = 5, pgettext_lazy("score", "Strong yes")

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="scores")
    criterion = models.SlugField(max_length=60)
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    remark = models.TextField(blank=True, max_length=LONGEST_REMARK)

    class Meta:
        ordering = ["scorecard_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "criterion"], name="score_is_one_per_criterion"),
            models.CheckConstraint(condition=Q(step__gte=1, step__lte=5), name="score_has_five_steps"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.step}"
