"""A scanned picture to the same picture with its panels undone: text on a shaded or dark band turns dark on white."""

from PIL import Image, ImageChops, ImageFilter, ImageOps

COARSE = 8  # pixels of the picture to one of its paper
LETTERS = 5  # coarse pixels, more than the strokes of a letter take
SHADED = 222  # where no pixel around is lighter, a band is shaded
DARK = 110  # where most pixels around are darker, a band is dark
MARGIN = 3  # coarse pixels around a band


def even(image: Image.Image) -> Image.Image:
    """The picture; on its panels, how much each pixel differs from the panel."""
    coarse = image.reduce(COARSE)
    paper = coarse.filter(ImageFilter.MedianFilter(LETTERS))
    lightest = coarse.filter(ImageFilter.MaxFilter(LETTERS))
    shaded = lightest.point(lambda value: 255 * (value < SHADED))
    dark = paper.point(lambda value: 255 * (value < DARK))
    panels = ImageChops.lighter(shaded, dark).filter(ImageFilter.MaxFilter(MARGIN))
    if not panels.getbbox():
        return image
    difference = ImageChops.difference(image, paper.resize(image.size, Image.Resampling.BILINEAR))
    undone = ImageOps.invert(ImageOps.autocontrast(difference, cutoff=(0, 0.5)))
    return Image.composite(undone, image, panels.resize(image.size, Image.Resampling.NEAREST))
