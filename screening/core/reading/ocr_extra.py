"""A picture to words by rapidocr, of `requirements-ocr.txt`: for machines where tesseract cannot be installed."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from PIL import Image

from screening.core.reading.keystone import RecognisedWord
from screening.core.terms import Unread, UnreadableError


def words_on(image: Image.Image) -> Iterator[RecognisedWord]:
    """The stretches of text that rapidocr finds, each as one word with a line of its own.

    Raises:
        UnreadableError: neither tesseract nor rapidocr is installed.

    """
    try:
        import numpy as np
    except ImportError as error:
        raise UnreadableError(Unread.NEEDS_OCR, "tesseract or rapidocr") from error
    found: Any = _engine()(np.asarray(image.convert("RGB")))
    corners = found.boxes if found.boxes is not None else ()
    for number, (points, text) in enumerate(zip(corners, found.txts or (), strict=True)):
        across, down = [float(point[0]) for point in points], [float(point[1]) for point in points]
        yield RecognisedWord(str(text), min(across), min(down), max(across), max(down), (str(number),))


@cache
def _engine() -> Any:
    """The recognition with its models, which takes a second to load."""
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise UnreadableError(Unread.NEEDS_OCR, "tesseract or rapidocr") from error
    return RapidOCR()
