"""An application in, what a candidate is shown of it out: what was read, and how each requirement stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext

from screening.core import terms
from screening.flow import forget
from screening.models import Application, Correction, Criterion, OutgoingMail, Question
from screening.web.cards import BULLETS
from screening.web.opinions import opinions_of
from screening.web.plain_words import active_language, language_name
from screening.web.wording import sentence

ANSWERED_WITHIN: Final = timedelta(days=28)  # Source: GDPR, article 12, paragraph 3: within one month of a request


@dataclass(frozen=True, slots=True)
class Quote:
    """The candidate's own words and the page on which they stand."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Read:
    """One thing that was read from the CV, and where."""

    label: str
    value: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """How one requirement stands: `outcome` is pass, fail or unclear."""

    label: str
    outcome: str
    gate: bool
    reason: str
    would_change: str
    quotes: tuple[Quote, ...]


def stands_of(application: Application) -> tuple[Stand, ...]:
    """Each requirement with its verdict, in the order of the role; none before the application was judged."""
    if application.assessment is None:
        return ()
    criteria = Criterion.objects.filter(version=application.assessment.version_id)
    labels = {criterion.slug: criterion.label(active_language()) for criterion in criteria}
    return tuple(
        Stand(
            label=labels.get(verdict.criterion, verdict.criterion),
            outcome=verdict.outcome,
            gate=verdict.gate,
            reason=sentence(verdict.reason),
            would_change=sentence(verdict.would_change),
            quotes=tuple(Quote(quote["quote"].lstrip(BULLETS), quote["page"]) for quote in verdict.evidence),
        )
        for verdict in application.assessment.verdicts.all()
    )


def read_of(application: Application) -> tuple[Read, ...]:
    """What was read from the CV of contact and languages; none before it was read."""
    reading = application.document.reading
    if reading is None:
        return ()
    document, facts = reading.document_terms, reading.facts_terms
    return tuple(Read(label, value, quotes_of(document, evidence)) for label, value, evidence in _rows(facts))


def quotes_of(document: terms.Document, evidence: terms.Evidence) -> tuple[Quote, ...]:
    """The words of the CV at the spans of `evidence`."""
    return tuple(Quote(document.quote(span).lstrip(BULLETS), span.page) for span in evidence)


def told_decision(application: Application) -> str:
    """What the candidate has been told about the decision: this page never runs ahead of the letter."""
    if application.state == Application.State.WITHDRAWN:
        return "withdrawn"
    kinds = {Application.State.SHORTLISTED: "shortlisted", Application.State.REJECTED: "rejected"}
    kind = kinds.get(Application.State(application.state), "")
    sent = OutgoingMail.objects.filter(application=application, kind=kind, state=OutgoingMail.State.DONE)
    return kind if kind and sent.exists() else ""


def _rows(facts: terms.Facts) -> Iterator[tuple[str, str, terms.Evidence]]:
    contact = [(gettext("Name"), facts.name), (gettext("E-mail"), facts.email), (gettext("Telephone"), facts.phone)]
    for label, stated in contact:
        if stated is not None:
            yield label, stated.value, stated.evidence
    for skill in facts.languages:
        level = skill.least.name if skill.least == skill.most else f"{skill.least.name}–{skill.most.name}"
        yield language_name(skill.language), level, skill.evidence


def resume_of(application: Application) -> dict[str, Any]:
    """Everything about the application as plain JSON, the CV in the form of JSON Resume. Source: jsonresume.org."""
    reading = application.document.reading
    facts = reading.facts_terms if reading else terms.Facts()
    return {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {"name": application.name, "email": application.email, "phone": application.phone},
        "work": [_work(position) for position in facts.positions],
        "languages": [
            {"language": skill.language, "fluency": f"CEFR {skill.least.name}-{skill.most.name}"}
            for skill in facts.languages
        ],
        "meta": {"application": _application(application)},
    }


def _work(position: terms.Position) -> dict[str, str]:
    dates = {
        "startDate": position.start.earliest.isoformat() if position.start else "",
        "endDate": position.end.latest.isoformat() if position.end else "",
    }
    return {"name": position.employer, "position": position.title, **{k: v for k, v in dates.items() if v}}


def _application(application: Application) -> dict[str, Any]:
    assessment = application.assessment
    pool = application.talent_pool_consented_at
    return {
        "reference": application.reference,
        "role": application.role.slug,
        "received": application.received_at.isoformat(),
        "state": application.state,
        "answers": application.answers,
        "privacyNotice": application.notice_version,
        "consented": application.consented_at.isoformat() if application.consented_at else None,
        "talentPoolConsented": pool.isoformat() if pool else None,
        "standing": assessment.standing if assessment else None,
        "points": str(assessment.points) if assessment else None,
        "verdicts": [_stand(stand) for stand in stands_of(application)],
        "keptUntil": forget.kept_until(application).isoformat(),
        "questions": [_question(question) for question in application.questions.filter(asked_at__isnull=False)],
        "corrections": [_correction(correction) for correction in application.corrections.all()],
        "decision": _decision(application),
        "reviewAsked": application.review_asked_at.isoformat() if application.review_asked_at else None,
        **_opinions(application),
        "viewedBy": [
            {"at": viewing.last_at.isoformat(), "by": str(viewing.by)} for viewing in application.viewings.all()
        ],
    }


def _opinions(application: Application) -> dict[str, Any]:
    """What the team thinks of the person, once the outcome is told or a request would have to be answered."""
    due_at = application.received_at + ANSWERED_WITHIN
    if told_decision(application) or timezone.now() >= due_at:
        return opinions_of(application)
    return {"opinionsFrom": timezone.localdate(due_at).isoformat()}


def _stand(stand: Stand) -> dict[str, Any]:
    return {
        "requirement": stand.label,
        "verdict": stand.outcome,
        "reason": stand.reason,
        "wouldChange": stand.would_change or None,
        "evidence": [{"page": quote.page, "quote": quote.text} for quote in stand.quotes],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "criterion": question.criterion or None,
        "text": question.text or None,
        "asked": question.asked_at.isoformat() if question.asked_at else None,
        "answered": question.answered_at.isoformat() if question.answered_at else None,
        "answer": question.answer,
        "chosen": question.declared,
    }


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "what": correction.what,
        "earlier": correction.earlier,
        "later": correction.later,
        "at": correction.at.isoformat(),
    }


def _decision(application: Application) -> dict[str, Any] | None:
    """What was decided and why, once its letter has gone: nothing runs ahead of that."""
    decision = application.decision
    if decision is None or told_decision(application) not in {"shortlisted", "rejected"}:
        return None
    return {"kind": decision.kind, "reason": decision.reason, "at": decision.decided_at.isoformat()}
