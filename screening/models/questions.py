"""What a recruiter asks a candidate and what comes back; and what a candidate corrects by themselves."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from screening.models.applications import Application


class QuestionQuerySet(models.QuerySet["Question"]):
    """The questions: on a recruiter's list, sent and open, or answered."""

    def noted(self) -> Self:
        """Those on the list that have not been sent."""
        return self.filter(asked_at__isnull=True)

    def open(self) -> Self:
        """Those that were sent and wait for the candidate."""
        return self.filter(asked_at__isnull=False, answered_at__isnull=True)


class Question(models.Model):
    """One question to the candidate: about a criterion (its slug), in the recruiter's own words, or both.

    It is noted first and goes out with the others of the list: `asked_at` is None until then. `answer` holds the
    candidate's own words; `declared` what they chose, as `terms.Answers` in plain JSON with only that in it.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="questions")
    criterion = models.SlugField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    declared = models.JSONField(default=dict, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "id"]
        indexes = [models.Index(fields=["asked_at"], name="question_by_time_asked")]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion"],
                condition=Q(answered_at__isnull=True) & ~Q(criterion=""),
                name="question_one_unanswered_per_criterion",
            ),
            models.CheckConstraint(condition=~Q(criterion="") | ~Q(text=""), name="question_asks_something"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(asked_at__isnull=False),
                name="question_is_asked_before_it_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.criterion or self.pk}"


class Correction(models.Model):
    """One thing that the candidate changed afterwards, with what stood there before: neither is thrown away.

    For ANSWERS the values are `terms.Answers` in plain JSON, else texts.
    """

    class What(models.TextChoices):
        ANSWERS = "answers", pgettext_lazy("correction", "Answers")
        NAME = "name", pgettext_lazy("correction", "Name")
        EMAIL = "email", pgettext_lazy("correction", "E-mail")
        PHONE = "phone", pgettext_lazy("correction", "Telephone")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="corrections")
    what = models.CharField(max_length=10, choices=What.choices)
    earlier: Any = models.JSONField()
    later: Any = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["answers", "name", "email", "phone"]), name="correction_is_of_something_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.what}"
