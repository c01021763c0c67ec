"""The words for what was concluded: verdicts with reasons as data, standings, the ranked result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from screening.core.terms.criteria import CriterionKind
from screening.core.terms.facts import Evidence

Row = dict[str, str | int | float | bool | None]
Measure = str | int | float | bool | None | list[str] | list[Row] | Row


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict, no password
    FAIL = "fail"
    UNCLEAR = "unclear"


class Source(StrEnum):
    """What a verdict rests on."""

    CV = "cv"
    ANSWER = "answer"
    BOTH = "both"
    RECRUITER = "recruiter"


class Standing(StrEnum):
    MEETS = "meets"
    CLARIFY = "clarify"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: the code of a sentence in judging/wording and the values it is filled with."""

    code: str
    values: Mapping[str, Measure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one criterion and one application.

    `measured` is plain JSON: {"min": 20.1, "max": 20.2, "periods": [...]} for years, and so on per kind.
    `computed` is what was found from CV and answers when a recruiter's override stands in `outcome`.
    """

    criterion: str
    kind: CriterionKind
    gate: bool
    outcome: Outcome
    reason: Reason
    source: Source
    weight: int = 0
    would_change: Reason | None = None
    measured: Mapping[str, Measure] = field(default_factory=dict)
    evidence: Evidence = ()
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The standing of an application and its points: 0-100 over the weights, one decimal."""

    standing: Standing
    points: float
