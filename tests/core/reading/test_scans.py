"""Scans and photos read as the text on them; without recognition the reason is needs_ocr, never an empty profile."""

import difflib
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter
from pypdf import PdfReader, PdfWriter

from screening.core.reading import ocr, read
from screening.core.terms import Document, Flag, Unread, UnreadableError
from tests.core.reading.content import cv, words
from tests.core.reading.pdfs import DESIGNS

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def _scan(design: str, language: str, *, dots: int = 200, skew: float = 0.0, blur: float = 0.0) -> tuple[bytes, str]:
    content, expected = DESIGNS[design](cv(language))
    image = pypdfium2.PdfDocument(content)[0].render(scale=dots / 72, grayscale=True).to_pil()
    image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(blur))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=80)
    return stream.getvalue(), expected


def _as_pdf(picture: bytes) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(picture)).save(stream, "PDF", resolution=200)
    return stream.getvalue()


def _likeness(document: Document, expected: str) -> float:
    found = words("\n".join(page.text for page in document.pages))
    return difflib.SequenceMatcher(None, found, words(expected), autojunk=False).ratio()


SCANS = {
    "a clean scan": (("plain", "nl"), {}),
    "askew": (("plain", "fr"), {"skew": 2.0}),
    "two columns": (("sidebar_left", "en"), {}),
    "a date gutter, blurred": (("date_gutter", "de"), {"blur": 0.8}),
}


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("kind", SCANS)
def test_scan_reads_as_its_text(kind):
    (design, language), looks = SCANS[kind]
    picture, expected = _scan(design, language, **looks)
    document = read(_as_pdf(picture), "scan.pdf")
    assert _likeness(document, expected) > 0.94
    assert Flag.OCR in document.flags
    assert all(line.box for page in document.pages for line in page.lines)


@needs_tesseract
@pytest.mark.slow
def test_photo_reads_as_its_text():
    picture, expected = _scan("date_gutter", "nl", dots=150)
    assert _likeness(read(picture, "foto.jpg"), expected) > 0.94


def test_a_scan_without_recognition_needs_ocr(monkeypatch):
    monkeypatch.setattr(ocr, "_languages", lambda: "")
    picture, _ = _scan("plain", "nl", dots=50)
    for content in (picture, _as_pdf(picture)):
        with pytest.raises(UnreadableError) as caught:
            read(content)
        assert caught.value.reason is Unread.NEEDS_OCR


def test_a_picture_of_too_many_pixels_is_refused():
    stream = io.BytesIO()
    Image.new("1", (12_000, 8_000)).save(stream, "PNG")
    with pytest.raises(UnreadableError) as caught:
        read(stream.getvalue(), "groot.png")
    assert caught.value.reason is Unread.TOO_LARGE


def _without_encoding() -> bytes:
    """A PDF whose fonts do not say which characters their glyphs are: copying its text gives others."""
    path = Path(__file__).parents[2] / "corpus" / "reading" / "chromium" / "cards-en.pdf"
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():
            font.get_object().pop("/ToUnicode", None)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@needs_tesseract
def test_illegible_text_is_recognised_on_the_page_instead():
    document = read(_without_encoding())
    assert document.flags == (Flag.OCR,)
    assert "Programme Manager" in document.pages[0].text


def test_an_illegible_page_beside_a_legible_one_is_left_out_and_told(monkeypatch):
    monkeypatch.setattr(ocr, "_languages", lambda: "")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(DESIGNS["plain"](cv("en"))[0])))
    writer.append(io.BytesIO(_without_encoding()))
    stream = io.BytesIO()
    writer.write(stream)
    document = read(stream.getvalue())
    assert not document.pages[-1].text
    assert {Flag.ILLEGIBLE, Flag.TRUNCATED} <= {*document.flags}
    assert Flag.SCRAMBLED not in document.flags


def test_illegible_text_without_recognition_needs_ocr(monkeypatch):
    monkeypatch.setattr(ocr, "_languages", lambda: "")
    with pytest.raises(UnreadableError) as caught:
        read(_without_encoding())
    assert caught.value.reason is Unread.NEEDS_OCR
