"""Pieces to horizontal strips with white between them, and to the white gutters that run through several strips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.core.reading.pieces import Piece

NARROWEST = 3.0  # points; a narrower gap is no gutter

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
    """The strips [first, last] and a gutter that none of their pieces touches, with text on both sides of it."""

    first: int
    last: int
    gap: Interval

    def overlaps(self, other: "Band") -> bool:
        """Whether more than half of this band's strips lie in the other band."""
        shared = min(self.last, other.last) - max(self.first, other.first) + 1
        return 2 * shared > self.last - self.first + 1


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
    """The bands of all gutters, the tallest first."""
    bands: list[Band] = []
    for index, strip in enumerate(strips):
        for gap in strip.free:
            known = any(band.first <= index <= band.last and _shared(band.gap, [gap]) for band in bands)
            if not known and _is_inside(gap, strip):
                bands.append(_band(strips, index, gap))
    return sorted(bands, key=lambda band: strips[band.first].top - strips[band.last].bottom)


def _is_inside(gap: Interval, strip: Strip) -> bool:
    return any(piece.right <= gap[0] for piece in strip.pieces) and any(piece.left >= gap[1] for piece in strip.pieces)


def _band(strips: Sequence[Strip], index: int, gap: Interval) -> Band:
    first = last = index
    while first > 0 and (shared := _shared(gap, strips[first - 1].free)):
        first, gap = first - 1, shared
    while last + 1 < len(strips) and (shared := _shared(gap, strips[last + 1].free)):
        last, gap = last + 1, shared
    return Band(first, last, gap)


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


def _shared(gap: Interval, free: Sequence[Interval]) -> Interval | None:
    """The widest part of the gutter that stays white."""
    parts = [(max(gap[0], low), min(gap[1], high)) for low, high in free]
    widest = max(parts, key=lambda part: part[1] - part[0], default=(0.0, 0.0))
    return widest if widest[1] - widest[0] >= NARROWEST else None


def side_of(piece: Piece, gap: Interval) -> int:
    """0 when the piece lies left of the gutter, 1 when right of it."""
    return int((piece.left + piece.right) / 2 > (gap[0] + gap[1]) / 2)
