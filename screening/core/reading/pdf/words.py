"""A PDFium text page to words, visible or hidden, in the order in which the page draws them.

PDFium is asked for the boxes of a word's first and last character only: a call per character would take most of the
time of reading. A word that changes its paint half-way is taken apart into its characters.
"""

import ctypes
import re
from collections.abc import Iterator

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.styles import Styles
from screening.core.reading.pdf.word import Word

# PDFium ends a line that is broken at a hyphen with one of these, and puts no space between it and the next line.
WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
UNKNOWN = "\ufffd"


def words_of(text_page: int, frame: Frame, most: int) -> list[Word]:
    """At most the words of the first `most` characters of the text page at this address."""
    text = _text(text_page, min(bindings.char_count(text_page), most))
    places = _Places(text_page, frame)
    return [word for match in WORD.finditer(text) for word in places.words(match.start(), match.group())]


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
        self.rect = (ctypes.c_float * 4)()
        self.end = (ctypes.c_float * 4)()
        self.origin = (ctypes.c_double * 2)()
        self.rect_at = ctypes.addressof(self.rect)
        self.end_at = ctypes.addressof(self.end)
        self.origin_at = ctypes.addressof(self.origin)

    def words(self, start: int, text: str) -> Iterator[Word]:
        """The word at this index, or its characters when they are painted differently."""
        last = start + len(text) - 1
        first_owner = bindings.char_object(self.text_page, start)
        last_owner = bindings.char_object(self.text_page, last) if len(text) > 1 else first_owner
        if first_owner and last_owner and self.styles.same(start, first_owner, last, last_owner):
            word = self._word(start, last, text, first_owner)
            if len(text) == 1 or abs(self.end[1] - self.rect[1]) < word.style.size / 2:
                yield word
                return
        for index, char in enumerate(text, start=start):
            owner = bindings.char_object(self.text_page, index)
            if owner:
                yield self._word(index, index, char, owner)._replace(joined=index > start)

    def _word(self, start: int, last: int, text: str, owner: int) -> Word:
        end = self.rect
        bindings.char_box(self.text_page, start, self.rect_at)
        bindings.char_origin(self.text_page, start, self.origin_at, self.origin_at + 8)
        if last != start:
            end = self.end
            bindings.char_box(self.text_page, last, self.end_at)
        return self.frame.word(text, self.rect, end, self.origin, self.styles.of(start, owner), owner)
