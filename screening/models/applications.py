"""One person applying to one role."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.core import terms
from screening.core.codec import from_plain
from screening.models.documents import Document
from screening.models.identifiers import fold_email, fold_phone, new_public_id
from screening.models.roles import Role
from screening.models.suppliers import Supplier

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

NOT_JUDGED = 3  # behind meets, clarify and fails


class ApplicationQuerySet(models.QuerySet["Application"]):
    """The applications: who may see them, and the shapes that pages and flow need."""

    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The applications to roles whose team `user` is on: the only door for a person who logged in."""
        return self.filter(role__memberships__user_id=user.pk) if user.is_authenticated else self.none()

    def current(self) -> Self:
        """The applications that stand for themselves: none that was merged into another of the same person."""
        return self.filter(merged_into__isnull=True)

    def ranked(self) -> Self:
        """In the order of the board: meets, clarify, fails, not judged; then points, then who came first, then id."""
        standing = Case(
            When(assessment__standing="meets", then=Value(0)),
            When(assessment__standing="clarify", then=Value(1)),
            When(assessment__standing="fails", then=Value(2)),
            default=Value(NOT_JUDGED),
            output_field=models.SmallIntegerField(),
        )
        return self.annotate(standing_order=standing).order_by(
            "standing_order", F("assessment__points").desc(nulls_last=True), "received_at", "id"
        )

    def tally(self) -> "models.QuerySet[Any, Any]":
        """How many there are of each role, standing, state and state of the document: `num` per combination."""
        return (
            self.order_by()
            .values("role_id", "assessment__standing", "state", "document__state")
            .annotate(num=models.Count("id"))
        )

    def page(self) -> Self:
        """One application with all that its page shows."""
        return self.select_related(
            "role", "supplier", "document__reading", "assessment__version", "decision__by"
        ).prefetch_related(
            "assessment__verdicts",
            "overrides__by",
            "decisions__by",
            "viewings__by",
            "notes__by",
            "notes__mentions__user",
            "tags",
        )

    def open(self) -> Self:
        """The applications that nobody has rejected and nobody has withdrawn."""
        return self.exclude(state__in=[Application.State.REJECTED, Application.State.WITHDRAWN])


class Application(models.Model):
    """One person applying to one role: contact, answers, consent, CV, when it was received.

    `answers` is `terms.Answers` in plain JSON. `sha256` repeats the document's, for the constraint that one person
    cannot apply twice with the same file. `assessment` and `decision` are the ones that hold now. `review_asked_at` is
    when the candidate asked for a person to look once more, `review_words` what they wrote with it.

    `origin` is how it reached us. Who did not apply themselves gave no consent, may have no e-mail, and must be told
    that we have their data (GDPR 14): `told_at` is when they were. `right_date` is when they gave `supplier` the right
    to represent them. `merged_into` is the application of the same person that stands for this one.
    """

    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("application", "Received")
        SHORTLISTED = "shortlisted", pgettext_lazy("application", "Shortlisted")
        ON_HOLD = "on_hold", pgettext_lazy("application", "On hold")
        REJECTED = "rejected", pgettext_lazy("application", "Rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")

    class Origin(models.TextChoices):
        FORM = "form", pgettext_lazy("origin", "Applied on the page")
        UPLOAD = "upload", pgettext_lazy("origin", "Brought in as a file")
        HAND = "hand", pgettext_lazy("origin", "Entered by hand")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="applications")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="application")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    email_key = models.CharField(max_length=254, editable=False)
    phone_key = models.CharField(max_length=20, blank=True, editable=False)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(max_length=5, default="en")
    answers = models.JSONField(default=dict, blank=True)
    notice_version = models.CharField(max_length=20)
    consented_at = models.DateTimeField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.FORM)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, null=True, blank=True, related_name="applications")
    right_date = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    talent_pool_consented_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    idempotency_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    legal_hold = models.BooleanField(default=False)
    review_asked_at = models.DateTimeField(null=True, blank=True)
    review_words = models.TextField(blank=True)
    assessment = models.OneToOneField(
        "Assessment", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    decision = models.OneToOneField(
        "Decision", on_delete=models.RESTRICT, null=True, blank=True, related_name="+", editable=False
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "id"]
        indexes = [
            models.Index(fields=["role", "received_at"], name="application_by_role_and_time"),
            models.Index(fields=["role", "email_key"], name="application_by_role_and_email"),
            models.Index(fields=["role", "phone_key"], name="application_by_role_and_phone"),
            models.Index(
                fields=["role", "merged_into", "state", "assessment", "decision"], name="application_by_role_and_ends"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__in=["form", "upload", "hand"]), name="application_origin_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(origin="form") | Q(consented_at__isnull=False), name="application_by_form_has_consent"
            ),
            # With a condition that always holds: PostgreSQL takes the columns of a partial index for no key, so that
            # learning an address locks nobody out who points at the application (decision 0408).
            models.UniqueConstraint(
                fields=["role", "email_key", "sha256"],
                condition=~Q(sha256=""),
                name="application_is_one_per_person_and_file",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "withdrawn"]) | Q(decision__isnull=False),
                name="application_moves_only_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "shortlisted", "on_hold", "rejected", "withdrawn"]),
                name="application_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email_key, self.phone_key = fold_email(self.email), fold_phone(self.phone)
        super().save(*args, **kwargs)

    def answers_terms(self) -> terms.Answers:
        """What the candidate declared, typed.

        Raises:
            CodecError: the row holds something else.

        """
        return from_plain(terms.Answers, self.answers)
