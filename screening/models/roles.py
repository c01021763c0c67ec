"""A role with its texts, deadline and retention, and the people of its team."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from screening.models.criteria import CriteriaVersion


class RoleQuerySet(models.QuerySet["Role"]):
    """The roles, by who may see them and whether one can apply."""

    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The roles whose team `user` is on: the only door to a role for a person who logged in."""
        return self.filter(memberships__user_id=user.pk) if user.is_authenticated else self.none()

    def public(self) -> Self:
        """The roles that anybody may read about and apply to."""
        return self.filter(status=Role.Status.OPEN)

    def published(self) -> Self:
        """The roles that candidates have or may have seen: a paused or closed one has a page that says so."""
        return self.exclude(status=Role.Status.DRAFT)


class Role(models.Model):
    """A vacancy. Texts that candidates read are kept per language code: {"en": "...", "nl": "...", "fr": "..."}.

    `blind` is how long the team does not see who its candidates are;
    `notice_version` is the privacy notice that somebody confirmed for this role, "" before that.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("role", "Draft")
        OPEN = "open", pgettext_lazy("role", "Open")
        PAUSED = "paused", pgettext_lazy("role", "Paused")
        CLOSED = "closed", pgettext_lazy("role", "Closed")
        ARCHIVED = "archived", pgettext_lazy("role", "Archived")

    class Blind(models.TextChoices):
        NO = "no", pgettext_lazy("blind", "No")
        UNTIL_DECIDED = "decided", _("Until somebody has shortlisted or rejected them")
        UNTIL_OWN = "own", _("For each person until they have decided themselves")

    slug = models.SlugField(max_length=60, unique=True)
    titles = models.JSONField(default=dict)
    summaries = models.JSONField(default=dict, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    languages = models.JSONField(default=list, blank=True)
    advertisement = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    deadline_date = models.DateField(null=True, blank=True)
    retention_months = models.PositiveSmallIntegerField(
        default=12, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    retention_reason = models.TextField(blank=True)
    blind = models.CharField(max_length=10, choices=Blind.choices, default=Blind.NO)
    notice_version = models.CharField(max_length=20, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "open", "paused", "closed", "archived"]),
                name="role_status_is_known",
            ),
            models.CheckConstraint(condition=models.Q(blind__in=["no", "decided", "own"]), name="role_blind_is_known"),
            models.CheckConstraint(
                condition=models.Q(retention_months__gte=1, retention_months__lte=120),
                name="role_retention_is_1_to_120_months",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "archived"]) | ~models.Q(retention_reason=""),
                name="role_states_retention_reason_before_it_opens",
                violation_error_message=_("Say why the applications are kept this long before the role opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def title(self, language: str = "en") -> str:
        """The title in `language`, or else in English, or else in any language, or else the slug."""
        return _in_language(self.titles, language) or self.slug

    def summary(self, language: str = "en") -> str:
        """The summary in `language`, or else in English, or else in any language, or else ""."""
        return _in_language(self.summaries, language)

    def current_version(self) -> "CriteriaVersion | None":
        """The criteria that hold now: the version with the highest number, None before the first."""
        return self.versions.order_by("-number").first()

    def accepts_on(self, day: date) -> bool:
        """Whether one can apply on `day`: the role is open and its deadline is not past."""
        return self.status == self.Status.OPEN and (self.deadline_date is None or day <= self.deadline_date)


def _in_language(texts: dict[str, str], language: str) -> str:
    return texts.get(language[:2]) or texts.get("en") or next(iter(texts.values()), "")


class Membership(models.Model):
    """A person on the team of a role. No membership, no access."""

    class Function(models.TextChoices):
        OWNER = "owner", _("Owner")
        RECRUITER = "recruiter", _("Recruiter")
        REVIEWER = "reviewer", _("Reviewer")
        READER = "reader", _("Reader")

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    function = models.CharField(max_length=10, choices=Function.choices)

    class Meta:
        ordering = ["role_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["role", "user"], name="membership_is_one_per_role_and_person"),
            models.CheckConstraint(
                condition=models.Q(function__in=["owner", "recruiter", "reviewer", "reader"]),
                name="membership_function_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.function} of {self.role_id}"
