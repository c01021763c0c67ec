"""Pieces in stream order to blocks in reading order."""

from collections.abc import Sequence

from screening.core.reading.pieces import Block, Piece, Row
from screening.core.terms import Box

PARAGRAPH_GAP = 0.8


def blocks_of(pieces: Sequence[Piece]) -> list[Block]:
    """The blocks, in the order in which a person reads them."""
    blocks: list[Block] = []
    last: Piece | None = None
    for piece in pieces:
        if last and _beside(last, piece):
            blocks[-1].rows[-1].cells.append([piece])
        elif last and _below(last, piece):
            blocks[-1].rows.append(Row([[piece]]))
        else:
            blocks.append(Block([Row([[piece]])]))
        last = piece
    return blocks


def _box(piece: Piece) -> Box:
    return piece.box or Box(0.0, 0.0, 0.0, 0.0)


def _beside(last: Piece, piece: Piece) -> bool:
    a, b = _box(last), _box(piece)
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return b.left >= a.right - 1 and shared > 0.5 * min(a.bottom - a.top, b.bottom - b.top)


def _below(last: Piece, piece: Piece) -> bool:
    a, b = _box(last), _box(piece)
    return -0.5 * last.size < b.top - a.bottom < PARAGRAPH_GAP * max(last.size, piece.size)
