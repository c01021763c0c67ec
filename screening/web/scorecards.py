"""A person's scorecard in; for the review page their own card, and those of the team once they have given their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.core.redaction import Redaction
from screening.core.scores import Spread, spreads
from screening.flow import scorecards
from screening.models import Application, Score, Scorecard
from screening.models.scorecards import LONGEST_REMARK
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.short import Short

STEP, REMARK = "step-", "remark-"  # before the slug of a criterion, in the names of the form's fields
NOT_SCORED: Final = {
    "submitted": gettext_lazy("You have submitted your scorecard: it stays as it is."),
    "empty": gettext_lazy("Give at least one score before you submit."),
    "unknown": gettext_lazy("The role no longer has this criterion."),
}


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion of a card: its name, the step that was given (0 for none) and the remark."""

    slug: str
    name: str
    step: int
    remark: str


@dataclass(frozen=True, slots=True)
class CardOfOne:
    """The submitted card of one person."""

    by: str
    scores: tuple[tuple[str, str, int, str], ...]  # name of the criterion, word of the step, step, remark
    remark: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All submitted scores for one criterion, and the steps of each person in the order of the heads (0 for none)."""

    name: str
    spread: Spread
    steps: tuple[int, ...]


@require_POST
@access.on_application(right=Right.NOTE)
def keep_scorecard(request: HttpRequest, application: Application) -> HttpResponse:
    """Keep the signed-in person's scores, for themselves or, when they say so, for the team to see."""
    scores = _given(request.POST)
    remark = _clean(request.POST.get("remark", ""))
    submit = "submit" in request.POST
    try:
        scorecards.score(application, scores, access.person(request), remark=remark, submit=submit)
    except scorecards.NotScoredError as error:
        messages.error(request, NOT_SCORED[error.code])
    else:
        said = _("The team sees your scorecard now.") if submit else _("Kept for you alone; nobody else sees it yet.")
        messages.success(request, said)
    query = BoardFilter.from_query(request.GET).query_string()
    address = reverse("application", args=[application.public_id])
    return HttpResponseRedirect(f"{address}{'?' + query if query else ''}#scores")


def scores_in_review(
    request: HttpRequest, application: Application, shorts: Sequence[Short], redaction: Redaction | None
) -> dict[str, Any]:
    """What the review page shows of scorecards. Two queries.

    Colleagues' cards show once the person has submitted their own, and to who may not score at all: nobody is led.
    """
    me = access.person(request).pk
    cards = list(application.scorecards.with_scores())
    own = next((card for card in cards if card.by_id == me), None)
    submitted = [card for card in cards if card.submitted_at]
    may_see = bool(own and own.submitted_at) or not access.may(request)[Right.NOTE]
    shown = submitted if may_see else []
    hide = redaction.text if redaction else str
    names = {short.slug: short.name for short in shorts}
    by_author = {_author(card): {score.criterion: score.step for score in card.scores.all()} for card in shown}
    return {
        "my_scores": _lines(shorts, own),
        "my_card": own,
        "score_steps": Score.Step.choices,
        "num_hidden_cards": 0 if may_see else sum(card.by_id != me for card in submitted),
        "team_cards": [_card(card, names, hide) for card in shown],
        "score_summary": _summaries(by_author, names),
    }


def _given(form: QueryDict) -> dict[str, scorecards.Given]:
    """The scores that the form gives: a remark without a step is none."""
    slugs = [name.removeprefix(STEP) for name in form if name.startswith(STEP)]
    steps = {slug: form.get(STEP + slug, "") for slug in slugs}
    return {
        slug: scorecards.Given(int(step), _clean(form.get(REMARK + slug, "")))
        for slug, step in steps.items()
        if step.isascii() and step.isdigit() and len(step) == 1
    }


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST_REMARK]


def _lines(shorts: Iterable[Short], own: Scorecard | None) -> tuple[ScoreLine, ...]:
    given = {score.criterion: score for score in own.scores.all()} if own else {}
    return tuple(
        ScoreLine(short.slug, short.label, score.step if score else 0, score.remark if score else "")
        for short in shorts
        for score in [given.get(short.slug)]
    )


def _author(card: Scorecard) -> str:
    return card.by.get_full_name() or card.by.get_username()


def _card(card: Scorecard, names: Mapping[str, str], hide: Any) -> CardOfOne:
    scores = tuple(
        (names.get(score.criterion, score.criterion), str(score.get_step_display()), score.step, hide(score.remark))
        for score in card.scores.all()
    )
    return CardOfOne(_author(card), scores, hide(card.remark))


def _summaries(by_author: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> tuple[Summary, ...]:
    return tuple(
        Summary(names[one.criterion], one, tuple(card.get(one.criterion, 0) for card in by_author.values()))
        for one in spreads(by_author, tuple(names))
    )
