"""A criterion and what is stored of a candidate in, the outcome it would have out; and the thresholds around one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from screening.core.judging import judge
from screening.core.terms import (
    AllOf,
    Answers,
    AnyOf,
    CountRule,
    Criterion,
    CriterionKind,
    Document,
    Facts,
    LanguageAtLeast,
    LanguageRule,
    Level,
    OnsiteRule,
    Outcome,
    RoleTerms,
    Rule,
    StartRule,
    YearsRule,
)

NEEDS_TEXT = frozenset({CriterionKind.YEARS, CriterionKind.EVIDENCE})  # the others are judged from facts alone
MONTHS_PER_YEAR = 12
STEPS_AROUND = 5  # thresholds that are tried below and above the one that is asked
MONTHS_AROUND = 4  # of a latest start
MOST_DAYS = 5  # on site, of a working week


@dataclass(frozen=True, slots=True)
class Reach:
    """The whole months in a domain, at least and at most. `most` is None when more may be hidden, both when undated."""

    least: int | None
    most: int | None

    def at(self, years: float) -> Outcome:
        """The outcome of a gate that asks for so many years."""
        needed = years * MONTHS_PER_YEAR
        if self.least is not None and self.least >= needed:
            return Outcome.PASS
        return Outcome.FAIL if self.most is not None and self.most < needed else Outcome.UNCLEAR


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of one candidate: enough to judge any criterion without a file."""

    document: Document
    facts: Facts
    answers: Answers
    reference_date: date


@dataclass(frozen=True, slots=True)
class Variant:
    """The rule with another threshold. `name` says which: a number, a level, or a step ("nl", -1)."""

    name: str | float | date | tuple[str, int]
    rule: Rule
    is_asked: bool = False


def reach_of(measured: Mapping[str, Any], reason: Mapping[str, Any]) -> Reach | None:
    """The reach that the verdict on a years criterion measured from the CV alone; None when it does not tell."""
    if "min" in measured and measured["min"] is None:
        return Reach(None, None)
    if "whole" not in measured or "least_months" not in reason:
        return None
    most = int(reason["most_months"]) + int(reason.get("untold_months", 0))
    return Reach(int(reason["least_months"]), most if measured["whole"] else None)


def outcome_of(criterion: Criterion, role: RoleTerms, stored: Stored) -> Outcome:
    """The outcome of one criterion, with the vocabulary of `role`."""
    alone = replace(role, criteria=(criterion,))
    return judge(alone, stored.document, stored.facts, stored.answers, stored.reference_date)[0].outcome


def measured_reach(domain: str, role: RoleTerms, stored: Stored) -> Reach:
    """The reach in a domain, read from the stored text and history."""
    rule = YearsRule(domain, 1)
    criterion = Criterion("reach", CriterionKind.YEARS, rule, gate=True)
    verdict = judge(replace(role, criteria=(criterion,)), stored.document, stored.facts, None, stored.reference_date)[0]
    return reach_of(verdict.measured, verdict.reason.values) or Reach(None, None)


def variants(rule: Rule) -> tuple[Variant, ...]:
    """The rule at the thresholds around the one it asks, in their order."""
    match rule:
        case YearsRule() | CountRule():
            return tuple(_numbers(rule))
        case OnsiteRule():
            return tuple(_days(rule))
        case StartRule():
            return tuple(_dates(rule))
        case LanguageAtLeast() | AllOf() | AnyOf():
            return tuple(_levels(rule))
    return (Variant("", rule, is_asked=True),)


def _numbers(rule: YearsRule | CountRule) -> Iterator[Variant]:
    first = max(1, int(rule.at_least) - STEPS_AROUND)
    numbers = {float(n) for n in range(first, first + 2 * STEPS_AROUND + 1)} | {float(rule.at_least)}
    for n in sorted(numbers):
        changed = replace(rule, at_least=n) if isinstance(rule, YearsRule) else replace(rule, at_least=int(n))
        yield Variant(n, changed, n == rule.at_least)


def _days(rule: OnsiteRule) -> Iterator[Variant]:
    for days in sorted({*range(MOST_DAYS + 1), rule.days_per_week}):
        fixed = rule.weekdays[:days]
        yield Variant(float(days), OnsiteRule(rule.place, days, fixed), days == rule.days_per_week)


def _dates(rule: StartRule) -> Iterator[Variant]:
    for months in range(-MONTHS_AROUND, MONTHS_AROUND + 1):
        latest = rule.latest if not months else _end_of_month(rule.latest, months)
        yield Variant(latest, StartRule(latest), not months)


def _end_of_month(day: date, months: int) -> date:
    """The last day of the month that lies so many months away."""
    year, month = divmod(day.year * MONTHS_PER_YEAR + day.month + months, MONTHS_PER_YEAR)
    return date(year, month + 1, 1) - timedelta(days=1)


def _levels(rule: LanguageRule) -> Iterator[Variant]:
    """The rule with one language asked a step lower or higher, wherever it stands; and with all of them."""
    languages = list(dict.fromkeys(leaf.language for leaf in leaves(rule)))
    yield Variant("", rule, is_asked=True)
    for language in [*languages, *([""] if len(languages) > 1 else [])]:
        for step in (-1, 1):
            changed = mapped(rule, partial(_shifted, language=language, by=step))
            if changed != rule:
                yield Variant((language, step), changed)


def leaves(rule: LanguageRule) -> Iterator[LanguageAtLeast]:
    """The languages of a rule from left to right."""
    if isinstance(rule, LanguageAtLeast):
        yield rule
        return
    for branch in rule.all_of if isinstance(rule, AllOf) else rule.any_of:
        yield from leaves(branch)


def mapped(rule: LanguageRule, change: Callable[[LanguageAtLeast], LanguageAtLeast]) -> LanguageRule:
    """The rule with each of its languages changed."""
    if isinstance(rule, LanguageAtLeast):
        return change(rule)
    if isinstance(rule, AllOf):
        return AllOf(tuple(mapped(each, change) for each in rule.all_of))
    return AnyOf(tuple(mapped(each, change) for each in rule.any_of))


def _shifted(leaf: LanguageAtLeast, language: str, by: int) -> LanguageAtLeast:
    """The leaf asked so many steps higher, when it is of the language or that is ""."""
    if language not in {"", leaf.language}:
        return leaf
    return replace(leaf, at_least=Level(min(max(leaf.at_least + by, Level.A1), Level.C2)))
