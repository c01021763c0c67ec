"""A PDFium text page to words, visible or hidden, in the order in which the page draws them.

PDFium is asked for the boxes of a word's first and last character only, and once per text object for its baseline: a
call per character would take most of the time of reading. A word that changes its paint half-way is taken apart into
its characters.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.styles import Styles
from screening.core.reading.pdf.word import Style, Word

# PDFium ends a line that is broken at a hyphen with one of these, and puts no space between it and the next line.
WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
UNKNOWN = "\ufffd"
NEAR = 1.0  # points; only words as near as this are looked at
TOUCH = 0.03  # of the type size: words that meet this closely leave no room for a space, unless the PDF writes one


def words_of(text_page: int, frame: Frame, most: int) -> list[Word]:
    """At most the words of the first `most` characters of the text page at this address."""
    text = _text(text_page, min(bindings.char_count(text_page), most))
    places = _Places(text_page, frame)
    words: list[Word] = []
    right = float("-inf")
    for match in WORD.finditer(text):
        for word in places.words(match.start(), match.group()):
            if word.left < right + NEAR and places.touches(words[-1], word):
                words.append(word._replace(joined=True))
            else:
                words.append(word)
            right = word.right
    return words


def _text(text_page: int, count: int) -> str:
    """The characters of the page, one per index."""
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = bindings.text(text_page, 0, count, ctypes.addressof(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count:
        return text
    codes = (bindings.char_code(text_page, index) for index in range(count))
    return "".join(chr(code) if code else UNKNOWN for code in codes)


class _Places:
    """Where the characters of one text page stand."""

    def __init__(self, text_page: int, frame: Frame) -> None:
        self.text_page = text_page
        self.frame = frame
        self.styles = Styles(text_page, frame.turns)
        self.start = 0
        self.bases: dict[int, float] = {}
        self.rect = (ctypes.c_float * 4)()
        self.end = (ctypes.c_float * 4)()
        self.origin = (ctypes.c_double * 2)()
        self.rect_at = ctypes.addressof(self.rect)
        self.end_at = ctypes.addressof(self.end)
        self.origin_at = ctypes.addressof(self.origin)

    def words(self, start: int, text: str) -> Iterable[Word]:
        """The word at this index, or its characters when they are painted differently."""
        self.start = start
        last = start + len(text) - 1
        owner = bindings.char_object(self.text_page, start)
        if owner:
            style = self.styles.of(start, owner)
            if last == start:
                return (self._word(start, last, text, style, owner),)
            other = bindings.char_object(self.text_page, last)
            if other == owner or (other and self.styles.of(last, other) == style):
                word = self._word(start, last, text, style, owner)
                if abs(self.end[1] - self.rect[1]) < style.size / 2:
                    return (word,)
        return self._characters(start, text)

    def touches(self, last: Word, word: Word) -> bool:
        """Whether PDFium parted the word that was read last from the one before it although they meet."""
        return (
            abs(word.left - last.right) < TOUCH * word.style.size
            and abs(word.base - last.base) < last.style.size / 2
            and bool(bindings.char_is_generated(self.text_page, self.start - 1))
        )

    def _characters(self, start: int, text: str) -> Iterator[Word]:
        for index, char in enumerate(text, start=start):
            owner = bindings.char_object(self.text_page, index)
            if owner:
                style = self.styles.of(index, owner)
                yield self._word(index, index, char, style, owner)._replace(joined=index > start)

    def _word(self, start: int, last: int, text: str, style: Style, owner: int) -> Word:
        rect = end = self.rect
        bindings.char_box(self.text_page, start, self.rect_at)
        if last != start:
            end = self.end
            bindings.char_box(self.text_page, last, self.end_at)
        frame = self.frame
        if frame.turns or not style.upright:
            return frame.word(text, rect, end, self._origin(start), style, owner)
        base = self.bases.get(owner)
        if base is None:
            base = self.bases[owner] = frame.top - self._origin(start)[1]
        left, top, right, bottom = rect[:]
        if last != start:
            right = end[2]
        return Word(
            text, left - frame.left, right - frame.left, base, frame.top - top, frame.top - bottom, style, owner
        )

    def _origin(self, index: int) -> tuple[float, float]:
        bindings.char_origin(self.text_page, index, self.origin_at, self.origin_at + 8)
        return self.origin[0], self.origin[1]
