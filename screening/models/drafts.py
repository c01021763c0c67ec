"""An application that somebody began and has not sent: its fields, its file, and the link that leads back to it."""

import secrets
from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from screening.models.applications import Application
from screening.models.documents import Document
from screening.models.roles import Role


def new_token() -> str:
    """256 random bits as 43 characters that may stand in an address: whoever has them has the draft."""
    return secrets.token_urlsafe(32)


class DraftQuerySet(models.QuerySet["Draft"]):
    """The drafts. The token is the only door to one."""

    def expired(self, at: datetime) -> Self:
        """The drafts to be erased: past their last day, sent or not."""
        return self.filter(expires_at__lte=at)


class Draft(models.Model):
    """One draft. `fields` holds what was typed, as it was typed; it is checked again when the draft is sent.

    `application` is set once it was sent: sending it again leads to the same receipt. Two drafts of one person with
    the same file lead to one application.
    """

    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="drafts")
    language = models.CharField(max_length=5, default="en")
    fields = models.JSONField(default=dict, blank=True)
    document = models.OneToOneField(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="draft", editable=False
    )
    notice_version = models.CharField(max_length=20, blank=True)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts", editable=False
    )
    started_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["expires_at"], name="draft_by_expiry")]

    def __str__(self) -> str:
        return f"draft {self.pk}"
