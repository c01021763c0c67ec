"""A picture of a page to the pieces of text on it: by tesseract, else by the optional rapidocr, else needs_ocr."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache

from PIL import Image

from screening.core.reading.keystone import RecognisedWord
from screening.core.reading.limits import Limits
from screening.core.reading.paper import even
from screening.core.reading.picture import Picture
from screening.core.reading.pieces import Piece
from screening.core.reading.recognised import pieces_of_words
from screening.core.reading.skew import straightened
from screening.core.terms import Unread, UnreadableError

PROGRAM = "tesseract"
LANGUAGES = ("nld", "fra", "eng", "deu")
LEAST_CONFIDENCE = 25.0  # of 100
WORD_LEVEL = "5"
SECONDS_PER_PAGE = 45.0
DOTS_PER_INCH = 72


def recognise(picture: Picture, limits: Limits, page: int = 0) -> list[Piece]:
    """The pieces on the picture, in points; none beyond the limit of pages.

    Raises:
        UnreadableError: no recognition is installed, or it took too long.

    """
    if page >= limits.ocr_pages:
        return []
    image = straightened(even(Image.frombytes("L", (picture.width, picture.height), picture.pixels)))
    if is_program():
        words = _words_of_table(_table(image, picture, limits))
    else:
        from screening.core.reading.ocr_extra import words_on

        words = words_on(image)
    return pieces_of_words(words, picture.points_per_pixel)


def is_program() -> bool:
    """Whether a program recognises the text, rather than a library in this process."""
    return bool(_languages())


@cache
def _languages() -> str:
    """The languages that tesseract has here, joined for its command line; "" without tesseract."""
    if shutil.which(PROGRAM) is None:
        return ""
    listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, timeout=10, check=False)  # noqa: S603
    installed = listed.stdout.decode("utf-8", "replace").split()
    return "+".join(language for language in LANGUAGES if language in installed)


def _table(image: Image.Image, picture: Picture, limits: Limits) -> str:
    """What tesseract writes: a line per word with its place and its confidence."""
    stream = io.BytesIO()
    image.save(stream, "PPM")
    dots = round(DOTS_PER_INCH / picture.points_per_pixel)
    command = [PROGRAM, "-", "-", "-l", _languages(), "--psm", "3", "--dpi", str(dots), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell, no words of the file on its command line
            command,
            input=stream.getvalue(),
            capture_output=True,
            timeout=min(SECONDS_PER_PAGE, limits.ocr_seconds),
            check=True,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(Unread.TOO_SLOW, "text recognition") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise UnreadableError(Unread.CRASHED, f"text recognition: {error}") from error
    return done.stdout.decode("utf-8", "replace")


def _words_of_table(table: str) -> Iterator[RecognisedWord]:
    for fields in _rows(table.splitlines()[1:]):
        level, block, paragraph, line, left, top, width, height, confidence, text = fields
        if level != WORD_LEVEL or not text.strip() or float(confidence) < LEAST_CONFIDENCE:
            continue
        x, y = float(left), float(top)
        yield RecognisedWord(text.strip(), x, y, x + float(width), y + float(height), (block, paragraph, line))


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        fields = line.split("\t")
        if len(fields) == 12:  # noqa: PLR2004 - the columns of tesseract's table
            yield (fields[0], *fields[2:5], *fields[6:])
