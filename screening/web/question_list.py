"""An application in, what its candidate was asked, answered and corrected out: for the review page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from screening.core.codec import from_plain
from screening.core.terms import Answers, Facts
from screening.flow.amend import is_review_waiting
from screening.models import Application, Criterion, Question
from screening.web.apply_words import label_of_question
from screening.web.changes import changes_of
from screening.web.declared import compared
from screening.web.short import Short
from screening.web.status_forms import typed_questions, words_without_a_type


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: what it is about, how the candidate reads it, and what they chose (`declared`) if they answered."""

    question: Question
    about: str
    read_as: str
    declared: tuple[str, ...]

    @property
    def state(self) -> str:
        """Where it is: "noted", "open" or "answered"."""
        if self.question.answered_at:
            return "answered"
        return "open" if self.question.asked_at else "noted"


def questions_in_review(
    application: Application, criteria: Sequence[Criterion], shorts: Sequence[Short]
) -> dict[str, Any]:
    """What the review page shows of questions and corrections; `shorts` go with `criteria`. Two queries."""
    known = {criterion.slug: (criterion, short) for criterion, short in zip(criteria, shorts, strict=True)}
    lines = [_line(application, question, known.get(question.criterion)) for question in application.questions.all()]
    return {
        "questions": lines,
        "num_noted": sum(line.state == "noted" for line in lines),
        "asked_about": {line.question.criterion for line in lines if line.state != "answered"},
        "changes": changes_of(application),
        "review_waits": is_review_waiting(application),
    }


def _line(application: Application, question: Question, known: tuple[Criterion, Short] | None) -> QuestionLine:
    if known is None:
        return QuestionLine(question, question.criterion, question.text, ())
    criterion, short = known
    with override(application.language):
        read_as = question.text or _as_the_form_asks(criterion)
    answers = from_plain(Answers, question.declared)
    rows = compared([criterion], [short], answers, Facts())
    declared = tuple(f"{row.label}: {row.answered}" for row in rows if row.answered)
    return QuestionLine(question, short.name, read_as, declared)


def _as_the_form_asks(criterion: Criterion) -> str:
    typed = [label_of_question(question) for question in typed_questions(criterion)]
    return " · ".join(typed) or words_without_a_type()
