"""Pieces of one page to blocks in reading order: columns one after the other, everything else row by row.

A page is cut where a gutter parts columns, and each part is cut again (recursive XY-cut). A gutter that only parts
dates, labels or the cells of a table from what stands on their rows is no cut: rows are read across it.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from screening.core.reading.pdf.centred import Column, are_dates_centred, are_staggered, block_of, centred_rows
from screening.core.reading.pdf.columns import (
    GROUP_GAP,
    Look,
    are_columns,
    are_dates_beside,
    are_headed_alike,
    is_prose,
    look_of,
    looks_that_stand_out,
    num_switches,
    side,
)
from screening.core.reading.pdf.grids import Grid
from screening.core.reading.pdf.gutters import cells_of
from screening.core.reading.pdf.rows import blocks_of_rows, rows_of
from screening.core.reading.pdf.ruled import cells_by_row, is_date_gutter, is_inside, unwrapped
from screening.core.reading.pdf.strips import Band, Interval, Strip, bands_of, side_of, strips_of
from screening.core.reading.pieces import Block, Piece, Row
from screening.core.reading.tables import blocks_of_table

DEEPEST = 12
NARROWEST_BETWEEN_COLUMNS = 8.0  # points; less only between tall columns
TALL = 5  # strips
HEADLINE_PIECES, HEADLINE_WHITE = 3, 2.0  # texts beside each other, and the white below in multiples of the type size
WIDE = 0.6  # of the width: a table at least that wide parts what is above it from what is below


def blocks_of(pieces: Sequence[Piece], grids: Sequence[Grid] = ()) -> list[Block]:
    """The blocks, in the order in which a person reads them. `grids` are the tables drawn on the page."""
    return _blocks(pieces, _Page(looks_that_stand_out(rows_of(pieces))), grids, 0)


@dataclass(frozen=True, slots=True)
class _Page:
    """What holds for every part of the page: the looks that stand out on it."""

    standing_out: AbstractSet[Look]


def _blocks(pieces: Sequence[Piece], page: _Page, grids: Sequence[Grid], depth: int) -> list[Block]:
    if len(pieces) == 1:
        return [Block([Row([[pieces[0]]])])]
    if grids and (grid := _alone(pieces, grids, WIDE)):
        return _around(pieces, page, grids, grid, depth)
    strips = strips_of(pieces)
    bands = bands_of(strips)
    band = _best_cut(bands, strips, page.standing_out) if depth < DEEPEST else None
    if band is None:
        if grids and (grid := _alone(pieces, grids, 0.0)):
            return _around(pieces, page, grids, grid, depth)
        if depth < DEEPEST and are_staggered(strips) and (rows := centred_rows(pieces)):
            return _among(pieces, page, grids, rows, depth)
        return blocks_of_rows(cells_of(rows_of(pieces), bands, strips))
    inside = _pieces(strips[band.first : band.last + 1])
    parts = (
        _pieces(strips[: band.first]),
        [piece for piece in inside if not side_of(piece, band.gap)],
        [piece for piece in inside if side_of(piece, band.gap)],
        _pieces(strips[band.last + 1 :]),
    )
    return [block for part in parts if part for block in _blocks(part, page, grids, depth + 1)]


def _among(
    pieces: Sequence[Piece], page: _Page, grids: Sequence[Grid], rows: Sequence[list[Column]], depth: int
) -> list[Block]:
    """The rows of a table, with what stands above, between and below them."""
    inside = {id(piece) for columns in rows for column in columns for piece in column}
    others = [piece for piece in pieces if id(piece) not in inside]
    blocks: list[Block] = []
    for columns in rows:
        top = min(piece.top for column in columns for piece in column)
        above = [piece for piece in others if piece.top < top]
        others = [piece for piece in others if piece.top >= top]
        blocks += [*(_blocks(above, page, grids, depth + 1) if above else ()), block_of(columns)]
    return [*blocks, *(_blocks(others, page, grids, depth + 1) if others else ())]


def _alone(pieces: Sequence[Piece], grids: Sequence[Grid], least: float) -> Grid | None:
    """The first table that takes this share of the width or more and has nothing beside it."""
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    for grid in grids:
        top, bottom = grid.down[0], grid.down[-1]
        level = [piece for piece in pieces if top < (piece.top + piece.bottom) / 2 < bottom]
        inside = [piece for piece in level if is_inside(piece, grid)]
        is_wide = grid.across[-1] - grid.across[0] >= least * width
        if is_wide and len(inside) > 1 and len(inside) == len(level):
            return grid
    return None


def _around(pieces: Sequence[Piece], page: _Page, grids: Sequence[Grid], grid: Grid, depth: int) -> list[Block]:
    """What stands above the table, the table, and what stands below it."""
    others = [other for other in grids if other is not grid]
    middles = [((piece.top + piece.bottom) / 2, piece) for piece in pieces]
    above = [piece for middle, piece in middles if middle <= grid.down[0]]
    inside = [piece for middle, piece in middles if grid.down[0] < middle < grid.down[-1]]
    below = [piece for middle, piece in middles if middle >= grid.down[-1]]
    return [
        *(_blocks(above, page, others, depth) if above else ()),
        *_table(inside, page, others, grid, depth + 1),
        *(_blocks(below, page, others, depth) if below else ()),
    ]


def _table(pieces: Sequence[Piece], page: _Page, grids: Sequence[Grid], grid: Grid, depth: int) -> list[Block]:
    """The table row by row, each cell laid out by itself."""
    blocks: list[Block] = []
    rows: list[list[list[Block]]] = []
    for row in cells_by_row(pieces, grid):
        last = row[-1][0]
        laid = [_blocks(inside, page, grids, depth) for _, inside in row]
        if is_date_gutter([inside for _, inside in row], laid):
            across = [piece for _, inside in row for piece in inside]
            blocks += [*blocks_of_table(rows), *_blocks(across, page, grids, depth)]
            rows = []
            continue
        rows.append(
            [
                unwrapped(cell, grid.right_of(number), is_last=number == last)
                for (number, _), cell in zip(row, laid, strict=True)
            ]
        )
    return [*blocks, *blocks_of_table(rows)]


def _pieces(strips: Sequence[Strip]) -> list[Piece]:
    return [piece for strip in strips for piece in strip.pieces]


def _best_cut(bands: Sequence[Band], strips: Sequence[Strip], standing_out: AbstractSet[Look]) -> Band | None:
    """The tallest band whose gutter parts columns."""
    for band in bands:
        is_narrow = band.gap[1] - band.gap[0] < NARROWEST_BETWEEN_COLUMNS
        if is_narrow and band.last - band.first < TALL:
            continue
        trimmed = _trimmed(band, strips, standing_out)
        if is_narrow and trimmed.last - trimmed.first < TALL:
            continue
        walls = [other.gap for other in bands if trimmed.overlaps(other) and other is not band]
        if _parts_columns(trimmed, walls, strips, standing_out):
            return _first_cells(trimmed, strips)
    return None


def _first_cells(band: Band, strips: Sequence[Strip]) -> Band:
    """The band, or the first row of it where white parts the prose on both of its sides into the rows of a table."""
    inside = strips[band.first : band.last + 1]
    ends = [
        band.first + place
        for place, (above, below) in enumerate(pairwise(inside))
        if _base(below) - _base(above) > GROUP_GAP * below.pieces[0].size
    ]
    if not ends:
        return band
    pieces = _pieces(inside)
    left, right = ([piece for piece in pieces if side_of(piece, band.gap) == number] for number in (0, 1))
    if num_switches(left, right) < 2 * len(ends) or not all(map(is_prose, (side(left), side(right)))):
        return band
    return Band(band.first, ends[0], band.gap) if ends[0] > band.first else band


def _base(strip: Strip) -> float:
    return min(piece.base for piece in strip.pieces)


def _trimmed(band: Band, strips: Sequence[Strip], standing_out: AbstractSet[Look]) -> Band:
    """The band without the rows above its columns and what leads the text below it."""
    first, last, gap = band.first, band.last, band.gap
    edges = _edges(strips[first : last + 1], gap)
    while first < last and (not _starts_at(edges, strips[first], gap) or _is_headline(strips, first)):
        first += 1
    while last > first and _leads_below(strips, last) and _is_lead(strips[last], gap, standing_out):
        last -= 1
    return Band(first, last, gap)


def _is_headline(strips: Sequence[Strip], index: int) -> bool:
    """Whether the strip is a row of several texts, as contacts under a name are, and stands far above the next."""
    strip = strips[index]
    size = max(piece.size for piece in strip.pieces)
    is_row = len(strip.pieces) >= HEADLINE_PIECES and strip.bottom - strip.top < 2 * size
    return is_row and strips[index + 1].top - strip.bottom > HEADLINE_WHITE * size


def _is_lead(strip: Strip, gap: Interval, standing_out: AbstractSet[Look]) -> bool:
    """Whether the strip stands on one side only, or holds nothing but headings."""
    return len(_sides(strip, gap)) == 1 or all(look_of([piece]) in standing_out for piece in strip.pieces)


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
    if are_headed_alike(*whole, standing_out):
        return True
    return are_columns(*sides, num_switches(left, right)) and not are_dates_centred(left, right)
