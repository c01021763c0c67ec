"""The glyphs of one run to words, also where the letters of a heading stand apart ("S U M M A R Y")."""

from collections.abc import Sequence
from itertools import pairwise

from screening.core.reading.pdf.glyph import Glyph, Spaced

# In multiples of the type size.
SPACE = 0.22  # a gap this wide is a space even where PDFium inferred none
TRACKING = 0.1  # letters further apart than this, on the whole, are letter-spaced
WORD, WORD_MORE = 1.45, 0.08  # a gap wider than so many letter gaps and a bit parts letter-spaced words
FEWEST = 4  # letters in a letter-spaced run

Word = list[Glyph]


def gap_between(last: Glyph, glyph: Glyph) -> float:
    """The white between two glyphs in multiples of the type size; 0 for the parts of one ligature."""
    if glyph.left == last.left:
        return 0.0
    return (glyph.left - last.right) / max(glyph.style.size, last.style.size, 1.0)


def tracking_of(run: Sequence[Glyph]) -> float:
    """How far apart the letters of the run stand, 0.0 unless they are letter-spaced."""
    if len(run) < FEWEST:
        return 0.0
    gaps = sorted(gap_between(last, glyph) for last, glyph in pairwise(run))
    median = gaps[len(gaps) // 2]
    return median if median > TRACKING else 0.0


def words_of(run: Sequence[Glyph], tracking: float) -> list[Word]:
    """The words of the run, each with its glyphs."""
    words: list[Word] = [[run[0]]]
    widest = WORD * tracking + WORD_MORE if tracking else SPACE
    needed = Spaced.WRITTEN if tracking else Spaced.INFERRED
    for last, glyph in pairwise(run):
        if glyph.spaced >= needed or gap_between(last, glyph) > widest:
            words.append([])
        words[-1].append(glyph)
    return words
