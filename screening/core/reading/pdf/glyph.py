"""The words of a PDF page before it is text: a glyph where it stands, and the style it is painted in."""

from enum import IntEnum
from typing import NamedTuple


class Spaced(IntEnum):
    """Whether a space stands before a glyph: none, one that PDFium inferred from the gap, one that is in the file."""

    NO = 0
    INFERRED = 1
    WRITTEN = 2


class Style(NamedTuple):
    """How a text object is painted. `fill` is red, green, blue, alpha; `mode` is PDF's text render mode.

    `icons` says that the font's characters are pictures.
    """

    size: float
    bold: bool
    mode: int
    fill: tuple[int, int, int, int]
    upright: bool
    icons: bool


class Glyph(NamedTuple):
    """One character that is no space: its place in points from the page's top left, its baseline and its style."""

    char: str
    left: float
    right: float
    base: float
    top: float
    bottom: float
    style: Style
    spaced: Spaced
