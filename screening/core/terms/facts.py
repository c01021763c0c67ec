"""The words for what a CV says, without knowing any role. Every fact carries the spans that say so."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from screening.core.terms.text import Span

Evidence = tuple[Span, ...]


class Level(IntEnum):
    """The levels of the Common European Framework of Reference, in order; compare with < and >=."""

    A1 = 1
    A2 = 2
    B1 = 3
    B2 = 4
    C1 = 5
    C2 = 6


class Weekday(IntEnum):
    """Days of the week as `datetime.date.weekday()` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as an interval of days, both ends included: "03/2014" is 2014-03-01 to 2014-03-31."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Duration:
    """A stated length of time: "6 weeks", "3 maanden"."""

    months: int = 0
    weeks: int = 0
    days: int = 0
    to_month_end: bool = False
    to_quarter_end: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A value in the document's own words or in a normal form, with where it stands."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Place:
    """Where the candidate lives: the municipality as the CV names it and an ISO 3166 country code ("" if unknown)."""

    municipality: str
    country: str
    evidence: Evidence
    postcode: str = ""


class PositionKind(StrEnum):
    POSITION = "position"
    MISSION = "mission"


class Engagement(StrEnum):
    """What sort of time a period of the history was; only WORK counts as professional experience."""

    WORK = "work"
    INTERNSHIP = "internship"
    STUDENT_JOB = "student_job"
    STUDY = "study"
    MILITARY = "military"
    VOLUNTEERING = "volunteering"
    LEAVE = "leave"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True)
class Position:
    """A dated period of the history, or a mission with dates of its own inside one.

    `end` is None when the period is still going on (`ongoing`). `started_ago` is set, and `start` is None, where
    the CV says only for how long ("depuis 3 ans"): it is counted back from the reference date.
    `evidence` holds the spans of title, employer and dates; `description` the spans of the text that belongs to this
    period, those of its missions left out. `parent` is the index, in the same list, of the position a mission lies in.
    """

    kind: PositionKind
    engagement: Engagement
    title: str
    employer: str
    start: Moment | None
    end: Moment | None
    ongoing: bool
    evidence: Evidence
    description: Evidence = ()
    started_ago: Duration | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language (ISO 639-1, or 639-3 where there is none) and the CEFR interval that the CV's words allow."""

    language: str
    least: Level
    most: Level
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Availability:
    """One statement of when the candidate can start: at once, from a date, or after a period of notice.

    Several statements that do not agree are several facts; the judging calls that unclear. `open` is a statement that
    settles nothing ("to be discussed"). `yearless`: the CV names no year ("from 1 June"); `start` is then given in the
    year 2000 and means the next such day from the reference date on.
    """

    evidence: Evidence
    immediately: bool = False
    start: Moment | None = None
    notice: Duration | None = None
    open: bool = False
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class Onsite:
    """One statement about working on site. None everywhere says nothing about that part.

    `place` is the place as named, normalised ("brussels", "antwerp"), "" for any place or unknown. `willing` is whether
    the candidate works on site there at all. `days_least`/`days_most`: days per week on site.
    `weekdays`: days stated to be on site (True) or not (False).
    """

    evidence: Evidence
    place: str = ""
    willing: bool | None = None
    days_least: int | None = None
    days_most: int | None = None
    weekdays: tuple[tuple[Weekday, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A stated number of things the candidate handled: `what` is the vocabulary's slug ("delivery-teams")."""

    what: str
    least: int
    most: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """A summary claim of experience ("20+ years in IT"): years, the words it is about, where it stands."""

    years: float
    about: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the CV under one heading. `kind` is the vocabulary's slug: experience, education, languages, ..."""

    kind: str
    spans: Evidence


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read from one document.

    `history_read` is False when dates of work stand there that were not understood.
    """

    name: Stated | None = None
    email: Stated | None = None
    phone: Stated | None = None
    place: Place | None = None
    positions: tuple[Position, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    availability: tuple[Availability, ...] = ()
    onsite: tuple[Onsite, ...] = ()
    counts: tuple[Count, ...] = ()
    claims: tuple[Claim, ...] = ()
    sections: tuple[Section, ...] = ()
    history_read: bool = True
