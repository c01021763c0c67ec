"""The rule of a criterion in a role file in, the typed rule out; and back."""

from collections.abc import Callable, Mapping
from typing import Any

from screening.core.rolefile_fields import Fields
from screening.core.terms import (
    AllOf,
    AnyOf,
    CountRule,
    CriterionKind,
    EvidenceRule,
    LanguageAtLeast,
    LanguageRule,
    Level,
    OnsiteRule,
    Rule,
    StartRule,
    Weekday,
    YearsRule,
)

_MOST_YEARS = 60
_MOST_COUNT = 1_000
_WORKDAYS = 7
_DEEPEST = 6  # levels of all and any in each other; nobody reads more
_LANGUAGE_CODE_LENGTHS = (2, 3)  # ISO 639-1 and 639-3


def read_rule(kind: CriterionKind, fields: Fields) -> Rule | None:
    """The rule of that kind, None when it is not usable; the problems are noted in `fields`."""
    rule = _READERS[kind](fields)
    fields.none_else()
    return rule


def plain_rule(rule: Rule) -> dict[str, Any]:
    """The rule as a role file writes it."""
    return _WRITERS[type(rule)](rule)


def _read_years(fields: Fields) -> YearsRule:
    return YearsRule(fields.slug("domain"), fields.number("at_least", 0.5, _MOST_YEARS))


def _read_onsite(fields: Fields) -> OnsiteRule:
    place = fields.slug("place")
    days = int(fields.number("days_per_week", 0, _WORKDAYS, whole=True))
    names = fields.words("weekdays", of=[day.name.lower() for day in Weekday])
    weekdays = tuple(Weekday[name.upper()] for name in names if name.upper() in Weekday.__members__)
    if len(weekdays) > days:
        fields.problem("weekdays", "too_many_weekdays", weekdays=len(weekdays), days=days)
    return OnsiteRule(place, days, weekdays)


def _read_start(fields: Fields) -> StartRule | None:
    latest = fields.day("latest")
    return StartRule(latest) if latest else None


def _read_count(fields: Fields) -> CountRule:
    return CountRule(fields.slug("what"), int(fields.number("at_least", 1, _MOST_COUNT, whole=True)))


def _read_evidence(fields: Fields) -> EvidenceRule:
    return EvidenceRule(fields.slug("topic"))


def _read_languages(fields: Fields, depth: int = 1) -> LanguageRule | None:
    joined = [name for name in ("all", "any") if fields.has(name)]
    if not joined:
        return _read_language(fields)
    if len(joined) > 1 or depth > _DEEPEST:
        fields.problem(joined[0], "all_or_any", most=_DEEPEST)
        return None
    members = [(each, _read_languages(each, depth + 1)) for each in fields.list_of_fields(joined[0], required=True)]
    for each, _ in members:
        each.none_else()
    rules = tuple(rule for _, rule in members if rule is not None)
    return AllOf(rules) if joined[0] == "all" else AnyOf(rules)


def _read_language(fields: Fields) -> LanguageAtLeast | None:
    language = fields.text("language")
    if language and (len(language) not in _LANGUAGE_CODE_LENGTHS or not language.islower()):
        fields.problem("language", "no_language_code", entry=repr(language))
    level = fields.one_of("at_least", [level.name for level in Level])
    return LanguageAtLeast(language, Level[level]) if level else None


def _plain_languages(rule: LanguageRule) -> dict[str, Any]:
    if isinstance(rule, LanguageAtLeast):
        return {"language": rule.language, "at_least": rule.at_least.name}
    if isinstance(rule, AllOf):
        return {"all": [_plain_languages(each) for each in rule.all_of]}
    return {"any": [_plain_languages(each) for each in rule.any_of]}


def _plain_onsite(rule: OnsiteRule) -> dict[str, Any]:
    plain: dict[str, Any] = {"place": rule.place, "days_per_week": rule.days_per_week}
    return plain | ({"weekdays": [day.name.lower() for day in rule.weekdays]} if rule.weekdays else {})


def _plain_years(rule: YearsRule) -> dict[str, Any]:
    years = rule.at_least
    return {"domain": rule.domain, "at_least": int(years) if years == int(years) else years}


_READERS: Mapping[CriterionKind, Callable[[Fields], Rule | None]] = {
    CriterionKind.YEARS: _read_years,
    CriterionKind.LANGUAGES: _read_languages,
    CriterionKind.ONSITE: _read_onsite,
    CriterionKind.START: _read_start,
    CriterionKind.COUNT: _read_count,
    CriterionKind.EVIDENCE: _read_evidence,
}
_WRITERS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    YearsRule: _plain_years,
    LanguageAtLeast: _plain_languages,
    AllOf: _plain_languages,
    AnyOf: _plain_languages,
    OnsiteRule: _plain_onsite,
    StartRule: lambda rule: {"latest": rule.latest},
    CountRule: lambda rule: {"what": rule.what, "at_least": rule.at_least},
    EvidenceRule: lambda rule: {"topic": rule.topic},
}
