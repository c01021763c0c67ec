"""Pieces to what characters without width do in them: words cut where nobody sees it, text that only a machine reads.

Word processors leave such characters innocently, and those are no hidden text (decision 0108): a byte order mark, a
soft hyphen, a break opportunity beside a sign ("/", "@"), a joiner that keeps a ligature apart, a mark of direction.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from screening.core.reading.pieces import Block, Piece
from screening.core.terms import HiddenText

WHY = "zero_width"
FEWEST_WORDS = 4  # cut once each; fewer may be break opportunities in long words, copied from a web page
LETTER = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
CUT = re.compile(f"(?<=[{LETTER}])(?:(?<!f)\u200c|[\u200b\u200d\u2060-\u2064\ufeff\u034f\u180e])+(?=[{LETTER}])")
CODED = re.compile(
    "(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007e]{2,}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}"
)
TURNED = re.compile("[\u202d\u202e][^\u202c]+")
TAGS = 0xE0000
SELECTORS = ((0xFE00, 0), (0xE0100, 16))


def laced(number: int, blocks: Iterable[Block]) -> Iterator[HiddenText]:
    """What is hidden by characters without width on the page of this number, one text for each kind.

    Words that are cut are given as a person sees them, coded text as a machine reads it.
    """
    raws = [piece.raw for piece in _pieces(blocks) if piece.raw]
    coded = [_decoded(match[0]) for raw in raws for match in CODED.finditer(raw)]
    turned = [match[0] for raw in raws for match in TURNED.finditer(raw)]
    words = [word for raw in raws for word in raw.split() if CUT.search(word)]
    if len(words) < FEWEST_WORDS:
        words = [word for word in words if len(CUT.findall(word)) > 1]
    for texts in (coded, turned, words):
        if texts:
            yield HiddenText(number, WHY, " ".join(_bare(text) for text in texts))


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        for row in block.rows:
            for cell in row.cells:
                yield from cell


def _decoded(text: str) -> str:
    """Tag characters as the letters that they shadow, variation selectors as the bytes that they number."""
    if ord(text[0]) in range(TAGS, TAGS + 0x80):
        return "".join(chr(ord(char) - TAGS) for char in text)
    numbers = bytes(_number(ord(char), SELECTORS) & 0xFF for char in text)
    return numbers.decode("utf-8", "replace")


def _number(code: int, ranges: Sequence[tuple[int, int]]) -> int:
    return next(first + code - start for start, first in reversed(ranges) if code >= start)


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
