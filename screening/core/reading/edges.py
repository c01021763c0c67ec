"""A word and its two ends to the left edge of each of its characters, by how wide characters usually are."""

from functools import lru_cache
from itertools import accumulate

NARROW = dict.fromkeys("iljtfrI.,;:!|'’()[]-/\\ 1", 0.55)
WIDE = dict.fromkeys("mwMWQO@%—…", 1.5)
WIDTHS = NARROW | WIDE


def edges_within(text: str, left: float, right: float) -> list[float]:
    """One edge for each character, the first of them `left`, to a tenth of a point."""
    tenths, width = 10 * left + 0.5, 10 * (right - left)
    return [(tenths + width * share) // 1 / 10 for share in _shares(text)]


@lru_cache(maxsize=8192)
def _shares(text: str) -> tuple[float, ...]:
    """How much of the word's width lies before each character."""
    ends = list(accumulate((WIDTHS.get(char, 1.0) for char in text), initial=0.0))
    return tuple(end / ends[-1] for end in ends[:-1])
