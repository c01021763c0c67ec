"""Text objects of a PDF page to the styles they are painted in, each looked up once."""

import ctypes
from typing import NamedTuple

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.word import Style

BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "sfbx", "-bx", "lmbx")
ICON_NAMES = ("awesome", "wingdings", "webdings", "dingbats", "icon", "marvosym", "bbding", "ifsym")
FILL_AND_STROKE = 2

Face = tuple[bool, bool]


class _Paint(NamedTuple):
    """What PDFium says of how a text object is painted."""

    font: int
    height: float
    matrix: tuple[float, float, float, float]
    mode: int
    fill: tuple[int, int, int, int]


class Styles:
    """The styles of one text page."""

    def __init__(self, text_page: int, turns: int) -> None:
        self.text_page = text_page
        self.turns = turns
        self.found: dict[int, Style] = {}
        self.styles: dict[_Paint, Style] = {}
        self.matrix = (ctypes.c_float * 6)()
        self.number = ctypes.c_float()
        self.colour = (ctypes.c_uint * 4)()
        self.name = ctypes.create_string_buffer(160)
        self.matrix_at = ctypes.addressof(self.matrix)
        self.number_at = ctypes.addressof(self.number)
        self.colour_at = ctypes.addressof(self.colour)

    def of(self, index: int, owner: int) -> Style:
        """The style of the text object that paints the character at `index`."""
        style = self.found.get(owner)
        if style is None:
            style = self.found[owner] = self._read(index, owner)
        return style

    def _read(self, index: int, owner: int) -> Style:
        bindings.char_matrix(self.text_page, index, self.matrix_at)
        bindings.object_font_size(owner, self.number_at)
        at = self.colour_at
        bindings.object_fill(owner, at, at + 4, at + 8, at + 12)
        a, b, c, d, *_ = self.matrix[:]
        red, green, blue, alpha = self.colour[:]
        mode = bindings.object_mode(owner)
        paint = _Paint(bindings.object_font(owner), self.number.value, (a, b, c, d), mode, (red, green, blue, alpha))
        style = self.styles.get(paint)
        if style is None:
            style = self.styles[paint] = self._style(paint)
        return style

    def _style(self, paint: "_Paint") -> Style:
        bold, icons = self._face(paint.font)
        a, b, c, d = paint.matrix
        size = round(paint.height * (c**2 + d**2) ** 0.5, 2)
        upright = (_quarter(a, b) - self.turns) % 4 == 0
        return Style(size, bold or paint.mode == FILL_AND_STROKE, paint.mode, paint.fill, upright, icons)

    def _face(self, font: int) -> Face:
        """Whether the font is bold, and whether its characters are pictures."""
        bindings.font_name(font, ctypes.addressof(self.name), len(self.name))
        name = self.name.value.decode("utf-8", "replace").lower()
        bold = bindings.font_weight(font) >= BOLD_WEIGHT or any(word in name for word in BOLD_NAMES)
        return bold, any(word in name for word in ICON_NAMES)


def _quarter(a: float, b: float) -> int:
    """The direction of writing in quarter turns anticlockwise, from the first row of the text matrix."""
    if abs(b) <= abs(a):
        return 0 if a > 0 else 2
    return 1 if b > 0 else 3
