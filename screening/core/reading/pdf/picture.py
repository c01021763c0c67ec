"""A PDF page to a picture in grey for the recognition of its text."""

import ctypes

from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.picture import Picture

DOTS_PER_INCH = 300
MOST_PIXELS = 16_000_000
POINTS_PER_INCH = 72


def picture_of(page: pdfium.FPDF_PAGE, frame: Frame) -> Picture:
    """The page as it is seen, at 300 dots per inch or as fine as the limit of pixels allows."""
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, (MOST_PIXELS / max(frame.width * frame.height, 1.0)) ** 0.5)
    width, height = max(int(frame.width * scale), 1), max(int(frame.height * scale), 1)
    pixels = (ctypes.c_ubyte * (width * height))()
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, pixels, width)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Picture(width, height, bytes(pixels), 1 / scale)
