"""A person's scores for an application in, kept for themselves or submitted to the team; a submitted card stays."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from screening.core.permissions import Right
from screening.flow import log, permissions
from screening.models import Application, Criterion, Event, Score, Scorecard


class NotScoredError(Exception):
    """The scorecard cannot be kept. `code` is "submitted" (it is already), "empty" or "unknown"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Given:
    """One of the five steps, with a remark."""

    step: int
    remark: str = ""


def score(
    application: Application, scores: Mapping[str, Given], by: User, *, remark: str = "", submit: bool = False
) -> Scorecard:
    """Keep the scores of `by`, per criterion; with `submit` the team sees them from now on, and they stay.

    Raises:
        NotAllowedError: the person may only read.
        NotScoredError: the card was submitted before, has no score to submit, or scores what the role does not ask.

    """
    permissions.require(application.role, Right.NOTE, by)
    _check(application, scores, submit=submit)
    with transaction.atomic():
        Scorecard.objects.get_or_create(application=application, by=by)
        card = Scorecard.objects.select_for_update().get(application=application, by=by)
        if card.submitted_at:
            raise NotScoredError("submitted")
        card.remark, card.submitted_at = remark.strip(), timezone.now() if submit else None
        card.save(update_fields=["remark", "submitted_at"])
        card.scores.all().delete()
        rows = [Score(scorecard=card, criterion=slug, step=one.step, remark=one.remark) for slug, one in scores.items()]
        Score.objects.bulk_create(rows)
        if submit:
            log.record(application.role, Event.Kind.SCORED, application=application, by=by, scorecard=card.pk)
    return card


def _check(application: Application, scores: Mapping[str, Given], *, submit: bool) -> None:
    if submit and not scores:
        raise NotScoredError("empty")
    known = set(Criterion.objects.filter(version__role=application.role).values_list("slug", flat=True))
    if not scores.keys() <= known or not all(one.step in Score.Step.values for one in scores.values()):
        raise NotScoredError("unknown")
