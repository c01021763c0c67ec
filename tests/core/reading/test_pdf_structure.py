"""PDFs as design programs structure them, and what of their structure changes nothing for a person who looks."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from screening.core.reading import read
from screening.core.terms import Flag

LINES = [f"Projectleider nummer {number} bij een waterbedrijf te Gent" for number in range(12)]


def _pdf(draw) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def _lines(canvas, x=60.0, y=780.0, lines=LINES, leading=16.0):
    for place, line in enumerate(lines):
        canvas.drawString(x, y - leading * place, line)


def _text(content: bytes) -> str:
    return "\n".join(page.text for page in read(content).pages)


def _across(canvas):
    _lines(canvas)
    _lines(canvas, x=75, y=781.5, lines=[line.upper() for line in LINES])


@pytest.mark.parametrize(
    ("draw", "is_scrambled"),
    [
        pytest.param(_across, True, id="text across text"),
        pytest.param(_lines, False, id="plain"),
        pytest.param(lambda canvas: (_lines(canvas), _lines(canvas, x=60.3)), False, id="drawn twice to look bold"),
    ],
)
def test_the_order_is_doubted_only_where_text_lies_across_text(draw, is_scrambled):
    assert (Flag.SCRAMBLED in read(_pdf(draw)).flags) is is_scrambled


@pytest.mark.parametrize("shift", [(0.3, 0.0), (0.8, -0.8), (1.2, -1.2)], ids=["bold", "near shadow", "shadow"])
def test_text_that_is_drawn_twice_is_read_once(shift):
    def draw(canvas):
        canvas.setFillGray(0.6)
        _lines(canvas, x=60 + shift[0], y=780 + shift[1])
        canvas.setFillGray(0)
        _lines(canvas)

    assert _text(_pdf(draw)).split("\n") == LINES
