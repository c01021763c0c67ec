"""A CV that tells what was done apart from where it was done in, the jobs of which any may have been it out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from screening.core.judging.domains import Counts, domain_match
from screening.core.judging.entry import Entry
from screening.core.judging.finding import Case
from screening.core.judging.lexicon import search_of_domain
from screening.core.judging.library import domain_slugs, find_domain
from screening.core.judging.mentions import Mention, mentions, text_at
from screening.core.terms import Domain, Engagement, Evidence, Position
from screening.core.vocabulary import load_vocabulary

_SECTIONS = Path(__file__).parent / "vocabulary" / "sections.yaml"
_FEW_WORDS = 10  # of a description that tells too little for its silence to say anything
_SENTENCE_WORDS = 8  # fewer are an item of a list of skills
_SHOWN = 2  # sentences shown as evidence


def with_told_apart(entries: Sequence[Entry], domain: Domain, case: Case) -> tuple[Entry, ...]:
    """The entries; where none counts but the CV tells of the domain apart from its jobs, a bare job may be it."""
    if any(entry.counts is not Counts.NO for entry in entries):
        return tuple(entries)
    bare = [entry for entry in entries if _is_bare(entry, entries, domain, case)]
    spans = _told_apart(domain, case) if bare else ()
    return tuple(_may_count(entry, spans) if spans and entry in bare else entry for entry in entries)


def _may_count(entry: Entry, spans: Evidence) -> Entry:
    period = entry.period and replace(entry.period, sure=False)
    return replace(entry, period=period, counts=Counts.MAYBE, why="untold", spans=spans)


def _is_bare(entry: Entry, entries: Sequence[Entry], domain: Domain, case: Case) -> bool:
    """Whether little more than the title of a job is told, and the title is not one of another trade."""
    position = entry.position
    told = sum(len(text_at(span, case.document).split()) for span in position.description)
    parent = next(i for i, each in enumerate(entries) if each is entry)
    if position.engagement is not Engagement.WORK or told >= _FEW_WORDS or position.parent is not None:
        return False
    if any(each.position.parent == parent for each in entries):
        return False
    around = domain.requires or _sums(domain.slug)
    own = case.role.domains
    return all(_counts(position, find_domain(slug, own), case) is not Counts.NO for slug in around) and not (
        _is_of_other_trade(position, domain, own)
    )


def _counts(position: Position, domain: Domain, case: Case) -> Counts:
    return domain_match(position, (), case.document, domain, case.role.domains).counts


def _is_of_other_trade(position: Position, domain: Domain, own: tuple[Domain, ...]) -> bool:
    return any(each.value == "against" for each in search_of_domain(domain, own)(position.title))


def _told_apart(domain: Domain, case: Case) -> Evidence:
    """The sentences outside the jobs, and outside studies and leisure, that tell of the domain in so many words."""
    kinds = load_vocabulary(_SECTIONS)["told_apart"]
    spans = tuple(span for section in case.facts.sections if section.kind in kinds for span in section.spans)
    told = mentions(search_of_domain(domain, case.role.domains), spans, case.document)
    shown = [each for each in told if each.kind == "strong" and not _is_of_a_job(each, case)]
    sentences = [each.sentence for each in shown if _is_sentence(text_at(each.sentence, case.document))]
    return tuple(dict.fromkeys(sentences))[:_SHOWN]


def _is_of_a_job(mention: Mention, case: Case) -> bool:
    spans = (span for each in case.facts.positions for span in (*each.evidence, *each.description))
    at = mention.span
    return any(span.page == at.page and span.start <= at.start < span.end for span in spans)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS


@cache
def _sums(slug: str) -> tuple[str, ...]:
    """The domains that are a sum of this one and others: "it" of "integration-platforms"."""
    return tuple(each for each in domain_slugs() if slug in find_domain(each).implied_by)
