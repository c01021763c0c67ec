"""An advertisement (pasted, or a file) or only a title in, the working copy of a new role out."""

from datetime import date
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from screening.core.reading import Audience, limits_for, sentence
from screening.core.reading.child import run_in_child
from screening.core.terms import UnreadableError
from screening.core.vacancy import read_vacancy
from screening.core.vacancy.source import source_text
from screening.flow import criteria
from screening.models import CriteriaDraft
from screening.web import access
from screening.web.criteria_desk import Desk
from screening.web.criteria_reading import draft_fields
from screening.web.plain_words import active_language

UNPROCESSABLE: Final = 422
LONGEST_ADVERTISEMENT: Final = 50_000  # characters; a long one has 10 000
LEAST_LETTERS: Final = 40
FILES: Final = ".txt,.pdf,.docx,.doc,.odt,.rtf,.html"
NUM_SHOWN: Final = 8


class NewRoleForm(forms.Form):
    """An advertisement as text or as a file and the day it was published, or a title to start with."""

    text = forms.CharField(
        label=_("Text of the advertisement"),
        required=False,
        strip=False,
        max_length=LONGEST_ADVERTISEMENT,
        widget=forms.Textarea(attrs={"rows": 14, "class": "form-control", "spellcheck": "false"}),
        error_messages={"max_length": _("This is longer than any advertisement. Paste the advertisement alone.")},
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("PDF, Word, ODT, RTF or text; at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": FILES, "class": "form-control"}),
        error_messages={"empty": _("This file is empty.")},
    )
    published = forms.DateField(
        label=_("Published on"),
        required=False,
        help_text=_("A date without a year is the first one after this day. Left empty: today."),
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the date as day, month and year, for example 15/05/2026.")},
    )
    title = forms.CharField(
        label=_("Title of the role"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def clean_file(self) -> TemporaryUploadedFile | InMemoryUploadedFile | None:
        """A file within the limit."""
        file: TemporaryUploadedFile | InMemoryUploadedFile | None = self.cleaned_data["file"]
        if file and (file.size or 0) > settings.MAX_CV_BYTES:
            raise ValidationError(_("This file is larger than 10 MB. Paste the text instead."))
        return file

    def clean(self) -> dict[str, Any]:
        """One of the three ways to begin, and a text that is one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors or self.starts_empty:
            return cleaned
        cleaned["text"] = self._advertisement(cleaned)
        if not self.errors and sum(map(str.isalpha, cleaned["text"])) < LEAST_LETTERS:
            self.add_error("text", ValidationError(_("Paste the whole advertisement, or choose its file.")))
        return cleaned

    @property
    def starts_empty(self) -> bool:
        """Whether the person wants a role without an advertisement."""
        return self.data.get("start") == "empty"

    def _advertisement(self, cleaned: dict[str, Any]) -> str:
        file: TemporaryUploadedFile | InMemoryUploadedFile | None = cleaned.get("file")
        if file is None:
            return str(cleaned.get("text") or "").replace("\r\n", "\n")
        try:
            return text_of(file.read(), file.name or "")
        except UnreadableError as error:
            self.add_error("file", ValidationError(sentence(error.reason, Audience.RECRUITER, active_language())))
            return ""

    def published_date(self) -> date:
        """The day of publication; today where none was given."""
        return self.cleaned_data["published"] or timezone.localdate()


@access.on_making_roles
@require_http_methods(["GET", "HEAD", "POST"])
def role_new(request: HttpRequest) -> HttpResponse:
    """The page where a role begins; a good form leads to its working copy."""
    form = NewRoleForm(request.POST, request.FILES) if request.method == "POST" else NewRoleForm()
    if form.is_bound and form.is_valid():
        draft = criteria.begin(access.person(request), **_fields(form))
        return HttpResponseRedirect(Desk(draft).url())
    begun = CriteriaDraft.objects.of(access.person(request)).for_new_roles()[:NUM_SHOWN]
    page = {"form": form, "begun": [Desk(draft) for draft in begun]}
    return render(request, "recruiter/criteria/new.html", page, status=UNPROCESSABLE if form.errors else 200)


def text_of(content: bytes, filename: str) -> str:
    """The text of an uploaded advertisement, read in a child process that may crash without harm.

    Raises:
        UnreadableError: with the reason.

    """
    limits = limits_for(content, filename)
    text = run_in_child(lambda: source_text(content, filename, limits), str, limits)
    return text[:LONGEST_ADVERTISEMENT].replace("\r\n", "\n")


def _fields(form: NewRoleForm) -> dict[str, Any]:
    if form.starts_empty:
        return {"head": {"title": form.cleaned_data["title"], "language": active_language()}}
    return draft_fields(read_vacancy(form.cleaned_data["text"], form.published_date()))
