"""A scanned picture to the same picture with its lines level."""

from PIL import Image, ImageStat

SMALL = 700  # pixels, the width at which the angle is measured
STEEPEST, STEP = 5.0, 0.5  # degrees
LEAST = 0.3  # a smaller angle is left as it is
WHITE = 255


def straightened(image: Image.Image) -> Image.Image:
    """The picture turned by the angle at which its rows of pixels differ most from each other."""
    small = image.resize((SMALL, max(SMALL * image.height // image.width, 1)), Image.Resampling.BOX)
    steps = round(STEEPEST / STEP)
    coarse = max((step * STEP for step in range(-steps, steps + 1)), key=lambda angle: _contrast(small, angle))
    fine = (coarse - STEP / 2, coarse, coarse + STEP / 2)
    angle = max(fine, key=lambda angle: _contrast(small, angle))
    if abs(angle) < LEAST:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=WHITE)


def _contrast(image: Image.Image, angle: float) -> float:
    """How much the rows of the turned picture differ in darkness."""
    turned = image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=WHITE) if angle else image
    inner = turned.crop((image.width // 8, image.height // 10, image.width * 7 // 8, image.height * 9 // 10))
    rows = inner.resize((1, inner.height), Image.Resampling.BOX)
    return ImageStat.Stat(rows).var[0]
