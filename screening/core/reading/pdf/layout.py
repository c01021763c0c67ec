"""Pieces of one page to blocks in reading order: columns one after the other, everything else row by row.

A page is cut where a gutter parts columns, and each part is cut again (recursive XY-cut). A gutter that only parts
dates, labels or the cells of a table from what stands on their rows is no cut: rows are read across it.
"""

from collections.abc import Sequence

from screening.core.reading.pdf.columns import are_columns
from screening.core.reading.pdf.rows import blocks_of_rows, rows_of
from screening.core.reading.pdf.strips import Band, Interval, Strip, bands_of, side_of, strips_of
from screening.core.reading.pieces import Block, Piece

DEEPEST = 12


def blocks_of(pieces: Sequence[Piece], depth: int = 0) -> list[Block]:
    """The blocks, in the order in which a person reads them."""
    strips = strips_of(pieces)
    cut = _best_cut(strips) if depth < DEEPEST else None
    if cut is None:
        return blocks_of_rows(rows_of(pieces))
    band, gap = cut
    inside = [piece for strip in strips[band.first : band.last + 1] for piece in strip.pieces]
    parts = (
        [piece for strip in strips[: band.first] for piece in strip.pieces],
        [piece for piece in inside if not side_of(piece, gap)],
        [piece for piece in inside if side_of(piece, gap)],
        [piece for strip in strips[band.last + 1 :] for piece in strip.pieces],
    )
    return [block for part in parts if part for block in blocks_of(part, depth + 1)]


def _best_cut(strips: Sequence[Strip]) -> tuple[Band, Interval] | None:
    """The tallest band with a gutter between columns, and that gutter."""
    bands = bands_of(strips)
    bands.sort(key=lambda band: strips[band.first].top - strips[band.last].bottom)
    for band in bands:
        for gap in sorted(band.gutters, key=lambda gap: gap[0] - gap[1]):
            trimmed = _trimmed(band, gap, strips)
            if trimmed and _parts_columns(trimmed, gap, strips):
                return trimmed, gap
    return None


def _trimmed(band: Band, gap: Interval, strips: Sequence[Strip]) -> Band | None:
    """The band without what stands above its right side only, or leads what comes below it."""
    first, last = band.first, band.last
    while first < last and _sides(strips[first], gap) == {1}:
        first += 1
    while last > first and len(_sides(strips[last], gap)) == 1 and _leads_below(strips, last):
        last -= 1
    return Band(first, last, band.gutters) if last > first or len(_sides(strips[first], gap)) > 1 else None


def _sides(strip: Strip, gap: Interval) -> set[int]:
    return {side_of(piece, gap) for piece in strip.pieces}


def _leads_below(strips: Sequence[Strip], index: int) -> bool:
    if index + 1 >= len(strips):
        return False
    strip, below, above = strips[index], strips[index + 1], strips[index - 1]
    return below.top - strip.bottom < strip.top - above.bottom


def _parts_columns(band: Band, gap: Interval, strips: Sequence[Strip]) -> bool:
    inside = [piece for strip in strips[band.first : band.last + 1] for piece in strip.pieces]
    walls = sorted(edge for gutter in band.gutters for edge in gutter)
    nearest_left = max((wall for wall in walls if wall < gap[0]), default=float("-inf"))
    nearest_right = min((wall for wall in walls if wall > gap[1]), default=float("inf"))
    left = [piece for piece in inside if not side_of(piece, gap) and piece.right >= nearest_left]
    right = [piece for piece in inside if side_of(piece, gap) and piece.left <= nearest_right]
    return bool(left) and bool(right) and are_columns(left, right)
