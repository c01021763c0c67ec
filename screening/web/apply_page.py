"""A role and the draft of an application in, the page with its form out: filled, and checked where asked."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from screening.models import Document, Draft, Role
from screening.web.apply_forms import ApplyForm
from screening.web.apply_prefill import prefill
from screening.web.apply_questions import Question, questions_of
from screening.web.apply_stamp import Stamp, new_stamp
from screening.web.notice import current_notice_version, notice_of
from screening.web.plain_words import active_language
from screening.web.public import job_of
from screening.web.public_page import secret_page
from screening.web.upload_sentences import sentence_of_refusal

NOTES: Final[dict[str, Promise]] = {
    "again": _("Nothing has been sent yet. Please check what you filled in and press Send once more."),
    "limit": _("Too many applications came from here within an hour. Nothing has been sent. Please try again later."),
}


@dataclass(frozen=True, slots=True)
class View:
    """How the form is to be shown: with its errors or without, with which note, after which refused file."""

    check: bool = False
    refused: str = ""
    note: str = ""

    @property
    def query(self) -> str:
        """The view as the query of an address, so that the page can be loaded again."""
        chosen = {"check": "1" if self.check else "", "file": self.refused, "note": self.note}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{query}" if query else ""

    @classmethod
    def of(cls, request: HttpRequest) -> "View":
        """The view that the address of the request asks for."""
        query = request.GET
        return cls("check" in query, query.get("file", ""), query.get("note", ""))


def form_page(
    request: HttpRequest, role: Role, draft: Draft | None, view: View, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The apply form of the role, empty or with what the draft holds."""
    form = form_of(role, draft, view)
    shared = {
        "job": job_of(role),
        "form": form,
        "errors": list(form.summary()) if form.is_bound else [],
        "notice": notice_of(current_notice_version(), retention_months=role.retention_months),
        "draft": draft,
        "document": draft.document if draft else None,
        "draft_address": draft_address(draft) if draft else "",
        "kept_until": timezone.now() + timedelta(days=settings.DRAFT_DAYS),
        "stamp": stamp_of(role, draft),
        "note": NOTES.get(view.note, ""),
    }
    return secret_page(request, "public/apply.html", {**shared, **context}, status)


def stamp_of(role: Role, draft: Draft | None) -> str:
    """A signed stamp for the form: that of the draft's token, or a new one."""
    stamp = Stamp(draft.token, draft.started_at) if draft else new_stamp()
    return stamp.signed(role.slug)


def form_of(role: Role, draft: Draft | None, view: View) -> ApplyForm:
    """The form, filled from the draft; checked where the view asks for it, else with the CV's proposals beside."""
    questions = questions_for(role)
    document = draft.document if draft else None
    problem = problem_of(document, view.refused)
    has_file = document is not None and document.state != Document.State.UNREADABLE
    options: dict[str, Any] = {"today": timezone.localdate(), "has_file": has_file, "file_problem": problem}
    if draft and view.check:
        return ApplyForm(questions, draft.fields, **options)
    typed = draft.fields if draft else {}
    return ApplyForm(questions, initial={**proposals_of(questions, document), **typed}, **options)


def questions_for(role: Role) -> tuple[Question, ...]:
    """The questions that the role's criteria ask now; none before it has criteria."""
    version = role.current_version()
    if version is None:
        return ()
    wording = {criterion.slug: criterion.question for criterion in version.criteria.all()}
    return questions_of(version.to_terms(), wording)


def problem_of(document: Document | None, refused: str = "") -> str:
    """What is wrong with the file that was just refused, or with the one that is kept; "" when nothing is."""
    if refused:
        return sentence_of_refusal(refused)
    unreadable = document is not None and document.state == Document.State.UNREADABLE
    return sentence_of_refusal(document.reason) if unreadable and document else ""


def proposals_of(questions: tuple[Question, ...], document: Document | None) -> dict[str, Any]:
    """What the CV says to the questions, once it was read."""
    reading = document.reading if document else None
    return prefill(questions, reading.facts_terms) if reading else {}


def draft_address(draft: Draft, view: View | None = None, language: str = "") -> str:
    """The address that leads back to the draft, in `language` or the active one."""
    with override(language or active_language()):
        return reverse("apply_draft", args=[draft.role.slug, draft.token]) + (view.query if view else "")
