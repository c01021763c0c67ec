"""An application in, what its candidate was asked, answered and corrected out: for the review page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import override

from screening.core.codec import from_plain
from screening.core.redaction import Redaction
from screening.core.terms import Answers, Facts
from screening.flow.amend import is_review_waiting
from screening.models import Application, Correction, Criterion, Question
from screening.web.apply_words import label_of_question
from screening.web.changes import changes_of
from screening.web.declared import compared
from screening.web.plain_words import active_language
from screening.web.short import Short
from screening.web.status_forms import typed_questions, words_without_a_type


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: what it is about, how the candidate reads it, what they chose (`declared`) and wrote."""

    question: Question
    about: str
    read_as: str
    declared: tuple[str, ...]
    answer: str = ""

    @property
    def state(self) -> str:
        """Where it is: "noted", "open" or "answered"."""
        if self.question.answered_at:
            return "answered"
        return "open" if self.question.asked_at else "noted"


def questions_in_review(
    application: Application, criteria: Sequence[Criterion], shorts: Sequence[Short], redaction: Redaction | None = None
) -> dict[str, Any]:
    """What the review page shows of questions and corrections; `shorts` go with `criteria`. Two queries.

    With a redaction nobody is named, and corrections of a name, an address or a number are left out.
    """
    known = {criterion.slug: (criterion, short) for criterion, short in zip(criteria, shorts, strict=True)}
    lines = [_line(application, question, known.get(question.criterion)) for question in application.questions.all()]
    changes = changes_of(application)
    if redaction:
        lines = [_hidden(line, redaction) for line in lines]
        changes = tuple(change for change in changes if change.what == Correction.What.ANSWERS)
    return {
        "questions": lines,
        "num_noted": sum(line.state == "noted" for line in lines),
        "asked_about": {line.question.criterion for line in lines if line.state != "answered"},
        "changes": changes,
        "review_waits": is_review_waiting(application),
    }


def _line(application: Application, question: Question, known: tuple[Criterion, Short] | None) -> QuestionLine:
    if known is None:
        return QuestionLine(question, question.criterion, question.text, (), question.answer)
    criterion, short = known
    with override(application.language):
        read_as = question.text or _as_the_form_asks(criterion)
    answers = from_plain(Answers, question.declared)
    rows = compared([criterion], [short], answers, Facts())
    declared = tuple(f"{row.label}: {row.answered}" for row in rows if row.answered)
    return QuestionLine(question, short.name, read_as, declared, question.answer)


def _hidden(line: QuestionLine, redaction: Redaction) -> QuestionLine:
    return replace(line, read_as=redaction.text(line.read_as), answer=redaction.text(line.answer))


def _as_the_form_asks(criterion: Criterion) -> str:
    typed = [label_of_question(question) for question in typed_questions(criterion)]
    return " · ".join(typed) or criterion.question.get(active_language()) or words_without_a_type()
