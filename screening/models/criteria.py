"""The criteria of a role, version by version, with the vocabulary they are judged by: rows to `terms` and back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from screening.core import terms
from screening.core.codec import CodecError, from_plain, to_plain
from screening.core.rolefile_fields import Fields, Problems
from screening.core.rolefile_rules import plain_rule, read_rule
from screening.models.roles import Role

RULE_TYPES: Final[dict[str, Any]] = {
    terms.CriterionKind.YEARS: terms.YearsRule,
    terms.CriterionKind.LANGUAGES: terms.LanguageAtLeast | terms.AllOf | terms.AnyOf,
    terms.CriterionKind.ONSITE: terms.OnsiteRule,
    terms.CriterionKind.START: terms.StartRule,
    terms.CriterionKind.COUNT: terms.CountRule,
    terms.CriterionKind.EVIDENCE: terms.EvidenceRule,
}

PARAMS_FIT_KIND = (
    Q(kind="years", params__has_keys=["domain", "at_least"])
    | Q(kind="languages", params__has_any_keys=["language", "all_of", "any_of"])
    | Q(kind="onsite", params__has_keys=["place", "days_per_week"])
    | Q(kind="start", params__has_key="latest")
    | Q(kind="count", params__has_keys=["what", "at_least"])
    | Q(kind="evidence", params__has_key="topic")
)


class CriteriaVersion(models.Model):
    """One version of a role's criteria and vocabulary. It is never changed: a change is the next version."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["role_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["role", "number"], name="criteria_version_number_is_unique_per_role"),
            models.CheckConstraint(condition=Q(number__gte=1), name="criteria_version_counts_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.role_id} v{self.number}"

    def to_terms(self) -> terms.RoleTerms:
        """The role as the judging sees it, its criteria in their order. Four queries."""
        return terms.RoleTerms(
            slug=self.role.slug,
            criteria=tuple(criterion.to_terms() for criterion in self.criteria.all()),
            domains=tuple(domain.to_terms() for domain in self.domains.all()),
            topics=tuple(topic.to_terms() for topic in self.topics.all()),
        )

    def questions(self) -> dict[str, dict[str, str]]:
        """The questions that the apply form asks, per slug of a criterion and language."""
        return {criterion.slug: criterion.question for criterion in self.criteria.all() if criterion.question}


class Criterion(models.Model):
    """One typed requirement: a gate, or a weight of 1-5. `params` is the rule of `kind` in plain JSON."""

    class Kind(models.TextChoices):
        YEARS = "years", _("Years in a domain")
        LANGUAGES = "languages", _("Languages")
        ONSITE = "onsite", _("On site")
        START = "start", _("Start date")
        COUNT = "count", _("Count")
        EVIDENCE = "evidence", _("Evidence of a topic")

    version = models.ForeignKey(CriteriaVersion, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    gate = models.BooleanField(default=False)
    weight = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(5)])
    labels = models.JSONField(default=dict)
    source = models.TextField(blank=True)
    justification = models.TextField(blank=True)
    question = models.JSONField(default=dict, blank=True)
    params = models.JSONField(default=dict)

    class Meta:
        ordering = ["version_id", "position", "id"]
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["version", "slug"], name="criterion_slug_is_unique_per_version"),
            models.UniqueConstraint(fields=["version", "position"], name="criterion_position_is_unique_per_version"),
            models.CheckConstraint(
                condition=Q(gate=True, weight=0) | Q(gate=False, weight__gte=1, weight__lte=5),
                name="criterion_is_a_gate_or_weighs_1_to_5",
                violation_error_message=_("A criterion is either a gate or has a weight from 1 to 5."),
            ),
            models.CheckConstraint(
                condition=PARAMS_FIT_KIND,
                name="criterion_params_fit_kind",
                violation_error_message=_("The parameters do not belong to this kind of criterion."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def label(self, language: str = "en") -> str:
        """The label in `language`, or else in English, or else the slug."""
        return self.labels.get(language[:2]) or self.labels.get("en") or self.slug

    def clean(self) -> None:
        """Check that `params` is a rule of this kind, by the same rules as a role file.

        Raises:
            ValidationError: it is not; the message names the field.

        """
        if self.kind not in RULE_TYPES:
            return  # the choices of the field have said so
        try:
            plain = plain_rule(self.rule())
        except CodecError as error:
            raise ValidationError({"params": _("Not a rule of this kind: %s") % error}) from error
        problems = Problems()
        read_rule(terms.CriterionKind(self.kind), Fields(plain, "", problems))
        if problems.found:
            raise ValidationError({"params": [str(problem) for problem in problems.found]})

    def rule(self) -> terms.Rule:
        """The typed rule.

        Raises:
            CodecError: `params` does not have the shape of `kind`.

        """
        rule: terms.Rule = from_plain(RULE_TYPES[self.kind], self.params)
        return rule

    def to_terms(self) -> terms.Criterion:
        """The criterion as the judging sees it."""
        return terms.Criterion(
            slug=self.slug,
            kind=terms.CriterionKind(self.kind),
            rule=self.rule(),
            gate=self.gate,
            weight=self.weight,
            labels=self.labels,
            source=self.source,
            justification=self.justification,
        )

    @classmethod
    def from_terms(
        cls,
        version: CriteriaVersion,
        position: int,
        criterion: terms.Criterion,
        question: Mapping[str, str] = MappingProxyType({}),
    ) -> "Criterion":
        """The unsaved row of `criterion` at `position` of `version`, with what the apply form asks about it."""
        return cls(
            version=version,
            position=position,
            slug=criterion.slug,
            kind=criterion.kind.value,
            gate=criterion.gate,
            weight=criterion.weight,
            labels=dict(criterion.labels),
            source=criterion.source,
            justification=criterion.justification,
            question=dict(question),
            params=to_plain(criterion.rule),
        )


class Vocabulary(models.Model):
    """What a domain and a topic of a role have in common: `phrases` holds every other field of the term."""

    slug = models.SlugField(max_length=60)
    labels = models.JSONField(default=dict)
    phrases = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug

    def plain(self) -> dict[str, object]:
        """The term in plain JSON."""
        return {"slug": self.slug, "labels": self.labels, **self.phrases}


class Domain(Vocabulary):
    """The role's own vocabulary for a domain of work; it stands in the library's place for this role."""

    version = models.ForeignKey(CriteriaVersion, on_delete=models.CASCADE, related_name="domains")

    class Meta:
        ordering = ["version_id", "slug"]
        constraints = [models.UniqueConstraint(fields=["version", "slug"], name="domain_slug_is_unique_per_version")]

    def to_terms(self) -> terms.Domain:
        """The domain as the judging sees it."""
        return from_plain(terms.Domain, self.plain())

    @classmethod
    def from_terms(cls, version: CriteriaVersion, domain: terms.Domain) -> "Domain":
        """The unsaved row of `domain` in `version`."""
        return cls(version=version, **_columns(domain))


class Topic(Vocabulary):
    """The role's own vocabulary for the topic of an evidence criterion."""

    version = models.ForeignKey(CriteriaVersion, on_delete=models.CASCADE, related_name="topics")

    class Meta:
        ordering = ["version_id", "slug"]
        constraints = [models.UniqueConstraint(fields=["version", "slug"], name="topic_slug_is_unique_per_version")]

    def to_terms(self) -> terms.Topic:
        """The topic as the judging sees it."""
        return from_plain(terms.Topic, self.plain())

    @classmethod
    def from_terms(cls, version: CriteriaVersion, topic: terms.Topic) -> "Topic":
        """The unsaved row of `topic` in `version`."""
        return cls(version=version, **_columns(topic))


def _columns(vocabulary: terms.Domain | terms.Topic) -> dict[str, Any]:
    plain = to_plain(vocabulary)
    return {"slug": plain.pop("slug"), "labels": plain.pop("labels"), "phrases": plain}
