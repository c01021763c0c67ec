"""Pieces of one page to blocks in reading order: columns one after the other, everything else row by row.

A page is cut where a gutter parts columns, and each part is cut again (recursive XY-cut). A gutter that only parts
dates, labels or the cells of a table from what stands on their rows is no cut: rows are read across it.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from screening.core.reading.pdf.columns import (
    Look,
    are_columns,
    are_dates_beside,
    are_headed_alike,
    looks_that_stand_out,
    num_switches,
    side,
)
from screening.core.reading.pdf.gutters import cells_of
from screening.core.reading.pdf.rows import blocks_of_rows, rows_of
from screening.core.reading.pdf.strips import Band, Interval, Strip, bands_of, side_of, strips_of
from screening.core.reading.pieces import Block, Piece

DEEPEST = 12
NARROWEST_BETWEEN_COLUMNS = 8.0  # points; less only between tall columns
TALL = 5  # strips


def blocks_of(pieces: Sequence[Piece]) -> list[Block]:
    """The blocks, in the order in which a person reads them."""
    return _blocks(pieces, looks_that_stand_out(rows_of(pieces)), 0)


def _blocks(pieces: Sequence[Piece], standing_out: AbstractSet[Look], depth: int) -> list[Block]:
    strips = strips_of(pieces)
    bands = bands_of(strips)
    band = _best_cut(bands, strips, standing_out) if depth < DEEPEST else None
    if band is None:
        return blocks_of_rows(cells_of(rows_of(pieces), bands, strips))
    inside = _pieces(strips[band.first : band.last + 1])
    parts = (
        _pieces(strips[: band.first]),
        [piece for piece in inside if not side_of(piece, band.gap)],
        [piece for piece in inside if side_of(piece, band.gap)],
        _pieces(strips[band.last + 1 :]),
    )
    return [block for part in parts if part for block in _blocks(part, standing_out, depth + 1)]


def _pieces(strips: Sequence[Strip]) -> list[Piece]:
    return [piece for strip in strips for piece in strip.pieces]


def _best_cut(bands: Sequence[Band], strips: Sequence[Strip], standing_out: AbstractSet[Look]) -> Band | None:
    """The tallest band whose gutter parts columns."""
    for band in bands:
        trimmed = _trimmed(band, strips)
        if band.gap[1] - band.gap[0] < NARROWEST_BETWEEN_COLUMNS and trimmed.last - trimmed.first < TALL:
            continue
        walls = [other.gap for other in bands if trimmed.overlaps(other) and other is not band]
        if _parts_columns(trimmed, walls, strips, standing_out):
            return trimmed
    return None


def _trimmed(band: Band, strips: Sequence[Strip]) -> Band:
    """The band without the rows above its columns and what leads the text below it."""
    first, last, gap = band.first, band.last, band.gap
    edges = _edges(strips[first : last + 1], gap)
    while first < last and not _starts_at(edges, strips[first], gap):
        first += 1
    while last > first and len(_sides(strips[last], gap)) == 1 and _leads_below(strips, last):
        last -= 1
    return Band(first, last, gap)


def _edges(strips: Sequence[Strip], gap: Interval) -> AbstractSet[tuple[str, int]]:
    """The edges at which pieces right of the gutter begin, or end, more than once."""
    met = Counter(edge for strip in strips for piece in strip.pieces if side_of(piece, gap) for edge in _ends(piece))
    return {(end, at + shift) for (end, at), count in met.items() if count > 1 for shift in (-1, 0, 1)}


def _ends(piece: Piece) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("left", round(piece.left)), ("right", round(piece.right))


def _starts_at(edges: AbstractSet[tuple[str, int]], strip: Strip, gap: Interval) -> bool:
    return any(end in edges for piece in strip.pieces if side_of(piece, gap) for end in _ends(piece))


def _sides(strip: Strip, gap: Interval) -> set[int]:
    return {side_of(piece, gap) for piece in strip.pieces}


def _leads_below(strips: Sequence[Strip], index: int) -> bool:
    if index + 1 >= len(strips):
        return False
    strip, below, above = strips[index], strips[index + 1], strips[index - 1]
    return below.top - strip.bottom < strip.top - above.bottom


def _parts_columns(
    band: Band, walls: Sequence[Interval], strips: Sequence[Strip], standing_out: AbstractSet[Look]
) -> bool:
    inside = _pieces(strips[band.first : band.last + 1])
    whole = (
        [piece for piece in inside if not side_of(piece, band.gap)],
        [piece for piece in inside if side_of(piece, band.gap)],
    )
    nearest_left = max((high for _, high in walls if high <= band.gap[0]), default=float("-inf"))
    nearest_right = min((low for low, _ in walls if low >= band.gap[1]), default=float("inf"))
    left = [piece for piece in whole[0] if piece.right >= nearest_left]
    right = [piece for piece in whole[1] if piece.left <= nearest_right]
    if not (left and right):
        return False
    sides = side(left), side(right)
    if are_dates_beside(*sides):
        return False
    return are_headed_alike(*whole, standing_out) or are_columns(*sides, num_switches(left, right))
