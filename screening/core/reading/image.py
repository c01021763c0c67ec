"""The bytes of a photo or scan (JPEG, PNG, TIFF, HEIC, ...) to a Document with the text recognised on it."""

import io
import warnings
from collections.abc import Iterator
from contextlib import suppress

from PIL import Image, ImageOps, ImageSequence

from screening.core.reading.compose import compose
from screening.core.reading.limits import Limits
from screening.core.reading.ocr import recognise
from screening.core.reading.pdf.headings import with_headings
from screening.core.reading.pdf.layout import blocks_of
from screening.core.reading.picture import Picture
from screening.core.terms import Document, DocumentKind, Flag, Page, Unread, UnreadableError

PAPER_WIDTH, PAPER_HEIGHT = 595.0, 842.0  # points of an A4 sheet, which a picture of a CV is taken to show
SMALLEST_WIDTH, LARGEST_WIDTH = 1600, 3000  # pixels between which recognition does best


def read_image(content: bytes, limits: Limits) -> Document:
    """The document that the picture shows, one page for each of its frames.

    Raises:
        UnreadableError: the picture is damaged or too large, shows no text, or recognition is not installed.

    """
    with suppress(ImportError):
        from pillow_heif import register_heif_opener

        register_heif_opener()
    pages = tuple(_pages(content, limits))
    if not any(page.text for page in pages):
        raise UnreadableError(Unread.NO_TEXT)
    return Document(DocumentKind.IMAGE, pages, flags=(Flag.OCR,))


def _pages(content: bytes, limits: Limits) -> Iterator[Page]:
    for number, picture in enumerate(_pictures(content, limits), start=1):
        pieces = recognise(picture, limits, number - 1)
        (blocks,) = with_headings([blocks_of(pieces)])
        points = picture.points_per_pixel
        yield compose(number, blocks, picture.width * points, picture.height * points)


def _pictures(content: bytes, limits: Limits) -> Iterator[Picture]:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if image.width * image.height > limits.pixels:
                raise UnreadableError(Unread.TOO_LARGE, f"{image.width} x {image.height} pixels")
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number >= limits.ocr_pages:
                    return
                yield _picture(ImageOps.exif_transpose(frame) or frame)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadableError(Unread.DAMAGED, str(error)) from error


def _picture(image: Image.Image) -> Picture:
    if image.mode in {"RGBA", "LA", "P"}:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=1)
    width = min(max(grey.width, SMALLEST_WIDTH), LARGEST_WIDTH)
    if width != grey.width:
        grey = grey.resize((width, max(round(grey.height * width / grey.width), 1)), Image.Resampling.LANCZOS)
    across = PAPER_WIDTH if grey.height >= grey.width else PAPER_HEIGHT
    return Picture(grey.width, grey.height, grey.tobytes(), across / grey.width)
