"""The words of one run as a person reads them, also where the letters of a heading stand apart ("S U M M A R Y")."""

from collections.abc import Sequence
from itertools import pairwise

from screening.core.reading.pdf.word import Word

# In multiples of the type size.
SPACE = 0.22  # parts of one word, whose paint changed between them, are no further apart
TRACKING = 0.1  # letters further apart than this, on the whole, are letter-spaced
WORD, WORD_MORE = 1.45, 0.08  # a gap wider than so many letter gaps and a bit parts letter-spaced words
FEWEST = 4  # letters in a letter-spaced run


def gap_between(last: Word, word: Word) -> float:
    """The white between two words in multiples of the type size."""
    style = word.style
    size = style.size if style is last.style else max(style.size, last.style.size)
    return (word.left - last.right) / max(size, 1.0)


def tracking_of(run: Sequence[Word]) -> float:
    """How far apart the letters of the run stand, 0.0 unless it is letter-spaced."""
    if len(run) < FEWEST:
        return 0.0
    letters = len([word for word in run if len(word.text) == 1 and not word.joined])
    if letters < FEWEST or 2 * letters < len(run):
        return 0.0
    gaps = sorted(gap_between(last, word) for last, word in pairwise(run))
    median = gaps[len(gaps) // 2]
    return median if median > TRACKING else 0.0


def spaces_in(run: Sequence[Word]) -> list[bool] | None:
    """For each word of the run, whether a space stands before it; None where one stands before each."""
    tracking = tracking_of(run)
    if tracking:
        widest = WORD * tracking + WORD_MORE
        return [False, *(gap_between(last, word) > widest for last, word in pairwise(run))]
    if not any([word.joined for word in run]):  # noqa: C419 - runs are short, a generator is slower
        return None
    return [False, *(not word.joined or _are_apart(last, word) for last, word in pairwise(run))]


def _are_apart(last: Word, word: Word) -> bool:
    """Whether two words without a space are two all the same: far apart, or bold beside plain, a name beside a date."""
    if gap_between(last, word) > SPACE:
        return True
    return last.style.bold != word.style.bold and last.text[-1].islower() and word.text[0].isupper()
