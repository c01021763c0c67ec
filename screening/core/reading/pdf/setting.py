"""Glyphs in stream order to pieces: what was set on one baseline without a gap, in the order it was drawn."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from screening.core.reading.cleaning import BULLET, clean_char
from screening.core.reading.pdf.glyph import Glyph, Spaced
from screening.core.reading.pdf.spacing import Word, gap_between, tracking_of, words_of
from screening.core.reading.pieces import Piece
from screening.core.terms import Box

# All in multiples of the type size.
GAP = 0.62  # a wider gap parts two pieces; an ordinary space is 0.25 to 0.5
LETTER_GAP = 1.25  # a wider gap parts even letter-spaced words
OVERLAP = 0.6  # further back, and the text starts anew
EDGE_GAP = 0.3  # a gap that may part a label from its value where many values begin
SHARED = 5  # pieces that begin at one edge
RISE = 0.28
RAISED = 0.75  # how far a superscript may rise, and how small it must be
RAISED_SIZE = 0.85
RAISED_GAP = 0.3


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """The pieces, in the order in which the page draws them; a piece has no space at its ends."""
    runs = [words for run in _runs(glyphs) for words in _parted(run)]
    starts = Counter(round(words[0][0].left) for words in runs)
    edges = {edge for edge, count in starts.items() if count >= SHARED}
    pieces = [_piece(part) for words in runs for part in _parted_at(edges, words)]
    for order, piece in enumerate(pieces):
        piece.order = order
    return [piece for piece in pieces if piece.text]


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _continues(last: Glyph, glyph: Glyph) -> bool:
    if last.style.upright != glyph.style.upright:
        return False
    if not glyph.style.upright:
        return glyph.spaced < Spaced.WRITTEN or abs(glyph.left - last.left) < glyph.style.size
    gap = gap_between(last, glyph)
    size = max(last.style.size, glyph.style.size, 1.0)
    rise = abs(glyph.base - last.base) / size
    if rise > RISE:
        smaller = min(last.style.size, glyph.style.size)
        return rise < RAISED and smaller < RAISED_SIZE * size and -RAISED_GAP < gap < RAISED_GAP
    return (gap > -OVERLAP or glyph.left > last.left) and gap < LETTER_GAP


def _parted(run: Sequence[Glyph]) -> Iterator[list[Word]]:
    tracking = tracking_of(run)
    words = words_of(run, tracking)
    first = 0
    for index, (last, word) in enumerate(pairwise(words), start=1):
        if not tracking and gap_between(last[-1], word[0]) > GAP:
            yield words[first:index]
            first = index
    yield words[first:]


def _parted_at(edges: set[int], words: list[Word]) -> Iterator[list[Word]]:
    """The words, parted where a gap a little wider than a space ends at an edge at which many others begin."""
    first = 0
    for index, (last, word) in enumerate(pairwise(words), start=1):
        if gap_between(last[-1], word[0]) > EDGE_GAP and round(word[0].left) in edges:
            yield words[first:index]
            first = index
    yield words[first:]


def _piece(words: Sequence[Word]) -> Piece:
    text: list[str] = []
    edges: list[float] = []
    right = 0.0
    for word in words:
        if text:
            text.append(" ")
            edges.append(right)
        for glyph in word:
            shown = BULLET if glyph.style.icons else clean_char(glyph.char)
            width = (glyph.right - glyph.left) / max(len(shown), 1)
            edges += [glyph.left + width * place for place in range(len(shown))]
            text.append(shown)
            right = glyph.right
    glyphs = [glyph for word in words for glyph in word]
    return _measured("".join(text).rstrip(), edges, glyphs)


def _measured(text: str, edges: Sequence[float], glyphs: Sequence[Glyph]) -> Piece:
    box = Box(
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
    sizes = [glyph.style.size for glyph in glyphs]
    size = sizes[0] if sizes.count(sizes[0]) * 2 > len(sizes) else max(set(sizes), key=sizes.count)
    lead = glyphs[sizes.index(size)]
    bold = sum(glyph.style.bold for glyph in glyphs) * 2 > len(glyphs)
    red, green, blue, _ = lead.style.fill
    return Piece(
        text, box, (*edges[: len(text)], box.right), size, bold, base=lead.base, colour=red << 16 | green << 8 | blue
    )
