"""The words for what an advertisement asks: criteria of six kinds, each at its place in the text, and advice."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from screening.core.terms import LanguageRule, Weekday


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """The range [start, end) of the advertisement's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """At least `at_least` years of the work that `label` names; `domain` is the library's slug for it or "".

    `upper` is the other end of a stated range ("5 to 7 years"). Of the criteria of one `alternative` (counted from 1;
    0 for none) a candidate need meet only one.
    """

    quote: Range
    gate: bool
    at_least: float
    label: str
    domain: str = ""
    upper: float | None = None
    alternative: int = 0


@dataclass(frozen=True, slots=True)
class LanguagesAsked:
    """A rule over languages and CEFR levels. A language whose level is not stated stands at A1."""

    quote: Range
    gate: bool
    rule: LanguageRule


@dataclass(frozen=True, slots=True)
class OnsiteAsked:
    """Days per week at `place` ("" where no place is named), 0 for work at a distance alone, None where not stated."""

    quote: Range
    gate: bool
    place: str
    days_per_week: int | None
    weekdays: tuple[Weekday, ...] = ()


@dataclass(frozen=True, slots=True)
class StartAsked:
    """The first and last day on which the work may begin; at least one is stated."""

    quote: Range
    gate: bool
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class CountAsked:
    """At least `at_least` of `what`, in the words of the advertisement."""

    quote: Range
    gate: bool
    what: str
    at_least: int


@dataclass(frozen=True, slots=True)
class EvidenceAsked:
    """A requirement without a number, in the words of the advertisement. `slug`: the library's topic for it or "".

    `soft` marks what no CV can show ("flexible").
    """

    quote: Range
    gate: bool
    topic: str
    slug: str = ""
    soft: bool = False


Asked = YearsAsked | LanguagesAsked | OnsiteAsked | StartAsked | CountAsked | EvidenceAsked


class Concern(StrEnum):
    """Why a passage deserves a second look; the sentence for each stands in the vocabulary of advice."""

    VAGUE_EXPERIENCE = "vague_experience"
    VAGUE_LEVEL = "vague_level"
    VAGUE_ONSITE = "vague_onsite"
    AGE = "age"
    MOTHER_TONGUE = "mother_tongue"
    UPPER_LIMIT = "upper_limit"
    GENDER = "gender"
    ORIGIN = "origin"
    HEALTH = "health"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Advice:
    """A passage that is vague or legally risky, and why."""

    quote: Range
    concern: Concern


@dataclass(frozen=True, slots=True)
class Vacancy:
    """What an advertisement says. `language` is "nl", "fr", "en" or "de"; the words of the head are "" when absent."""

    text: str
    language: str
    title: str
    organisation: str
    location: str
    criteria: tuple[Asked, ...]
    advice: tuple[Advice, ...]

    def quote(self, quoted: Range) -> str:
        """The text at the range, to the character."""
        return self.text[quoted.start : quoted.end]
