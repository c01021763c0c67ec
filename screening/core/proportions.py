"""How many of how many in, between which limits the true share lies out: small numbers promise little."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

NORMAL_95: Final = 1.959964  # of the standard normal distribution lies 95 % within


@dataclass(frozen=True, slots=True)
class Share:
    """`num` of `num_all`, in per cent, and the limits between which 95 of 100 such shares truly lie."""

    num: int
    num_all: int

    @property
    def per_cent(self) -> float | None:
        """The share; None of nobody."""
        return 100 * self.num / self.num_all if self.num_all else None

    @property
    def low(self) -> float:
        """The lower limit, in per cent."""
        return 100 * wilson(self.num, self.num_all)[0]

    @property
    def high(self) -> float:
        """The upper limit, in per cent."""
        return 100 * wilson(self.num, self.num_all)[1]


def wilson(num: int, num_all: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1; (0, 1) of nobody.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
    """
    if num_all == 0:
        return 0.0, 1.0
    share, squared = num / num_all, NORMAL_95 * NORMAL_95
    middle = (share + squared / (2 * num_all)) / (1 + squared / num_all)
    half = NORMAL_95 * sqrt(share * (1 - share) / num_all + squared / (4 * num_all * num_all)) / (1 + squared / num_all)
    return max(0.0, middle - half), min(1.0, middle + half)
