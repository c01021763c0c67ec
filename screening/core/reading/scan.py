"""One frame of a photo or scan to a PNG picture for the screen, drawn in a child process like the page of a PDF."""

import base64
import io
import warnings

from PIL import Image, ImageOps

from screening.core.reading.child import run_in_child
from screening.core.reading.limits import DEFAULT, Limits
from screening.core.reading.pdf.render import MOST_PIXELS, as_png
from screening.core.terms import Unread, UnreadableError


def render_scan(content: bytes, number: int, width: int, limits: Limits = DEFAULT) -> bytes:
    """Frame `number` (from 1) as a PNG of `width` pixels, or fewer when it is very high.

    Raises:
        UnreadableError: the picture is damaged or too large, has no such frame, or broke what draws it.

    """
    return base64.b64decode(run_in_child(lambda: _drawn(content, number, width, limits), str, limits.for_text()))


def _drawn(content: bytes, number: int, width: int, limits: Limits) -> str:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if image.width * image.height > limits.pixels:
                raise UnreadableError(Unread.TOO_LARGE, f"{image.width} x {image.height} pixels")
            image.seek(number - 1)
            return as_png(_fitted(ImageOps.exif_transpose(image) or image, width))
    except (EOFError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableError(Unread.DAMAGED, str(error)) from error
    except Image.DecompressionBombWarning as error:
        raise UnreadableError(Unread.TOO_LARGE, str(error)) from error


def _fitted(image: Image.Image, width: int) -> Image.Image:
    """The picture on white, as wide as it is shown."""
    if image.mode in {"RGBA", "LA", "P"}:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    scale = min(width / image.width, (MOST_PIXELS / (image.width * image.height)) ** 0.5, 1.0)
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
