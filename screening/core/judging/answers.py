"""What a candidate declared in the apply form in, the same facts that a CV states and the verdict of both out."""

from collections.abc import Callable
from dataclasses import replace

from screening.core.judging.finding import Finding
from screening.core.terms import (
    Answers,
    Availability,
    Count,
    Facts,
    LanguageSkill,
    Moment,
    Onsite,
    OnsiteRule,
    Outcome,
    Reason,
    Rule,
    Source,
)


def as_facts(answers: Answers, rule: Rule) -> Facts:
    """The answers as facts without evidence, so that the same rules judge them. On-site answers are about the rule."""
    place = rule.place if isinstance(rule, OnsiteRule) else ""
    return Facts(
        languages=tuple(LanguageSkill(name, level, level, ()) for name, level in answers.languages.items()),
        availability=_availability(answers),
        onsite=_onsite(answers, place),
        counts=tuple(Count(what, number, number, ()) for what, number in answers.counts.items()),
    )


def merged(facts: Facts, declared: Facts) -> Facts:
    """Everything that was stated, in the CV and in the answers."""
    return replace(
        facts,
        languages=facts.languages + declared.languages,
        availability=facts.availability + declared.availability,
        onsite=facts.onsite + declared.onsite,
        counts=facts.counts + declared.counts,
    )


def combined(cv: Finding, declared: Finding | None, together: Callable[[], Finding]) -> tuple[Finding, Source]:
    """The verdict of CV and answers: the one they share, that of the one that decides, unclear when they disagree.

    Where neither decides alone, what both say together may: French from the CV, Dutch from the answers.
    """
    if declared is None:
        return cv, Source.CV
    declared = _said_by_candidate(declared)
    if cv.outcome is Outcome.UNCLEAR is declared.outcome:
        both = together()
        return (both, Source.BOTH) if both.outcome is not Outcome.UNCLEAR else (cv, Source.CV)
    if declared.outcome is Outcome.UNCLEAR:
        return cv, Source.CV
    if cv.outcome is Outcome.UNCLEAR:
        return replace(declared, evidence=cv.evidence, notes=(*cv.notes, cv.reason)), Source.ANSWER
    if cv.outcome is declared.outcome:
        return replace(cv, notes=(*cv.notes, declared.reason)), Source.BOTH
    return _disagreement(cv, declared), Source.BOTH


def _said_by_candidate(declared: Finding) -> Finding:
    reason = declared.reason
    return replace(declared, reason=Reason(reason.code, {**reason.values, "said_by": Source.ANSWER.value}))


def _disagreement(cv: Finding, declared: Finding) -> Finding:
    says = {"cv": cv.outcome.value, "answer": declared.outcome.value}
    return replace(
        cv,
        outcome=Outcome.UNCLEAR,
        reason=Reason("answers.disagree", says),
        would_change=Reason("answers.ask", says),
        measured={**cv.measured, **{f"declared_{name}": value for name, value in declared.measured.items()}},
        notes=(*cv.notes, cv.reason, declared.reason),
    )


def _availability(answers: Answers) -> tuple[Availability, ...]:
    if answers.start_date is not None:
        return (Availability((), start=Moment(answers.start_date, answers.start_date)),)
    return (Availability((), notice=answers.notice),) if answers.notice is not None else ()


def _onsite(answers: Answers, place: str) -> tuple[Onsite, ...]:
    weekdays = tuple(sorted(answers.onsite_weekdays.items()))
    if answers.onsite_place is None and answers.onsite_days is None and not weekdays:
        return ()
    days = answers.onsite_days
    return (Onsite((), place, answers.onsite_place, days_least=days, days_most=days, weekdays=weekdays),)
