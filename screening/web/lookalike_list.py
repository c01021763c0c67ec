"""An application in, its look-alikes for the review page out: who decided what on near-identical facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from screening.core.likeness import POINTS, YEARS
from screening.models import Application, Decision
from screening.models.lookalikes import differ, lookalikes
from screening.web.veil import is_veiled

WHAT_IS_ALIKE: Final = {"points": f"{POINTS:g}", "years": f"{YEARS:g}"}
SETTLED_STATES: Final = (Application.State.SHORTLISTED, Application.State.REJECTED)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A candidate with near-identical facts, the decision on them, and whether it is another one than here.

    `reason` is "" where it may tell who they are.
    """

    application: Application
    decision: Decision
    reason: str
    differs: bool


def lookalike_lines(request: HttpRequest, application: Application) -> tuple[LookAlike, ...]:
    """Those that were shortlisted or rejected; of a candidate who is decided on only those decided otherwise."""
    kind = application.decision.kind if application.decision else ""
    lines = tuple(_lines(request, kind, lookalikes(application)))
    return tuple(line for line in lines if line.differs) if application.state in SETTLED_STATES else lines


def _lines(request: HttpRequest, kind: str, rows: Iterable[Application]) -> Iterable[LookAlike]:
    for row in rows:
        if row.decision is not None:
            reason = "" if is_veiled(request, row) else row.decision.reason
            yield LookAlike(row, row.decision, reason, differ(kind, row))
