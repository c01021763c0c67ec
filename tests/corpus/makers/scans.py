"""Scans and a photo of what LibreOffice exported: 100 to 200 dots per inch, skewed, noisy, as picture and as PDF."""

import io
import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from pillow_heif import register_heif_opener

Made = tuple[str, bytes, str]
FOLDER = Path(__file__).resolve().parent.parent / "reading" / "one-content"
KINDS = (
    ("nl", 200, 0.0, 0.0, "png"),
    ("fr", 150, 1.4, 0.0, "jpg"),
    ("en", 150, -0.8, 10.0, "pdf"),
    ("de", 120, 0.0, 6.0, "jpg"),
    ("nl", 150, 0.0, 0.0, "heic"),
    ("en", 100, 0.0, 0.0, "png"),
)


def scans() -> Iterator[Made]:
    register_heif_opener()
    for language, dots, skew, noise, extension in KINDS:
        page = _page(FOLDER / f"cv-{language}-libreoffice.pdf", dots)
        page = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=250)
        expected = (FOLDER / f"cv-{language}-libreoffice.txt").read_text("utf-8").strip()
        yield f"scans/{language}-{dots}-dots.{extension}", _saved(_noisy(page, noise), extension, dots), expected


def _page(path: Path, dots: int) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(dots), "-singlefile", str(path), f"{folder}/page"], check=True)
        with Image.open(f"{folder}/page.pgm") as image:
            return image.convert("L")


def _noisy(image: Image.Image, noise: float) -> Image.Image:
    if not noise:
        return image
    grains = random.Random(1).randbytes(image.width * image.height)  # the same at every making
    grain = Image.frombytes("L", image.size, grains).point(lambda value: int(value * noise / 128))
    return ImageChops.subtract(image.filter(ImageFilter.GaussianBlur(0.4)), grain)


def _saved(image: Image.Image, extension: str, dots: int) -> bytes:
    stream = io.BytesIO()
    options = {"pdf": {"format": "PDF", "resolution": dots, "quality": 35}, "jpg": {"format": "JPEG", "quality": 60}}
    if extension == "png":
        image = image.quantize(16)
    image.save(
        stream, **options.get(extension, {"format": {"heic": "HEIF"}.get(extension, "PNG"), "dpi": (dots, dots)})
    )
    return stream.getvalue()
