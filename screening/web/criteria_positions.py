"""Words for a kind of work in, the stored positions that would count by them out, and titles that do not yet."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from screening.core.entries import Entry
from screening.core.judging.domains import Counts, domain_match
from screening.core.judging.library import UnknownDomainError, find_domain
from screening.core.terms import CriterionKind, Engagement, RoleTerms, YearsRule
from screening.flow.pool import Candidate, Pool

NUM_CANDIDATES: Final = 40  # the first of the board; a preview, and no count
NUM_SHOWN: Final = 12
NUM_OFFERED: Final = 8
LONGEST_TITLE: Final = 60


@dataclass(frozen=True, slots=True)
class Held:
    """One position that counts, or may."""

    title: str
    employer: str
    who: str
    public_id: str
    counts: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The positions that count, how many were looked at, and titles that could be added to the words."""

    shown: tuple[Held, ...]
    num_counting: int
    num_all: int
    num_candidates: int
    offered: tuple[str, ...]


def positions_of(entry: Entry, wanted: RoleTerms, pool: Pool) -> Preview | None:
    """The stored positions that count for the domain of a years criterion; None for another kind or no domain yet."""
    slug = entry.slug or entry.key
    rule = next((each.rule for each in wanted.criteria if each.slug == slug), None)
    if entry.kind is not CriterionKind.YEARS or not isinstance(rule, YearsRule):
        return None
    try:
        domain = find_domain(rule.domain, wanted.domains)
    except UnknownDomainError:
        return None
    looked = list(pool.careers(NUM_CANDIDATES))
    held, other = [], Counter[str]()
    for candidate, stored in looked:
        for position in stored.facts.positions:
            if position.engagement is Engagement.STUDY or not position.title:
                continue
            match = domain_match(position, (), stored.document, domain, wanted.domains)
            if match.counts is Counts.NO:
                other[position.title.strip()] += 1
            else:
                held.append(_held(position.title, position.employer, candidate, match.counts))
    return Preview(
        shown=tuple(held[:NUM_SHOWN]),
        num_counting=len(held),
        num_all=len(held) + other.total(),
        num_candidates=len(looked),
        offered=tuple(title for title, _num in other.most_common() if len(title) <= LONGEST_TITLE)[:NUM_OFFERED],
    )


def _held(title: str, employer: str, candidate: Candidate, counts: Counts) -> Held:
    shown = "" if candidate.is_veiled else employer
    return Held(title, shown, candidate.name, candidate.public_id, counts.value)
