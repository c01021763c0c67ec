"""What was concluded for an application: assessments with their verdicts, and the overrides of recruiters."""

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.core import terms
from screening.core.codec import from_plain, to_plain
from screening.models.applications import Application
from screening.models.criteria import CriteriaVersion, Criterion
from screening.models.documents import Reading


class Outcome(models.TextChoices):
    PASS = "pass", pgettext_lazy("verdict", "Pass")
    FAIL = "fail", pgettext_lazy("verdict", "Fail")
    UNCLEAR = "unclear", pgettext_lazy("verdict", "Unclear")


class Assessment(models.Model):
    """All verdicts of one judging, with what they rest on; kept for good, so that it can be replayed.

    `inputs` is a fingerprint of everything that went in (reading, answers, criteria, overrides, reference date,
    engine): the same inputs are never judged twice. `traits` is what a board filters by, one `name=value` a line.
    """

    class Standing(models.TextChoices):
        MEETS = "meets", pgettext_lazy("standing", "Meets")
        CLARIFY = "clarify", pgettext_lazy("standing", "To clarify")
        FAILS = "fails", pgettext_lazy("standing", "Fails")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="assessments")
    version = models.ForeignKey(CriteriaVersion, on_delete=models.PROTECT, related_name="assessments")
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, related_name="assessments")
    engine = models.CharField(max_length=20)
    reference_date = models.DateField()
    answers = models.JSONField(default=dict)
    inputs = models.CharField(max_length=64)
    standing = models.CharField(max_length=10, choices=Standing.choices)
    points = models.DecimalField(max_digits=4, decimal_places=1)
    traits = models.TextField(blank=True, editable=False)
    judged_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "inputs"], name="assessment_is_one_per_inputs"),
            models.CheckConstraint(
                condition=Q(standing__in=["meets", "clarify", "fails"]), name="assessment_standing_is_known"
            ),
            models.CheckConstraint(condition=Q(points__gte=0, points__lte=100), name="assessment_points_are_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.standing} {self.points}"


class Verdict(models.Model):
    """One verdict. `computed` is what CV and answers gave; `outcome` is what holds: the override where there is one.

    `reason` and `would_change` are {"code": ..., "values": ...}, rendered to a sentence where they are shown.
    `evidence` holds {"page", "start", "end", "quote"}; `notes` are reasons that go with it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="verdicts")
    position = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Criterion.Kind.choices)
    gate = models.BooleanField()
    weight = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    computed = models.CharField(max_length=10, choices=Outcome.choices)
    source = models.CharField(max_length=10)
    measured = models.JSONField(default=dict)
    reason = models.JSONField()
    would_change = models.JSONField(null=True)
    evidence = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        ordering = ["assessment_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="verdict_is_one_per_criterion"),
            models.CheckConstraint(
                condition=Q(outcome__in=["pass", "fail", "unclear"], computed__in=["pass", "fail", "unclear"]),
                name="verdict_has_three_values",
            ),
            models.CheckConstraint(
                condition=Q(outcome=models.F("computed")) | Q(source="recruiter"),
                name="verdict_differs_only_by_override",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.outcome}"

    @property
    def is_overridden(self) -> bool:
        """Whether a recruiter's word stands here instead of the computed verdict."""
        return self.source == terms.Source.RECRUITER.value

    def to_terms(self) -> terms.Verdict:
        """The verdict as the ranking and the wording see it, with the outcome that holds."""
        spans = [{key: quote[key] for key in ("page", "start", "end")} for quote in self.evidence]
        names = ("criterion", "kind", "gate", "outcome", "reason", "source", "weight", "would_change", "measured")
        plain = {name: getattr(self, name) for name in names}
        return from_plain(terms.Verdict, {**plain, "evidence": spans, "notes": self.notes})

    @classmethod
    def from_terms(
        cls, assessment: Assessment, position: int, verdict: terms.Verdict, computed: terms.Outcome, quotes: list[str]
    ) -> "Verdict":
        """The unsaved row of `verdict`; `quotes` are the texts of its evidence, in order."""
        plain = to_plain(verdict)
        spans = plain.pop("evidence")
        evidence = [{**span, "quote": quote} for span, quote in zip(spans, quotes, strict=True)]
        return cls(assessment=assessment, position=position, computed=computed.value, evidence=evidence, **plain)


class OverrideQuerySet(models.QuerySet["Override"]):
    """The overrides."""

    def standing(self, application: Application) -> "tuple[Override, ...]":
        """The newest override of each criterion, those left out that went back to the computed verdict."""
        newest = {override.criterion: override for override in self.filter(application=application).order_by("pk")}
        return tuple(override for override in newest.values() if override.outcome != Override.Outcome.COMPUTED)


class Override(models.Model):
    """A recruiter's word on one criterion. The newest one for a criterion holds; COMPUTED takes an earlier one back."""

    class Outcome(models.TextChoices):
        PASS = "pass", pgettext_lazy("verdict", "Pass")
        FAIL = "fail", pgettext_lazy("verdict", "Fail")
        UNCLEAR = "unclear", pgettext_lazy("verdict", "Unclear")
        COMPUTED = "computed", _("Back to the computed verdict")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="overrides")
    criterion = models.SlugField(max_length=60)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(validators=[MinLengthValidator(3)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["pass", "fail", "unclear", "computed"]), name="override_outcome_is_known"
            ),
            models.CheckConstraint(condition=GreaterThan(Length(Trim("reason")), 0), name="override_gives_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.outcome}"
