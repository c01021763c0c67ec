"""From a PDF page's own coordinates (origin at the bottom left, perhaps turned) to points from its visible top left."""

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.word import Style, Word


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

    def word(
        self, text: str, ends: Iterable[Sequence[float]], origin: Sequence[float], style: Style, owner: int
    ) -> Word:
        """The word between the loose boxes (left, top, right, bottom) of its first and last character."""
        corners = [self.point(x, y) for box in ends for x, y in ((box[0], box[1]), (box[2], box[3]))]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        base = self.point(origin[0], origin[1])[1]
        return Word(text, min(across), max(across), base, min(down), max(down), style, owner)


def frame_of(page: pdfium.FPDF_PAGE) -> Frame:
    """The frame of a loaded page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)
