"""What is known of two applicants in, why they may be one person out: codes, the surest first, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from screening.core.phrases import folded
from screening.core.terms import Facts, Moment

NAME_ALIKE: Final = 88.0  # of 100, of the words of the names in any order: "Jan Peeters" and "Peeters, Jan" are 100
JOB_ALIKE: Final = 85.0  # of 100, of an employer's name
HISTORY_ALIKE: Final = 0.6  # of the shorter history must be found in the other
LEAST_JOBS: Final = 2  # one job in common is no history


class Why(StrEnum):
    """Why two may be one."""

    FILE = "same_file"
    EMAIL = "same_email"
    PHONE = "same_phone"
    NAME_AND_HISTORY = "same_history"
    NAME = "same_name"


NOTHING: Final = Facts()


@dataclass(frozen=True, slots=True)
class Applicant:
    """One applicant; e-mail and telephone are keys, folded and "" when unknown."""

    name: str
    email: str = ""
    phone: str = ""
    sha256: str = ""
    facts: Facts = NOTHING


def why_alike(one: Applicant, other: Applicant) -> tuple[Why, ...]:
    """The reasons to think that they are one person, the surest first; () when there is none.

    A name alone is a reason only when no mail address or telephone number says otherwise: many people share a name.
    """
    pairs = zip(_keys(one), _keys(other), strict=True)
    found = [why for (why, mine), (_why, theirs) in pairs if mine and mine == theirs]
    if name_likeness(one.name, other.name) < NAME_ALIKE:
        return tuple(found)
    if history_likeness(one.facts, other.facts) >= HISTORY_ALIKE:
        found.append(Why.NAME_AND_HISTORY)
    elif not found and not (one.email and other.email) and not (one.phone and other.phone):
        found.append(Why.NAME)
    return tuple(found)


def name_likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 100, without case and accents and in any order of their words."""
    return float(fuzz.token_sort_ratio(_words(one), _words(other)))


def history_likeness(one: Facts, other: Facts) -> float:
    """The share of the shorter dated history whose jobs the other has too, 0 to 1; 0 when either has next to none."""
    mine, theirs = _jobs(one), _jobs(other)
    if min(len(mine), len(theirs)) < LEAST_JOBS:
        return 0.0
    shorter, longer = sorted((mine, theirs), key=len)
    return sum(any(_is_one_job(job, each) for each in longer) for job in shorter) / len(shorter)


def _jobs(facts: Facts) -> Sequence[tuple[str, Moment]]:
    return [(_words(job.employer or job.title or ""), job.start) for job in facts.positions if job.start is not None]


def _is_one_job(one: tuple[str, Moment], other: tuple[str, Moment]) -> bool:
    overlap = one[1].earliest <= other[1].latest and other[1].earliest <= one[1].latest
    return overlap and fuzz.token_sort_ratio(one[0], other[0]) >= JOB_ALIKE


def _words(text: str) -> str:
    return " ".join(word for word in folded(text).words if word[:1].isalnum())


def _keys(each: Applicant) -> tuple[tuple[Why, str], ...]:
    return ((Why.FILE, each.sha256), (Why.EMAIL, each.email), (Why.PHONE, each.phone))
