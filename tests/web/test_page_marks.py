"""The evidence on the picture of a page: rectangles from the letters' edges, pictures drawn from the stored file."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screening.core.codec import to_plain
from screening.core.reading.pdf.render import render_page
from screening.core.terms import Box, Document, DocumentKind, Facts, Flag, Line, Page, UnreadableError
from screening.models import Verdict, documents
from screening.web.marks import marked_pages
from screening.web.page_marks import page_pictures
from tests import factories

TEXT = "2010 - 2014"
EDGES = tuple(100.0 + 5 * number for number in range(len(TEXT) + 1))
LINE = Line(0, len(TEXT), box=Box(100, 50, 155, 60), edges=EDGES)


def pictures(line: Line = LINE, kind: DocumentKind = DocumentKind.PDF, width: float = 595.0):
    document = Document(kind, (Page(1, TEXT, (line,), width, 842.0),))
    evidence = [{"page": 1, "start": 0, "end": 4, "quote": "2010"}]
    return page_pictures(document, marked_pages(document, [Verdict(criterion="it-years", evidence=evidence)]))


def test_a_rectangle_spans_exactly_the_letters_of_the_quote():
    (rectangle,) = pictures()[0].rectangles
    assert (rectangle.left, rectangle.width) == (100.0, 20.0)
    assert (rectangle.anchor, rectangle.uses, rectangle.text) == ("p1-0", ("it-years",), "2010")
    assert rectangle.top < 50
    assert rectangle.top + rectangle.height > 60


def test_a_line_whose_letters_have_no_edges_is_marked_whole():
    (rectangle,) = pictures(Line(0, len(TEXT), box=LINE.box))[0].rectangles
    assert (rectangle.left, rectangle.width) == (100.0, 55.0)


def test_a_line_without_a_place_is_not_marked():
    assert pictures(Line(0, len(TEXT)))[0].rectangles == ()


@pytest.mark.parametrize(("kind", "width"), [(DocumentKind.DOCX, 595.0), (DocumentKind.PDF, 0.0)])
def test_what_has_no_pages_has_no_pictures(kind, width):
    assert pictures(kind=kind, width=width) == ()


def pdf(num_pages: int = 1) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(300, 400))
    for _ in range(num_pages):
        canvas.drawString(20, 300, "Jan Peeters")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


RED = (250, 0, 0)


def with_portrait(turned: int = 0) -> bytes:
    """A page with a red portrait inside a form that is moved and made larger."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(300, 400))
    canvas.beginForm("card")
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), RED)), 10, 10, 40, 50)
    canvas.endForm()
    canvas.translate(60, 80)
    canvas.scale(1.5, 2)
    canvas.doForm("card")
    canvas.setPageRotation(turned)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


class TestPicture:
    def test_has_the_width_that_was_asked_and_the_form_of_the_page(self):
        picture = Image.open(BytesIO(render_page(pdf(), 1, 600)))
        assert (picture.format, picture.size) == ("PNG", (600, 800))
        assert len(picture.getcolors(100_000)) > 1

    def test_is_painted_over_where_it_is_told_to(self):
        shown = Image.open(BytesIO(render_page(pdf(), 1, 600)))
        covered = Image.open(BytesIO(render_page(pdf(), 1, 600, covered=(Box(18, 88, 90, 104),))))
        assert len(set(shown.crop((40, 180, 170, 205)).get_flattened_data())) > 1
        assert len(set(covered.crop((40, 180, 170, 205)).get_flattened_data())) == 1

    @pytest.mark.parametrize("turned", [0, 90], ids=["upright", "turned"])
    def test_shows_no_picture_where_somebody_may_be_seen_on_it(self, turned):
        def colours(covered):
            picture = Image.open(BytesIO(render_page(with_portrait(turned), 1, 600, covered=covered)))
            return {colour for _num, colour in picture.getcolors(1_000_000)}

        assert RED in colours(None)
        assert RED not in colours(())

    @pytest.mark.parametrize("number", [0, 2], ids=["before the first", "after the last"])
    def test_of_a_page_that_is_not_there_is_refused(self, number):
        with pytest.raises(UnreadableError):
            render_page(pdf(), number, 600)

    def test_of_what_is_no_pdf_is_refused(self):
        with pytest.raises(UnreadableError):
            render_page(b"no pdf", 1, 600)

    def test_is_handed_to_the_team(self, client, alice, judged):
        factories.store(judged.document, pdf())
        client.force_login(alice)
        response = client.get(reverse("page_picture", args=[judged.public_id, 1]))
        assert response["Content-Type"] == "image/png"
        assert response["Cache-Control"] == "private, max-age=600"
        assert response.content.startswith(b"\x89PNG")
        assert client.get(reverse("page_picture", args=[judged.public_id, 2])).status_code == 404


class TestScan:
    @pytest.fixture
    def scan(self, client, alice, judged):
        """A photo of a CV, stored and read; Alice is signed in."""
        stream = BytesIO()
        Image.new("RGB", (300, 400), RED).save(stream, "JPEG")
        factories.store(judged.document, stream.getvalue(), kind="image")
        page = Page(1, TEXT, (LINE,), 595.0, 842.0)
        reading = judged.document.reading
        reading.packed = documents.pack(Document(DocumentKind.IMAGE, (page,), flags=(Flag.OCR,)))
        reading.facts = to_plain(Facts())
        reading.save()
        client.force_login(alice)
        return judged

    def test_is_shown_as_it_looks_with_its_marks(self, client, scan):
        response = client.get(reverse("page_picture", args=[scan.public_id, 1]))
        assert Image.open(BytesIO(response.content)).size == (300, 400)
        content = client.get(reverse("application", args=[scan.public_id]) + "?view=page").content.decode()
        assert f'<img src="{reverse("page_picture", args=[scan.public_id, 1])}"' in content
        assert "data-file" not in content

    def test_is_not_shown_in_a_blind_role_where_only_its_text_can_be_redacted(self, client, scan, role):
        role.blind = "own"
        role.save()
        assert client.get(reverse("page_picture", args=[scan.public_id, 1])).status_code == 404
        content = client.get(reverse("application", args=[scan.public_id]) + "?view=page").content.decode()
        assert "cv-picture" not in content
        assert TEXT in content
