"""The uploaded file and what was read from it."""

import json
import zlib
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from screening.core import terms
from screening.core.codec import from_plain, to_plain
from screening.models.identifiers import fold_text, new_file_id

MAX_PLAIN_BYTES = 64 * 1024 * 1024  # more than any reading that the limits of the reading allow


class DocumentQuerySet(models.QuerySet["Document"]):
    """The uploaded files."""

    def unread(self) -> Self:
        """The files that still wait for a worker."""
        return self.filter(state__in=[Document.State.STORED, Document.State.READING])


class Document(models.Model):
    """One uploaded file. `file_id` names it on disk; `name` is what the candidate called it, cleaned, for display only.

    `reason` is a code of `terms.Unread`, or "altered" and "missing" for a stored file that is not what was received.
    """

    class State(models.TextChoices):
        STORED = "stored", _("Waiting to be read")
        READING = "reading", _("Being read")
        READ = "read", _("Read")
        UNREADABLE = "unreadable", _("Unreadable")
        NEEDS_MANUAL = "needs_manual", _("Needs a person")

    file_id = models.CharField(max_length=32, unique=True, default=new_file_id, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in terms.DocumentKind])
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=State.choices, default=State.STORED)
    reason = models.CharField(max_length=60, blank=True)
    reading = models.ForeignKey("Reading", on_delete=models.SET_NULL, null=True, blank=True, related_name="documents")
    replaced_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    stored_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["stored", "reading", "read", "unreadable", "needs_manual"]),
                name="document_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["unreadable", "needs_manual"]) | ~Q(reason=""),
                name="document_says_why_it_was_not_read",
            ),
        ]

    def __str__(self) -> str:
        return self.file_id

    @property
    def is_settled(self) -> bool:
        """Whether no worker will touch it again."""
        return self.state not in {self.State.STORED, self.State.READING}


class Reading(models.Model):
    """What one engine version read from one content, kept once however many documents have that content.

    `packed` is the document (pages, lines, boxes) as zlib-compressed JSON: 10-20 KB instead of 100-200 KB.
    `text` is the visible text as a search compares it.
    """

    sha256 = models.CharField(max_length=64)
    engine = models.CharField(max_length=20)
    packed = models.BinaryField()
    text = models.TextField(blank=True)
    facts = models.JSONField()
    language = models.CharField(max_length=10, blank=True)
    flags = models.JSONField(default=list, blank=True)
    num_pages = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "engine"], name="reading_is_one_per_content_and_engine")
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} by {self.engine}"

    @classmethod
    def from_terms(cls, sha256: str, engine: str, document: terms.Document, facts: terms.Facts) -> "Reading":
        """The unsaved row of what `engine` read from the content `sha256`."""
        return cls(
            sha256=sha256,
            engine=engine,
            packed=pack(document),
            text=fold_text("\n".join(page.text for page in document.pages)),
            facts=to_plain(facts),
            language=document.languages[0] if document.languages else "",
            flags=[flag.value for flag in document.flags],
            num_pages=len(document.pages),
        )

    @cached_property
    def document_terms(self) -> terms.Document:
        """The document that was read, with its pages and lines."""
        return unpack(self.packed)

    @cached_property
    def facts_terms(self) -> terms.Facts:
        """The facts that were extracted."""
        return from_plain(terms.Facts, self.facts)


def pack(document: terms.Document) -> bytes:
    """The document as compressed JSON."""
    return zlib.compress(json.dumps(to_plain(document), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(packed: bytes | memoryview) -> terms.Document:
    """The document that `packed` holds.

    Raises:
        CodecError: it holds something else.

    """
    return from_plain(terms.Document, _plain(packed))


def text_of_packed(packed: bytes | memoryview) -> terms.Document:
    """The document that `packed` holds, without the places of its lines: a quarter of the time, and enough to judge.

    Raises:
        CodecError: it holds something else.

    """
    plain = _plain(packed)
    pages = [{**page, "lines": []} for page in plain["pages"]]
    return from_plain(terms.Document, {**plain, "pages": pages})


def _plain(packed: bytes | memoryview) -> Any:
    return json.loads(zlib.decompressobj().decompress(bytes(packed), MAX_PLAIN_BYTES))
