"""The outbox: mails that are to be sent, once each."""

from django.db import models

from screening.models.applications import Application
from screening.models.invitations import Invitation
from screening.models.queue import Work, WorkQuerySet, running_has_a_lease


class OutgoingMailQuerySet(WorkQuerySet["OutgoingMail"]):
    """The outbox."""


class OutgoingMail(Work):
    """One mail. `key` is unique, so that the same mail cannot be ordered twice; the text is rendered when it is sent.

    `context` holds ids and codes, never texts about a person. A mail that was handed over when the process died is
    UNCERTAIN: a person decides whether it is sent again.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt"
        NEW_FILE_WANTED = "new_file_wanted"
        SHORTLISTED = "shortlisted"
        REJECTED = "rejected"
        ERASED = "erased"
        NEW_LINK = "new_link"
        QUESTION = "question"
        REMINDER = "reminder"
        REVIEW_ASKED = "review_asked"
        DATA_NOTICE = "data_notice"
        ACCOUNT_OPENED = "account_opened"
        PASSWORD_FORGOTTEN = "password_forgotten"  # noqa: S105 - a kind of mail
        ACCOUNT_CHANGED = "account_changed"
        INVITATION = "invitation"

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="outgoing_mails"
    )
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, null=True, blank=True, related_name="outgoing_mails"
    )
    to = models.EmailField(max_length=254)
    language = models.CharField(max_length=5, default="en")
    context = models.JSONField(default=dict, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager.from_queryset(OutgoingMailQuerySet)()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["state", "due_at"], name="mail_by_state_and_due")]
        constraints = [running_has_a_lease("mail_runs_under_a_lease")]

    def __str__(self) -> str:
        return self.key
