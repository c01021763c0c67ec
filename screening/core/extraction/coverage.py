"""The positions found in a document in, whether they account for the stretches of time that stand in it out.

A history of which a part was not understood must not be taken for a short one. Wherever the text gives a stretch of
time that could be work, and no position found lies there, something was missed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from screening.core.extraction.periods import Form, Period, find_periods
from screening.core.terms import Document, Position, Section, Span

_MONTHS_PER_YEAR = 12
_MOST_MISSED_MONTHS = 12  # less is a gap between jobs, or too short to matter
_NOW = float("inf")
_NO_WORK = frozenset(
    {"education", "training", "teaching", "publications", "volunteering", "interests", "availability", "side_projects"}
)

Stretch = tuple[float, float]  # from and to, in months since the year 0


def accounts_for_all(document: Document, sections: Sequence[Section], positions: Iterable[Position]) -> bool:
    """Whether no stretch of a year or more stands outside studies and leisure without a position that lies there."""
    held = sorted(stretch for each in positions if (stretch := _held(each)))
    return all(_missed(told, held) < _MOST_MISSED_MONTHS for told in _told(document, sections))


def _told(document: Document, sections: Sequence[Section]) -> Iterator[Stretch]:
    """The time that each stretch of the text covers wherever in their year or season its ends lie."""
    aside = [span for section in sections if section.kind in _NO_WORK for span in section.spans]
    for page in document.pages:
        for period in find_periods(page.text):
            if period.form is Form.RANGE and period.start and not _lies_in(period, page.number, aside):
                end = _NOW if period.end is None or period.ongoing else _month(period.end.earliest) + 1
                yield _month(period.start.latest), end


def _lies_in(period: Period, page: int, spans: Iterable[Span]) -> bool:
    return any(span.page == page and span.start <= period.begin < span.end for span in spans)


def _held(position: Position) -> Stretch | None:
    """The longest time that a position may have lasted."""
    if position.start is None or not (position.end or position.ongoing):
        return None
    end = _NOW if position.end is None or position.ongoing else _month(position.end.latest) + 1
    return _month(position.start.earliest), end


def _month(day: date) -> float:
    return day.year * _MONTHS_PER_YEAR + day.month - 1


def _missed(told: Stretch, held: Sequence[Stretch]) -> float:
    """The months of a stretch in which no position lies; `held` is in order of time."""
    reached, stop = told
    missed = 0.0
    for start, end in held:
        if reached >= stop:
            break
        if end > reached:
            missed += max(0.0, min(start, stop) - reached)
            reached = max(reached, end)
    return missed + max(0.0, stop - reached) if reached < stop else missed
