"""What was screened in, the JSON of the `screen` command's contract out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from screening.core.codec import to_plain
from screening.core.engine import ENGINE_VERSION, Screening
from screening.core.judging import word
from screening.core.judging.finding import in_order
from screening.core.judging.interval import counted_back
from screening.core.judging.start import available_from
from screening.core.ranking import Ranked, order
from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import (
    Availability,
    Count,
    Document,
    Evidence,
    Facts,
    Flag,
    LanguageSkill,
    Moment,
    Onsite,
    Place,
    Position,
    Stated,
    Unread,
    Verdict,
)

Plain = dict[str, Any]

_OWN_STATUS = {Unread.NEEDS_OCR: "needs_ocr", Unread.NEEDS_CONVERSION: "needs_conversion"}
_SENTENCES = "en"
_UNSCREENED: Plain = {
    "language": None,
    "flags": [],
    "facts": None,
    "verdicts": [],
    "standing": None,
    "points": None,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file of the command line: screened, or unread for a reason. `rank` counts from 1 over the screened."""

    file: str
    sha256: str
    screening: Screening | None = None
    unread: Unread | None = None
    rank: int | None = None


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with their ranks, best first; what could not be read comes last, by name."""
    every = list(candidates)
    screened = [candidate for candidate in every if candidate.screening is not None]
    unread = [candidate for candidate in every if candidate.screening is None]
    placed = order(screened, _place)
    return [
        *(replace(candidate, rank=place) for place, candidate in enumerate(placed, start=1)),
        *sorted(unread, key=lambda candidate: candidate.file),
    ]


def to_contract(role: str, as_of: date, candidates: Sequence[Candidate]) -> Plain:
    """The whole answer of the command; the candidates were ranked before."""
    return {
        "role": role,
        "as_of": as_of.isoformat(),
        "engine": ENGINE_VERSION,
        "candidates": [_candidate(candidate, as_of) for candidate in candidates],
    }


def _place(candidate: Candidate) -> Ranked:
    assert candidate.screening is not None  # noqa: S101 - only screened candidates are ordered
    return Ranked(candidate.screening.assessment.ranking, candidate.file)


def _candidate(candidate: Candidate, as_of: date) -> Plain:
    screening = candidate.screening
    return {
        "file": candidate.file,
        "sha256": candidate.sha256,
        "status": _status(candidate),
        "error": _error(candidate.unread),
        **(_UNSCREENED if screening is None else _screened(screening, as_of)),
        "rank": candidate.rank,
    }


def _status(candidate: Candidate) -> str:
    return "screened" if candidate.unread is None else _OWN_STATUS.get(candidate.unread, "unreadable")


def _error(unread: Unread | None) -> Plain | None:
    return None if unread is None else {"code": unread.value, "message": unread_message(unread)}


def unread_message(unread: Unread) -> str:
    """The sentence that says why a file could not be read."""
    return sentence(unread, Audience.RECRUITER, _SENTENCES)


def _screened(screening: Screening, as_of: date) -> Plain:
    document, facts = screening.record.document, screening.record.facts
    ranking = screening.assessment.ranking
    return {
        "language": document.languages[0] if document.languages else None,
        "flags": [flag.value for flag in flags_of(screening)],
        "facts": _facts(facts, document, as_of),
        "verdicts": [_verdict(verdict, document) for verdict in screening.assessment.verdicts],
        "standing": ranking.standing.value,
        "points": ranking.points,
    }


def flags_of(screening: Screening) -> tuple[Flag, ...]:
    """The flags of the document, and that it contradicts itself where a verdict's reason or note says so."""
    flags = screening.record.document.flags
    verdicts = screening.assessment.verdicts
    codes = {reason.code for verdict in verdicts for reason in (verdict.reason, *verdict.notes)}
    return (*flags, Flag.CONFLICTING_STATEMENTS) if any(map(_is_contradiction, codes)) else flags


def _is_contradiction(code: str) -> bool:
    return code.endswith((".contradicted", ".differ", ".disagree"))


