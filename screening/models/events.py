"""The log of what happened: append-only, and chained by hashes so that a later change shows."""

import hashlib
import json
from datetime import UTC
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from screening.models.roles import Role


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete what was logged."""


class EventQuerySet(models.QuerySet["Event"]):
    """The events; they can be added and read."""

    def about(self, application: str) -> "EventQuerySet":
        """The history of the application with that public id, oldest first."""
        return self.filter(application=application).select_related("by").order_by("id")

    def update(self, **_fields: Any) -> NoReturn:
        raise AppendOnlyError("events are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("events are never deleted")


class Event(models.Model):
    """Who did what, when. The chain runs per role; `number` counts in it from 1.

    `application` is a public id and no foreign key: an erased application leaves its events, and they name nobody.
    `details` holds codes and ids, never names, texts of a CV or reasons a person wrote. `by` is None for the system
    and for the candidate.
    """

    class Kind(models.TextChoices):
        ROLE_LOADED = "role_loaded", _("Role loaded")
        ROLE_CHANGED = "role_changed", _("Role changed")
        ROLE_MOVED = "role_moved", _("Status changed")
        TEAM_CHANGED = "team_changed", _("Team changed")
        CRITERIA_CHANGED = "criteria_changed", _("Criteria changed")
        RECEIVED = "received", _("Application received")
        TOLD = "told", _("Person told that we have their data")
        MERGED = "merged", _("Merged with another application")
        UNMERGED = "unmerged", _("Merge undone")
        FILE_REPLACED = "file_replaced", _("CV replaced")
        READ = "read", _("CV read")
        NOT_READ = "not_read", _("CV could not be read")
        JUDGED = "judged", _("Judged")
        OVERRIDDEN = "overridden", _("Verdict overridden")
        ANSWERED = "answered", _("Answers changed")
        ASKED = "asked", _("Candidate asked")
        REPLIED = "replied", _("Candidate replied")
        CORRECTED = "corrected", _("Contact details corrected")
        REVIEW_ASKED = "review_asked", _("Review by a person asked for")
        POOL_LEFT = "pool_left", _("Talent pool left")
        DECIDED = "decided", _("Decided")
        TAKEN_BACK = "taken_back", _("Decision taken back")
        LETTER_STOPPED = "letter_stopped", _("Letter stopped")
        LETTER_HURRIED = "letter_hurried", _("Letter sent without waiting")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        INFORMED = "informed", _("Mail sent")
        SCORED = "scored", _("Scorecard submitted")
        UNVEILED = "unveiled", _("Name shown in a blind role")
        DOWNLOADED = "downloaded", _("Original file downloaded")
        EXPORTED = "exported", _("Exported")
        FORGOTTEN = "forgotten", _("Erased")

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    application = models.CharField(max_length=32, blank=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    details = models.JSONField(default=dict, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["role_id", "number"]
        constraints = [models.UniqueConstraint(fields=["role", "number"], name="event_number_is_unique_per_role")]

    def __str__(self) -> str:
        return f"{self.role_id}/{self.number} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("events are never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError("events are never deleted")

    def expected_hash(self) -> str:
        """The SHA-256 of the previous hash and of every column of this event."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        columns = [self.previous_hash, self.role_id, self.number, self.kind, self.application, self.by_id, at]
        text = json.dumps([*columns, self.details], sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
