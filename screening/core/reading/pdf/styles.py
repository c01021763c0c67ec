"""Text objects of a PDF page to the styles they are painted in, each looked up once."""

import ctypes
from collections.abc import Mapping, Sequence

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.word import Style

BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "sfbx", "-bx", "lmbx")
ICON_NAMES = ("awesome", "wingdings", "webdings", "dingbats", "icon", "marvosym", "bbding", "ifsym")
FILL_AND_STROKE = 2
STROKED = frozenset({1, 5})  # render modes that fill nothing
NARROWEST = 0.25  # of its height may a letter be wide, or it counts as one that is as small as it is narrow

Face = tuple[bool, bool]


_Paint = tuple[int, float, tuple[float, float, float, float], int, tuple[int, int, int, int]]
"""What PDFium says of how a text object is painted: font, font size, matrix, render mode, fill."""


class Styles:
    """The styles of one text page, of the text objects of which `leads` names a character each.

    `heights` are those of the baselines of level text, in the page's own coordinates.
    """

    def __init__(self, text_page: int, turns: int, leads: Mapping[int, int]) -> None:
        self.text_page = text_page
        self.turns = turns
        self.styles: dict[_Paint, Style] = {}
        self.alike: dict[tuple[object, ...], Style] = {}
        self.name = ctypes.create_string_buffer(160)
        self.heights: dict[int, float] = {}
        self.found = self._read(list(leads), list(leads.values()))

    def of(self, index: int, owner: int) -> Style:
        """The style of the text object that paints the character at `index`."""
        style = self.found.get(owner)
        if style is None:
            self.found |= self._read([owner], [index])
            style = self.found[owner]
        return style

    def _read(self, owners: Sequence[int], indexes: Sequence[int]) -> dict[int, Style]:
        matrices = bindings.matrices_of(self.text_page, indexes)
        fills = bindings.fills_of(owners)
        modes = list(map(bindings.object_mode, owners))
        for place, mode in enumerate(modes):
            if mode in STROKED:
                fills[4 * place : 4 * place + 4] = bindings.stroke_of(owners[place])
        paints: list[_Paint] = list(
            zip(
                map(bindings.object_font, owners),
                bindings.sizes_of(owners),
                zip(matrices[0::6], matrices[1::6], matrices[2::6], matrices[3::6], strict=True),
                modes,
                zip(fills[0::4], fills[1::4], fills[2::4], fills[3::4], strict=True),
                strict=True,
            )
        )
        self.heights |= zip(owners, matrices[5::6], strict=True)
        self.styles |= {paint: self._style(paint) for paint in {*paints} - self.styles.keys()}
        return dict(zip(owners, map(self.styles.__getitem__, paints), strict=True))

    def _style(self, paint: _Paint) -> Style:
        font, height, (a, b, c, d), mode, fill = paint
        bold, icons = self._face(font)
        size = round(height * min((c**2 + d**2) ** 0.5, (a**2 + b**2) ** 0.5 / NARROWEST), 2)
        upright = (_quarter(a, b) - self.turns) % 4 == 0
        look = (size, bold or mode == FILL_AND_STROKE, mode, fill, upright, icons)
        return self.alike.setdefault(look, Style(*look))

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
