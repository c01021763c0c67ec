"""Glyphs in stream order to pieces: what was set on one baseline without a wide gap, in the order it was drawn."""

from collections.abc import Iterable, Iterator, Sequence

from screening.core.reading.cleaning import clean_char
from screening.core.reading.pdf.glyph import Glyph
from screening.core.reading.pieces import Piece
from screening.core.terms import Box

# All in multiples of the type size.
GAP = 1.25
OVERLAP = 0.6
RISE = 0.28
SUPERSCRIPT_RISE = 0.75
SPACE = 0.22


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """The pieces, in the order in which the page draws them; a piece has no space at its ends."""
    pieces = [piece for piece in map(_piece, _runs(glyphs)) if piece.text]
    for order, piece in enumerate(pieces):
        piece.order = order
    return pieces


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.style is None:
            if run:
                run.append(glyph)
            continue
        if last is not None and not _continues(last, glyph):
            yield run
            run = []
        run.append(glyph)
        last = glyph
    if run:
        yield run


def _continues(last: Glyph, glyph: Glyph) -> bool:
    if last.style is None or glyph.style is None:
        return True
    if not glyph.style.upright:
        return not last.style.upright
    size = max(last.style.size, glyph.style.size, 1.0)
    gap = glyph.left - last.right
    rise = abs(glyph.base - last.base)
    small = min(last.style.size, glyph.style.size) < 0.85 * size
    if rise > (SUPERSCRIPT_RISE if small and gap < SPACE * size else RISE) * size:
        return False
    return -OVERLAP * size < gap < GAP * size


def _piece(run: Sequence[Glyph]) -> Piece:
    chars: list[str] = []
    edges: list[float] = []
    right = 0.0
    for glyph in run:
        text = " " if glyph.style is None else clean_char(glyph.char)
        if text == " " and (not chars or chars[-1] == " "):
            continue
        if glyph.style is not None and chars and chars[-1] != " " and glyph.left - right > SPACE * glyph.style.size:
            chars.append(" ")
            edges.append(right)
        left = right if glyph.style is None else glyph.left
        right = right if glyph.style is None else glyph.right
        for place, char in enumerate(text):
            chars.append(char)
            edges.append(left + (right - left) * place / len(text))
    while chars and chars[-1] == " ":
        chars.pop()
        edges.pop()
    return _measured("".join(chars), edges, run)


def _measured(text: str, edges: list[float], run: Sequence[Glyph]) -> Piece:
    inked = [glyph for glyph in run if glyph.style is not None and not glyph.char.isspace()]
    if not text or not inked:
        return Piece("")
    right = max(glyph.right for glyph in inked)
    box = Box(
        min(glyph.left for glyph in inked),
        min(glyph.top for glyph in inked),
        right,
        max(glyph.bottom for glyph in inked),
    )
    bold = sum(glyph.style.bold for glyph in inked if glyph.style) * 2 > len(inked)
    sizes = [glyph.style.size for glyph in inked if glyph.style]
    size = max(set(sizes), key=sizes.count)
    lead = next(glyph for glyph in inked if glyph.style and glyph.style.size == size)
    red, green, blue, _ = lead.style.fill if lead.style else (0, 0, 0, 0)
    return Piece(text, box, (*edges, right), size, bold, base=lead.base, colour=red << 16 | green << 8 | blue)
