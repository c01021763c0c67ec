"""A document and its sections in, the periods of its history out: positions and the missions inside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from screening.core.extraction.coverage import accounts_for_all, fills_a_gap
from screening.core.extraction.engagement import engagement_of
from screening.core.extraction.entries import Entry, find_entries
from screening.core.extraction.missions import Mission, find_missions
from screening.core.extraction.naming import name_entry, name_project
from screening.core.extraction.periods import Form, Period, find_periods
from screening.core.extraction.prose import find_prose
from screening.core.extraction.repeats import Placed, without_repeats
from screening.core.extraction.rows import Row, rows_in, rows_of
from screening.core.extraction.sections import is_heading
from screening.core.extraction.work_words import names_organisation, names_title, phrases, projects
from screening.core.terms import Document, Engagement, Evidence, Position, PositionKind, Section, Span

_OF_WORK = frozenset({"experience", "military"})
_PERHAPS = frozenset({"head", "summary", "unknown", "other", "personal"})
_MISTAKEN = frozenset({"languages", "skills", "availability", "references", "interests"})
_NO_POSITION = frozenset({Engagement.STUDY, Engagement.VOLUNTEERING})


@dataclass(frozen=True, slots=True)
class History:
    """The positions in reading order, each followed by its missions; `read` as `Facts.history_read`."""

    positions: tuple[Position, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """A position found, the rows of its text, the number of its section, whether that is one of projects."""

    position: Position
    body: tuple[Row, ...]
    section: int
    project: bool


def find_history(document: Document, sections: Sequence[Section]) -> History:
    """The periods of work and what else fills a career; studies and unpaid work are left out.

    Sections of work and of projects are read first. Where they hold none, the other sections are searched for entries
    that tell of a job, and then their sentences are.
    """
    found = _jobs(document, sections)
    unpaid = [job.position for job in found if job.position.engagement in _NO_POSITION]
    jobs = _still_going_on(document, [job for job in found if job.position.engagement not in _NO_POSITION])
    positions = without_repeats(_with_missions(document, jobs))
    whole = accounts_for_all(document, sections, (*positions, *unpaid))
    if not whole and (mislaid := _mislaid(document, sections, jobs)):
        jobs = _still_going_on(document, sorted([*jobs, *mislaid], key=lambda job: job.section))
        positions = without_repeats(_with_missions(document, jobs))
        whole = accounts_for_all(document, sections, (*positions, *unpaid))
    return History(positions, whole and _is_read(document, sections, {job.section for job in jobs}))


def _jobs(document: Document, sections: Sequence[Section]) -> list[_Job]:
    """The entries of the history, unpaid work and studies among them."""
    jobs: list[_Job] = []
    for number, section in enumerate(sections):
        if section.kind in _OF_WORK or section.kind == "projects":
            jobs += _jobs_of(document, section, number)
    if all(job.project for job in jobs):
        for number, section in enumerate(sections):
            if section.kind in _PERHAPS:
                jobs += [job for job in _jobs_of(document, section, number) if _tells_of_work(job.position)]
    if not jobs:
        jobs = _jobs_anywhere(document, sections)
    if not jobs:
        jobs = [job for number, section in enumerate(sections) for job in _prose_jobs(document, section, number)]
    return jobs


def _jobs_anywhere(document: Document, sections: Sequence[Section]) -> list[_Job]:
    """The jobs under headings of something else, whose own heading was not understood: "Talen", then a history."""
    return [
        job
        for number, section in enumerate(sections)
        if section.kind in _MISTAKEN
        for job in _jobs_of(document, section, number)
        if names_title(job.position.title)
    ]


def _mislaid(document: Document, sections: Sequence[Section], jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs under a heading of something else that stands within the history: "Technologies", then the next job.

    One of them fills a gap of the history; the others of its section are told beside it, and count as well.
    """
    read = {job.section for job in jobs}
    known = [job.position for job in jobs]
    found: list[_Job] = []
    for number, section in enumerate(sections):
        if section.kind in _MISTAKEN | _PERHAPS and number not in read:
            told = [job for job in _jobs_of(document, section, number) if _is_titled_work(job.position)]
            if any(fills_a_gap(job.position, known) for job in told):
                found += told
    return found


def _is_titled_work(position: Position) -> bool:
    return names_title(position.title) and position.engagement not in _NO_POSITION


