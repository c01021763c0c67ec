"""The verdicts of an application in, the cards that the review page shows them on out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from screening.core.redaction import Redaction
from screening.core.terms import LanguageRule, Outcome, Source
from screening.models import Application, Criterion, Override, Verdict
from screening.web.arithmetic import Arithmetic, arithmetic
from screening.web.career import Career, career
from screening.web.cells import measured_in_short
from screening.web.language_rule import Part, rule_in_parts
from screening.web.marks import anchor
from screening.web.plain_words import active_language, language_name
from screening.web.short import Short
from screening.web.wording import sentence

BULLETS: Final = "•◦▪–-·* "  # of a list: they are no words


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence: the CV's own words, the page, and the mark in the text that it links to.

    `text` is `whole` on one line.
    """

    text: str
    page: int
    anchor: str
    whole: str


@dataclass(frozen=True, slots=True)
class Card:
    """One verdict with everything that a person needs to trust it or to overrule it; `said` is why one did."""

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
    rule: tuple[tuple[Part, ...], ...]
    arithmetic: Arithmetic | None
    career: Career | None
    overrides: tuple[Override, ...]
    said: str = ""

    @property
    def is_overridden(self) -> bool:
        """Whether a recruiter's word stands here instead of the computed verdict."""
        return self.verdict.is_overridden

    @property
    def is_agreed(self) -> bool:
        """Whether the last note is the candidate's answer, which leads to the same verdict as the CV."""
        return self.verdict.source == Source.BOTH.value and self.verdict.outcome != Outcome.UNCLEAR.value

    @property
    def last_override(self) -> Override | None:
        """The override that holds, None when the computed verdict does."""
        return self.overrides[-1] if self.overrides and self.is_overridden else None


def card_list(
    application: Application,
    criteria: Mapping[str, Criterion],
    shorts: Sequence[Short],
    redaction: Redaction | None = None,
) -> tuple[Card, ...]:
    """One card per verdict that holds now, in the order of the criteria (by slug); nobody named if redacted."""
    if application.assessment is None:
        return ()
    names = {short.slug: short.name for short in shorts}
    overrides: dict[str, list[Override]] = {}
    for override in application.overrides.all():
        overrides.setdefault(override.criterion, []).append(override)
    cards = (
        _card(verdict, criteria[verdict.criterion], names[verdict.criterion], overrides.get(verdict.criterion, ()))
        for verdict in application.assessment.verdicts.all()
    )
    return tuple(_hidden(card, redaction) if redaction else card for card in cards)


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
        rule=_rule(criterion, verdict),
        arithmetic=arithmetic(verdict),
        career=career(verdict, verdict.assessment.reference_date),
        overrides=tuple(overrides),
        said=_said(verdict, tuple(overrides)),
    )


def _said(verdict: Verdict, overrides: Sequence[Override]) -> str:
    """The reason of the override that holds."""
    return overrides[-1].reason if overrides and verdict.is_overridden else ""


def _quote(plain: Mapping[str, Any]) -> Quote:
    whole = plain["quote"]
    return Quote(" ".join(whole.split()).lstrip(BULLETS), plain["page"], anchor(plain["page"], plain["start"]), whole)


def _rule(criterion: Criterion, verdict: Verdict) -> tuple[tuple[Part, ...], ...]:
    """A rule about languages as a sentence; nothing for one about something else."""
    if verdict.kind != Criterion.Kind.LANGUAGES:
        return ()
    return rule_in_parts(cast(LanguageRule, criterion.rule()), verdict.measured.get("languages") or ())


def _levels(verdict: Verdict) -> tuple[Mapping[str, Any], ...]:
    """Each language of the rule once, with its strictest need first in the rule's order."""
    levels = verdict.measured.get("languages") or ()
    return tuple({**level, "name": language_name(level["language"])} for level in levels)


def _hidden(card: Card, redaction: Redaction) -> Card:
    """The card as somebody sees it who must not know the candidate."""
    return replace(
        card,
        reason=redaction.text(card.reason),
        would_change=redaction.text(card.would_change),
        said=redaction.text(card.said),
        notes=tuple(map(redaction.text, card.notes)),
        quotes=tuple(_hidden_quote(quote, redaction) for quote in card.quotes),
        arithmetic=_hidden_sums(card.arithmetic, redaction) if card.arithmetic else None,
    )


def _hidden_quote(quote: Quote, redaction: Redaction) -> Quote:
    start = int(quote.anchor.rpartition("-")[2])
    text = redaction.quote(quote.page, start, quote.whole)
    return replace(quote, text=" ".join(text.split()).lstrip(BULLETS), whole=text)


def _hidden_sums(sums: Arithmetic, redaction: Redaction) -> Arithmetic:
    lines = (
        replace(line, title=redaction.text(line.title), employer=redaction.text(line.employer)) for line in sums.lines
    )
    return replace(sums, lines=tuple(lines))
