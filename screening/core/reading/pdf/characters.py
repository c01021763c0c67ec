"""A PDFium text page to glyphs: each visible or hidden character with its place and its style, in stream order."""

import ctypes
from collections.abc import Iterator

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.glyph import Glyph, Style

BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "sfbx", "-bx", "lmbx")
FILL_AND_STROKE = 2


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
    fonts: dict[int, bool] = {}
    for index in range(count):
        code = bindings.char_code(text_page, index)
        owner = bindings.char_object(text_page, index)
        if code in {10, 13} or not owner:
            yield Glyph("\n" if code in {10, 13} else " ", 0.0, 0.0, 0.0, 0.0, 0.0, None)
            continue
        style = styles.get(owner)
        if style is None:
            style = styles[owner] = _style(text_page, index, owner, buffers, fonts)
        bindings.char_box(text_page, index, rect_at)
        bindings.char_origin(text_page, index, point_at, point_at + 8)
        yield frame.glyph(chr(code), rect, point, style)


def _style(text_page: int, index: int, owner: int, buffers: _Buffers, fonts: dict[int, bool]) -> Style:
    matrix, colour = buffers.matrix, ctypes.addressof(buffers.colour)
    bindings.char_matrix(text_page, index, ctypes.addressof(matrix))
    bindings.object_font_size(owner, ctypes.addressof(buffers.number))
    bindings.object_fill(owner, colour, colour + 4, colour + 8, colour + 12)
    mode = bindings.object_mode(owner)
    font = bindings.object_font(owner)
    if font not in fonts:
        fonts[font] = _is_bold(font, buffers)
    scale = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
    size = round(buffers.number.value * scale, 2)
    red, green, blue, alpha = buffers.colour
    upright = abs(matrix[1]) <= abs(matrix[0]) and matrix[0] > 0
    return Style(size, fonts[font] or mode == FILL_AND_STROKE, mode, (red, green, blue, alpha), upright)


def _is_bold(font: int, buffers: _Buffers) -> bool:
    bindings.font_name(font, ctypes.addressof(buffers.name), len(buffers.name))
    name = buffers.name.value.decode("utf-8", "replace").lower()
    return bindings.font_weight(font) >= BOLD_WEIGHT or any(word in name for word in BOLD_NAMES)
