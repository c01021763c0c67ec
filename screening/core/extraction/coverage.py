"""The positions found in a document in, whether they account for the stretches of time that stand in it out.

A history of which a part was not understood must not be taken for a short one. Wherever the text gives a stretch of
time that could be work, and no position found lies there, something was missed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from screening.core.extraction.dated import Shape, dated_rows
from screening.core.extraction.engagement import engagement_of
from screening.core.extraction.periods import Form, Period, find_periods
from screening.core.extraction.rows import rows_in
from screening.core.extraction.work_words import names_organisation, names_title, schools
from screening.core.terms import Document, Engagement, Position, Section, Span

_MONTHS_PER_YEAR = 12
_MOST_MISSED_MONTHS = 12  # less is a gap between jobs, or too short to matter
_REACH = 80  # characters before a period that tell what it dates
_CLAUSE = re.compile(r"[.;\n]\s")
_UNPAID = frozenset({Engagement.STUDENT_JOB, Engagement.VOLUNTEERING, Engagement.STUDY})
_MONTH = timedelta(days=31)
_NOW = float("inf")
_OF_WORK = frozenset({"experience", "projects"})
_NO_WORK = frozenset(
    {"education", "training", "teaching", "publications", "volunteering", "interests", "availability", "side_projects"}
)

Stretch = tuple[float, float]  # from and to, in months since the year 0


def accounts_for_all(document: Document, sections: Sequence[Section], positions: Iterable[Position]) -> bool:
    """Whether no stretch of a year or more stands outside studies and leisure without a position that lies there.

    In a section of work, neither may a date that goes on or stands by itself: half of a period that was torn apart.
    """
    held = sorted(stretch for each in positions if (stretch := _held(each)))
    first = min((start for start, _ in held), default=_NOW)
    told = (*_told(document, sections), *_begun(document, sections), *_studied(document, sections, first))
    return all(_missed(each, held) < _MOST_MISSED_MONTHS for each in told)


def fills_a_gap(position: Position, positions: Iterable[Position]) -> bool:
    """Whether the position lasted a year or more in which none of the others lies."""
    own = _held(position)
    held = sorted(stretch for each in positions if (stretch := _held(each)))
    return own is not None and _missed(own, held) >= _MOST_MISSED_MONTHS


def _told(document: Document, sections: Sequence[Section]) -> Iterator[Stretch]:
    """The time that each stretch of the text covers wherever in their year or season its ends lie."""
    aside = [span for section in sections if section.kind in _NO_WORK for span in section.spans]
    practical = [span for section in sections if section.kind == "availability" for span in section.spans]
    aside_or_other = [span for each in sections if each.kind not in _OF_WORK for span in each.spans]
    for page in document.pages:
        for period in find_periods(page.text):
            if _lies_in(period, page.number, aside_or_other) and _is_no_work(page.text, period):
                continue
            mislaid = _lies_in(period, page.number, practical) and _is_titled(page.text, period)
            if period.form is Form.RANGE and period.start and (mislaid or not _lies_in(period, page.number, aside)):
                end = _NOW if period.end is None or period.ongoing else _month(period.end.earliest) + 1
                yield _month(period.start.latest), end


def _is_titled(text: str, period: Period) -> bool:
    """Whether the line of a period bears the title of a job: the history goes on below what stands beside it."""
    return names_title(text[text.rfind("\n", 0, period.begin) + 1 : period.begin])


def _is_no_work(text: str, period: Period) -> bool:
    """Whether the clause of a period outside the history is of something else: "lifeguard as a student (2002-2005)"."""
    clause = _CLAUSE.split(text[max(0, period.begin - _REACH) : period.begin])[-1]
    return engagement_of("", clause) in _UNPAID and bool(clause.strip())


def _begun(document: Document, sections: Sequence[Section]) -> Iterator[Stretch]:
    """The time that begins at dates without an end in sections of work: "depuis mai 2015" at a title, "09/15 -" alone.

    A month by itself in its cell or line begins a time too, of which nothing is known but that it lasts.
    """
    spans = [span for section in sections if section.kind in _OF_WORK for span in section.spans]
    rows = rows_in(document, tuple(spans))
    for dated in dated_rows(rows):
        period = dated.period
        if period.start is None or (dated.bulleted and period.form is not Form.SINCE):
            continue
        alone = dated.shape in {Shape.CELL, Shape.ALONE} and not dated.rest.strip("()[] -\u2013.,:")
        titled = names_title(rows[dated.row].text) and dated.shape is not Shape.INSIDE
        begun = _month(period.start.latest)
        if period.form is Form.OPEN or (period.form is Form.SINCE and (alone or titled)):
            yield begun, _NOW
        elif period.form is Form.SINGLE and alone and period.start.latest - period.start.earliest < _MONTH:
            yield begun, begun + _MOST_MISSED_MONTHS


def _studied(document: Document, sections: Sequence[Section], first: float) -> Iterator[Stretch]:
    """The time in sections of studies that title and employer of a job stand beside, begun after the first job was."""
    spans = [span for section in sections if section.kind == "education" for span in section.spans]
    rows = rows_in(document, tuple(spans))
    for dated in dated_rows(rows):
        period, text = dated.period, rows[dated.row].text
        if period.form is not Form.RANGE or period.start is None or _month(period.start.earliest) < first:
            continue
        works = names_title(text) and names_organisation(text) and not schools().find(text)
        if works and engagement_of(text, text) is Engagement.WORK:
            yield _month(period.start.latest), _NOW if period.end is None else _month(period.end.earliest) + 1


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
