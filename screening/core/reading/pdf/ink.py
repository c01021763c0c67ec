"""Which words leave no ink: the page is painted with and without them, and where nothing differs nobody sees a word."""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.word import Word

SCALE = 1.0  # pixels per point
MOST_PIXELS = 6_000_000
FAINT = 24  # of 255: a smaller difference is not seen


class _Window(NamedTuple):
    """A part of the page in pixels, with the size of the whole page and the pixels per point."""

    scale: float
    page: tuple[int, int]
    left: int
    top: int
    width: int
    height: int


def without_ink(page: pdfium.FPDF_PAGE, frame: Frame, words: Sequence[Word]) -> set[int]:
    """The indexes of the words that nobody sees on the page."""
    window = _window(frame, words)
    with_words = _painted(page, window)
    owners = {word.owner for word in words}
    for owner in owners:
        bindings.object_activate(owner, 0)
    without_words = _painted(page, window)
    for owner in owners:
        bindings.object_activate(owner, 1)
    return {index for index, word in enumerate(words) if not _differ(with_words, without_words, word, window)}


def _window(frame: Frame, words: Sequence[Word]) -> _Window:
    """The part of the page on which the words stand, to the pixel."""
    scale = min(SCALE, (MOST_PIXELS / max(frame.width * frame.height, 1.0)) ** 0.5)
    page = max(int(frame.width * scale), 1), max(int(frame.height * scale), 1)
    left = max(int(min(word.left for word in words) * scale) - 1, 0)
    top = max(int(min(word.top for word in words) * scale) - 1, 0)
    right = min(int(max(word.right for word in words) * scale) + 2, page[0])
    bottom = min(int(max(word.bottom for word in words) * scale) + 2, page[1])
    return _Window(scale, page, left, top, max(right - left, 1), max(bottom - top, 1))


def _painted(page: pdfium.FPDF_PAGE, window: _Window) -> bytes:
    """The window in grey, one byte per pixel, row by row."""
    width, height = window.width, window.height
    pixels = (ctypes.c_ubyte * (width * height))()
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, pixels, width)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    place = -window.left, -window.top, *window.page
    pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, 0, pdfium.FPDF_GRAYSCALE)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return bytes(pixels)


def _differ(one: bytes, other: bytes, word: Word, window: _Window) -> bool:
    scale, width = window.scale, window.width
    left = max(int(word.left * scale) - window.left, 0)
    right = min(int(word.right * scale) + 1 - window.left, width)
    top = max(int(word.top * scale) - window.top, 0)
    for y in range(top, min(int(word.bottom * scale) + 1 - window.top, window.height)):
        start, end = y * width + left, y * width + right
        first, second = one[start:end], other[start:end]
        if first != second and any(abs(a - b) > FAINT for a, b in zip(first, second, strict=True)):
            return True
    return False
