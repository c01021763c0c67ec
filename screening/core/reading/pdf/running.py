"""Pieces of all pages to the same without what runs along the top and bottom of every page: it is kept once."""

import re
from collections import Counter
from collections.abc import Sequence

from screening.core.reading.pieces import Piece

MARGIN = 0.11  # of the page's height, at the top and at the bottom
DIGITS = re.compile(r"\d+")

Key = tuple[str, int, int]


def without_running(pages: Sequence[list[Piece]], heights: Sequence[float]) -> list[list[Piece]]:
    """The pieces of each page; a line that stands in the same place on several pages only on the first of them."""
    if len(pages) < 2:  # noqa: PLR2004
        return list(pages)
    keys = [[_key(piece, height) for piece in pieces] for pieces, height in zip(pages, heights, strict=True)]
    counts = Counter(key for page in keys for key in set(page) if key)
    met: set[Key] = set()
    kept: list[list[Piece]] = []
    for pieces, page in zip(pages, keys, strict=True):
        kept.append([piece for piece, key in zip(pieces, page, strict=True) if not key or key not in met])
        met |= {key for key in page if key and counts[key] > 1}
    return kept


def _key(piece: Piece, height: float) -> Key | None:
    """The text without its numbers and the place; None outside the margins."""
    if MARGIN * height < piece.base < (1 - MARGIN) * height:
        return None
    return DIGITS.sub("#", piece.text), round(piece.base / 4), round(piece.size)
