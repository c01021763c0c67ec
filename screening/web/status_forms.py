"""An application in, the forms of its page out: one for each open question, one for the contact details."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from crispy_forms.layout import Field
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from screening.core.terms import RoleTerms
from screening.models import Application, Criterion
from screening.models import Question as Asked
from screening.web.apply_fields import INPUT_TEMPLATE
from screening.web.apply_forms import AnswersForm, ApplyForm, form_helper
from screening.web.apply_questions import Question, questions_of
from screening.web.plain_words import active_language
from screening.web.wording import sentence

MAX_REPLY_CHARACTERS: Final = 2000


class ReplyForm(AnswersForm):
    """One question of a recruiter: what the form asks about its criterion, and room for the candidate's own words.

    Nothing is required: what is left empty stays open. Where no question is typed, `words` are all there is.
    """

    words = forms.CharField(required=False, max_length=MAX_REPLY_CHARACTERS, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, questions: tuple[Question, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(questions, *args, **kwargs)
        for field in self.fields.values():
            field.required = False
        self.fields["words"].label = _("Do you want to add anything?") if questions else _("Your answer")
        self.fields["words"].is_detail = not questions  # type: ignore[attr-defined]  # not "optional" where it is all
        self.helper = form_helper(*self.helper.layout.fields, Field("words", template=INPUT_TEMPLATE))

    @property
    def is_answered(self) -> bool:
        """Whether anything was chosen or written. Only for a valid form."""
        return any(value not in (None, "") for value in self.cleaned_data.values())


class ContactForm(forms.Form):
    """How to reach the candidate, to be corrected: by the same rules as in the apply form."""

    def __init__(self, posted: Any = None, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(posted, initial=dict(initial or {}), auto_id="id_my_%s")
        self.helper = form_helper(*(Field(name, template=INPUT_TEMPLATE) for name in self.fields))

    name = ApplyForm.base_fields["name"]
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("A new link to this page goes to a changed address at once."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages=ApplyForm.base_fields["email"].error_messages,
    )
    phone = ApplyForm.base_fields["phone"]
    clean_phone = ApplyForm.clean_phone


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question as the candidate sees it: about what, in which words, why it is asked, and its form."""

    question: Asked
    about: str
    words: str
    why: str
    form: ReplyForm


@dataclass(frozen=True, slots=True)
class Replied:
    """A question that was answered, with the candidate's own words."""

    about: str
    words: str
    answer: str


def asked_of(application: Application, posted: Any = None) -> tuple[OpenQuestion, ...]:
    """The questions that wait for the candidate, with what was just typed where `posted` is given."""
    questions = list(application.questions.open())
    if not questions:
        return ()
    criteria, whys = _criteria_of(application), _whys(application)
    return tuple(_open(question, criteria.get(question.criterion), whys, posted) for question in questions)


def _criteria_of(application: Application) -> Mapping[str, Criterion]:
    version = application.role.current_version()
    return {criterion.slug: criterion for criterion in version.criteria.all()} if version else {}


def _whys(application: Application) -> Mapping[str, str]:
    """Why each requirement is unclear, by its slug."""
    verdicts = application.assessment.verdicts.all() if application.assessment else ()
    return {verdict.criterion: sentence(verdict.reason) for verdict in verdicts if verdict.outcome == "unclear"}


def _open(question: Asked, criterion: Criterion | None, whys: Mapping[str, str], posted: Any) -> OpenQuestion:
    typed = typed_questions(criterion) if criterion else ()
    form = ReplyForm(typed, posted, prefix=f"q{question.pk}", today=timezone.localdate())
    about = criterion.label(active_language()) if criterion else ""
    words = question.text or ("" if typed else _own_words(criterion) or words_without_a_type())
    return OpenQuestion(question, about, words, whys.get(question.criterion, ""), form)


def _own_words(criterion: Criterion | None) -> str:
    """What the role itself asks about the criterion, in the active language; "" where it asks nothing of its own."""
    return str(criterion.question.get(active_language(), "")) if criterion else ""


def words_without_a_type() -> str:
    """What is asked about a criterion that no click can settle, where the recruiter did not say it in other words."""
    return gettext("Please tell us more about this: where, when, and for how long?")


def typed_questions(criterion: Criterion) -> tuple[Question, ...]:
    """What the apply form asks about the criterion; none where only the candidate's words or the CV can tell."""
    alone = replace(criterion.to_terms(), gate=True, weight=0)
    return questions_of(RoleTerms("", (alone,)), {criterion.slug: criterion.question})


def replied_of(application: Application) -> tuple[Replied, ...]:
    """The questions that the candidate has answered, oldest first."""
    answered = list(application.questions.filter(answered_at__isnull=False))
    criteria = _criteria_of(application) if answered else {}
    return tuple(
        Replied(
            criteria[question.criterion].label(active_language()) if question.criterion in criteria else "",
            question.text,
            question.answer,
        )
        for question in answered
    )


def contact_of(application: Application) -> Mapping[str, str]:
    """The contact details as they are now."""
    return {"name": application.name, "email": application.email, "phone": application.phone}
