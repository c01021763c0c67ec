"""Pieces to horizontal strips with white between them, and to the white gutters that run through several strips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.core.reading.pieces import Piece

NARROWEST = 7.0  # points; a narrower gap is no gutter

Interval = tuple[float, float]


@dataclass(slots=True)
class Strip:
    """Pieces that overlap in height, and the intervals of x that they leave white."""

    top: float
    bottom: float
    pieces: list[Piece]
    free: list[Interval]


@dataclass(frozen=True, slots=True)
class Band:
    """The strips [first, last] and a gutter that none of their pieces touches."""

    first: int
    last: int
    gutters: tuple[Interval, ...]


def strips_of(pieces: Iterable[Piece]) -> list[Strip]:
    """The strips from top to bottom."""
    strips: list[Strip] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if strips and piece.top < strips[-1].bottom:
            strips[-1].pieces.append(piece)
            strips[-1].bottom = max(strips[-1].bottom, piece.bottom)
        else:
            strips.append(Strip(piece.top, piece.bottom, [piece], []))
    left = min((piece.left for strip in strips for piece in strip.pieces), default=0.0)
    right = max((piece.right for strip in strips for piece in strip.pieces), default=0.0)
    for strip in strips:
        strip.free = _free(strip.pieces, left, right)
    return strips


def bands_of(strips: Sequence[Strip]) -> list[Band]:
    """The longest runs of strips that share a gutter, none inside another."""
    bands: list[Band] = []
    first = 0
    while first < len(strips):
        last, free = _extended(strips, first)
        gutters = tuple(gap for gap in free if _parts(gap, strips[first : last + 1]))
        if gutters:
            bands.append(Band(first, last, gutters))
        first = _next_start(strips, first, last)
    return bands


def _free(pieces: Iterable[Piece], left: float, right: float) -> list[Interval]:
    free: list[Interval] = []
    edge = left
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left - edge >= NARROWEST:
            free.append((edge, piece.left))
        edge = max(edge, piece.right)
    if right - edge >= NARROWEST:
        free.append((edge, right))
    return free


def _extended(strips: Sequence[Strip], first: int) -> tuple[int, list[Interval]]:
    free = strips[first].free
    last = first
    while last + 1 < len(strips):
        shared = _shared(free, strips[last + 1].free)
        if not shared:
            break
        free, last = shared, last + 1
    return last, free


def _next_start(strips: Sequence[Strip], first: int, last: int) -> int:
    if last + 1 >= len(strips):
        return len(strips)
    start, free = last + 1, strips[last + 1].free
    while start - 1 > first:
        free = _shared(free, strips[start - 1].free)
        if not free:
            break
        start -= 1
    return start


def _shared(one: Sequence[Interval], other: Sequence[Interval]) -> list[Interval]:
    shared = []
    for low, high in one:
        for low2, high2 in other:
            bottom, top = max(low, low2), min(high, high2)
            if top - bottom >= NARROWEST:
                shared.append((bottom, top))
    return shared


def _parts(gap: Interval, strips: Sequence[Strip]) -> bool:
    sides = {side_of(piece, gap) for strip in strips for piece in strip.pieces}
    return len(sides) > 1


def side_of(piece: Piece, gap: Interval) -> int:
    """0 when the piece lies left of the gutter, 1 when right of it."""
    return int((piece.left + piece.right) / 2 > (gap[0] + gap[1]) / 2)