def _facts(facts: Facts, document: Document, as_of: date) -> Plain:
    return {
        "name": _stated(facts.name, document),
        "email": _stated(facts.email, document),
        "phone": _stated(facts.phone, document),
        "location": _location(facts.place, document),
        "languages": [_language(skill, document) for skill in facts.languages],
        "positions": [_position(position, document, as_of) for position in facts.positions],
        "availability": _availability(facts.availability, document, as_of),
        "onsite": _onsite(facts.onsite, document),
        "teams": _counts(facts.counts, document),
    }


def _evidence(evidence: Evidence, document: Document) -> list[Plain]:
    return [
        {"page": span.page, "start": span.start, "end": span.end, "quote": document.quote(span)} for span in evidence
    ]


def _stated(stated: Stated | None, document: Document) -> Plain | None:
    if stated is None:
        return None
    return {"value": stated.value, "evidence": _evidence(stated.evidence, document)}


def _location(place: Place | None, document: Document) -> Plain | None:
    if place is None:
        return None
    evidence = _evidence(place.evidence, document)
    return {
        "municipality": place.municipality,
        "country": place.country,
        "postcode": place.postcode,
        "evidence": evidence,
    }


def _language(skill: LanguageSkill, document: Document) -> Plain:
    evidence = _evidence(skill.evidence, document)
    return {"language": skill.language, "min": skill.least.name, "max": skill.most.name, "evidence": evidence}


def _position(position: Position, document: Document, as_of: date) -> Plain:
    start = position.start
    if start is None and position.started_ago is not None:
        start = counted_back(position.started_ago, as_of)
    return {
        "kind": position.kind.value,
        "engagement": position.engagement.value,
        "title": position.title,
        "employer": position.employer,
        "start": to_plain(start),
        "end": None if position.ongoing else to_plain(position.end),
        "ongoing": position.ongoing,
        "evidence": _evidence(position.evidence, document),
    }


def _availability(statements: Sequence[Availability], document: Document, as_of: date) -> Plain | None:
    """The days that all statements leave possible between them, None when none names a day."""
    moments = [moment for said in statements if (moment := available_from(said, as_of))]
    if not moments:
        return None
    possible = Moment(min(moment.earliest for moment in moments), max(moment.latest for moment in moments))
    spans = in_order(span for said in statements for span in said.evidence)
    return {**to_plain(possible), "evidence": _evidence(spans, document)}


def _onsite(statements: Sequence[Onsite], document: Document) -> Plain | None:
    if not statements:
        return None
    return {"statements": [_onsite_statement(said, document) for said in statements]}


def _onsite_statement(said: Onsite, document: Document) -> Plain:
    return {
        "place": said.place or None,
        "willing": said.willing,
        "days": {"min": said.days_least, "max": said.days_most},
        "weekdays": {day.name.lower(): on_site for day, on_site in said.weekdays},
        "evidence": _evidence(said.evidence, document),
    }


def _counts(counts: Sequence[Count], document: Document) -> Plain:
    """The largest number stated for each thing that is counted."""
    largest: dict[str, Count] = {}
    for count in counts:
        if count.what not in largest or (count.least, count.most) > _size(largest[count.what]):
            largest[count.what] = count
    return {
        what: {"min": count.least, "max": count.most, "evidence": _evidence(count.evidence, document)}
        for what, count in largest.items()
    }


def _size(count: Count) -> tuple[int, int]:
    return count.least, count.most


def _verdict(verdict: Verdict, document: Document) -> Plain:
    change = verdict.would_change
    return {
        "criterion": verdict.criterion,
        "kind": verdict.kind.value,
        "gate": verdict.gate,
        "weight": verdict.weight,
        "verdict": verdict.outcome.value,
        "measured": to_plain(verdict.measured),
        "reason": word(verdict.reason, _SENTENCES),
        "would_change": word(change, _SENTENCES) if change else None,
        "notes": [word(note, _SENTENCES) for note in verdict.notes],
        "source": verdict.source.value,
        "evidence": _evidence(verdict.evidence, document),
    }
