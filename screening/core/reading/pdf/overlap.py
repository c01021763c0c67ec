"""Pieces of a PDF page to whether texts lie across each other: then nobody can tell the order they are read in."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from screening.core.reading.pieces import Piece

MOST = 0.1  # of the characters
NEAR = 0.35  # of the type size: baselines no further apart are one line
SHARED = 0.3  # of the narrower piece: less is type that is set tightly


def lies_across(pieces: Sequence[Piece]) -> bool:
    """Whether much of the text is crossed by other text. A text drawn twice, as for a shadow, crosses nothing."""
    down = sorted((piece for piece in pieces if len(piece.text) > 1), key=attrgetter("base"))
    bases = [piece.base for piece in down]
    crossed = sum(
        len(piece.text)
        for index, piece in enumerate(down)
        if any(
            _cross(piece, other)
            for other in down[index + 1 : bisect_left(bases, piece.base + NEAR * piece.size, lo=index)]
        )
    )
    return crossed > MOST * sum(len(piece.text) for piece in down)


def _cross(one: Piece, other: Piece) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > SHARED * min(one.right - one.left, other.right - other.left) and one.text != other.text
