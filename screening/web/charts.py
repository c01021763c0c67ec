"""Numbers in, the rectangles of a drawing out. Each drawing stands beside a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.formats import number_format

WIDTH: Final = 1000
STEP_HEIGHT: Final = 200
STEP_GAP: Final = 14
BASE: Final = 230  # where the columns stand; the number above the highest one fits in between
NUMBER_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a funnel: its width out of WIDTH, and which part of the first bar it is, in per cent."""

    label: str
    num: int
    width: float
    per_cent: int


@dataclass(frozen=True, slots=True)
class Span:
    """A bar from 0 to what half of them need, and a thin one on to what nine of ten need; widths out of WIDTH."""

    half_width: float
    most_width: float


@dataclass(frozen=True, slots=True)
class Step:
    """One threshold as a column: how many surely pass, how many more may; `difference` is against what is asked.

    `at` is the number of the threshold, or its name. `num_not` is how many do not pass, None where it is not counted.
    """

    at: float | str
    num_sure: int
    num_maybe: int
    difference: int
    is_asked: bool
    left: float
    width: float
    sure_top: float
    sure_height: float
    maybe_top: float
    maybe_height: float
    num_not: int | None = None

    @property
    def name(self) -> str:
        """The threshold as it is written below the column."""
        if isinstance(self.at, str):
            return self.at
        return str(number_format(self.at, 0 if self.at == int(self.at) else 1))

    @property
    def middle(self) -> float:
        """Where the number below the column stands."""
        return round(self.left + self.width / 2, 1)

    @property
    def num_at(self) -> float:
        """Where the number of those who surely pass stands: above the column."""
        return round(self.maybe_top - NUMBER_GAP, 1)


def spans(values: Sequence[tuple[float, float]]) -> tuple[Span, ...]:
    """The bars of (half, nine of ten) on one scale; the longest fills the width."""
    most = max((value for pair in values for value in pair), default=0.0) or 1.0
    return tuple(Span(round(WIDTH * half / most, 1), round(WIDTH * ninth / most, 1)) for half, ninth in values)


def bars(counts: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """The bars of a funnel; the longest number fills the width."""
    most = max((num for _label, num in counts), default=0)
    return tuple(
        Bar(label, num, round(WIDTH * num / most, 1) if most else 0.0, round(100 * num / most) if most else 0)
        for label, num in counts
    )


def steps(
    points: Sequence[tuple[float | str, int, int]], asked: float | str, num_all: int | None = None
) -> tuple[Step, ...]:
    """The columns of (threshold, how many surely pass, how many may pass, the sure ones included) out of `num_all`."""
    most = max((num for _at, _sure, num in points), default=0) or 1
    width = WIDTH / max(len(points), 1)
    now = next((sure for at, sure, _maybe in points if at == asked), 0)
    drawn = (_step(number, point, width, most, now=now) for number, point in enumerate(points))
    return tuple(
        replace(step, is_asked=step.at == asked, num_not=None if num_all is None else num_all - perhaps)
        for step, (_at, _sure, perhaps) in zip(drawn, points, strict=True)
    )


def _step(number: int, point: tuple[float | str, int, int], width: float, most: int, *, now: int) -> Step:
    at, sure, perhaps = point
    sure_height, maybe_height = (round(STEP_HEIGHT * num / most, 1) for num in (sure, perhaps - sure))
    return Step(
        at=at,
        num_sure=sure,
        num_maybe=perhaps - sure,
        difference=sure - now,
        is_asked=False,
        left=round(number * width + STEP_GAP / 2, 1),
        width=round(width - STEP_GAP, 1),
        sure_top=round(BASE - sure_height, 1),
        sure_height=sure_height,
        maybe_top=round(BASE - sure_height - maybe_height, 1),
        maybe_height=maybe_height,
    )
