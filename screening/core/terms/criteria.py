"""The words for what a role asks: typed criteria, the vocabulary of a domain, what a candidate answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from screening.core.terms.facts import Duration, Level, Moment, Weekday


class CriterionKind(StrEnum):
    YEARS = "years"
    LANGUAGES = "languages"
    ONSITE = "onsite"
    START = "start"
    COUNT = "count"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class YearsRule:
    """At least `at_least` years of professional experience in `domain` (a domain's slug)."""

    domain: str
    at_least: float


@dataclass(frozen=True, slots=True)
class LanguageAtLeast:
    """One leaf of a language rule: `language` (ISO 639) at `at_least` or better."""

    language: str
    at_least: Level


@dataclass(frozen=True, slots=True)
class AllOf:
    all_of: "tuple[LanguageRule, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    any_of: "tuple[LanguageRule, ...]"


LanguageRule = LanguageAtLeast | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class OnsiteRule:
    """On site in `place` (normalised: "brussels") at least `days_per_week` days, always on each of `weekdays`."""

    place: str
    days_per_week: int
    weekdays: tuple[Weekday, ...] = ()


@dataclass(frozen=True, slots=True)
class StartRule:
    """The candidate can start on or before `latest`."""

    latest: date


@dataclass(frozen=True, slots=True)
class CountRule:
    """At least `at_least` of `what` (a counted thing's slug, "delivery-teams")."""

    what: str
    at_least: int


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """The text shows `topic` (a topic's slug)."""

    topic: str


Rule = YearsRule | LanguageRule | OnsiteRule | StartRule | CountRule | EvidenceRule


@dataclass(frozen=True, slots=True)
class Criterion:
    """One typed requirement of a role. `weight` is 1-5 for a weight, 0 for a gate. `labels`: language code to label."""

    slug: str
    kind: CriterionKind
    rule: Rule
    gate: bool
    weight: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    justification: str = ""


@dataclass(frozen=True, slots=True)
class Domain:
    """The vocabulary that says whether a period of work counts for a domain.

    A phrase is written in lower case, `*` at its end for any ending. A title match counts the period; a strong term in
    the description counts it; weak terms count it when two different ones stand there; a faint one counts beside
    another, and by itself only leaves open what little is told of; an excluded phrase voids what it covers. Under a
    title that speaks `against` the domain (a nurse for IT) a description alone never settles it; a `generic` title
    ("consultant") or one of a domain of `open_to` leaves it open, unless the period tells of a domain of `rivals`. What
    matches a domain of `implied_by` matches this one; a period counts only as far as it counts for each domain of
    `requires`. Labels and phrases cover nl, fr, en, de.
    """

    slug: str
    labels: Mapping[str, str]
    titles: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    implied_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """The vocabulary of an evidence criterion: a phrase of `strong` shows it, two different ones of `weak` do.

    With `within` only periods that count for that domain (a domain's slug) are read. Where a phrase of `setting` stands
    in the same period, one weak phrase is enough ("RFP" at a ministry), unless an excluded one stands there too.
    """

    slug: str
    labels: Mapping[str, str]
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    within: str = ""
    setting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retold:
    """One period of the history as the candidate tells it, in the place of what was read.

    `of` is the key of the period that was read (`judging.retold.key_of`); with a "+" before it, one that was not.
    `held` is False where there was no such work: the rest is then empty. `end` is None while it goes on.
    """

    of: str
    held: bool = True
    title: str = ""
    employer: str = ""
    start: Moment | None = None
    end: Moment | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What the candidate declared, in the apply form or afterwards. None or a missing key: not answered."""

    languages: Mapping[str, Level] = field(default_factory=dict)
    start_date: date | None = None
    notice: Duration | None = None
    onsite_place: bool | None = None
    onsite_days: int | None = None
    onsite_weekdays: Mapping[Weekday, bool] = field(default_factory=dict)
    years: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    history: tuple[Retold, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleTerms:
    """A role as the judging sees it: its criteria in order and its own domains and topics beside the library's."""

    slug: str
    criteria: tuple[Criterion, ...]
    domains: tuple[Domain, ...] = ()
    topics: tuple[Topic, ...] = ()
