"""The verdicts of an application in, its standing and points out; many of them in, the order of a board out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from screening.core.terms import Outcome, Ranking, Standing, Verdict

T = TypeVar("T")

_ORDER = {standing: place for place, standing in enumerate((Standing.MEETS, Standing.CLARIFY, Standing.FAILS))}
_FULL_POINTS = 100


@dataclass(frozen=True, slots=True)
class Ranked:
    """What an application is ordered by; `tail` is unique, so that the order is the same every time."""

    ranking: Ranking
    tail: str
    received_at: datetime | None = None


def rank(verdicts: Sequence[Verdict]) -> Ranking:
    """The standing by the gates, and the share of the weights that pass, 0-100 with one decimal."""
    weights = [(verdict.weight, verdict.outcome) for verdict in verdicts if not verdict.gate]
    return Ranking(standing_of(verdict.outcome for verdict in verdicts if verdict.gate), points_of(weights))


def order(entries: Iterable[T], ranked: Callable[[T], Ranked]) -> list[T]:
    """The entries by standing, points (most first), time of receipt (first come first, unknown last) and tail."""
    return sorted(entries, key=lambda entry: _key(ranked(entry)))


def standing_of(gates: Iterable[Outcome]) -> Standing:
    """The standing that the outcomes of the gates give."""
    outcomes = set(gates)
    if Outcome.FAIL in outcomes:
        return Standing.FAILS
    return Standing.CLARIFY if Outcome.UNCLEAR in outcomes else Standing.MEETS


def points_of(weights: Sequence[tuple[int, Outcome]]) -> float:
    """The share of the weights that pass, 0-100. A role without weights orders nobody by points: everybody has 0."""
    total = sum(weight for weight, _ in weights)
    passed = sum(weight for weight, outcome in weights if outcome is Outcome.PASS)
    return round(_FULL_POINTS * passed / total, 1) if total else 0.0


def _key(ranked: Ranked) -> tuple[int, float, bool, float, str]:
    received = ranked.received_at
    stamp = received.timestamp() if received else 0.0
    return _ORDER[ranked.ranking.standing], -ranked.ranking.points, received is None, stamp, ranked.tail
