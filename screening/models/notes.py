"""What the team keeps beside an application for itself: notes and tags. They are no verdict and no decision."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from screening.models.applications import Application
from screening.models.identifiers import fold_text

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

LONGEST_NOTE = 4000
LONGEST_TAG = 40


class Note(models.Model):
    """What a named person noted. `folded` is the text as a search compares it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(max_length=LONGEST_NOTE)
    folded = models.TextField(editable=False)

    class Meta:
        ordering = ["application_id", "id"]
        constraints = [
            models.CheckConstraint(condition=GreaterThan(Length(Trim("text")), 0), name="note_says_something")
        ]

    def __str__(self) -> str:
        return f"note {self.pk} on {self.application_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold_text(self.text)
        super().save(*args, **kwargs)


class MentionQuerySet(models.QuerySet["Mention"]):
    """The mentions of people in notes."""

    def waiting_for(self, user: "User | AnonymousUser") -> Self:
        """What colleagues want `user` to read and they have not, on their roles, newest first, ready to be shown."""
        mine = self.filter(user_id=user.pk, seen_at__isnull=True, note__application__role__memberships__user_id=user.pk)
        return mine.select_related("note__by", "note__application__role").order_by("-id")


class Mention(models.Model):
    """That a note names a colleague. It waits until that person opens the application."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["note_id", "id"]
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="mention_is_once_in_a_note")]

    def __str__(self) -> str:
        return f"{self.user_id} in note {self.note_id}"


class Tag(models.Model):
    """One tag on one application, once, in lower case; who put it there and when."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=LONGEST_TAG, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["application_id", "tag"]
        constraints = [
            models.UniqueConstraint(fields=["application", "tag"], name="tag_is_once_on_an_application"),
            models.CheckConstraint(condition=GreaterThan(Length(Trim("tag")), 0), name="tag_says_something"),
        ]

    def __str__(self) -> str:
        return self.tag


def clean_tag(text: str) -> str:
    """The tag as it is kept: in lower case, single spaces, no longer than LONGEST_TAG; "" for nothing."""
    return " ".join(text.replace("\0", "").lower().split())[:LONGEST_TAG].strip()
