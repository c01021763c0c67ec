"""Small documents and facts for tests: a text in, facts whose spans are found by their words out."""

from collections.abc import Sequence
from datetime import date

from screening.core.judging import judge
from screening.core.terms import (
    Answers,
    Criterion,
    CriterionKind,
    Document,
    DocumentKind,
    Domain,
    Engagement,
    Evidence,
    Facts,
    Flag,
    LanguageSkill,
    Level,
    Page,
    Position,
    PositionKind,
    RoleTerms,
    Rule,
    Span,
    Topic,
    Verdict,
)
from tests.core.judging.moments import moment

TODAY = date(2026, 3, 15)
BAKING = Domain(
    "baking", {"en": "baking", "nl": "bakken", "fr": "boulangerie"}, titles=("baker",), weak=("bread", "oven")
)
HYGIENE = Topic("hygiene", {"en": "food hygiene", "nl": "hygiëne", "fr": "hygiène"}, strong=("haccp",))


class Cv:
    """A text of one page whose words can be pointed at."""

    def __init__(self, text: str, flags: Sequence[Flag] = ()) -> None:
        self.text = text
        self.document = Document(DocumentKind.TEXT, (Page(1, text),), ("en",), tuple(flags))

    def at(self, words: str) -> Evidence:
        start = self.text.index(words)
        return (Span(1, start, start + len(words)),)

    def position(
        self,
        title: str,
        start: str | None,
        end: str | None,
        *,
        engagement: Engagement = Engagement.WORK,
        kind: PositionKind = PositionKind.POSITION,
        description: str = "",
        parent: int | None = None,
    ) -> Position:
        """A position of that title; "2014" or "2014-03" for its dates, an end of None goes on."""
        return Position(
            kind=kind,
            engagement=engagement,
            title=title,
            employer="",
            start=moment(start) if start else None,
            end=moment(end) if end else None,
            ongoing=end is None,
            evidence=self.at(title),
            description=self.at(description) if description else (),
            parent=parent,
        )

    def language(self, code: str, least: Level, most: Level, words: str = "") -> LanguageSkill:
        return LanguageSkill(code, least, most, self.at(words) if words else ())


def verdict_on(
    rule: Rule, kind: CriterionKind, cv: Cv, facts: Facts, answers: Answers | None = None, today: date = TODAY
) -> Verdict:
    """The verdict on one gate."""
    role = RoleTerms("role", (Criterion("gate", kind, rule, gate=True),), (BAKING,), (HYGIENE,))
    return judge(role, cv.document, facts, answers, today)[0]


def quotes(verdict: Verdict, cv: Cv) -> list[str]:
    return [cv.document.quote(span) for span in verdict.evidence]
