"""A language rule and the measured levels in, the rule as a sentence out in which each demand shows how it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from screening.core.terms import AllOf, AnyOf, LanguageAtLeast, LanguageRule
from screening.web.plain_words import language_name


@dataclass(frozen=True, slots=True)
class Demand:
    """One language at a level: `has` is what was read ("C1–C2", "" for nothing), `outcome` whether that is enough."""

    name: str
    needed: str
    has: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sentence: a demand, or a word or bracket between demands."""

    demand: Demand | None = None
    word: str = ""


def rule_in_parts(rule: LanguageRule, levels: Sequence[Mapping[str, Any]]) -> tuple[tuple[Part, ...], ...]:
    """The sentence of the rule, one line for each demand that all have to meet; `levels` are what was measured."""
    known = {(level["language"], level["needed"]): level for level in levels}
    if not isinstance(rule, AllOf):
        return (tuple(_parts(rule, known, is_inner=False)),)
    joint = Part(word=_joint(rule))
    lines = [tuple(_parts(branch, known, is_inner=False)) for branch in rule.all_of]
    return (lines[0], *((joint, *line) for line in lines[1:]))


def _parts(rule: LanguageRule, known: Mapping[tuple[str, str], Mapping[str, Any]], *, is_inner: bool) -> Iterator[Part]:
    if isinstance(rule, LanguageAtLeast):
        yield Part(_demand(rule, known.get((rule.language, rule.at_least.name), {})))
        return
    branches = _branches(rule)
    bracketed = is_inner and len(branches) > 1
    if bracketed:
        yield Part(word="(")
    for number, branch in enumerate(branches):
        if number:
            yield Part(word=_joint(rule))
        yield from _parts(branch, known, is_inner=len(branches) > 1)
    if bracketed:
        yield Part(word=")")


def _branches(rule: AllOf | AnyOf) -> tuple[LanguageRule, ...]:
    return rule.all_of if isinstance(rule, AllOf) else rule.any_of


def _joint(rule: AllOf | AnyOf) -> str:
    return pgettext("between two demands", "and") if isinstance(rule, AllOf) else pgettext("between two demands", "or")


def _demand(leaf: LanguageAtLeast, level: Mapping[str, Any]) -> Demand:
    least, most = level.get("min"), level.get("max")
    has = "" if least is None else str(least) if least == most else f"{least}–{most}"
    outcome = {True: "pass", False: "fail"}.get(level.get("reached", None), "unclear")
    return Demand(language_name(leaf.language), leaf.at_least.name, has, outcome)
