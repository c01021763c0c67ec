"""Words that were recognised on a picture to pieces: one for each stretch of a line without a wide gap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from screening.core.reading.edges import edges_within
from screening.core.reading.keystone import RecognisedWord, levelled
from screening.core.reading.pieces import Piece
from screening.core.terms import Box

GAP = 0.9  # of the type size; recognised boxes are rougher than those of a PDF
SIZE_OF_HEIGHT = 1.12  # a type size is a little more than the usual height of a word
SAME_SIZE = 0.22  # of the body size: measured heights differ that much from line to line
TAIL = 0.2  # of the type size, how far a letter reaches below the baseline
DESCENDERS = frozenset("gjpqy,;()Q")
NOISE = frozenset("|_~`'‘’.,:;-–—=<>\\/\"“”°^*«»[]{}()")
BULLETS = frozenset({"e", "o", "¢", "©", "®", "«", "*", "+", "»", "°", "·", "■", "●", "▪", "‣"})


def pieces_of_words(words: Iterable[RecognisedWord], points: float) -> list[Piece]:
    """The pieces in points, in the order of recognition; `points` is the size of a pixel."""
    lines = levelled([list(group) for _, group in groupby(words, key=lambda word: word.line)])
    pieces = [piece for line in lines for piece in _pieces(line, points)]
    body = median(piece.size for piece in pieces) if pieces else 0.0
    return [
        replace(piece, order=order, size=body if abs(piece.size - body) < SAME_SIZE * body else piece.size)
        for order, piece in enumerate(pieces)
    ]


def _pieces(line: Sequence[RecognisedWord], points: float) -> Iterator[Piece]:
    heights = sorted(word.bottom - word.top for word in line)
    size = heights[len(heights) // 2] * SIZE_OF_HEIGHT
    first = 0
    for index, (last, word) in enumerate(pairwise(line), start=1):
        if word.left - last.right > GAP * size:
            yield from _piece(line[first:index], size, points)
            first = index
    yield from _piece(line[first:], size, points)


def _piece(words: Sequence[RecognisedWord], size: float, points: float) -> Iterator[Piece]:
    if all(char in NOISE for word in words for char in word.text):
        return
    shown = [word.text for word in words]
    if len(shown) > 1 and shown[0] in BULLETS:
        shown[0] = "•"
    text = " ".join(shown)
    ends = ((each, word.left * points, word.right * points) for each, word in zip(shown, words, strict=True))
    edges = tuple(edges_within(text, ends))
    base = median(word.bottom - (TAIL * size if DESCENDERS & set(word.text) else 0.0) for word in words)
    box = Box(
        words[0].left * points,
        min(word.top for word in words) * points,
        words[-1].right * points,
        max(word.bottom for word in words) * points,
    )
    yield Piece(text, box, edges, round(size * points, 1), base=base * points)
