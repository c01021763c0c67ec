"""The statements of an advertisement in, one rule per passage about languages out, gates apart from wishes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from screening.core.terms import AllOf, AnyOf, LanguageAtLeast, LanguageRule
from screening.core.vacancy.clauses import clause_around, trimmed
from screening.core.vacancy.gates import wish_ranges, wishes_behind
from screening.core.vacancy.headings import Part
from screening.core.vacancy.languages.demands import Demand, demands_of
from screening.core.vacancy.languages.marks import Kind, Mark, marks_of
from screening.core.vacancy.lexicon import find, has
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import LanguagesAsked, Range

_BRACKETS = re.compile(r"\([^()]*\)")
_NOT_ASKED_IN = frozenset(
    {Part.TASKS, Part.COMPANY, Part.OFFER, Part.APPLICATION, Part.CONTRACT, Part.TITLE, Part.ORGANISATION, Part.PLACE}
)  # fmt: skip
_LISTED = frozenset({Part.LANGUAGES})
_ASKED_IN = frozenset({Part.REQUIREMENTS, Part.WISHES, Part.EXPERIENCE, Part.LANGUAGES})
_FEW_WORDS = 8  # of a sentence like "French is a plus"
_MOST_LISTED = 14  # words of an item about languages in a list that no heading tells of
_ADDED_WORDS = 4  # of a sentence like "German too"
_LONGEST_GAP = 6  # characters between two passages that make one rule


def find_languages_asked(statements: Sequence[Statement], language: str) -> tuple[LanguagesAsked, ...]:
    """The rules in the order of the text; passages of the same weight that follow each other make one rule."""
    asked: list[LanguagesAsked] = []
    for statement in statements:
        for found in _of_statement(statement, language, known=_pair(asked)):
            rule = replace(found, gate=found.gate and not _goes_with_wish(statement, asked))
            last = asked[-1] if asked else None
            if last and last.gate and rule.gate and 0 <= rule.quote.start - last.quote.end <= _LONGEST_GAP:
                asked[-1] = _merged(last, rule)
            else:
                asked.append(rule)
    return tuple(asked)


def _goes_with_wish(statement: Statement, asked: list[LanguagesAsked]) -> bool:
    """Whether the sentence only adds to a wish right before it: "German as well."."""
    near = asked and not asked[-1].gate and statement.start - asked[-1].quote.end <= _LONGEST_GAP
    return bool(near) and len(statement.text.split()) <= _ADDED_WORDS and has("languages", "too", statement.text)


def _merged(first: LanguagesAsked, second: LanguagesAsked) -> LanguagesAsked:
    added = _conjuncts(second.rule)
    parts = [*(each for each in _conjuncts(first.rule) if not _is_bound_in(each, added)), *added]
    rule = AllOf(tuple(dict.fromkeys(parts)))
    return LanguagesAsked(Range(first.quote.start, second.quote.end), gate=True, rule=rule)


def _is_bound_in(choice: LanguageRule, added: tuple[LanguageRule, ...]) -> bool:
    """Whether a choice of two languages stands in what was added too, each bound to the level of the other."""
    if not isinstance(choice, AnyOf):
        return False
    bound = (
        {leaf for each in rule.any_of if isinstance(each, AllOf) for leaf in each.all_of[:1]}
        for rule in added
        if isinstance(rule, AnyOf)
    )
    return any(set(choice.any_of) == leaves for leaves in bound)


def _conjuncts(rule: LanguageRule) -> tuple[LanguageRule, ...]:
    return rule.all_of if isinstance(rule, AllOf) else (rule,)


def _pair(asked: list[LanguagesAsked]) -> Demand | None:
    """The two languages of the last rule that leaves the choice, for a sentence that begins with "the other"."""
    for each in reversed(asked):
        for rule in _conjuncts(each.rule):
            if isinstance(rule, AnyOf) and all(isinstance(leaf, LanguageAtLeast) for leaf in rule.any_of):
                leaves = [leaf for leaf in rule.any_of if isinstance(leaf, LanguageAtLeast)]
                return Demand(0, 0, tuple(leaf.language for leaf in leaves), True, leaves[0].at_least, True)
    return None


def _of_statement(statement: Statement, language: str, known: Demand | None) -> Iterator[LanguagesAsked]:
    marks = marks_of(statement.text, language)
    if not _is_about_languages(statement, marks):
        return
    if either := _either_way(statement.text, demands_of(statement.text, marks)):
        start, end = trimmed(statement.text, 0, len(statement.text))
        yield LanguagesAsked(Range(statement.start + start, statement.start + end), gate=True, rule=either)
        return
    demands = _wished(statement, _narrowed(statement.text, marks))
    if known and demands and demands[0].other:
        demands = [known, *demands]
    start, end = trimmed(statement.text, 0, len(statement.text))
    quote = Range(statement.start + start, statement.start + end)
    required, wished = (
        _rules([each for each in demands if not each.wish]),
        _rules([each for each in demands if each.wish]),
    )
    if required:
        yield LanguagesAsked(quote, gate=True, rule=_joined(required))
    if wished:
        yield LanguagesAsked(quote, gate=False, rule=_joined(wished))


def _either_way(text: str, demands: list[Demand]) -> LanguageRule | None:
    """The rule of "Dutch C1 and French B1, or French C1 and Dutch B1", also of "... or the other way round"."""
    swaps = bool(find("languages", "reversed", text))
    demands = [each for each in demands if not (swaps and each.other)]  # "the other way round"
    if wish_ranges(text) or any(len(each.languages) != 1 or not each.levelled for each in demands):
        return None
    if swaps and len(demands) == 2:  # noqa: PLR2004
        one, other = demands
        return _either(demands, [replace(one, languages=other.languages), replace(other, languages=one.languages)])
    joints = [text[before.end : each.start] for before, each in pairwise(demands)]
    cut = next((i for i, between in enumerate(joints, 1) if has("languages", "or", between)), 0)
    left, right = demands[:cut], demands[cut:]
    same = {each.languages for each in left} == {each.languages for each in right}
    return _either(left, right) if len(left) > 1 and same else None


def _either(left: list[Demand], right: list[Demand]) -> LanguageRule:
    return AnyOf(tuple(AllOf(tuple(_rule(each) for each in side)) for side in (left, right)))


def _is_about_languages(statement: Statement, marks: Sequence[Mark]) -> bool:
    """Whether the statement says which languages a candidate knows, not which the customers or papers are in."""
    has_name = any(mark.kind in {Kind.NAME, Kind.OTHER} for mark in marks) or any(mark.bilingual for mark in marks)
    text, part = statement.text, statement.part
    if not has_name or has("languages", "never", text):
        return False
    knows = has("languages", "knowledge", text) or (len(text.split()) <= _FEW_WORDS and bool(wish_ranges(text)))
    levelled = any(mark.kind is Kind.LEVEL for mark in marks)
    if part in _NOT_ASKED_IN:
        return levelled and has("languages", "demanded", text)
    if part in _LISTED:
        return True
    if part in _ASKED_IN:
        return levelled or knows
    listed = statement.bullet and levelled and len(text.split()) <= _MOST_LISTED
    return listed or ((levelled or knows) and has("languages", "candidate", text))


def _narrowed(text: str, marks: tuple[Mark, ...]) -> list[Demand]:
    """The demands, where brackets that say it more exactly replace what they repeat."""
    for bracket in _BRACKETS.finditer(text):
        inner = tuple(mark for mark in marks if bracket.start() <= mark.start < bracket.end())
        outer = tuple(mark for mark in marks if mark not in inner)
        if _narrows(inner, [mark for mark in outer if mark.end <= bracket.start()]):
            blank = text[: bracket.start()] + " " * len(bracket.group()) + text[bracket.end() :]
            around = demands_of(blank, outer)
            within = demands_of(text, inner)
            return _replaced(around, within)
    return _latest(demands_of(text, marks))


def _latest(demands: list[Demand]) -> list[Demand]:
    """The demands without the languages that a later one gives a level ("Trilingual: Dutch C1, ...")."""
    kept: list[Demand] = []
    for i, demand in enumerate(demands):
        later = {name for each in demands[i + 1 :] if each.levelled for name in each.languages}
        names = tuple(name for name in demand.languages if name not in later)
        if names or not demand.languages:
            kept.append(replace(demand, languages=names) if names != demand.languages else demand)
    return kept


def _narrows(inner: Sequence[Mark], before: Sequence[Mark]) -> bool:
    named = {mark.language for mark in before if mark.kind is Kind.NAME}
    repeated = any(mark.language in named for mark in inner if mark.kind is Kind.NAME)
    chosen = any(mark.kind is Kind.ONE_OF for mark in inner)
    return bool(named) and (repeated or chosen) and any(mark.kind is Kind.LEVEL for mark in inner)


def _replaced(around: list[Demand], within: list[Demand]) -> list[Demand]:
    if within[0].one_of:
        pair = next((each for each in reversed(around) if len(each.languages) > 1), None)
        if pair:
            rest = [each for each in around if each is not pair]
            extra = replace(pair, languages=pair.languages[2:]) if len(pair.languages) > 2 else None  # noqa: PLR2004
            chosen = replace(within[0], languages=pair.languages[:2], any_of=True, one_of=False)
            return [*rest, *([extra] if extra else []), chosen, *within[1:]]
    repeated = {language for each in within for language in each.languages}
    kept = [replace(each, languages=tuple(name for name in each.languages if name not in repeated)) for each in around]
    return [*(each for each in kept if each.languages), *within]


def _wished(statement: Statement, demands: list[Demand]) -> list[Demand]:
    """The demands, those that are nice to have marked; a group is parted where only its end is."""
    if Part.WISHES in {statement.section, statement.label}:
        return [replace(each, wish=True) for each in demands]
    text = statement.text
    for wish in (*find("gates", "ahead", text), *find("languages", "learned", text)):
        demands = [
            replace(each, wish=True) if each.start >= wish.end and ";" not in text[wish.end : each.start] else each
            for each in demands
        ]
    for wish in wishes_behind(text):
        demands = _wished_behind(text, demands, wish.start)
    return demands


def _wished_behind(text: str, demands: list[Demand], position: int) -> list[Demand]:
    before = [i for i, each in enumerate(demands) if each.end <= position and not each.wish]
    if not before:
        after = [i for i, each in enumerate(demands) if each.start >= position]
        return [replace(each, wish=True) if i in after else each for i, each in enumerate(demands)]
    i = before[-1]
    kept, wished = _parted(text, demands[i], position)
    if not kept and has("languages", "plural", text[demands[i].end : position]):
        first, _ = clause_around(text, demands[i].start, demands[i].end)
        demands = [replace(each, wish=True) if first <= each.start < demands[i].start else each for each in demands]
    return [*demands[:i], *kept, wished, *demands[i + 1 :]]


def _parted(text: str, group: Demand, position: int) -> tuple[list[Demand], Demand]:
    """The names that stay required, and the wished ones: those after the last comma of two lists."""
    last = group.commas[-1] if group.commas else 0
    if not last or group.any_of:  # one choice is wished for as a whole
        return [], replace(group, wish=True)
    listed_before = has("languages", "and", text[group.starts[0] : group.starts[last]])
    plural = has("languages", "plural", text[group.end : position])
    if not listed_before and plural:
        return [], replace(group, wish=True)
    kept = replace(group, languages=group.languages[:last], end=group.starts[last], commas=())
    return [kept], replace(group, languages=group.languages[last:], start=group.starts[last], wish=True)


def _rules(demands: list[Demand]) -> list[LanguageRule]:
    rules: list[LanguageRule] = []
    pair: Demand | None = None
    for demand in demands:
        if demand.other:
            rules = _with_other(rules, pair, demand)
        elif demand.languages:
            rule = _rule(demand)
            if demand.alternative and rules:
                rules[-1] = AnyOf((rules[-1], rule))
            else:
                rules.append(rule)
            pair = demand
    return list(dict.fromkeys(rules))


def _with_other(rules: list[LanguageRule], pair: Demand | None, other: Demand) -> list[LanguageRule]:
    """The rules, the last choice of two languages bound to the level of the one that is not chosen."""
    if pair is None or len(pair.languages) != 2:  # noqa: PLR2004
        return rules
    first, second = pair.languages
    bound = AnyOf(
        tuple(
            AllOf((LanguageAtLeast(chosen, pair.level), LanguageAtLeast(rest, other.level)))
            for chosen, rest in ((first, second), (second, first))
        )
    )
    return [bound if rule == _rule(pair) else rule for rule in rules]


def _rule(demand: Demand) -> LanguageRule:
    leaves = tuple(LanguageAtLeast(language, demand.level) for language in dict.fromkeys(demand.languages))
    if len(leaves) == 1:
        return leaves[0]
    if 1 < demand.least < len(leaves):
        return AnyOf(tuple(AllOf(some) for some in combinations(leaves, demand.least)))
    return AnyOf(leaves) if demand.any_of else AllOf(leaves)


def _joined(rules: list[LanguageRule]) -> LanguageRule:
    parts = [part for rule in rules for part in _conjuncts(rule)]
    return parts[0] if len(parts) == 1 else AllOf(tuple(dict.fromkeys(parts)))
