"""The words of a PDF page before it is text: a glyph where it stands, and the style it is painted in."""

from typing import NamedTuple


class Style(NamedTuple):
    """How a text object is painted. `fill` is red, green, blue, alpha; `mode` is PDF's text render mode."""

    size: float
    bold: bool
    mode: int
    fill: tuple[int, int, int, int]
    upright: bool


class Glyph(NamedTuple):
    """One character: its place in points from the page's top left, its baseline and its style.

    A space or line break that PDFium inferred has no style and no place.
    """

    char: str
    left: float
    right: float
    base: float
    top: float
    bottom: float
    style: Style | None
