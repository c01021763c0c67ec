"""A span of a page maps to the boxes in which it stands."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from screening.core.reading import locate, read
from screening.core.reading.compose import compose
from screening.core.reading.keystone import RecognisedWord
from screening.core.reading.pieces import Block, row_of
from screening.core.reading.recognised import pieces_of_words
from screening.core.terms import Span
from tests.core.reading.content import cv
from tests.core.reading.packages import docx_of
from tests.core.reading.pdfs import DESIGNS


def _page():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(100, 742, "Twelve delivery teams")
    canvas.drawString(100, 728, "in Brussels, Belgium")
    canvas.linkURL("https://www.linkedin.com/in/someone", (100, 725, 150, 738))
    canvas.save()
    return read(stream.getvalue())


def test_a_span_has_one_box_per_line_where_it_is_drawn():
    page = _page().pages[0]
    start, end = page.text.index("delivery"), page.text.index("Brussels") + len("Brussels")
    first, second = locate(page, Span(1, start, end))
    assert 132 < first.left < 137
    assert 192 < first.right < 200
    assert first.top < 100 < first.bottom
    assert abs(second.left - 100) < 1
    assert 148 < second.right < 152
    assert second.top > first.top


def test_a_recognised_word_is_marked_to_its_last_letter():
    words = [
        RecognisedWord(text, left, 40.0, right, 60.0, ("1",))
        for text, left, right in (("Twelve", 0.0, 60.0), ("teams", 66.0, 110.0))
    ]
    (piece,) = pieces_of_words(words, points=0.5)
    assert piece.text == "Twelve teams"
    page = compose(1, [Block([row_of(piece)])])
    (box,) = locate(page, Span(1, 0, len("Twelve")))
    assert (box.left, box.right) == (0.0, 30.0)
    (box,) = locate(page, Span(1, len("Twelve "), len(page.text)))
    assert (box.left, box.right) == (33.0, 55.0)


def test_a_span_of_a_format_without_pages_has_no_box():
    page = read(docx_of(cv("en"))).pages[0]
    assert locate(page, Span(1, 0, 10)) == ()


def test_a_link_carries_its_target_and_the_text_it_lies_on():
    document = _page()
    (link,) = document.links
    assert link.target == "https://www.linkedin.com/in/someone"
    assert document.quote(link.span) == "in Brussels"


@pytest.mark.parametrize(
    ("content", "kept"),
    [(b"<Europass><Name>Jan</Name></Europass>", True), (b"<!DOCTYPE x [<!ENTITY a 'b'>]><Europass/>", False)],
)
def test_attached_data_is_read_unless_it_declares_entities(content, kept):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(DESIGNS["plain"](cv("en"))[0])))
    writer.add_attachment("attachment.xml", content)
    writer.add_attachment("photo.jpg", b"x")
    stream = io.BytesIO()
    writer.write(stream)
    attachments = read(stream.getvalue()).attachments
    assert attachments == ({"attachment.xml": content.decode()} if kept else {})