def _jobs_of(document: Document, section: Section, number: int) -> list[_Job]:
    rows = rows_in(document, section.spans)
    if rows and _is_mere_heading(rows[0], number) and not _begins_job(rows[0]):
        rows = rows[1:]
    entries = find_entries(rows, rows_of(document.pages))
    if not entries and section.kind == "experience":
        return _prose_jobs(document, section, number)
    project = section.kind == "projects"
    found = [_Job(_position(document, entry, project=project), entry.body, number, project) for entry in entries]
    return _with_assignments(_without_totals(_with_shared_employers(found, entries)))


def _is_mere_heading(row: Row, number: int) -> bool:
    """Whether the first row of a section is its heading: known words, or words of nothing that stand over a job."""
    return is_heading(row) or (
        number > 0 and len(row.cells) == 1 and not names_title(row.text) and not find_periods(row.text)
    )


def _begins_job(heading: Row) -> bool:
    """Whether the dates of the first job were set on the row of the section's heading: "Ervaring 03/2015 - heden"."""
    periods = [each for each in find_periods(heading.text) if each.form is Form.RANGE]
    return len(periods) == 1 and heading.text.endswith(heading.text[periods[0].begin : periods[0].stop])


def _with_shared_employers(jobs: Sequence[_Job], entries: Sequence[Entry]) -> list[_Job]:
    """The jobs, each without an employer of its own under the employer that heads the job before it."""
    out: list[_Job] = []
    for job, entry in zip(jobs, entries, strict=True):
        position = job.position
        if out and not position.employer and 0 < entry.num_above < entries[0].num_above:
            position = replace(position, employer=out[-1].position.employer)
        out.append(replace(job, position=position))
    return out


