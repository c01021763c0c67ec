"""Recognised lines to level lines: what is left of skew, and the slant of a page photographed from one side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median

FEWEST_WORDS = 5  # in a line whose slope is measured
FEWEST_LINES = 3
MOST_LINES = 60
STEEPEST = 0.08


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word in pixels from the picture's top left, and the line it was found in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: tuple[str, ...]


Lines = Sequence[Sequence[RecognisedWord]]


def levelled(lines: Lines) -> list[list[RecognisedWord]]:
    """The words moved up or down so that the lines they stand on are level all across the page."""
    slope_at = _slopes(lines)
    if slope_at is None:
        return [list(line) for line in lines]
    return [[_moved(word, -slope_at(word.bottom) * word.left) for word in line] for line in lines]


def _slopes(lines: Lines) -> Callable[[float], float] | None:
    """The slope of the lines as a function of their height on the page; None when too few lines tell."""
    long = sorted((line for line in lines if len(line) >= FEWEST_WORDS), key=len, reverse=True)[:MOST_LINES]
    points = [
        (median(word.bottom for word in line), _slope([(word.left, word.bottom) for word in line])) for line in long
    ]
    points = [point for point in points if abs(point[1]) < STEEPEST]
    if len(points) < FEWEST_LINES:
        return None
    growth = _slope(points)
    start = median(slope - growth * height for height, slope in points)
    return lambda height: start + growth * height


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """The median of the slopes between all pairs of points (Theil-Sen), which tails and outliers do not move."""
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in combinations(points, 2) if x1 != x0]
    return median(slopes) if slopes else 0.0


def _moved(word: RecognisedWord, by: float) -> RecognisedWord:
    return replace(word, top=word.top + by, bottom=word.bottom + by)
