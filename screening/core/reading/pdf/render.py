"""One page of a PDF to a PNG picture for the screen, drawn in a child process that may crash, hang or hoard."""

import base64
from io import BytesIO
from typing import Final

import pypdfium2

from screening.core.reading.child import run_in_child
from screening.core.reading.limits import DEFAULT, Limits
from screening.core.terms import Unread, UnreadableError

MOST_PIXELS: Final = 6_000_000
QUICK: Final = 3  # the level of compression: a little larger, much sooner


def render_page(content: bytes, number: int, width: int, limits: Limits = DEFAULT) -> bytes:
    """Page `number` (from 1) as a PNG of `width` pixels, or fewer when the page is very high.

    Raises:
        UnreadableError: the file does not open, has no such page, or broke what draws it.

    """
    drawn = run_in_child(lambda: _drawn(content, number, width), str, limits.for_text())
    return base64.b64decode(drawn)


def _drawn(content: bytes, number: int, width: int) -> str:
    try:
        with pypdfium2.PdfDocument(content) as document:
            if not 1 <= number <= len(document):
                raise UnreadableError(Unread.DAMAGED, f"no page {number}")
            return _picture(document[number - 1], width)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Unread.DAMAGED, str(error)) from error


def _picture(page: pypdfium2.PdfPage, width: int) -> str:
    across, down = (max(side, 1.0) for side in page.get_size())
    scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5)
    stream = BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(stream, "PNG", compress_level=QUICK)
    return base64.b64encode(stream.getvalue()).decode()
