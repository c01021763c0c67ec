"""Blocks of all pages to the same with headings marked: short lines set larger than the body text."""

from collections import Counter
from collections.abc import Sequence

from screening.core.reading.pieces import Block, Piece

LARGER = 1.12
LONGEST = 80  # characters
LEVELS = 6


def with_headings(pages: Sequence[list[Block]]) -> Sequence[list[Block]]:
    """The same blocks; the largest size of heading has level 1."""
    pieces = [
        piece for blocks in pages for block in blocks for row in block.rows for cell in row.cells for piece in cell
    ]
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[_size(piece)] += len(piece.text)
    if not sizes:
        return pages
    body = sizes.most_common(1)[0][0]
    larger = sorted({_size(piece) for piece in pieces if _is_heading(piece, body)}, reverse=True)
    levels = {size: min(level, LEVELS) for level, size in enumerate(larger, start=1)}
    for piece in pieces:
        if _is_heading(piece, body):
            piece.heading = levels[_size(piece)]
    return pages


def _size(piece: Piece) -> float:
    return round(piece.size * 2) / 2


def _is_heading(piece: Piece, body: float) -> bool:
    return _size(piece) > LARGER * body and len(piece.text) <= LONGEST and any(char.isalpha() for char in piece.text)
