"""What every kind of criterion is judged from (a case) and what it concludes (a finding)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from screening.core.terms import Document, Evidence, Facts, Flag, Measure, Outcome, Reason, RoleTerms, Span

_LESS_THAN_WHOLE = frozenset({Flag.TRUNCATED, Flag.SCRAMBLED})


@dataclass(frozen=True, slots=True)
class Case:
    """One application as a criterion looks at it: what was read, and the day that "present" means."""

    role: RoleTerms
    document: Document
    facts: Facts
    reference_date: date


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one criterion on one case, before answers are held against it."""

    outcome: Outcome
    reason: Reason
    evidence: Evidence = ()
    measured: Mapping[str, Measure] = field(default_factory=dict)
    would_change: Reason | None = None
    notes: tuple[Reason, ...] = ()


def is_whole(document: Document) -> bool:
    """Whether nothing that matters can hide in the document: no text was cut off, and its order could be read."""
    return not _LESS_THAN_WHOLE & set(document.flags)


def in_order(spans: Iterable[Span]) -> Evidence:
    """The spans in reading order; empty ones and those that lie inside another left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.page, each.start, -each.end)):
        inside = kept and kept[-1].page == span.page and span.end <= kept[-1].end
        if span.end > span.start and not inside:
            kept.append(span)
    return tuple(kept)


def pages_of(spans: Iterable[Span]) -> list[str]:
    """The numbers of the pages that the spans stand on, for a sentence that says where."""
    return [str(page) for page in sorted({span.page for span in spans})]
