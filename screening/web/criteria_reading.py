"""The text of an advertisement in, the working copy of a new role out: proposed criteria, advice, what it is called."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.utils.text import slugify

from screening.core.entries import OWN, Entry, EntryState, OwnWords
from screening.core.extraction.onsite.lexicon import places
from screening.core.terms import AllOf, AnyOf, CriterionKind, LanguageRule, Level
from screening.core.vacancy import Asked, Vacancy
from screening.core.vacancy.terms import (
    Concern,
    CountAsked,
    EvidenceAsked,
    LanguagesAsked,
    OnsiteAsked,
    StartAsked,
    YearsAsked,
)
from screening.web.criteria_labels import proposed_labels

LONGEST_SLUG: Final = 60
WEIGHT_OF_A_MUST, WEIGHT_OF_A_PLUS = 5, 3
WORDS_OF_A_TERM: Final = 5  # a longer requirement is a sentence, and stands in no CV like that
LONG_WORD: Final = 9  # letters; a shorter one before a comma is an adjective of what follows
PROTECTED: Final = frozenset({Concern.AGE, Concern.GENDER, Concern.ORIGIN, Concern.HEALTH, Concern.FAMILY})
THINGS: Final = {"team": "delivery-teams", "équipe": "delivery-teams", "squad": "delivery-teams"}


def draft_fields(vacancy: Vacancy) -> dict[str, Any]:
    """What the working copy of the role holds that the advertisement describes: see `CriteriaDraft`."""
    return {
        "advertisement": vacancy.text,
        "head": {
            "language": vacancy.language,
            "title": vacancy.title,
            "organisation": vacancy.organisation,
            "location": vacancy.location,
        },
        "advice": [
            {"start": each.quote.start, "end": each.quote.end, "concern": each.concern.value} for each in vacancy.advice
        ],
        "entries": proposed_entries(vacancy),
    }


def proposed_entries(vacancy: Vacancy) -> list[Entry]:
    """Each criterion of the advertisement as an entry to be confirmed; what no CV can show is dropped already."""
    taken: set[str] = set()
    return [_entry(asked, vacancy, taken) for asked in vacancy.criteria]


def free_slug(words: str, taken: Iterable[str], kind: CriterionKind) -> str:
    """A slug of the words that is not taken."""
    base = slugify(words)[: LONGEST_SLUG - 3].strip("-").rstrip("-") or kind.value
    known, number, slug = set(taken), 2, base
    while slug in known:
        slug, number = f"{base}-{number}", number + 1
    return slug


def place_slug(words: str) -> str:
    """The place as criteria name it: "brussels" for "Brussel"; a place that nobody lists as a slug of its own."""
    found = places().find(words)
    return found[0].value if found else slugify(words)


def _entry(asked: Asked, vacancy: Vacancy, taken: set[str]) -> Entry:
    quote = " ".join(vacancy.quote(asked.quote).split())
    kind, rule, words, own = _asked(asked)
    slug = free_slug(_slug_words(kind, rule, words or quote), taken, kind)
    taken.add(slug)
    gate = asked.gate and kind is not CriterionKind.EVIDENCE
    entry = Entry(
        key=slug,
        kind=kind,
        slug=slug,
        gate=gate,
        weight=WEIGHT_OF_A_MUST if asked.gate else WEIGHT_OF_A_PLUS,
        rule=rule,
        source=quote,
        start=asked.quote.start,
        end=asked.quote.end,
        own=OwnWords(own),
        state=EntryState.DROPPED if _is_left_out(asked, vacancy) else EntryState.PROPOSED,
    )
    return _labelled(entry, vacancy.language, words)


def _is_left_out(asked: Asked, vacancy: Vacancy) -> bool:
    """Whether no CV can show it, or the law protects what it asks ("married"): out until somebody takes it back."""
    if not isinstance(asked, EvidenceAsked):
        return False
    inside = (each.concern for each in vacancy.advice if asked.quote.start <= each.quote.start < asked.quote.end)
    return asked.soft or any(concern in PROTECTED for concern in inside)


def _labelled(entry: Entry, language: str, words: str) -> Entry:
    return replace(entry, labels=proposed_labels(entry, {language: words} if words else {}))


def _asked(asked: Asked) -> tuple[CriterionKind, dict[str, Any], str, tuple[str, ...]]:
    """The kind, the rule as typed, the advertisement's own words for the work or thing, and own terms."""
    match asked:
        case YearsAsked():
            own = (_first_part(asked.label).lower(),) if asked.label and not asked.domain else ()
            rule = {"domain": asked.domain or OWN, "at_least": _number(asked.at_least)}
            return CriterionKind.YEARS, rule, asked.label, own
        case LanguagesAsked():
            return CriterionKind.LANGUAGES, _language_rule(asked.rule), "", ()
        case OnsiteAsked():
            return CriterionKind.ONSITE, _onsite(asked), "", ()
        case StartAsked():
            return CriterionKind.START, {"latest": _day(asked.latest)}, "", ()
        case CountAsked():
            return CriterionKind.COUNT, {"what": _thing(asked.what), "at_least": asked.at_least}, asked.what, ()
        case EvidenceAsked():
            own = (asked.topic.lower(),) if not asked.slug and len(asked.topic.split()) <= WORDS_OF_A_TERM else ()
            return CriterionKind.EVIDENCE, {"topic": asked.slug or OWN}, asked.topic, own


def _first_part(label: str) -> str:
    """The label without what a comma adds ("teaching experience, traineeships not counted"); never a lone adjective."""
    first = label.partition(",")[0]
    return first if len(first.split()) > 1 or len(first) >= LONG_WORD else label


def _onsite(asked: OnsiteAsked) -> dict[str, Any]:
    return {
        "place": place_slug(asked.place) if asked.place else "",
        "days_per_week": asked.days_per_week,
        "weekdays": [day.name.lower() for day in asked.weekdays],
    }


def _slug_words(kind: CriterionKind, rule: dict[str, Any], words: str) -> str:
    match kind:
        case CriterionKind.YEARS:
            return f"{rule['domain']}-years" if rule["domain"] != OWN else words
        case CriterionKind.LANGUAGES:
            return "languages"
        case CriterionKind.ONSITE:
            return f"onsite-{rule['place']}".strip("-")
        case CriterionKind.START:
            return "start-date"
        case CriterionKind.COUNT:
            return str(rule["what"])
        case CriterionKind.EVIDENCE:
            return str(rule["topic"]) if rule["topic"] != OWN else words


def _language_rule(rule: LanguageRule) -> dict[str, Any]:
    """The rule as typed; a language whose level is not stated has none yet."""
    if isinstance(rule, AllOf):
        return {"all": [_language_rule(each) for each in rule.all_of]}
    if isinstance(rule, AnyOf):
        return {"any": [_language_rule(each) for each in rule.any_of]}
    return {"language": rule.language, "at_least": "" if rule.at_least is Level.A1 else rule.at_least.name}


def _thing(words: str) -> str:
    return next((slug for word, slug in THINGS.items() if word in words.lower()), slugify(words)[:LONGEST_SLUG])


def _number(years: float) -> float | int:
    return int(years) if years == int(years) else years


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
