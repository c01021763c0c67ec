"""The words of a PDF page before they are lines: each where it stands, in the style it is painted in."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a text object is painted. `fill` is red, green, blue, alpha; `mode` is PDF's text render mode.

    `icons` says that the font's characters are pictures. There is one of each on a text page: styles are told apart
    by identity, since every word asks.
    """

    size: float
    bold: bool
    mode: int
    fill: tuple[int, int, int, int]
    upright: bool
    icons: bool


class Word(NamedTuple):
    """Characters without a space between them: their place in points from the page's top left, baseline and style.

    `owner` is the address of the text object that paints the first of them. `joined` says that no space stands before.
    """

    text: str
    left: float
    right: float
    base: float
    top: float
    bottom: float
    style: Style
    owner: int
    joined: bool = False
