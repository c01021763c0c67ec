"""The scores of several people in, how far they lie apart per criterion out, and who stands alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

FAR: Final = 2  # steps of the five from the middle score: no longer a matter of temper


@dataclass(frozen=True, slots=True)
class Spread:
    """All scores for one criterion: the mean, the lowest and the highest, and who scored far from the middle."""

    criterion: str
    mean: float
    lowest: int
    highest: int
    apart: tuple[str, ...]

    @property
    def is_wide(self) -> bool:
        """Whether some scores lie so far apart that people should talk."""
        return self.highest - self.lowest >= FAR


def spreads(cards: Mapping[str, Mapping[str, int]], criteria: Sequence[str]) -> tuple[Spread, ...]:
    """The spread of each criterion that somebody scored, in the order of `criteria`. `cards` are steps by author."""
    found = (_spread(criterion, cards) for criterion in criteria)
    return tuple(spread for spread in found if spread)


def _spread(criterion: str, cards: Mapping[str, Mapping[str, int]]) -> Spread | None:
    steps = {author: card[criterion] for author, card in cards.items() if criterion in card}
    if not steps:
        return None
    middle = median(steps.values())
    apart = tuple(author for author, step in steps.items() if abs(step - middle) >= FAR)
    return Spread(criterion, round(fmean(steps.values()), 1), min(steps.values()), max(steps.values()), apart)
