"""A criterion in the making in, vocabularies of the library that its words name out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from screening.core.entries import NAMES, Entry
from screening.core.judging.library import find_domain, find_topic
from screening.core.terms import CriterionKind
from screening.core.vacancy.domains import domains_in, topics_in
from screening.web.plain_words import active_language, capitalised

MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A domain or topic of the library; `num_terms` phrases in four languages stand behind it."""

    slug: str
    name: str
    num_terms: int


def suggestions_for(entry: Entry) -> tuple[Suggestion, ...]:
    """The vocabularies that the labels, the sentence and the own words name, the most telling first."""
    if entry.kind not in NAMES:
        return ()
    words = "\n".join((*entry.own.terms, *entry.labels.values(), entry.source))
    is_domain = entry.kind is CriterionKind.YEARS
    chosen = entry.rule.get(NAMES[entry.kind])
    slugs = [slug for slug in (domains_in if is_domain else topics_in)(words) if slug != chosen]
    return tuple(_suggestion(slug, is_domain=is_domain) for slug in slugs[:MOST])


def _suggestion(slug: str, *, is_domain: bool) -> Suggestion:
    if is_domain:
        domain = find_domain(slug)
        return _named(slug, domain.labels, len({*domain.titles, *domain.strong, *domain.weak}))
    topic = find_topic(slug)
    return _named(slug, topic.labels, len({*topic.strong, *topic.weak}))


def _named(slug: str, labels: Mapping[str, str], num_terms: int) -> Suggestion:
    return Suggestion(slug, capitalised(labels.get(active_language()) or slug), num_terms)
