"""An application in, what the team thinks of the person out, for that person: without the names of who thinks it."""

from collections.abc import Sequence
from typing import Any, Final

from screening.core.mentions import Colleague, unnamed
from screening.flow.notes import colleagues_of
from screening.models import Application, Score, Scorecard

SOMEBODY: Final = "@…"  # where a note calls a colleague


def opinions_of(application: Application) -> dict[str, Any]:
    """Tags, notes, overrides and submitted scorecards, as plain JSON (GDPR, article 15; decision 0464)."""
    team = colleagues_of(application.role)
    return {
        "tags": sorted(tag.tag for tag in application.tags.all()),
        "notes": [
            {"at": note.at.isoformat(), "text": unnamed(note.text, team, SOMEBODY)} for note in application.notes.all()
        ],
        "overrides": [
            {
                "at": one.at.isoformat(),
                "criterion": one.criterion,
                "verdict": one.outcome,
                "reason": unnamed(one.reason, team, SOMEBODY),
            }
            for one in application.overrides.all()
        ],
        "scorecards": [
            _card(card, team) for card in Scorecard.objects.submitted().filter(application=application).with_scores()
        ],
    }


def _card(card: Scorecard, team: Sequence[Colleague]) -> dict[str, Any]:
    return {
        "submitted": card.submitted_at.isoformat() if card.submitted_at else None,
        "remark": unnamed(card.remark, team, SOMEBODY) or None,
        "scores": [_score(score, team) for score in card.scores.all()],
    }


def _score(score: Score, team: Sequence[Colleague]) -> dict[str, Any]:
    remark = unnamed(score.remark, team, SOMEBODY) or None
    return {"criterion": score.criterion, "step": score.step, "outOf": len(Score.Step.values), "remark": remark}
