"""A vacancy's statements and criteria in, the passages that are vague or legally risky out, each with its concern."""

from collections.abc import Iterator, Sequence
from functools import cache

from screening.core.phrases import Found, Phrases
from screening.core.terms import AllOf, AnyOf, LanguageRule, Level
from screening.core.vacancy.amounts import find_years
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import vocabulary
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import Advice, Asked, Concern, LanguagesAsked, OnsiteAsked, Range, YearsAsked

_EXCEPTIONS = "exceptions"  # phrases that hold a risky word and are none
_VAGUE = frozenset({Concern.VAGUE_EXPERIENCE})
_ASKED_IN = frozenset({Part.REQUIREMENTS, Part.WISHES, Part.EXPERIENCE, Part.OPEN})


def find_advice(text: str, statements: Sequence[Statement], criteria: Sequence[Asked]) -> tuple[Advice, ...]:
    """The advice in the order of the text, one per passage and concern."""
    found = [*_of_words(text, statements), *_of_criteria(criteria)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.quote, each.concern)))


def message(concern: Concern, language: str) -> str:
    """The sentence for the reader in `language` (nl, fr, en); English for any other."""
    messages: dict[str, str] = vocabulary("advice")[concern.value]["message"]
    return messages.get(language, messages["en"])


def _of_words(text: str, statements: Sequence[Statement]) -> Iterator[Advice]:
    for found in _phrases().longest(text):
        if found.value and (found.value not in _VAGUE or _is_vague(found, statements)):
            yield Advice(Range(found.start, found.end), found.value)


def _is_vague(found: Found[Concern | None], statements: Sequence[Statement]) -> bool:
    """Whether no number of years stands beside "ample experience", and the words are a requirement."""
    around = [each for each in statements if each.start <= found.start < each.end]
    return any(each.part in _ASKED_IN and not find_years(each.text) for each in around)


def _of_criteria(criteria: Sequence[Asked]) -> Iterator[Advice]:
    for asked in criteria:
        if isinstance(asked, YearsAsked) and asked.upper:
            yield Advice(asked.quote, Concern.UPPER_LIMIT)
        if isinstance(asked, OnsiteAsked) and asked.days_per_week is None:
            yield Advice(asked.quote, Concern.VAGUE_ONSITE)
        if isinstance(asked, LanguagesAsked) and asked.gate and _has_no_level(asked.rule):
            yield Advice(asked.quote, Concern.VAGUE_LEVEL)


def _has_no_level(rule: LanguageRule) -> bool:
    if isinstance(rule, AllOf):
        return any(_has_no_level(each) for each in rule.all_of)
    if isinstance(rule, AnyOf):
        return any(_has_no_level(each) for each in rule.any_of)
    return rule.at_least is Level.A1


@cache
def _phrases() -> Phrases[Concern | None]:
    return Phrases(
        (phrase, None if name == _EXCEPTIONS else Concern(name))
        for name, entry in vocabulary("advice").items()
        for phrases in entry.get("phrases", {}).values()
        for phrase in phrases
    )
