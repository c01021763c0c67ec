"""The page of one application: verdicts beside the CV's text with the evidence marked, answers, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from screening.core.redaction import Redaction
from screening.flow.decide import letter_delay, look
from screening.flow.letters import letter_of
from screening.flow.notes import read_mentions
from screening.models import Application, Criterion, Decision, Event
from screening.models.applications import ApplicationQuerySet
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.board_shown import shown
from screening.web.cards import Card, card_list
from screening.web.declared import Compared, compared
from screening.web.gates import shorts
from screening.web.handover import LANGUAGES
from screening.web.history import history
from screening.web.lookalike_list import WHAT_IS_ALIKE, lookalike_lines
from screening.web.merging import origin_of
from screening.web.note_list import callable_names, note_lines
from screening.web.plain_words import active_language
from screening.web.question_list import questions_in_review
from screening.web.review_cv import shown_cv
from screening.web.review_forms import DecisionForm, OverrideForm, ReopenForm, UnveilForm
from screening.web.scorecards import scores_in_review
from screening.web.short import Short
from screening.web.timeline import Timeline, timeline
from screening.web.veil import redaction_for, shown_name
from screening.web.wording import unread_sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """The criteria that an application is held against, and each of them in short."""

    criteria: tuple[Criterion, ...]
    shorts: tuple[Short, ...]

    @property
    def by_slug(self) -> dict[str, Criterion]:
        """The criteria by their slug."""
        return {criterion.slug: criterion for criterion in self.criteria}

    @property
    def labels(self) -> dict[str, str]:
        """The names in short by the criterion's slug."""
        return {short.slug: short.name for short in self.shorts}


@dataclass(frozen=True, slots=True)
class Versions:
    """The number of the version that an application was judged by, and that of the version that holds now.

    `is_kept` says that a decision rests on the older one, so that no judging by the newer will follow (decision 0621).
    """

    judged: int
    now: int
    is_kept: bool = False

    @property
    def is_older(self) -> bool:
        """Whether other criteria hold now."""
        return self.judged < self.now


@access.on_application(ApplicationQuerySet.page)
def application(request: HttpRequest, application: Application) -> HttpResponse:
    """Everything about one application; that the person looked at it is remembered."""
    look(application, access.person(request))
    read_mentions(application, access.person(request))
    return render(request, "recruiter/application.html", context_of(request, application))


def context_of(request: HttpRequest, application: Application) -> dict[str, Any]:
    """What the page of an application shows."""
    wanted = BoardFilter.from_query(request.GET)
    asked = _asked(application)
    redaction = redaction_for(request, application)
    cards = card_list(application, asked.by_slug, asked.shorts, redaction)
    return {
        "application": application,
        "name": shown_name(request, application),
        "is_veiled": redaction is not None,
        "decision_reason": _free(redaction, application.decision.reason if application.decision else ""),
        "review_words": _free(redaction, application.review_words),
        "unveil_form": UnveilForm(),
        "role": application.role,
        "title": application.role.title(active_language()),
        "query": wanted.query_string(),
        "place": shown(application.role, wanted, access.person(request)).place_of(application),
        "gates": [card for card in cards if card.verdict.gate],
        "weights": [card for card in cards if not card.verdict.gate],
        "unread": "" if application.document.reading else unread_sentence(application.document),
        "history": history(application, Event.objects.about(application.public_id), asked.labels, redaction),
        "origin": origin_of(application),
        "versions": _versions(application),
        "override_form": OverrideForm(),
        "matrix_languages": LANGUAGES,
        "notes": note_lines(application, redaction),
        "callable": callable_names(application, but=access.person(request).pk),
        "lookalikes": lookalike_lines(request, application),
        "alike": WHAT_IS_ALIKE,
        "timeline": _timeline(application, asked, redaction),
        "compared": _compared(application, asked),
        **_deciding(application, asked, cards),
        **questions_in_review(application, asked.criteria, asked.shorts, redaction),
        **scores_in_review(request, application, asked.shorts, redaction),
        **shown_cv(request, application, asked.shorts, redaction),
    }


def _deciding(application: Application, asked: Asked, cards: Sequence[Card]) -> dict[str, Any]:
    """What the page needs to decide, to say what was decided, and to show the letter about it."""
    return {
        "decision_form": DecisionForm(),
        "grounds": grounds_of(cards),
        "decided_on": _decided_on(application, asked),
        "letter": letter_of(application),
        "letter_delay": letter_delay(),
        "reopen_form": ReopenForm(),
    }


def _timeline(application: Application, asked: Asked, redaction: Redaction | None) -> Timeline | None:
    """The career as a drawing."""
    judged = application.assessment
    return timeline(judged.verdicts.all(), asked.labels, judged.reference_date, redaction) if judged else None


def grounds_of(cards: Sequence[Card]) -> list[Card]:
    """What a decision can rest on, in the order of the decision: what fails, what is unclear, what passes."""
    order = ("fail", "unclear", "pass")
    return sorted(cards, key=lambda card: (not card.verdict.gate, order.index(card.verdict.outcome)))


def _decided_on(application: Application, asked: Asked) -> list[str]:
    """The criteria that the decision rests on, in short."""
    made = application.decision
    return [asked.labels.get(slug, _("another reason")) for slug in made.rests_on] if made else []


def _free(redaction: Redaction | None, text: str) -> str:
    """What somebody wrote in words of their own, as it may be read."""
    return redaction.text(text) if redaction else text


def _versions(application: Application) -> Versions | None:
    """Which version of the criteria the verdicts are by, and which one holds now; None before a judging. One query."""
    judged = application.assessment
    if judged is None:
        return None
    now = application.role.versions.aggregate(now=Max("number"))["now"]
    decision = application.decision
    is_kept = decision is not None and decision.kind in Decision.FINAL and decision.version_id is not None
    return Versions(judged.version.number, now, is_kept)


def _asked(application: Application) -> Asked:
    """The criteria that the application was judged by, or would be by now. Two queries, or three before a judging."""
    judged = application.assessment
    version = judged.version if judged else application.role.current_version()
    criteria = tuple(version.criteria.all()) if version else ()
    return Asked(criteria, shorts(version, criteria) if version else ())


def _compared(application: Application, asked: Asked) -> tuple[Compared, ...]:
    """What was answered beside what was read."""
    reading = application.document.reading
    if reading is None:
        return ()
    return compared(asked.criteria, asked.shorts, application.answers_terms(), reading.facts_terms)
