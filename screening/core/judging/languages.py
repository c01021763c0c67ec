"""A language rule and the levels that were read in, three-valued truth over the tree and the levels it rests on out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from screening.core.judging import kleene
from screening.core.judging.finding import Case, Finding, in_order, pages_of
from screening.core.judging.kleene import Truth
from screening.core.terms import (
    AllOf,
    AnyOf,
    Evidence,
    LanguageAtLeast,
    LanguageRule,
    LanguageSkill,
    Level,
    Measure,
    Outcome,
    Reason,
    Row,
)

_MAX_WAYS = 64  # ways to satisfy a rule that are compared; a rule a person writes has fewer than ten


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one language: the levels that every statement about it allows."""

    least: Level
    most: Level
    evidence: Evidence
    contradicted: bool = False


def judge_languages(rule: LanguageRule, case: Case) -> Finding:
    """Evaluate the tree over CEFR intervals; a language that is not mentioned is unknown."""
    known = _known(case.facts.languages)
    leaves = tuple(dict.fromkeys(_leaves(rule)))
    truths = {leaf: _reaches(leaf, known) for leaf in leaves}
    outcome = kleene.outcome_of(_evaluate(rule, truths))
    decisive = _decisive(rule, truths, outcome)
    spoken = [known[leaf.language] for leaf in decisive if leaf.language in known]
    evidence = in_order(span for each in spoken for span in each.evidence)
    return Finding(
        outcome=outcome,
        reason=Reason(f"languages.{outcome}", {**_shown(decisive, known, truths), "pages": pages_of(evidence)}),
        evidence=evidence,
        measured={"languages": _measured(leaves, known, truths)},
        would_change=_would_change(rule, truths, known, outcome),
        notes=_contradictions(leaves, known),
    )


def _known(skills: Iterable[LanguageSkill]) -> dict[str, Known]:
    known: dict[str, Known] = {}
    for skill in skills:
        said = Known(skill.least, skill.most, skill.evidence)
        known[skill.language] = _joined(known[skill.language], said) if skill.language in known else said
    return known


def _joined(one: Known, other: Known) -> Known:
    """What two statements both allow; everything that either allows when they contradict."""
    evidence = (*one.evidence, *other.evidence)
    least, most = max(one.least, other.least), min(one.most, other.most)
    if least <= most and not one.contradicted:
        return Known(least, most, evidence)
    return Known(min(one.least, other.least), max(one.most, other.most), evidence, contradicted=True)


def _leaves(rule: LanguageRule) -> Iterator[LanguageAtLeast]:
    if isinstance(rule, LanguageAtLeast):
        yield rule
        return
    for branch in _branches(rule):
        yield from _leaves(branch)


def _branches(rule: AllOf | AnyOf) -> tuple[LanguageRule, ...]:
    return rule.all_of if isinstance(rule, AllOf) else rule.any_of


def _reaches(leaf: LanguageAtLeast, known: Mapping[str, Known]) -> Truth:
    level = known.get(leaf.language)
    return kleene.at_least(level.least, level.most, leaf.at_least) if level else None


def _evaluate(rule: LanguageRule, truths: Mapping[LanguageAtLeast, Truth]) -> Truth:
    if isinstance(rule, LanguageAtLeast):
        return truths[rule]
    branches = (_evaluate(branch, truths) for branch in _branches(rule))
    return kleene.every(branches) if isinstance(rule, AllOf) else kleene.some(branches)


def _decisive(
    rule: LanguageRule, truths: Mapping[LanguageAtLeast, Truth], outcome: Outcome
) -> tuple[LanguageAtLeast, ...]:
    """The leaves that the outcome rests on: those that fail, those of the way that passes, or what that way lacks."""
    if outcome is Outcome.FAIL:
        return tuple(leaf for leaf, truth in truths.items() if truth is False)
    way = _nearest_way(rule, truths)
    return way if outcome is Outcome.PASS else tuple(leaf for leaf in way if truths[leaf] is not True)


def _nearest_way(rule: LanguageRule, truths: Mapping[LanguageAtLeast, Truth]) -> tuple[LanguageAtLeast, ...]:
    """The set of leaves that satisfies the rule with the fewest that fail, then the fewest that are unknown."""
    ways = _ways(rule)
    return min(
        ways, key=lambda way: (sum(truths[leaf] is False for leaf in way), sum(not truths[leaf] for leaf in way))
    )


def _ways(rule: LanguageRule) -> list[tuple[LanguageAtLeast, ...]]:
    """Every set of leaves that is enough to satisfy the rule."""
    if isinstance(rule, LanguageAtLeast):
        return [(rule,)]
    ways = [_ways(branch) for branch in _branches(rule)]
    if isinstance(rule, AnyOf):
        return [way for branch in ways for way in branch][:_MAX_WAYS]
    joined = (tuple(dict.fromkeys(leaf for way in combination for leaf in way)) for combination in product(*ways))
    return [way for way, _ in zip(joined, range(_MAX_WAYS), strict=False)]


def _shown(
    leaves: Sequence[LanguageAtLeast], known: Mapping[str, Known], truths: Mapping[LanguageAtLeast, Truth]
) -> dict[str, Measure]:
    return {"levels": _measured(leaves, known, truths)}


def _measured(
    leaves: Sequence[LanguageAtLeast], known: Mapping[str, Known], truths: Mapping[LanguageAtLeast, Truth]
) -> list[Row]:
    return [
        {
            "language": leaf.language,
            "needed": leaf.at_least.name,
            "min": known[leaf.language].least.name if leaf.language in known else None,
            "max": known[leaf.language].most.name if leaf.language in known else None,
            "reached": truths[leaf],
        }
        for leaf in leaves
    ]


def _would_change(
    rule: LanguageRule, truths: Mapping[LanguageAtLeast, Truth], known: Mapping[str, Known], outcome: Outcome
) -> Reason | None:
    if outcome is Outcome.PASS:
        return None
    missing = [leaf for leaf in _nearest_way(rule, truths) if not truths[leaf]]
    code = "languages.ask" if outcome is Outcome.UNCLEAR else "languages.change"
    return Reason(code, _shown(missing, known, truths))


def _contradictions(leaves: Iterable[LanguageAtLeast], known: Mapping[str, Known]) -> tuple[Reason, ...]:
    languages = dict.fromkeys(leaf.language for leaf in leaves)
    return tuple(
        Reason("languages.contradicted", {"language": language, "pages": pages_of(known[language].evidence)})
        for language in languages
        if language in known and known[language].contradicted
    )
