"""A PDFium text page to glyphs: each visible or hidden character with its place and its style, in stream order."""

import ctypes
from collections.abc import Iterator

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.glyph import Glyph, Spaced, Style

BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "sfbx", "-bx", "lmbx")
ICON_NAMES = ("awesome", "wingdings", "webdings", "dingbats", "icon", "marvosym", "bbding", "ifsym")
FILL_AND_STROKE = 2

Face = tuple[bool, bool]
SPACES = frozenset({0x09, 0x0A, 0x0D, 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000})


class _Buffers:
    """Memory that PDFium writes its answers into, taken once per page."""

    def __init__(self) -> None:
        self.rect = (ctypes.c_float * 4)()
        self.point = (ctypes.c_double * 2)()
        self.matrix = (ctypes.c_float * 6)()
        self.number = ctypes.c_float()
        self.colour = (ctypes.c_uint * 4)()
        self.name = ctypes.create_string_buffer(160)


def glyphs_of(text_page: int, frame: Frame, most: int) -> list[Glyph]:
    """At most `most` characters of the text page at this address, in the order the page draws them."""
    count = min(bindings.char_count(text_page), most)
    return list(_glyphs(text_page, count, frame))


def _glyphs(text_page: int, count: int, frame: Frame) -> Iterator[Glyph]:
    buffers = _Buffers()
    rect, point = buffers.rect, buffers.point
    rect_at, point_at = ctypes.addressof(rect), ctypes.addressof(point)
    styles: dict[int, Style] = {}
    fonts: dict[int, Face] = {}
    spaced = Spaced.NO
    for index in range(count):
        code = bindings.char_code(text_page, index)
        if code in SPACES:
            spaced = max(spaced, Spaced.INFERRED if bindings.char_generated(text_page, index) else Spaced.WRITTEN)
            continue
        owner = bindings.char_object(text_page, index)
        if not owner:
            continue
        style = styles.get(owner)
        if style is None:
            style = styles[owner] = _style(text_page, index, owner, buffers, fonts)
        bindings.char_box(text_page, index, rect_at)
        bindings.char_origin(text_page, index, point_at, point_at + 8)
        yield frame.glyph(chr(code), rect, point, style, spaced)
        spaced = Spaced.NO


def _style(text_page: int, index: int, owner: int, buffers: _Buffers, fonts: dict[int, Face]) -> Style:
    matrix, colour = buffers.matrix, ctypes.addressof(buffers.colour)
    bindings.char_matrix(text_page, index, ctypes.addressof(matrix))
    bindings.object_font_size(owner, ctypes.addressof(buffers.number))
    bindings.object_fill(owner, colour, colour + 4, colour + 8, colour + 12)
    mode = bindings.object_mode(owner)
    font = bindings.object_font(owner)
    if font not in fonts:
        fonts[font] = _face(font, buffers)
    scale = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
    size = round(buffers.number.value * scale, 2)
    red, green, blue, alpha = buffers.colour
    upright = abs(matrix[1]) <= abs(matrix[0]) and matrix[0] > 0
    bold, icons = fonts[font]
    return Style(size, bold or mode == FILL_AND_STROKE, mode, (red, green, blue, alpha), upright, icons)


def _face(font: int, buffers: _Buffers) -> Face:
    """Whether the font is bold, and whether its characters are pictures."""
    bindings.font_name(font, ctypes.addressof(buffers.name), len(buffers.name))
    name = buffers.name.value.decode("utf-8", "replace").lower()
    bold = bindings.font_weight(font) >= BOLD_WEIGHT or any(word in name for word in BOLD_NAMES)
    return bold, any(word in name for word in ICON_NAMES)
