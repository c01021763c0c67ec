"""One question in, its form fields and its place in the layout out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from crispy_forms.layout import Div, Field, LayoutObject
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from screening.web.apply_questions import CountQuestion, NoticeUnit, Question, StartChoice, StartQuestion
from screening.web.apply_words import NOTICE_UNITS, choices_of, help_of_question, intro_of_question, label_of_question

MAX_COUNT: Final = 999
MAX_NOTICE_LENGTH: Final = 52
DETAILS: Final = ("start_date", "notice_length", "notice_unit")
CHOICES_TEMPLATE: Final = "public/fields/_choices.html"
INPUT_TEMPLATE: Final = "public/fields/_input.html"


@dataclass(frozen=True, slots=True)
class QuestionFields:
    """The fields that ask one question, by name, and how they are laid out."""

    fields: Mapping[str, forms.Field]
    layout: LayoutObject


def fields_of(question: Question) -> QuestionFields:
    """The fields of any question: a choice, a number, or the small group that asks for the start."""
    if isinstance(question, CountQuestion):
        return _count_fields(question)
    if isinstance(question, StartQuestion):
        return _start_fields(question)
    field = _choice_field(question, _("Choose one of the answers."))
    return QuestionFields({question.name: field}, Field(question.name, template=CHOICES_TEMPLATE))


def _choice_field(question: Question, required_message: Any) -> forms.ChoiceField:
    choices = choices_of(question)
    field = forms.ChoiceField(
        label=label_of_question(question),
        help_text=help_of_question(question),
        choices=[(choice.value, choice.label) for choice in choices],
        widget=forms.RadioSelect,
        error_messages={"required": required_message, "invalid_choice": _("Choose one of the answers.")},
    )
    field.explained = choices  # type: ignore[attr-defined]  # the template shows the help of each choice
    field.intro = intro_of_question(question)  # type: ignore[attr-defined]  # and these words above it
    return field


def _count_fields(question: CountQuestion) -> QuestionFields:
    field = forms.IntegerField(
        label=label_of_question(question),
        help_text=help_of_question(question),
        min_value=0,
        max_value=MAX_COUNT,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"invalid": _("Write a whole number in digits, for example 6.")},
    )
    return QuestionFields({question.name: field}, Field(question.name, template=INPUT_TEMPLATE))


def _start_fields(question: StartQuestion) -> QuestionFields:
    fields: dict[str, forms.Field] = {
        "start": _choice_field(question, _("Choose when you can start.")),
        "start_date": forms.DateField(
            label=_("Your first possible day"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Write the date as day, month and year, for example 15/05/2026.")},
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
        ),
        "notice_length": forms.IntegerField(
            label=_("Length of your notice period"),
            required=False,
            min_value=1,
            max_value=MAX_NOTICE_LENGTH,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
            error_messages={"invalid": _("Write a whole number in digits, for example 6.")},
        ),
        "notice_unit": forms.ChoiceField(
            label=_("In weeks or months"),
            required=False,
            choices=[(unit.value, unit.label) for unit in NOTICE_UNITS],
            error_messages={"invalid_choice": _("Choose weeks or months.")},
            widget=forms.Select(attrs={"class": "short"}),
        ),
    }
    for name in DETAILS:
        fields[name].is_detail = True  # type: ignore[attr-defined]  # not optional where it is asked at all
    layout = Div(
        Field("start", template=CHOICES_TEMPLATE),
        Div(Field("start_date", template=INPUT_TEMPLATE), css_class="start-detail start-detail-date"),
        Div(
            Field("notice_length", template=INPUT_TEMPLATE),
            Field("notice_unit", template=INPUT_TEMPLATE),
            css_class="start-detail start-detail-notice",
        ),
        css_class="start",
    )
    return QuestionFields(fields, layout)


def start_problems(cleaned: Mapping[str, Any], today: date) -> dict[str, ValidationError]:
    """What is missing beside the chosen way to start, by field."""
    choice = cleaned.get("start")
    if choice == StartChoice.DATE and "start_date" in cleaned:
        chosen_date = cleaned["start_date"]
        if chosen_date is None:
            return {"start_date": ValidationError(_("Write the first day on which you can start."), "required")}
        if chosen_date < today:
            return {"start_date": ValidationError(_("This day is past. Choose a later day, or “right away”."), "past")}
    if choice == StartChoice.NOTICE:
        problems = {}
        if "notice_length" in cleaned and cleaned["notice_length"] is None:
            problems["notice_length"] = ValidationError(_("Write how long your notice period is."), "required")
        if "notice_unit" in cleaned and cleaned["notice_unit"] not in list(NoticeUnit):
            problems["notice_unit"] = ValidationError(_("Choose weeks or months."), "required")
        return problems
    return {}
