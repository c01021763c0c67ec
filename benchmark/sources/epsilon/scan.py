# ruff: noqa: INP001
"""A page as an office scanner gives it: an image, a little skewed and noisy, without text."""

import random
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageFilter

DPI = 170


def page(path: Path, dice: random.Random) -> Image.Image:
    """One page, turned by less than a degree, with noise and soft edges."""
    image = Image.open(path).convert("L")
    image = image.rotate(dice.uniform(-0.7, 0.7), resample=Image.Resampling.BICUBIC, fillcolor=250)
    noise = Image.effect_noise(image.size, 18)
    return Image.blend(image, noise, 0.08).filter(ImageFilter.GaussianBlur(0.5))


def scan(source: Path, target: Path) -> None:
    """A PDF of images only; the same source gives the same pages."""
    dice = random.Random(source.stem)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DPI), "-png", str(source), f"{folder}/p"]
        subprocess.run(command, check=True)  # noqa: S603
        images = [page(path, dice) for path in sorted(Path(folder).glob("p*.png"))]
    images[0].save(target, save_all=True, append_images=images[1:], resolution=DPI, quality=60)
