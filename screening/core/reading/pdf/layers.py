"""A PDF page to its layers: what is painted on it beside text, in the order of painting."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from screening.core.reading.pdf import bindings
from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.word import Word
from screening.core.terms import Box

OPAQUE = 250  # of 255
UNLIKE = 40  # of 255, in one channel: colours that a person tells apart
MOST_OBJECTS = 30_000
RECTANGLE = 6  # segments; a path with more does not fill its box
THINNEST = 4.0  # points; a thinner layer backs or covers no word
BAND, MOST_BANDS = 24.0, 2_000  # points, and how many of them a page may have

PALE = 0xD8  # each channel of a colour that may vanish on white paper

TEXT = pdfium.FPDF_PAGEOBJ_TEXT

Colour = tuple[int, int, int]
Fill = tuple[int, int, int, int]


class Backing(StrEnum):
    """What lies under a word: paper, a colour it stands out from, its own colour, or something to be looked at."""

    PAPER = "paper"
    OTHER_COLOUR = "other_colour"
    OWN_COLOUR = "own_colour"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Layer:
    """Something painted: its place in the painting, its box, and its colour when it fills that box evenly."""

    order: int
    box: Box
    colour: Colour | None
    is_image: bool
    is_opaque: bool

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the layer's box."""
        box = self.box
        return box.left <= x <= box.right and box.top <= y <= box.bottom


@dataclass(slots=True)
class Layers:
    """The layers of one page by the bands of height they lie in, and the place in the painting of each object.

    `paths` are the addresses of everything drawn with lines: rules, frames, panels. `covers` has, for each band, the
    place in the painting after which nothing in it is covered any more. `colours` are those of the layers, None among
    them for one that has no single colour. `are_switched` says that viewers may leave some out.
    """

    bands: dict[int, list[Layer]] = field(default_factory=dict)
    orders: dict[int, int] = field(default_factory=dict)
    paths: list[int] = field(default_factory=list)
    largest_image: float = 0.0
    are_switched: bool = False
    covers: dict[int, int] = field(default_factory=dict)
    colours: set[Colour | None] = field(default_factory=set)

    def add(self, layer: Layer) -> None:
        """Lay another layer on top."""
        if layer.is_image:
            self.largest_image = max(self.largest_image, _area(layer.box))
        self.colours.add(layer.colour)
        for band in range(max(int(layer.box.top // BAND), 0), min(int(layer.box.bottom // BAND), MOST_BANDS) + 1):
            self.bands.setdefault(band, []).append(layer)
            if layer.is_opaque:
                self.covers[band] = layer.order

    def leave_clear(self, fill: Fill) -> bool:
        """Whether text of this colour stands out from whichever layer it lies on, and from paper."""
        return min(fill[:3]) < PALE and all(colour and are_unlike(colour, fill) for colour in self.colours)

    def may_cover(self, word: Word) -> bool:
        """Whether something opaque is painted later on in the band of height in which the middle of the word lies."""
        last = self.covers.get(int((word.top + word.bottom) / 2 // BAND))
        return last is not None and self.orders.get(word.owner, last) < last

    def around(self, word: Word) -> tuple[Backing, bool]:
        """What lies under the word, and whether something opaque is painted over it later on."""
        order = self.orders.get(word.owner)
        if order is None:
            return Backing.UNKNOWN, False
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        beneath: Layer | None = None
        is_covered = False
        for layer in self.bands.get(int(y // BAND), ()):
            if layer.holds(x, y):
                if layer.order < order:
                    beneath = layer
                elif layer.is_opaque:
                    is_covered = True
        return _backing(beneath, word), is_covered


def _backing(layer: Layer | None, word: Word) -> Backing:
    if layer is None:
        return Backing.PAPER
    if layer.colour is None:
        return Backing.UNKNOWN
    return Backing.OTHER_COLOUR if are_unlike(layer.colour, word.style.fill) else Backing.OWN_COLOUR


def are_unlike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a person tells the two colours apart."""
    return any(abs(a - b) > UNLIKE for a, b in zip(one[:3], other[:3], strict=True))


def layers_of(page: int, frame: Frame) -> Layers:
    """The layers of the page at this address."""
    layers = Layers()
    handles = bindings.page_objects(page, min(bindings.object_count(page), MOST_OBJECTS))
    layers.orders = dict(zip(handles, count(), strict=False))
    kinds = list(map(bindings.object_kind, handles))
    for order in [order for order, kind in enumerate(kinds) if kind != TEXT]:
        kind = kinds[order]
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            layers.paths.append(handles[order])
        for layer in _layer(handles[order], kind, order, frame):
            layers.add(layer)
    return layers


def _layer(handle: int, kind: int, order: int, frame: Frame) -> Iterator[Layer]:
    colour: Colour | None = None
    is_opaque = kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        fill = _fill(handle)
        if fill is None:
            return
        is_opaque = fill[3] >= OPAQUE
        colour = fill[:3] if bindings.path_segments(handle) <= RECTANGLE else None
    box = _box(handle, frame)
    if box is not None and min(box.right - box.left, box.bottom - box.top) >= THINNEST:
        yield Layer(order, box, colour, kind == pdfium.FPDF_PAGEOBJ_IMAGE, is_opaque)


def _fill(handle: int) -> tuple[int, int, int, int] | None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    bindings.path_mode(handle, ctypes.addressof(mode), ctypes.addressof(stroke))
    colour = (ctypes.c_uint * 4)()
    at = ctypes.addressof(colour)
    if not mode.value or not bindings.object_fill(handle, at, at + 4, at + 8, at + 12):
        return None
    red, green, blue, alpha = colour
    return red, green, blue, alpha


def _box(handle: int, frame: Frame) -> Box | None:
    bounds = (ctypes.c_float * 4)()
    at = ctypes.addressof(bounds)
    if not bindings.object_bounds(handle, at, at + 4, at + 8, at + 12):
        return None
    x0, y0 = frame.point(bounds[0], bounds[1])
    x1, y1 = frame.point(bounds[2], bounds[3])
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)
