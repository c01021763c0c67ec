"""A criterion in the making in, what is still missing or wrong out: a code and the field, never a sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from screening.core.entries import LANGUAGES, OWN, Entry, known_slugs
from screening.core.terms import CriterionKind, Level, Weekday

MOST_YEARS = 60
LEAST_YEARS = 0.5
MOST_COUNT = 1000
MOST_DAYS = 7
HIGHEST_WEIGHT = 5
DEEPEST = 6  # levels of all and any in each other; nobody reads more
LONGEST_TEXT = 300  # characters of a label or a question
LONGEST_REASON = 2000
_LEVELS = frozenset(level.name for level in Level)
_WEEKDAYS = frozenset(day.name.lower() for day in Weekday)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong (`code`) and `at` which field: "at_least", "label_nl", "rule.0.1" for a node of a language rule."""

    at: str
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


def flaws(entry: Entry, advertisement: str = "") -> tuple[Flaw, ...]:
    """Everything that keeps the entry from being saved, in the order of the form."""
    return (*_RULES[entry.kind](entry), *_texts(entry), *_reason(entry), *_source(entry, advertisement))


def _years(entry: Entry) -> Iterator[Flaw]:
    yield from _vocabulary(entry, "domain", CriterionKind.YEARS)
    if not _within(entry.rule.get("at_least"), LEAST_YEARS, MOST_YEARS):
        yield Flaw("at_least", "years_range", {"least": LEAST_YEARS, "most": MOST_YEARS})


def _evidence(entry: Entry) -> Iterator[Flaw]:
    yield from _vocabulary(entry, "topic", CriterionKind.EVIDENCE)


def _vocabulary(entry: Entry, name: str, kind: CriterionKind) -> Iterator[Flaw]:
    slug = entry.rule.get(name)
    if slug == OWN:
        if not entry.own.terms:
            yield Flaw("own_terms", "terms_missing")
    elif not slug:
        yield Flaw(name, f"{name}_missing")
    elif slug not in known_slugs(kind):
        yield Flaw(name, f"{name}_unknown", {"slug": slug})


def _count(entry: Entry) -> Iterator[Flaw]:
    if not entry.rule.get("what"):
        yield Flaw("what", "what_missing")
    if not _is_whole(entry.rule.get("at_least"), 1, MOST_COUNT):
        yield Flaw("at_least", "count_range", {"most": MOST_COUNT})


def _onsite(entry: Entry) -> Iterator[Flaw]:
    days, weekdays = entry.rule.get("days_per_week"), entry.rule.get("weekdays") or []
    if not entry.rule.get("place"):
        yield Flaw("place", "place_missing")
    if not _is_whole(days, 0, MOST_DAYS):
        yield Flaw("days_per_week", "days_range", {"most": MOST_DAYS})
    elif len(weekdays) > int(str(days)):
        yield Flaw("weekdays", "weekdays_exceed", {"fixed": len(weekdays), "days": days})
    if not set(weekdays) <= _WEEKDAYS:
        yield Flaw("weekdays", "weekday_unknown")


def _start(entry: Entry) -> Iterator[Flaw]:
    latest = entry.rule.get("latest")
    if not latest:
        yield Flaw("latest", "latest_missing")
        return
    try:
        date.fromisoformat(str(latest))
    except ValueError:
        yield Flaw("latest", "latest_no_date")


def _languages(entry: Entry) -> Iterator[Flaw]:
    yield from _node(entry.rule, "rule", 1)


def _node(node: Mapping[str, Any], path: str, depth: int) -> Iterator[Flaw]:
    branches = branches_of(node)
    if branches is None:
        if not node.get("language"):
            yield Flaw(path, "language_missing")
        elif node.get("at_least") not in _LEVELS:
            yield Flaw(path, "level_missing", {"language": node["language"]})
        return
    if not branches:
        yield Flaw(path, "group_empty")
    if depth > DEEPEST:
        yield Flaw(path, "too_deep", {"deepest": DEEPEST})
        return
    for i, branch in enumerate(branches):
        yield from _node(branch, f"{path}.{i}", depth + 1)


def branches_of(node: Mapping[str, Any]) -> Sequence[Mapping[str, Any]] | None:
    """The members of a group of a language rule as typed; None for a single language."""
    for name in ("all", "any"):
        if name in node:
            members: Sequence[Mapping[str, Any]] = node[name] or []
            return members
    return None


def _texts(entry: Entry) -> Iterator[Flaw]:
    for language in LANGUAGES:
        label = entry.labels.get(language, "").strip()
        if not label:
            yield Flaw(f"label_{language}", "label_missing")
        elif len(label) > LONGEST_TEXT:
            yield Flaw(f"label_{language}", "too_long", {"most": LONGEST_TEXT})
    asked = {language: text for language, text in entry.question.items() if text.strip()}
    for language in LANGUAGES if asked else ():
        if language not in asked:
            yield Flaw(f"question_{language}", "question_missing")


def _reason(entry: Entry) -> Iterator[Flaw]:
    if entry.gate and not entry.justification.strip():
        yield Flaw("justification", "justification_missing")
    if len(entry.justification) > LONGEST_REASON:
        yield Flaw("justification", "too_long", {"most": LONGEST_REASON})
    if not entry.gate and not _is_whole(entry.weight, 1, HIGHEST_WEIGHT):
        yield Flaw("importance", "weight_range", {"most": HIGHEST_WEIGHT})


def _source(entry: Entry, advertisement: str) -> Iterator[Flaw]:
    source = " ".join(entry.source.split())
    if source and source not in " ".join(advertisement.split()):
        yield Flaw("source", "source_elsewhere")


def _within(number: object, least: float, most: float) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and least <= number <= most


def _is_whole(number: object, least: int, most: int) -> bool:
    return isinstance(number, int) and _within(number, least, most)


_RULES: Mapping[CriterionKind, Callable[[Entry], Iterator[Flaw]]] = {
    CriterionKind.YEARS: _years,
    CriterionKind.LANGUAGES: _languages,
    CriterionKind.ONSITE: _onsite,
    CriterionKind.START: _start,
    CriterionKind.COUNT: _count,
    CriterionKind.EVIDENCE: _evidence,
}
