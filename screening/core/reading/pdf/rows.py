"""Pieces of one column to rows, a row's pieces beside each other, and rows to blocks parted where more white stands."""

from collections.abc import Iterable, Sequence

from screening.core.reading.pieces import Block, Piece, Row

SAME_ROW = 0.5  # of the smaller piece's letter height
MORE_WHITE = 1.28  # of the usual distance between baselines
WORD_GAP = 1.0  # of the type size: narrower, and two pieces are words of one cell


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces row by row from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        row = next((row for row in reversed(rows[-3:]) if all(_beside(other, piece) for other in row)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def blocks_of_rows(rows: Sequence[Sequence[Piece]]) -> list[Block]:
    """The rows in blocks: a new one begins where the distance to the row above is larger than usual."""
    usual = leading(rows)
    blocks: list[Block] = []
    above: Sequence[Piece] | None = None
    for row in rows:
        if above is None or _is_apart(above, row, usual):
            blocks.append(Block())
        blocks[-1].rows.append(as_row(row))
        above = row
    return blocks


def as_row(pieces: Iterable[Piece]) -> Row:
    """The row of these pieces from left to right, those with only a word's space between them in one cell."""
    row = Row([])
    last: Piece | None = None
    for piece in pieces:
        if last is not None and piece.left - last.right < WORD_GAP * max(last.size, piece.size):
            row.cells[-1].append(piece)
        else:
            row.cells.append([piece])
        last = piece
    return row


def leading(rows: Sequence[Sequence[Piece]]) -> float:
    """The usual distance between baselines, in multiples of the type size."""
    distances = sorted(
        (row[0].base - above[0].base) / max(row[0].size, 1.0)
        for above, row in zip(rows, rows[1:], strict=False)
        if 0 < row[0].base - above[0].base < 3 * row[0].size and abs(row[0].size - above[0].size) < 0.5  # noqa: PLR2004
    )
    return distances[len(distances) // 3] if distances else 1.3


def _beside(other: Piece, piece: Piece) -> bool:
    shared = min(other.base, piece.base) - max(other.base - 0.7 * other.size, piece.base - 0.7 * piece.size)
    smaller = 0.7 * min(other.size, piece.size)
    return shared > SAME_ROW * smaller and (piece.left >= other.right - 1 or piece.right <= other.left + 1)


def _is_apart(above: Sequence[Piece], row: Sequence[Piece], usual: float) -> bool:
    size = max(max(piece.size for piece in above), min(piece.size for piece in row))
    distance = min(piece.base for piece in row) - max(piece.base for piece in above)
    return distance > MORE_WHITE * usual * size or distance < -size
