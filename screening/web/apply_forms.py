"""The questions of a role in, its apply form out: CV, contact, one field per question, consent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import phonenumbers
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from screening.core.terms import Answers
from screening.web.apply_fields import INPUT_TEMPLATE, fields_of, start_problems
from screening.web.apply_questions import Question, answers_from

HOME_COUNTRY: Final = "BE"  # telephone numbers without a country code are read as Belgian
ACCEPTED_FILES: Final = ".pdf,.docx,.doc,.odt,.rtf,.txt,.jpg,.jpeg,.png,.heic"
MAX_KEPT_CHARACTERS: Final = 300  # of one field of a draft; longer than any field may be
AGREEMENTS: Final = ("consent", "talent_pool")  # at the end of the page
SECTION_TEMPLATE: Final = "public/fields/_section.html"
CHECK_TEMPLATE: Final = "public/fields/_check.html"


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of the error summary: the id of the field it leads to, and what to do."""

    anchor: str
    message: str


class AnswersForm(forms.Form):
    """The questions of a role alone, for a candidate who corrects what was answered."""

    def __init__(self, questions: tuple[Question, ...], *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.today = today
        asked = [fields_of(question) for question in questions]
        for question in asked:
            self.fields.update(question.fields)
        self.helper = form_helper(*(question.layout for question in asked))

    def clean(self) -> dict[str, Any]:
        """Check the detail of the chosen start."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, problem in start_problems(cleaned, self.today).items():
            self.add_error(name, problem)
        return cleaned

    def answers(self) -> Answers:
        """What the candidate declared. Only for a valid form."""
        return answers_from(self.questions, self.cleaned_data)

    def summary(self) -> Iterator[FormError]:
        """The errors in the order of the page, each with the id of the field where it is mended."""
        yield from form_errors(self)


class ApplyForm(AnswersForm):
    """The form that the gates of one role make.

    `has_file`: a CV is kept already, so none need be chosen. `file_problem`: what is wrong with the file that was
    chosen last, in a sentence.
    """

    cv = forms.FileField(
        label=_("File"),
        required=False,  # a kept file will do: see clean()
        help_text=_("PDF, Word (DOCX, DOC), ODT, RTF or text, or a clear photo; at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED_FILES}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("We send your receipt to this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the whole address, for example name@example.be."),
        },
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    consent = forms.BooleanField(
        label=_("I have read how my data is used, and I want my application to be assessed in that way."),
        error_messages={"required": _("Tick this box: without it we may not read your CV.")},
    )
    talent_pool = forms.BooleanField(
        label=_("Keep my CV for other roles too, for 24 months (talent pool)."),
        help_text=_("A separate choice. It plays no part in this application, and you can withdraw it at any time."),
        required=False,
    )

    def __init__(
        self,
        questions: tuple[Question, ...],
        *args: Any,
        today: date,
        has_file: bool = False,
        file_problem: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(questions, *args, today=today, **kwargs)
        self.has_file = has_file
        self.file_problem = file_problem
        self.order_fields([*(name for name in self.fields if name not in AGREEMENTS), *AGREEMENTS])
        self.helper = form_helper(*_sections(self.helper.layout.fields))

    def clean_phone(self) -> str:
        """The number as it was written, when it can be a number at all."""
        written = str(self.cleaned_data["phone"]).strip()
        if written and not _is_phone(written):
            raise ValidationError(_("Write the number with its country code, for example +32 470 12 34 56."))
        return written

    def clean(self) -> dict[str, Any]:
        """Check what depends on several fields: the file that is there or kept, the detail of the chosen start."""
        cleaned = super().clean()
        if self.file_problem:
            self.add_error("cv", ValidationError(self.file_problem, "unreadable"))
        elif not self.has_file:
            self.add_error("cv", ValidationError(_("Choose the file of your CV."), "required"))
        return cleaned


def form_errors(form: forms.Form) -> Iterator[FormError]:
    """The errors of any form in the order of its fields, each with the id of the field where it is mended."""
    for name in form.fields:
        for message in form.errors.get(name, []):
            yield _error(form, name, str(message))


def _error(form: forms.Form, name: str, message: str) -> FormError:
    """The line of one error. Several choices may lack an answer: each is named by its question."""
    if isinstance(form.fields[name].widget, forms.RadioSelect):
        label = str(form[name].label)
        return FormError(f"{form[name].auto_id}_0", f"{label}{'' if label.endswith('?') else ':'} {message}")
    return FormError(form[name].auto_id, message)


def form_helper(*layout: Any) -> FormHelper:
    """How crispy forms lays a public form out: the fields alone, without a form tag and without a token."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True  # see decision 0500
    helper.layout = Layout(*layout)
    return helper


def _sections(questions: list[Any]) -> Iterator[Fieldset]:
    yield Fieldset(
        _("Your CV"),
        HTML("{% include 'public/_notice.html' %}"),
        Field("cv", template="public/fields/_cv.html"),
        template=SECTION_TEMPLATE,
        css_id="section-cv",
    )
    contact = (Field(name, template=INPUT_TEMPLATE) for name in ("name", "email", "phone"))
    yield Fieldset(_("How to reach you"), *contact, template=SECTION_TEMPLATE, css_id="section-contact")
    if questions:
        yield Fieldset(_("What the role asks"), *questions, template=SECTION_TEMPLATE)
    agreements = (Field(name, template=CHECK_TEMPLATE) for name in AGREEMENTS)
    yield Fieldset(_("Your agreement"), *agreements, template=SECTION_TEMPLATE)


def _is_phone(written: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(written, HOME_COUNTRY))
    except phonenumbers.NumberParseException:
        return False


def kept_fields(questions: tuple[Question, ...], posted: Mapping[str, str]) -> dict[str, str]:
    """What was typed, to be kept in a draft: the fields of the form only, as they were typed, cut to a sane length."""
    asked = [name for question in questions for name in fields_of(question).fields]
    names = [name for name in [*ApplyForm.base_fields, *asked] if name != "cv"]
    return {name: posted[name][:MAX_KEPT_CHARACTERS] for name in names if posted.get(name)}
