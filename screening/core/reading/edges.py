"""Words and their two ends to the left edge of each of their characters, by how wide characters usually are."""

from collections.abc import Iterable
from itertools import accumulate


class _Widths(dict[str, int]):
    """How wide a character usually is, in twentieths of a usual one."""

    def __missing__(self, char: str) -> int:
        self[char] = 20
        return 20


WIDTHS = _Widths(dict.fromkeys("iljtfrI.,;:!|'’()[]-/\\ 1", 11) | dict.fromkeys("mwMWQO@%—…", 30))


def edges_within(text: str, words: Iterable[tuple[str, float, float]]) -> list[float]:
    """One edge for each character, to a tenth of a point, then the right edge of the last.

    The text is that of the words, each with its left and right end, parted by single spaces.
    """
    ends = list(accumulate(map(WIDTHS.__getitem__, text), initial=0))
    edges: list[float] = []
    first = 0
    for word, left, right in words:
        last = first + len(word)
        width = 10 * (right - left) / (ends[last] - ends[first] or 1)
        start = 10 * left + 0.5 - width * ends[first]
        edges += [(start + width * end) // 1 / 10 for end in ends[first : last + 1]]
        first = last + 1
    return edges