def _without_totals(jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs without an employer's whole time that only heads the roles held there; these take over the employer."""
    kept: list[_Job] = []
    employer = ""
    total: Position | None = None
    for i, job in enumerate(jobs):
        following = jobs[i + 1].position if i + 1 < len(jobs) else None
        if total and not _holds(total, job.position):
            total = None
        if following and not job.body and not names_title(job.position.title) and _holds(job.position, following):
            total, employer = job.position, job.position.employer or job.position.title
            continue
        named = total is None or bool(job.position.employer)
        kept.append(job if named else replace(job, position=replace(job.position, employer=employer)))
    return kept


def _with_assignments(jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs, missions where they lie in the job before and are its projects or the clients of a self-employed.

    What has neither the words of a title nor those of an organisation is a project; who is self-employed has no other
    job at the same time, but clients.
    """
    out: list[_Job] = []
    around: Position | None = None
    for job in jobs:
        position = job.position
        if around and _is_assignment(around, position):
            employer = position.employer if names_organisation(position.employer) else around.employer
            position = replace(position, kind=PositionKind.MISSION, employer=employer)
        elif position.kind is PositionKind.POSITION:
            around = position
        out.append(replace(job, position=position))
    return out


def _is_assignment(around: Position, position: Position) -> bool:
    if position.engagement is not Engagement.WORK or not _holds(around, position):
        return False
    named = f"{position.title} {position.employer}"
    if phrases("self_employed").find(f"{around.title} {around.employer}"):
        return not phrases("self_employed").find(named)
    found = projects().find(position.title)
    if not names_title(around.title) or not found or names_title(named):
        return False
    return found[0].start == 0 or not names_organisation(named)


def _prose_jobs(document: Document, section: Section, number: int) -> list[_Job]:
    if section.kind not in _PERHAPS | _OF_WORK:
        return []
    found = find_prose(document, rows_in(document, section.spans))
    return [_Job(position, (), number, project=False) for position in found]


def _position(document: Document, entry: Entry, *, project: bool) -> Position:
    period, dates = entry.dated.period, entry.dated.spans
    named = name_entry(document, entry.heading, entry.body, dates)
    if project and not entry.dated.label:
        named = replace(named, title=name_project(document, entry.heading, dates) or named.title)
    heading = " ".join(row.text for row in entry.heading)
    engagement = engagement_of(named.title, heading)
    beside = engagement is Engagement.LEAVE or (period.form is Form.SINGLE and engagement is not Engagement.WORK)
    return Position(
        PositionKind.MISSION if beside else PositionKind.POSITION,
        engagement,
        named.title,
        named.employer,
        period.start,
        period.end,
        period.ongoing,
        tuple(row.span for row in entry.heading),
        _spans(entry.body),
        period.started_ago,
    )


def _tells_of_work(position: Position) -> bool:
    words = f"{position.title} {position.employer}"
    return names_title(words) or names_organisation(words) or position.engagement is not Engagement.WORK


def _spans(rows: Iterable[Row]) -> Evidence:
    """The rows as spans, one for each run of rows on a page."""
    spans: list[Span] = []
    last: Row | None = None
    for row in rows:
        if last and row.page == last.page and row.number == last.number + 1:
            spans[-1] = replace(spans[-1], end=row.end)
        else:
            spans.append(row.span)
        last = row
    return tuple(spans)


def _still_going_on(document: Document, jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs, the last one going on where its end is a planned one: "tot eind september 2026 (contract)".

    Only where the CV calls the end planned and names no later year is it taken for one that was still to come.
    """
    ends = [job.position.end for job in jobs if job.position.end]
    last = max(ends, key=lambda end: end.latest, default=None)
    if last is None or any(job.position.ongoing for job in jobs):
        return list(jobs)
    return [
        replace(job, position=replace(job.position, end=None, ongoing=True))
        if job.position.end == last and _is_planned(document, job.position)
        else job
        for job in jobs
    ]


def _is_planned(document: Document, position: Position) -> bool:
    heading = " ".join(document.quote(span) for span in position.evidence)
    if not position.end or not phrases("planned").find(heading):
        return False
    dates = [each.end or each.start for row in rows_of(document.pages) for each in find_periods(row.text)]
    return all(each.earliest.year <= position.end.latest.year for each in dates if each)


def _with_missions(document: Document, jobs: Sequence[_Job]) -> list[Placed]:
    """The positions, each followed by the missions in its text; projects that lie inside a position become missions."""
    placed: list[Placed] = []
    mains = [job.position for job in jobs if not job.project]
    for job in jobs:
        if job.project and any(_holds(main, job.position) for main in mains):
            placed.append(Placed(replace(job.position, kind=PositionKind.MISSION), job.section))
            continue
        index = len(placed)
        missions = [each for each in find_missions(document, job.body) if _inside(each.period, job.position)]
        description = _without(job.position.description, missions)
        placed.append(Placed(replace(job.position, description=description), job.section))
        placed += [Placed(_mission(each, job.position, index), job.section) for each in missions]
    return _with_parents(placed)


def _holds(outer: Position, inner: Position) -> bool:
    """Whether the inner period lies in the outer one, a year's play where only years are given."""
    if not outer.start or not inner.start:
        return False
    ends = outer.ongoing or (
        not inner.ongoing and outer.end is not None and inner.end is not None and inner.end.earliest <= outer.end.latest
    )
    return outer.start.earliest <= inner.start.latest and ends


def _inside(period: Period, position: Position) -> bool:
    if not period.start or not position.start:
        return False
    late = position.end is not None and period.start.earliest > position.end.latest
    return period.start.latest >= position.start.earliest and not late


def _mission(mission: Mission, position: Position, parent: int) -> Position:
    period = mission.period
    open_end = period.form is Form.SINCE
    return Position(
        PositionKind.MISSION,
        Engagement.WORK,
        mission.title,
        position.employer,
        period.start,
        position.end if open_end else period.end,
        position.ongoing if open_end else period.ongoing,
        mission.dates,
        (mission.text,),
        parent=parent,
    )


def _without(description: Evidence, missions: Sequence[Mission]) -> Evidence:
    """The description with the texts of the missions cut out."""
    left: list[Span] = []
    for span in description:
        at = span.start
        for cut in (each.text for each in missions):
            if cut.page == span.page and at <= cut.start < span.end:
                left.append(Span(span.page, at, cut.start))
                at = min(cut.end, span.end)
        left.append(Span(span.page, at, span.end))
    return tuple(span for span in left if span.end - span.start > 1)


def _with_parents(placed: Sequence[Placed]) -> list[Placed]:
    """The positions with the parent of each mission set: the position that its period lies in."""
    mains = [(i, each.position) for i, each in enumerate(placed) if each.position.kind is PositionKind.POSITION]
    out = []
    for each in placed:
        position = each.position
        if position.kind is PositionKind.MISSION and position.parent is None:
            parent = next((i for i, main in mains if _holds(main, position)), None)
            position = replace(position, parent=parent)
        out.append(Placed(position, each.section))
    return out


def _is_read(document: Document, sections: Sequence[Section], told: set[int]) -> bool:
    """Whether the history was understood: some section told of a job, and none of work has periods but no job."""
    silent = [section for number, section in enumerate(sections) if section.kind == "experience" and number not in told]
    rows = (row for section in silent for row in rows_in(document, section.spans)[1:])
    return bool(told) and all(each.form is Form.SINGLE for row in rows for each in find_periods(row.text))
