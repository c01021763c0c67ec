"""A Vacancy in, the plain values of its JSON out."""

from typing import Any

from screening.core.terms import AllOf, AnyOf, LanguageRule, Level
from screening.core.vacancy.advice import message
from screening.core.vacancy.terms import (
    Asked,
    CountAsked,
    EvidenceAsked,
    LanguagesAsked,
    OnsiteAsked,
    StartAsked,
    Vacancy,
    YearsAsked,
)


def to_plain(vacancy: Vacancy) -> dict[str, Any]:
    """The keys `language`, `title`, `organisation`, `location`, `criteria` `warnings`; null for what is not said."""
    return {
        "language": vacancy.language,
        "title": vacancy.title,
        "organisation": vacancy.organisation or None,
        "location": vacancy.location or None,
        "criteria": [{**_criterion(asked), "quote": vacancy.quote(asked.quote)} for asked in vacancy.criteria],
        "warnings": [
            {"quote": vacancy.quote(each.quote), "message": message(each.concern, vacancy.language)}
            for each in vacancy.advice
        ],
    }


def plain_rule(rule: LanguageRule) -> dict[str, Any]:
    """The rule as nested objects; a language whose level is not stated has null."""
    if isinstance(rule, AllOf):
        return {"all": [plain_rule(each) for each in rule.all_of]}
    if isinstance(rule, AnyOf):
        return {"any": [plain_rule(each) for each in rule.any_of]}
    return {"language": rule.language, "at_least": None if rule.at_least is Level.A1 else rule.at_least.name}


def _criterion(asked: Asked) -> dict[str, Any]:
    match asked:
        case YearsAsked():
            return _years(asked)
        case LanguagesAsked():
            return {"kind": "languages", "gate": asked.gate, "rule": plain_rule(asked.rule)}
        case OnsiteAsked():
            return _onsite(asked)
        case StartAsked():
            return {"kind": "start", "gate": asked.gate, "latest": _day(asked.latest), "earliest": _day(asked.earliest)}
        case CountAsked():
            return {"kind": "count", "gate": asked.gate, "what": asked.what, "at_least": asked.at_least}
        case EvidenceAsked():
            return _evidence(asked)


def _years(asked: YearsAsked) -> dict[str, Any]:
    plain = {
        "kind": "years",
        "gate": asked.gate,
        "at_least": _number(asked.at_least),
        "domain": asked.domain or None,
        "label": asked.label,
    }
    upper = {"upper": _number(asked.upper)} if asked.upper is not None else {}
    group = {"alternative_group": asked.alternative} if asked.alternative else {}
    return {**plain, **upper, **group}


def _onsite(asked: OnsiteAsked) -> dict[str, Any]:
    return {
        "kind": "onsite",
        "gate": asked.gate,
        "place": asked.place or None,
        "days_per_week": asked.days_per_week,
        "weekdays": [day.name.lower() for day in asked.weekdays],
    }


def _evidence(asked: EvidenceAsked) -> dict[str, Any]:
    plain = {"kind": "evidence", "gate": asked.gate, "topic": asked.topic}
    return {**plain, **({"slug": asked.slug} if asked.slug else {}), **({"soft": True} if asked.soft else {})}


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
