"""A criterion in the making in, the label that it would have in each language out: a proposal, to be changed freely."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from screening.core import terms
from screening.core.entries import LANGUAGES, Entry, rule_of
from screening.core.judging.library import UnknownDomainError, UnknownTopicError, find_domain, find_topic
from screening.core.judging.wording import thing_name
from screening.core.terms import CriterionKind
from screening.web.plain_words import (
    active_language,
    capitalised,
    joined_by_and,
    languages_in_words,
    place_name,
    weekday_name,
)

KNOWN_THINGS: Final = frozenset({"delivery-teams"})  # things that the library has a name for in each language


def proposed_labels(entry: Entry, words: Mapping[str, str] | None = None) -> dict[str, str]:
    """A label for each language that one can be made in. `words` names the work or the thing where no library does."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            if label := _label(entry, (words or {}).get(language, "")):
                found[language] = capitalised(label)
    return found


def renumbered(entry: Entry, before: Entry) -> Entry:
    """The entry with its new number in each label where the old one stood once and nobody changed it by hand."""
    old, new = (_number_of(each) for each in (before, entry))
    if old == new or not old or not new or entry.labels != before.labels:
        return entry
    token = re.compile(rf"(?<![\d.,]){re.escape(old)}(?![\d.,]*\d)")
    labels = {
        code: token.sub(new, text) if len(token.findall(text)) == 1 else text for code, text in entry.labels.items()
    }
    return replace(entry, labels=labels)


def is_stale(entry: Entry, held: Entry | None) -> bool:
    """Whether the rule was changed and the labels were left as they are."""
    return held is not None and entry.counts and entry.rule != held.rule and entry.labels == held.labels


def _number_of(entry: Entry) -> str:
    value = entry.rule.get("days_per_week" if entry.kind is CriterionKind.ONSITE else "at_least")
    return str(value) if isinstance(value, int | float) else ""


def _label(entry: Entry, words: str) -> str:
    if entry.kind is CriterionKind.YEARS:
        return _years(entry, words)
    if entry.kind is CriterionKind.EVIDENCE:
        return words or vocabulary_name(entry)
    return _of_rule(rule_of(entry), words)


def _of_rule(rule: terms.Rule | None, words: str) -> str:
    match rule:
        case terms.OnsiteRule():
            return _onsite(rule)
        case terms.StartRule():
            return _("Can start on %(date)s at the latest") % {"date": date_format(rule.latest, "DATE_FORMAT")}
        case terms.CountRule():
            return _count(rule, words)
        case terms.LanguageAtLeast() | terms.AllOf() | terms.AnyOf():
            return languages_in_words(rule)
    return ""


def _count(rule: terms.CountRule, words: str) -> str:
    """Things that only the advertisement names are named in its language alone."""
    if not words and rule.what not in KNOWN_THINGS:
        return ""
    name = words or thing_name(rule.what, active_language())
    return _("At least %(number)d: %(things)s") % {"number": rule.at_least, "things": name}


def _years(entry: Entry, words: str) -> str:
    years = entry.rule.get("at_least")
    name = words or vocabulary_name(entry)
    if not name or not isinstance(years, int | float):
        return name
    shown = number_format(years, 0 if years == int(years) else 1)
    sentence = ngettext(
        "At least %(years)s year of experience: %(domain)s",
        "At least %(years)s years of experience: %(domain)s",
        int(years),
    )
    return sentence % {"years": shown, "domain": name}


def _onsite(rule: terms.OnsiteRule) -> str:
    if not rule.days_per_week:
        return _("On site in %s") % place_name(rule.place)
    sentence = ngettext(
        "On site in %(place)s %(days)d day a week", "On site in %(place)s %(days)d days a week", rule.days_per_week
    ) % {"place": place_name(rule.place), "days": rule.days_per_week}
    if not rule.weekdays:
        return sentence
    return sentence + _(", always on %(days)s") % {"days": joined_by_and(weekday_name(day) for day in rule.weekdays)}


def vocabulary_name(entry: Entry) -> str:
    """The library's name for the domain or topic, "" for own words and for none."""
    try:
        labels = (
            find_domain(str(entry.rule.get("domain", ""))).labels
            if entry.kind is CriterionKind.YEARS
            else find_topic(str(entry.rule.get("topic", ""))).labels
        )
    except (UnknownDomainError, UnknownTopicError):
        return ""
    return labels.get(active_language(), "")
