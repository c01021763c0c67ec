"""From a PDF page's own coordinates (origin at the bottom left, perhaps turned) to points from its visible top left."""

import ctypes
from dataclasses import dataclass
from typing import Any

from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.glyph import Glyph, Spaced, Style

Numbers = Any  # a ctypes array, which no type stub calls a sequence of float


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible rectangle of a page in its own coordinates and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """The width as a person sees the page."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height as a person sees the page."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point (x, y) of the page's own coordinates as it is seen."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:  # noqa: PLR2004 - upside down
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def glyph(self, char: str, rect: Numbers, origin: Numbers, style: Style, spaced: Spaced) -> Glyph:
        """The glyph whose loose box (left, top, right, bottom) and origin PDFium gave."""
        if self.turns == 0:
            left, top = rect[0] - self.left, self.top - rect[1]
            return Glyph(char, left, rect[2] - self.left, self.top - origin[1], top, self.top - rect[3], style, spaced)
        x0, y0 = self.point(rect[0], rect[1])
        x1, y1 = self.point(rect[2], rect[3])
        base = self.point(origin[0], origin[1])[1]
        return Glyph(char, min(x0, x1), max(x0, x1), base, min(y0, y1), max(y0, y1), style, spaced)


def frame_of(page: pdfium.FPDF_PAGE) -> Frame:
    """The frame of a loaded page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)
