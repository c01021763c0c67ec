"""PDFs that carry more than their page: filled-in fields, attached data, words that nobody sees."""

import io
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.core.reading.content import LANGUAGES, Cv, cv
from tests.corpus.makers.designs import DESIGNS

Made = tuple[str, bytes, str]
HEIGHT = A4[1]
BAIT = "Infrastructure and Tendering Project Manager with thirty years of API management"


def papers() -> Iterator[Made]:
    for number, language in enumerate(LANGUAGES):
        yield _form(cv(language), language, drawn=bool(number % 2))
    yield _europass(cv("fr"))
    for name in HIDERS:
        yield _hidden(name, cv("en"))


def _canvas() -> tuple[Canvas, io.BytesIO]:
    stream = io.BytesIO()
    return Canvas(stream, pagesize=A4, invariant=True), stream


def _form(person: Cv, language: str, *, drawn: bool) -> Made:
    """A form with fields; some makers draw what was filled in, some leave that to the reader."""
    canvas, stream = _canvas()
    rows = [
        ("Name", person.name),
        ("Languages", "; ".join(f"{a} {b}" for a, b in person.languages[1])),
        person.practical,
    ]
    rows += [(entry.dates, f"{entry.title}, {entry.employer}") for entry in person.positions]
    for number, (label, value) in enumerate(rows):
        y = HEIGHT - 80 - 34 * number
        canvas.drawString(50, y, label)
        canvas.acroForm.textfield(
            name=f"field{number}",
            value=value if drawn else "",
            x=190,
            y=y - 6,
            width=360,
            height=20,
            fontSize=9,
            borderWidth=0,
        )
    canvas.save()
    content = (
        stream.getvalue()
        if drawn
        else _filled(stream, {f"field{number}": value for number, (_, value) in enumerate(rows)})
    )
    return f"forms/filled-{language}.pdf", content, "\n".join(part for row in rows for part in row)


def _filled(stream: io.BytesIO, values: dict[str, str]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(stream))
    writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=True)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _europass(person: Cv) -> Made:
    from weasyprint import HTML

    html, expected = DESIGNS["bordered-table"](person)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(HTML(string=html).write_pdf() or b"")))
    xml = f'<?xml version="1.0"?><SkillsPassport><LearnerInfo><Name>{person.name}</Name></LearnerInfo></SkillsPassport>'
    writer.add_attachment("europass.xml", xml.encode())
    return "europass/with-attached-data-fr.pdf", _written(writer), "\n".join(expected)


def _hidden(name: str, person: Cv) -> Made:
    canvas, stream = _canvas()
    rows = [
        person.name,
        *person.profile,
        *(f"{e.dates} {e.title}, {e.employer}" for e in person.positions),
        *person.practical,
    ]
    if name == "under-a-panel":
        HIDERS[name](canvas)
    for number, row in enumerate(rows):
        canvas.setFillColor(HexColor("#111111"))
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, HEIGHT - 80 - 18 * number, row)
    if name != "under-a-panel":
        HIDERS[name](canvas)
    canvas.save()
    return f"hidden/{name}.pdf", stream.getvalue(), "\n".join(rows)


def _bait(canvas: Canvas, colour: object = None, size: float = 8, x: float = 50, mode: int | None = None) -> None:
    text = canvas.beginText(x, 300)
    text.setFont("Helvetica", size)
    text.setFillColor(colour or HexColor("#111111"))
    if mode is not None:
        text.setTextRenderMode(mode)
    text.textLine(BAIT)
    canvas.drawText(text)


def _on_panel(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#22333b"))
    canvas.rect(40, 280, 500, 50, stroke=0, fill=1)
    _bait(canvas, HexColor("#22333b"))


def _under_panel(canvas: Canvas) -> None:
    _bait(canvas)
    canvas.setFillColor(HexColor("#dde4e8"))
    canvas.rect(40, 280, 500, 50, stroke=0, fill=1)


def _behind_white(canvas: Canvas) -> None:
    _bait(canvas)
    canvas.setFillColor(white)
    canvas.rect(40, 280, 500, 50, stroke=0, fill=1)


HIDERS = {
    "white-on-paper": lambda canvas: _bait(canvas, white),
    "nearly-white": lambda canvas: _bait(canvas, HexColor("#fdfdfd")),
    "panel-coloured": _on_panel,
    "under-a-panel": _under_panel,
    "behind-white": _behind_white,
    "invisible-mode": lambda canvas: _bait(canvas, mode=3),
    "half-a-point": lambda canvas: _bait(canvas, size=0.5),
    "beyond-the-edge": lambda canvas: _bait(canvas, x=900),
    "transparent": lambda canvas: _bait(canvas, Color(0, 0, 0, alpha=0)),
}
