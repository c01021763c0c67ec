"""A scanned picture to the same picture on even white paper: shadows and shaded bands go, light on dark turns dark."""

from PIL import Image, ImageChops, ImageFilter, ImageOps

NEIGHBOURHOOD = 1 / 60  # of the width: a letter is smaller, a shaded band is larger


def even(image: Image.Image) -> Image.Image:
    """How much each pixel differs from the paper around it, dark on white."""
    small = image.reduce(4)
    paper = small.filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.BoxBlur(image.width * NEIGHBOURHOOD / 4))
    difference = ImageChops.difference(image, paper.resize(image.size, Image.Resampling.BILINEAR))
    return ImageOps.invert(ImageOps.autocontrast(difference, cutoff=(0, 0.5)))
