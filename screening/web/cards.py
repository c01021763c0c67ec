"""The verdicts of an application in, the cards that the review page shows them on out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from screening.models import Application, Criterion, Override, Verdict
from screening.web.arithmetic import Arithmetic, arithmetic
from screening.web.career import Career, career
from screening.web.cells import measured_in_short
from screening.web.marks import anchor
from screening.web.plain_words import active_language, language_name
from screening.web.short import Short
from screening.web.wording import sentence


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence: the CV's own words, the page, and the mark in the text that it links to."""

    text: str
    page: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """One verdict with everything that a person needs to trust it or to overrule it."""

    verdict: Verdict
    label: str
    short: str
    asked: str
    justification: str
    measured: str
    reason: str
    would_change: str
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]
    levels: tuple[Mapping[str, Any], ...]
    arithmetic: Arithmetic | None
    career: Career | None
    overrides: tuple[Override, ...]

    @property
    def is_overridden(self) -> bool:
        """Whether a recruiter's word stands here instead of the computed verdict."""
        return self.verdict.is_overridden

    @property
    def last_override(self) -> Override | None:
        """The override that holds, None when the computed verdict does."""
        return self.overrides[-1] if self.overrides and self.is_overridden else None


def card_list(application: Application, criteria: Mapping[str, Criterion], shorts: Sequence[Short]) -> tuple[Card, ...]:
    """One card per verdict that holds now, in the order of the criteria. `criteria` are by slug."""
    if application.assessment is None:
        return ()
    names = {short.slug: short.name for short in shorts}
    overrides: dict[str, list[Override]] = {}
    for override in application.overrides.all():
        overrides.setdefault(override.criterion, []).append(override)
    return tuple(
        _card(verdict, criteria[verdict.criterion], names[verdict.criterion], overrides.get(verdict.criterion, ()))
        for verdict in application.assessment.verdicts.all()
    )


def _card(verdict: Verdict, criterion: Criterion, name: str, overrides: Iterable[Override]) -> Card:
    return Card(
        verdict=verdict,
        label=criterion.label(active_language()),
        short=name,
        asked=criterion.source,
        justification=criterion.justification,
        measured=measured_in_short(verdict),
        reason=sentence(verdict.reason),
        would_change=sentence(verdict.would_change),
        notes=tuple(sentence(note) for note in verdict.notes),
        quotes=tuple(_quote(plain) for plain in verdict.evidence),
        levels=_levels(verdict),
        arithmetic=arithmetic(verdict),
        career=career(verdict, verdict.assessment.reference_date),
        overrides=tuple(overrides),
    )


def _quote(plain: Mapping[str, Any]) -> Quote:
    return Quote(" ".join(plain["quote"].split()), plain["page"], anchor(plain["page"], plain["start"]))


def _levels(verdict: Verdict) -> tuple[Mapping[str, Any], ...]:
    """Each language of the rule once, with its strictest need first in the rule's order."""
    levels = verdict.measured.get("languages") or ()
    return tuple({**level, "name": language_name(level["language"])} for level in levels)
