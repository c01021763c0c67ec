"""A word and its two ends to the left edge of each of its characters, by how wide characters usually are."""

from itertools import accumulate

NARROW = dict.fromkeys("iljtfrI.,;:!|'’()[]-/\\ 1", 0.55)
WIDE = dict.fromkeys("mwMWQO@%—…", 1.5)
WIDTHS = NARROW | WIDE


def edges_within(text: str, left: float, right: float) -> list[float]:
    """One edge for each character, the first of them `left`."""
    ends = list(accumulate(WIDTHS.get(char, 1.0) for char in text))
    if not ends:
        return []
    unit = (right - left) / ends[-1]
    return [left, *(left + unit * end for end in ends[:-1])]
