"""Codes in, sentences out: what is wrong with a criterion in the making, what it asks, what may be legally risky."""

from collections.abc import Mapping
from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from screening.core.entries import Entry, rule_of
from screening.core.entry_flaws import Flaw, branches_of
from screening.core.terms import CriterionKind, EvidenceRule, YearsRule
from screening.core.vacancy import Concern, message
from screening.core.vacancy.advice import find_advice
from screening.web.criteria_labels import vocabulary_name
from screening.web.plain_words import active_language, language_name, sentence_of

FLAWS: Final[Mapping[str, Promise]] = {
    "years_range": gettext_lazy("How many years? Write a number from ½ to 60."),
    "domain_missing": gettext_lazy("Experience in what? Choose a domain, or describe it in your own words."),
    "domain_unknown": gettext_lazy("The library has no such domain. Choose one, or use your own words."),
    "topic_missing": gettext_lazy("Evidence of what? Choose a topic, or describe it in your own words."),
    "topic_unknown": gettext_lazy("The library has no such topic. Choose one, or use your own words."),
    "terms_missing": gettext_lazy("Write the words that show it in a CV, one per line."),
    "what_missing": gettext_lazy("A number of what? Write what is counted, for example “delivery teams”."),
    "count_range": gettext_lazy("How many? Write a whole number from 1 to %(most)s."),
    "place_missing": gettext_lazy("On site where? Write the place."),
    "days_range": gettext_lazy("How many days a week? Write a whole number from 0 to 7."),
    "weekdays_exceed": gettext_lazy("There are more fixed days (%(fixed)s) than days a week (%(days)s)."),
    "weekday_unknown": gettext_lazy("Choose days of the week."),
    "latest_missing": gettext_lazy("Start when, at the latest? Choose a date."),
    "latest_no_date": gettext_lazy("This is no date that exists. Write day, month and year."),
    "language_missing": gettext_lazy("Which language? Choose one."),
    "level_missing": gettext_lazy(
        "Which level of %(language)s? Choose A1 to C2: “good” means something else to everybody."
    ),
    "group_empty": gettext_lazy("This group is empty. Add a language, or remove the group."),
    "too_deep": gettext_lazy("Nobody reads more than %(deepest)s levels in each other. Make it simpler."),
    "label_missing": gettext_lazy("Write how candidates read it in this language."),
    "too_long": gettext_lazy("At most %(most)s characters."),
    "question_missing": gettext_lazy("Ask it in this language too, or leave all three empty."),
    "justification_missing": gettext_lazy("Say why the work needs this: whoever fails a gate may ask."),
    "source_elsewhere": gettext_lazy(
        "This does not stand in the advertisement. Copy it word for word, or leave it empty."
    ),
    "label_stale": gettext_lazy("The labels still say what they said before. Change them too, in each language."),
    "weight_range": gettext_lazy("Choose a weight from 1 to 5."),
    "nothing_left": gettext_lazy("No criterion is left. Keep at least one."),
}
KIND_ICONS: Final = {
    CriterionKind.YEARS: "clock",
    CriterionKind.LANGUAGES: "translate",
    CriterionKind.ONSITE: "geo-alt",
    CriterionKind.START: "calendar-event",
    CriterionKind.COUNT: "people",
    CriterionKind.EVIDENCE: "chat-left-quote",
}
SHOWN_TERMS: Final = 3
VAGUE: Final = frozenset({Concern.VAGUE_EXPERIENCE, Concern.VAGUE_LEVEL, Concern.VAGUE_ONSITE})
ADVICE: Final[Mapping[CriterionKind, Promise]] = {
    CriterionKind.YEARS: gettext_lazy(
        "Which task fails without these years? A number without a reason is hard to defend, and more years mostly shut "
        "out younger candidates and those with a break in their career."
    ),
    CriterionKind.LANGUAGES: gettext_lazy(
        "For what is each language used: meetings, documents, clients? Ask the level that these need, not the highest."
    ),
    CriterionKind.ONSITE: gettext_lazy(
        "What happens on site on these days that cannot happen at a distance? Fixed days weigh on part-time workers "
        "and carers."
    ),
    CriterionKind.START: gettext_lazy(
        "What depends on this date? A notice period of three months is usual after a few years of service."
    ),
    CriterionKind.COUNT: gettext_lazy("Why this number, and not one less? Name the size of the work that is waiting."),
    CriterionKind.EVIDENCE: gettext_lazy(
        "Which task of this work shows it? As a gate, whoever does not mention it stays unclear and has to be asked."
    ),
}


def flaw_sentence(flaw: Flaw) -> str:
    """What to do about the flaw, in the active language."""
    values = dict(flaw.values)
    if "language" in values:
        values["language"] = language_name(values["language"])
    return str(FLAWS[flaw.code]) % values


def risks_in(entry: Entry) -> tuple[str, ...]:
    """What is legally risky in the words that candidates read of the criterion, each with its passage."""
    texts = (*entry.labels.values(), *entry.question.values())
    found = [
        (text[each.quote.start : each.quote.end], each.concern) for text in texts for each in find_advice(text, (), ())
    ]
    return tuple(f"“{passage}”: {message(concern, active_language())}" for passage, concern in dict.fromkeys(found))


def asked_in_words(entry: Entry) -> str:
    """What the criterion asks, as a candidate reads it; as far as it goes when it is unfinished."""
    rule = rule_of(entry)
    if rule is None or (entry.has_own_words and not entry.own.terms):
        return _unfinished(entry)
    if isinstance(rule, YearsRule):
        years = number_format(rule.at_least, 0 if rule.at_least == int(rule.at_least) else 1)
        words = {"years": years, "domain": _work(entry)}
        return _("At least %(years)s years of %(domain)s, from dated jobs; jobs that overlap count once.") % words
    if isinstance(rule, EvidenceRule):
        return _("The CV describes work that shows this: %(topic)s.") % {"topic": _work(entry)}
    return sentence_of(rule)


def _work(entry: Entry) -> str:
    """The name of the domain or topic, or the first of the words that stand for it."""
    named = vocabulary_name(entry)
    if named:
        return named
    shown = ", ".join(f"“{term}”" for term in entry.own.terms[:SHOWN_TERMS])
    return f"{shown} …" if len(entry.own.terms) > SHOWN_TERMS else shown


def _unfinished(entry: Entry) -> str:
    if entry.kind is CriterionKind.LANGUAGES:
        names = [language_name(code) for code in dict.fromkeys(languages_in(entry.rule))]
        return ", ".join(names)
    return _("Not finished yet.")


def languages_in(node: Mapping[str, object]) -> list[str]:
    """The languages that a rule names as typed, from left to right."""
    branches = branches_of(node)
    if branches is None:
        return [str(node["language"])] if node.get("language") else []
    return [code for branch in branches for code in languages_in(branch)]
