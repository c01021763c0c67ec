"""One page of a PDF to a PNG picture for the screen, drawn in a child process that may crash, hang or hoard."""

import base64
import ctypes
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

import pypdfium2
from PIL import Image, ImageDraw

from screening.core.reading.child import run_in_child
from screening.core.reading.limits import DEFAULT, Limits
from screening.core.reading.pdf.bindings import pdfium
from screening.core.terms import Box, Unread, UnreadableError

MOST_PIXELS: Final = 6_000_000
QUICK: Final = 3  # the level of compression: a little larger, much sooner
OVERPAINT: Final = (38, 41, 48)  # the ink of the design
DEEPEST: Final = 8  # forms within forms


def render_page(
    content: bytes, number: int, width: int, limits: Limits = DEFAULT, covered: tuple[Box, ...] | None = None
) -> bytes:
    """Page `number` (from 1) as a PNG of `width` pixels, or fewer when the page is very high.

    The `covered` boxes (points, from the top left) are painted over; with them, if only none, every picture on the page
    is, too: one of them may be a portrait.

    Raises:
        UnreadableError: the file does not open, has no such page, or broke what draws it.

    """
    drawn = run_in_child(lambda: _drawn(content, number, width, covered), str, limits.for_text())
    return base64.b64decode(drawn)


def as_png(picture: Image.Image) -> str:
    """The picture as a PNG in base64: what a child can hand over as text."""
    stream = BytesIO()
    picture.convert("RGB").save(stream, "PNG", compress_level=QUICK)
    return base64.b64encode(stream.getvalue()).decode()


def _drawn(content: bytes, number: int, width: int, covered: tuple[Box, ...] | None) -> str:
    try:
        with pypdfium2.PdfDocument(content) as document:
            if not 1 <= number <= len(document):
                raise UnreadableError(Unread.DAMAGED, f"no page {number}")
            return as_png(_picture(document[number - 1], width, covered))
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Unread.DAMAGED, str(error)) from error


def _picture(page: pypdfium2.PdfPage, width: int, covered: tuple[Box, ...] | None) -> Image.Image:
    across, down = (max(side, 1.0) for side in page.get_size())
    scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5)
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    if covered is not None:
        _paint_over(picture, [*covered, *_pictures_on(page, across, down)], scale)
    return picture


def _paint_over(picture: Image.Image, boxes: Iterable[Box], scale: float) -> None:
    brush = ImageDraw.Draw(picture)
    for box in boxes:
        corners = (box.left - 1, box.top - 1, box.right + 1, box.bottom + 1)
        brush.rectangle([corner * scale for corner in corners], fill=OVERPAINT)


def _pictures_on(page: pypdfium2.PdfPage, across: float, down: float) -> Iterator[Box]:
    """The boxes of all pictures of the page, also of those inside forms, as it is shown."""
    num_objects = pdfium.FPDFPage_CountObjects(page.raw)
    for index in range(num_objects):
        for corners in _corners(pdfium.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0):
            places = [_on_screen(page, x, y, across, down) for x, y in corners]
            lefts, tops = zip(*places, strict=True)
            yield Box(min(lefts), min(tops), max(lefts), max(tops))


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_UNIT_SQUARE: Final = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def _corners(thing: Any, around: Matrix, depth: int) -> Iterator[list[tuple[float, float]]]:
    """The four corners of each picture in an object: a picture fills the unit square of its own matrix."""
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind not in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM} or depth > DEEPEST:
        return
    matrix = _joined(_matrix(thing), around)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        yield [_moved(x, y, matrix) for x, y in _UNIT_SQUARE]
        return
    for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
        yield from _corners(pdfium.FPDFFormObj_GetObject(thing, index), matrix, depth + 1)


def _matrix(thing: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(raw)):
        return _IDENTITY
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`. Source: ISO 32000-1, 8.3.4."""
    a, b, c, d, e, f = inner
    left, bottom = _moved(e, f, outer)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        left,
        bottom,
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _on_screen(page: pypdfium2.PdfPage, x: float, y: float, across: float, down: float) -> tuple[float, float]:
    """A place of the page in points from the top left of what is shown: rotated and cropped as the page is."""
    fine = 100  # PDFium answers in whole pixels
    left, top = ctypes.c_int(), ctypes.c_int()
    size = (0, 0, int(across * fine), int(down * fine), 0)
    pdfium.FPDF_PageToDevice(page.raw, *size, x, y, ctypes.byref(left), ctypes.byref(top))
    return left.value / fine, top.value / fine
