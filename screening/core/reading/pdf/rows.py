"""Pieces of one column to rows, a row's pieces beside each other, and rows to blocks parted where more white stands."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from screening.core.reading.pieces import Block, Piece, Row

SAME_ROW = 0.5  # of the smaller piece's letter height
USUAL = 1 / 3  # of the distances between baselines are shorter than the usual one
MORE_WHITE = 1.28  # of the usual distance between baselines
WORD_GAP = 1.0  # of the type size: narrower, and two pieces are words of one cell
DATE_GAP = 0.6  # a date at the end of a row needs less
DASH_GAP = 2.5  # a dash belongs to what it joins, also where a justified line is drawn apart
DATE_CHARS = 32
DASHES = frozenset("-–—→")
BULLET = re.compile(r"[^\w\s]{1,2}|o|\d{1,2}[.)]")
STARTS_WITH_DATE = re.compile(r"(?:[01]?\d[./-])?(?:19|20)\d\d\b|[01]?\d[./-]\d\d\b")


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces row by row from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        for row in reversed(rows[-3:]):
            if all([_beside(other, piece) for other in row]):  # noqa: C419 - rows are short, a generator is slower
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) if len(row) > 1 else row for row in rows]


def blocks_of_rows(rows: Sequence[tuple[list[Piece], Row]]) -> list[Block]:
    """The rows in blocks: a new one begins where the distance to the row above is larger than usual."""
    usual = leading([line for line, _ in rows])
    blocks: list[Block] = []
    above: list[Piece] | None = None
    for line, row in rows:
        if above is None or _is_apart(above, line, usual):
            blocks.append(Block())
        blocks[-1].rows.append(row)
        above = [piece for cell in row.cells for piece in cell]
    return blocks


def as_row(pieces: Iterable[Piece], walls: Sequence[tuple[float, float]] = ()) -> Row:
    """The row of these pieces from left to right: a cell ends at a wall, at a wide gap, and before a date far right."""
    row = Row([])
    last: Piece | None = None
    for piece in pieces:
        if last is not None and not _parts(last, piece, walls):
            row.cells[-1].append(piece)
        else:
            row.cells.append([piece])
        last = piece
    return row


def _parts(last: Piece, piece: Piece, walls: Sequence[tuple[float, float]]) -> bool:
    if BULLET.fullmatch(last.text):
        return False
    gap = (piece.left - last.right) / max(last.size, piece.size, 1.0)
    if gap < DASH_GAP and (last.text in DASHES or piece.text in DASHES):
        return False
    if gap >= WORD_GAP or any(last.right <= low + 1 and high - 1 <= piece.left for low, high in walls):
        return True
    return gap >= DATE_GAP and len(piece.text) <= DATE_CHARS and bool(STARTS_WITH_DATE.match(piece.text))


def leading(rows: Sequence[Sequence[Piece]], share: float = USUAL) -> float:
    """The distance between baselines, in multiples of the type size, that this share of them falls short of."""
    distances = sorted(
        (row[0].base - above[0].base) / max(row[0].size, 1.0)
        for above, row in pairwise(rows)
        if 0 < row[0].base - above[0].base < 3 * row[0].size and abs(row[0].size - above[0].size) < 0.5  # noqa: PLR2004
    )
    return distances[int(len(distances) * share)] if distances else 1.3


def _beside(other: Piece, piece: Piece) -> bool:
    one, two = 0.7 * other.size, 0.7 * piece.size
    if piece.base - two >= other.base:  # far below: most pairs are
        return False
    shared = min(other.base, piece.base) - max(other.base - one, piece.base - two)
    return shared > SAME_ROW * min(one, two) and (piece.left >= other.right - 1 or piece.right <= other.left + 1)


def _is_apart(above: Sequence[Piece], row: Sequence[Piece], usual: float) -> bool:
    size = max(*(piece.size for piece in above), min(piece.size for piece in row))
    distance = min(piece.base for piece in row) - max(piece.base for piece in above)
    return distance > MORE_WHITE * usual * size or distance < -size
