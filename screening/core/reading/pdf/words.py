"""A PDFium text page to words, visible or hidden, in the order in which the page draws them.

PDFium is asked for the boxes of a word's first and last character only, for all words in one sweep, and once per text
object for its baseline. A word that changes its paint half-way, or does not stand level, is placed by its characters.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.clusters import with_letters
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.styles import Styles
from screening.core.reading.pdf.word import Style, Word

# PDFium ends a line that is broken at a hyphen with one of these, and puts no space between it and the next line.
WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
UNKNOWN = "\ufffd"
NEAR = 1.0  # points; only words as near as this are looked at
TOUCH = 0.03  # of the type size: words that meet this closely leave no room for a space, unless the PDF writes one

MAKE_WORD = partial(tuple.__new__, Word)

Placed = tuple[int, Word]
"""A word and the index of its first character."""


def words_of(text_page: int, frame: Frame, most: int) -> list[Word]:
    """At most the words of the first `most` characters of the text page at this address."""
    text = _text(text_page, min(bindings.char_count(text_page), most))
    matches = list(WORD.finditer(text))
    if not matches:
        return []
    places = _Places(text_page, frame, [match.start() for match in matches], [match.end() - 1 for match in matches])
    return _joined(text_page, places.words([match.group() for match in matches]))


def _text(text_page: int, count: int) -> str:
    """The characters of the page, one per index."""
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = bindings.text(text_page, 0, count, ctypes.addressof(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count:
        return with_letters(text, partial(bindings.char_is_unmapped, text_page))
    codes = (bindings.char_code(text_page, index) for index in range(count))
    return "".join(chr(code) if code else UNKNOWN for code in codes)


def _joined(text_page: int, placed: Sequence[Placed]) -> list[Word]:
    """The words, those marked that PDFium parted from the one before although they meet."""
    words = [word for _, word in placed]
    for index, (last, word) in enumerate(pairwise(words), start=1):
        if word.left < last.right + NEAR and not word.joined and _touch(last, word):
            start = placed[index][0]
            if bindings.char_is_generated(text_page, start - 1):
                words[index] = word._replace(joined=True)
    return words


def _touch(last: Word, word: Word) -> bool:
    return abs(word.left - last.right) < TOUCH * word.style.size and abs(word.base - last.base) < last.style.size / 2


class _Places:
    """Where the words of one text page stand, which begin and end at these characters."""

    def __init__(self, text_page: int, frame: Frame, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text_page = text_page
        self.frame = frame
        self.starts = starts
        self.owners = bindings.objects_of(text_page, starts)
        self.end_owners = bindings.objects_of(text_page, ends)
        self.first = bindings.boxes_of(text_page, starts)
        self.last = bindings.boxes_of(text_page, ends)
        leads = dict(zip(reversed(self.owners), reversed(starts), strict=True))
        leads = dict(zip(reversed(self.end_owners), reversed(ends), strict=True)) | leads
        leads.pop(0, None)
        self.styles = Styles(text_page, frame.turns, leads)

    def words(self, texts: Sequence[str]) -> list[Placed]:
        """The words of these texts, in order."""
        get_style, get_height = self.styles.found.get, self.styles.heights.get
        left, top = self.frame.left, self.frame.top
        words: Iterator[Word] = map(
            MAKE_WORD,  # Word._make counts the fields of each
            zip(
                texts,
                [edge - left for edge in self.first[0::4]],
                [edge - left for edge in self.last[2::4]],
                [top - get_height(owner, 0.0) for owner in self.owners],
                [top - edge for edge in self.first[1::4]],
                [top - edge for edge in self.first[3::4]],
                [get_style(owner) for owner in self.owners],
                self.owners,
                repeat(False),
                strict=False,
            ),
        )
        ends = map(get_style, self.end_owners)
        is_turned = bool(self.frame.turns)
        placed: list[Placed] = []
        for word, end, start, rise in zip(words, ends, self.starts, self._rises(), strict=True):
            style = word.style
            if style is end and style is not None and style.upright and rise < style.size / 2 and not is_turned:
                placed.append((start, word))
            else:
                placed += self._placed_apart(start, word.text)
        return placed

    def _rises(self) -> list[float]:
        """How far each word's last character stands above or below its first."""
        return [abs(one - other) for one, other in zip(self.first[1::4], self.last[1::4], strict=True)]

    def _placed_apart(self, start: int, text: str) -> Iterator[Placed]:
        """The word, which is turned or changes its paint, whole when its ends are alike, else by its characters."""
        indexes = range(start, start + len(text))
        owners = bindings.objects_of(self.text_page, indexes)
        ends = {
            self.styles.of(index, owner) for index, owner in ((start, owners[0]), (indexes[-1], owners[-1])) if owner
        }
        boxes = bindings.boxes_of(self.text_page, indexes)
        if owners[0] and owners[-1] and len(ends) == 1:
            style = ends.pop()
            if abs(boxes[1] - boxes[-3]) < style.size / 2:
                yield start, self._word(start, text, (boxes[:4], boxes[-4:]), style, owners[0])
                return
        for place, (index, owner, char) in enumerate(zip(indexes, owners, text, strict=True)):
            if owner:
                box = boxes[4 * place : 4 * place + 4]
                word = self._word(index, char, (box, box), self.styles.of(index, owner), owner)
                yield index, word._replace(joined=index > start)

    def _word(
        self, start: int, text: str, ends: tuple[Sequence[float], Sequence[float]], style: Style, owner: int
    ) -> Word:
        origin = bindings.origins_of(self.text_page, (start,))
        return self.frame.word(text, ends, origin, style, owner)
