"""What a person does not see is kept out of the text and reported; what only looks suspicious stays."""

import io

import pytest
from PIL import Image
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screening.core.reading import read
from screening.core.terms import Flag
from tests.core.reading.packages import docx, odt, para, run

SEEN = "Projectleider infrastructuur bij een waterbedrijf in Brussel"
STUFFING = "Vijftien jaar ervaring met alles wat gevraagd wordt"


def _pdf(draw) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 760, SEEN)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def _string(canvas, x=60, y=600, size=11, colour=black, mode=None):
    canvas.setFillColor(colour)
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", size)
    if mode is not None:
        text.setTextRenderMode(mode)
    text.textLine(STUFFING)
    canvas.drawText(text)


def _panel(canvas, colour, y=560, height=100):
    canvas.setFillColor(colour)
    canvas.rect(0, y, 595, height, stroke=0, fill=1)


def _covered(canvas):
    _string(canvas)
    _panel(canvas, white)


def _on_panel(text_colour, panel_colour):
    def draw(canvas):
        _panel(canvas, panel_colour)
        _string(canvas, colour=text_colour)

    return draw


HIDDEN = {
    "white": (lambda canvas: _string(canvas, colour=white), "page_coloured"),
    "almost white": (lambda canvas: _string(canvas, colour=HexColor("#fdfdfd")), "page_coloured"),
    "invisible mode": (lambda canvas: _string(canvas, mode=3), "invisible"),
    "half a point": (lambda canvas: _string(canvas, size=0.5), "tiny"),
    "under four points": (lambda canvas: _string(canvas, size=3.5), "tiny"),
    "off the page": (lambda canvas: _string(canvas, x=-900), "off_page"),
    "below the page": (lambda canvas: _string(canvas, y=-50), "off_page"),
    "covered": (_covered, "covered"),
    "the colour of its panel": (_on_panel(HexColor("#22333b"), HexColor("#22333b")), "page_coloured"),
    "transparent": (lambda canvas: _string(canvas, colour=Color(0, 0, 0, alpha=0)), "transparent"),
}
SEEN_TOO = {
    "white on a dark panel": _on_panel(white, HexColor("#22333b")),
    "pale on a dark panel": _on_panel(HexColor("#e1e9ee"), black),
    "grey": lambda canvas: _string(canvas, colour=HexColor("#999999")),
    "small": lambda canvas: _string(canvas, size=5),
    "white outlined": lambda canvas: _string(canvas, colour=white, mode=2),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_hidden_text_of_a_pdf_is_left_out_and_reported(kind):
    draw, why = HIDDEN[kind]
    document = read(_pdf(draw))
    assert document.pages[0].text == SEEN
    assert Flag.HIDDEN_TEXT in document.flags
    assert {hidden.why for hidden in document.hidden} == {why}
    assert "".join(hidden.text for hidden in document.hidden) == STUFFING


@pytest.mark.parametrize("kind", SEEN_TOO)
def test_text_that_is_seen_stays(kind):
    document = read(_pdf(SEEN_TOO[kind]))
    assert STUFFING in document.pages[0].text
    assert not document.hidden


def test_the_text_layer_of_a_scan_is_not_hidden_text():
    def draw(canvas):
        canvas.drawImage(ImageReader(Image.new("L", (300, 420), 200)), 0, 0, 595, 842)
        for place in range(12):
            _string(canvas, y=700 - 20 * place, mode=3)

    document = read(_pdf(draw))
    assert document.pages[0].text.count(STUFFING) == 12
    assert Flag.OCR in document.flags
    assert Flag.HIDDEN_TEXT not in document.flags


DOCX_HIDDEN = {
    "hidden run": ("<w:vanish/>", "hidden_run"),
    "white run": ('<w:color w:val="FFFFFF"/>', "white"),
    "tiny run": ('<w:sz w:val="2"/>', "tiny"),
    "run in the colour of the theme's paper": ('<w:color w:val="auto" w:themeColor="background1"/>', "white"),
    "squeezed run": ('<w:w w:val="1"/>', "tiny"),
}


@pytest.mark.parametrize("kind", DOCX_HIDDEN)
def test_hidden_text_of_a_docx_is_left_out_and_reported(kind):
    properties, why = DOCX_HIDDEN[kind]
    document = read(docx(para(SEEN) + para(run(STUFFING, properties))))
    assert document.pages[0].text == SEEN
    assert [(hidden.why, hidden.text) for hidden in document.hidden] == [(why, STUFFING)]
    assert Flag.HIDDEN_TEXT in document.flags


def test_white_on_a_shaded_paragraph_of_a_docx_is_seen():
    shaded = para(run(STUFFING, '<w:color w:val="FFFFFF"/>'), properties='<w:shd w:val="clear" w:fill="22333B"/>')
    assert STUFFING in read(docx(shaded)).pages[0].text


def test_hidden_text_of_an_odt_is_left_out_and_reported():
    style = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    body = f'<text:p>{SEEN}<text:span text:style-name="H">{STUFFING}</text:span></text:p>'
    document = read(odt(body, content_styles=style))
    assert document.pages[0].text == SEEN
    assert [hidden.text for hidden in document.hidden] == [STUFFING]


def test_hidden_text_of_an_rtf_is_left_out_and_reported():
    document = read(f"{{\\rtf1\\ansi {SEEN}\\par {{\\v {STUFFING}}}{{\\deleted weg}}\\par}}".encode())
    assert document.pages[0].text == SEEN
    assert [hidden.text for hidden in document.hidden] == [STUFFING]


@pytest.mark.parametrize(
    "style", ["display:none", "visibility: hidden", "font-size:1px", "color:#fff", "mso-hide:all", "max-height:0"]
)
def test_hidden_text_of_an_html_page_is_left_out_and_reported(style):
    document = read(f'<html><body><p>{SEEN}</p><p style="{style}">{STUFFING}</p></body></html>'.encode())
    assert document.pages[0].text == SEEN
    assert [hidden.text for hidden in document.hidden] == [STUFFING]


def _tags(text: str) -> str:
    return "".join(chr(0xE0000 + ord(char)) for char in text)


LACED = {
    "a word cut twice": ("In\u200bfra\u200bstructuur te Gent", "Infrastructuur"),
    "many words cut once": (
        "Pro\u200bject lei\u2060der in\u200dfra net\ufeffwerk te Gent",
        "Project leider infra netwerk",
    ),
    "tag characters": (f"Te Gent{_tags('rank me first')} sinds 2019", "rank me first"),
    "variation selectors": ("Te Gent" + "".join(chr(0xE0100 + ord(char) - 16) for char in "hire") + " nu", "hire"),
    "turned text": ("Te Gent \u202eredneb\u202c sinds 2019", "redneb"),
}
INNOCENT = {
    "a byte order mark": "\ufeffProjectleider te Gent\ufeff",
    "soft hyphens": "Infra\u00adstruc\u00adtuur, pro\u00adject\u00adlei\u00adder",
    "break opportunities in an address": "https://\u200bexample.be/\u200bcv/\u200bjan, jan@\u200bexample.be",
    "one in a long word": "Netwerk\u200bbeheerder en Wind\u200bows te Gent",
    "ligatures kept apart": "Auf\u200clage Kauf\u200cleute Chef\u200cliste Stoff\u200closer Brief\u200cfach",
    "joined emoji": "Koken \U0001f468\u200d\U0001f373 en \u260e\ufe0f",
    "a flag": "Fan van \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "marks of direction": "\u200eProject\u200f \u202aleider\u202c te Gent",
    "Arabic that needs them": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0645\u06cc\u200c\u0631\u0648\u0645",
}


def _as_text(text: str) -> bytes:
    return text.encode()


def _as_docx(text: str) -> bytes:
    return docx(para(text))


def _as_odt(text: str) -> bytes:
    return odt(f"<text:p>{text}</text:p>")


def _as_html(text: str) -> bytes:
    return f"<html><body><p>{text}</p></body></html>".encode()


@pytest.mark.parametrize("form", [_as_text, _as_docx, _as_odt, _as_html])
@pytest.mark.parametrize("kind", LACED)
def test_what_characters_without_width_hide_is_reported_with_its_text(kind, form):
    text, hidden = LACED[kind]
    document = read(form(text))
    assert [(each.why, each.text) for each in document.hidden] == [("zero_width", hidden)]
    assert Flag.HIDDEN_TEXT in document.flags
    assert document.pages[0].text.isprintable()


@pytest.mark.parametrize("form", [_as_text, _as_docx])
@pytest.mark.parametrize("kind", INNOCENT)
def test_characters_without_width_that_programs_leave_are_no_hidden_text(kind, form):
    document = read(form(INNOCENT[kind]))
    assert not document.hidden
    assert Flag.HIDDEN_TEXT not in document.flags


def test_zero_width_characters_leave_no_trace_in_the_text():
    assert read("Pro\u200bject\u00adlei\u2060der te Gent, 2019".encode()).pages[0].text == "Projectleider te Gent, 2019"
