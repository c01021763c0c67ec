"""A role, what was read from a CV and what was answered in, one verdict per criterion out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from screening.core.judging.answers import as_facts, combined, merged
from screening.core.judging.count import judge_count
from screening.core.judging.evidence import judge_evidence
from screening.core.judging.finding import Case, Finding
from screening.core.judging.languages import judge_languages
from screening.core.judging.onsite import judge_onsite
from screening.core.judging.retold import retold
from screening.core.judging.start import judge_start
from screening.core.judging.years import judge_declared_years, judge_years
from screening.core.terms import (
    Answers,
    Criterion,
    CriterionKind,
    Document,
    EvidenceRule,
    Facts,
    RoleTerms,
    Source,
    Verdict,
    YearsRule,
)

_JUDGES: Mapping[CriterionKind, Callable[..., Finding]] = {
    CriterionKind.YEARS: judge_years,
    CriterionKind.LANGUAGES: judge_languages,
    CriterionKind.ONSITE: judge_onsite,
    CriterionKind.START: judge_start,
    CriterionKind.COUNT: judge_count,
    CriterionKind.EVIDENCE: judge_evidence,
}


def judge(
    role: RoleTerms, document: Document, facts: Facts, answers: Answers | None, reference_date: date
) -> tuple[Verdict, ...]:
    """Judge every criterion of the role, in the role's order. The same input gives the same verdicts.

    Raises:
        LookupError: a criterion names a domain or a topic that neither the role nor the library has.

    """
    case = Case(role, document, facts, reference_date)
    return tuple(_verdict(criterion, case, answers) for criterion in role.criteria)


def _verdict(criterion: Criterion, case: Case, answers: Answers | None) -> Verdict:
    finding, source = _found(criterion, case, answers)
    return Verdict(
        criterion=criterion.slug,
        kind=criterion.kind,
        gate=criterion.gate,
        outcome=finding.outcome,
        reason=finding.reason,
        source=source,
        weight=criterion.weight,
        would_change=finding.would_change,
        measured=finding.measured,
        evidence=finding.evidence,
        notes=finding.notes,
    )


def _found(criterion: Criterion, case: Case, answers: Answers | None) -> tuple[Finding, Source]:
    judged, rule = _JUDGES[criterion.kind], criterion.rule
    cv = judged(rule, case)
    if answers is None or isinstance(rule, EvidenceRule):
        return cv, Source.CV
    if isinstance(rule, YearsRule):
        return combined(cv, _told_years(rule, cv, case, answers), lambda: cv)
    stated = as_facts(answers, rule)
    declared = judged(rule, replace(case, facts=stated, document=replace(case.document, flags=())))
    return combined(cv, declared, lambda: judged(rule, replace(case, facts=merged(case.facts, stated))))


def _told_years(rule: YearsRule, cv: Finding, case: Case, answers: Answers) -> Finding | None:
    """The years by what the candidate declares or, else, by the history as they tell it; None where neither differs."""
    years = answers.years.get(rule.domain)
    if years is not None:
        return judge_declared_years(rule, years, case)
    if not answers.history:
        return None
    told = judge_years(rule, replace(case, facts=retold(case.facts, answers.history)), told=True)
    return None if told.measured == cv.measured else told
