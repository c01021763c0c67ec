"""Which words leave no ink: the page is painted with and without them, and where nothing differs nobody sees a word."""

import ctypes
from collections.abc import Sequence

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.word import Word

SCALE = 1.0  # pixels per point
MOST_PIXELS = 6_000_000
FAINT = 24  # of 255: a smaller difference is not seen


def without_ink(page: pdfium.FPDF_PAGE, frame: Frame, words: Sequence[Word]) -> set[int]:
    """The indexes of the words that nobody sees on the page."""
    scale = min(SCALE, (MOST_PIXELS / max(frame.width * frame.height, 1.0)) ** 0.5)
    width, height = max(int(frame.width * scale), 1), max(int(frame.height * scale), 1)
    with_words = _painted(page, width, height)
    owners = {word.owner for word in words}
    for owner in owners:
        bindings.object_activate(owner, 0)
    without_words = _painted(page, width, height)
    for owner in owners:
        bindings.object_activate(owner, 1)
    return {
        index
        for index, word in enumerate(words)
        if not _differ(with_words, without_words, word, (width, height), scale)
    }


def _painted(page: pdfium.FPDF_PAGE, width: int, height: int) -> bytes:
    """The page in grey, one byte per pixel, row by row."""
    pixels = (ctypes.c_ubyte * (width * height))()
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, pixels, width)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return bytes(pixels)


def _differ(one: bytes, other: bytes, word: Word, size: tuple[int, int], scale: float) -> bool:
    width, height = size
    left, right = max(int(word.left * scale), 0), min(int(word.right * scale) + 1, width)
    for y in range(max(int(word.top * scale), 0), min(int(word.bottom * scale) + 1, height)):
        start, end = y * width + left, y * width + right
        first, second = one[start:end], other[start:end]
        if first != second and any(abs(a - b) > FAINT for a, b in zip(first, second, strict=True)):
            return True
    return False
