"""The CV as it looks, by pdf.js in a real browser: drawn where it is seen, marked, selectable, enlarged; never blind."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screening.core import engine, terms
from screening.models import Reading, Verdict, documents
from tests import factories
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.browser
NUM_PAGES = 4
DATES = "01/2010 - 12/2024"


def text_pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for number in range(1, NUM_PAGES + 1):
        canvas.drawString(60, 780, "Jan Peeters" if number == 1 else f"Page {number}")
        canvas.drawString(60, 740, f"{DATES} IT project manager, Voorbeeld NV")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scanned_pdf() -> bytes:
    from PIL import Image

    stream, scan = BytesIO(), Image.new("L", (600, 800), 255)
    scan.paste(0, (50, 50, 500, 90))
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.drawImage(ImageReader(scan), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def jpeg_2000_pdf() -> bytes:
    """A page that is one red picture in the format of many scanners, which pdf.js decodes by WebAssembly."""
    from PIL import Image
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

    picture = BytesIO()
    Image.new("RGB", (64, 64), (200, 0, 0)).save(picture, "JPEG2000")
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    scan = StreamObject()
    scan._data = picture.getvalue()
    named = {"Type": "XObject", "Subtype": "Image", "Filter": "JPXDecode", "ColorSpace": "DeviceRGB"}
    scan.update({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in named.items()})
    scan.update({NameObject(f"/{side}"): NumberObject(64) for side in ("Width", "Height")})
    content = StreamObject()
    content._data = b"q 595 0 0 842 0 0 cm /Scan Do Q"
    objects = DictionaryObject({NameObject("/Scan"): writer._add_object(scan)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    page[NameObject("/Contents")] = writer._add_object(content)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def make_person(role, content: bytes, document: terms.Document):
    """An application that was judged, with `content` stored and its dates as the evidence of the first gate."""
    person = factories.make_judged(role, name="Jan Peeters")
    row = person.document
    factories.store(row, content)
    Reading.objects.filter(pk=row.reading_id).update(packed=documents.pack(document), sha256=row.sha256)
    start = document.pages[0].text.find(DATES)
    evidence = [{"page": 1, "start": start, "end": start + len(DATES), "quote": DATES}] if start >= 0 else []
    Verdict.objects.filter(assessment=person.assessment).update(evidence=evidence)
    return person


@pytest.fixture
def person(role):
    content = text_pdf()
    record = engine.read_record(content, "cv.pdf")
    return make_person(role, content, record.document)


def drawn(page, number: int):
    return page.locator(f"figure[data-page='{number}'][data-drawn] canvas")


def test_pages_are_drawn_where_they_come_into_view(review):
    page = review()
    expect(drawn(page, 1)).to_be_visible()
    expect(drawn(page, NUM_PAGES)).to_have_count(0)
    page.locator(f"figure[data-page='{NUM_PAGES}']").scroll_into_view_if_needed()
    expect(drawn(page, NUM_PAGES)).to_be_visible()
    expect(drawn(page, 1)).to_have_count(0)
    assert page.locator("figure img").count() == 0
    assert violations(page) == []


def test_what_is_drawn_shows_ink(review):
    page = review()
    expect(drawn(page, 1)).to_be_visible()
    darkest = page.evaluate(
        "() => { const c = document.querySelector('figure canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let low = 255; for (let i = 0; i < d.length; i += 4) low = Math.min(low, d[i]); return low; }"
    )
    assert darkest < 60


def test_the_text_can_be_selected(review):
    page = review()
    line = page.locator("figure[data-page='1'] .textLayer span", has_text="Voorbeeld NV")
    line.click(click_count=3)
    assert DATES in page.evaluate("getSelection().toString()")


def test_a_quote_lights_up_its_box_over_the_letters_that_pdf_js_drew(review):
    page = review()
    expect(drawn(page, 1)).to_be_visible()
    page.locator("#v-it-years .quote").first.click()
    box = page.locator("figure[data-page='1'] .box.is-here rect")
    expect(box).to_be_in_viewport()
    letters = page.locator("figure[data-page='1'] .textLayer span", has_text="Voorbeeld NV").bounding_box()
    marked = box.bounding_box()
    assert abs(marked["x"] - letters["x"]) < 4
    assert abs(marked["y"] + marked["height"] / 2 - letters["y"] - letters["height"] / 2) < 6


def test_a_click_on_the_letters_says_which_verdicts_rest_on_them(review):
    page = review()
    expect(drawn(page, 1)).to_be_visible()
    place = page.locator("figure[data-page='1'] .box rect").first.bounding_box()
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.locator("#slip").get_by_role("link")).to_have_count(5)


def test_a_page_is_made_larger_by_button_and_key_and_drawn_anew(review):
    page = review()
    expect(drawn(page, 1)).to_be_visible()
    before = drawn(page, 1).evaluate("canvas => canvas.width")
    page.get_by_role("button", name="Larger").click()
    expect(page.locator("[data-zoom-shown]")).to_have_text("125 %")
    page.wait_for_function("before => document.querySelector('figure[data-drawn] canvas')?.width > before", arg=before)
    page.keyboard.press("-")
    expect(page.locator("[data-zoom-shown]")).to_have_text("100 %")
    assert overflow(page) <= 0


def test_a_scan_is_drawn_too(signed_in, role):
    page_of_scan = terms.Page(1, "Jan Peeters", (), 595.0, 842.0)
    person = make_person(
        role, scanned_pdf(), terms.Document(terms.DocumentKind.PDF, (page_of_scan,), flags=(terms.Flag.OCR,))
    )
    page = signed_in()
    page.goto(f"/review/{person.public_id}/")
    expect(drawn(page, 1)).to_be_visible()


def test_a_scan_in_jpeg_2000_is_decoded_under_the_policy(signed_in, role):
    page_of_scan = terms.Page(1, "Jan Peeters", (), 595.0, 842.0)
    document = terms.Document(terms.DocumentKind.PDF, (page_of_scan,), flags=(terms.Flag.OCR,))
    person = make_person(role, jpeg_2000_pdf(), document)
    page = signed_in()
    page.goto(f"/review/{person.public_id}/")
    expect(drawn(page, 1)).to_be_visible()
    assert page.evaluate(
        "() => { const c = document.querySelector('figure canvas');"
        "return [...c.getContext('2d').getImageData(c.width / 2, c.height / 2, 1, 1).data]; }"
    )[:3] == [200, 0, 0]


def test_a_file_that_pdf_js_cannot_open_is_shown_as_the_pictures_of_the_server(review):
    page = review()
    page.route("**/file/", lambda route: route.fulfill(body="no PDF", content_type="application/pdf"))
    page.reload()
    expect(page.locator("figure[data-page='1'] img")).to_be_visible()


def test_without_javascript_the_server_draws(review):
    page = review(javascript=False)
    picture = page.locator("figure[data-page='1'] img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete") in {True, False}
    page.locator("#v-it-years .quote").first.click()
    expect(page).to_have_url(re.compile("#p1-"))


def test_a_blind_role_never_hands_the_file_to_the_browser(signed_in, person, role):
    role.blind = "own"
    role.save()
    page = signed_in()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/review/{person.public_id}/")
    expect(page.locator("figure[data-page='1'] img")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Candidate INF-")
    assert "Peeters" not in page.content()
    assert not [url for url in asked if url.endswith("/file/") or "pdf.min" in url]
    assert violations(page) == []


@pytest.mark.parametrize(("narrow", "dark"), [(False, True), (True, False), (True, True)])
def test_the_page_has_no_violations(review, narrow, dark):
    page = review(narrow=narrow, dark=dark)
    page.locator("figure[data-page='1']").scroll_into_view_if_needed()
    expect(drawn(page, 1)).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0
