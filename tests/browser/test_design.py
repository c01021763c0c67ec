"""Every recruiter's page, light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways."""

import hashlib
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from screening import models
from screening.core import terms
from screening.core.terms import Outcome
from screening.flow import decide, storage
from screening.models import documents
from tests import factories
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.browser


def with_a_page_and_a_history(application: models.Application) -> None:
    """Give the CV a page with places on it, and two years gates the periods that they were measured from."""
    reading = application.document.reading
    line = terms.Line(0, len(factories.CV_TEXT), box=terms.Box(40, 40, 500, 52))
    page = terms.Page(1, factories.CV_TEXT, (line,), 595.0, 842.0)
    reading.packed = documents.pack(terms.Document(terms.DocumentKind.PDF, (page,), ("nl",)))
    reading.save()
    keep_file(application.document)
    period = {
        "kind": "position",
        "title": "Projectleider",
        "employer": "FOD Voorbeeld",
        "why": "title",
        "counts": "yes",
    }
    dates = {"from": "2010-01-01", "to": "2024-12-31", "ongoing": False}
    months = dict.fromkeys(("months_min", "months_max", "adds_min", "adds_max"), 180)
    for verdict in application.assessment.verdicts.filter(criterion__in=["it-years", "start-date"]):
        verdict.measured = {**verdict.measured, "periods": [{**period, **dates, **months}]}
        verdict.save()


def keep_file(document: models.Document) -> None:
    """Put a PDF of one page where the document's file belongs."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.drawString(40, 790, "Jan Peeters")
    canvas.save()
    path = storage.path_of(document.file_id)
    path.parent.mkdir(parents=True)
    path.write_bytes(stream.getvalue())
    document.sha256 = hashlib.sha256(stream.getvalue()).hexdigest()
    document.save()


@pytest.fixture
def addresses(role, alice) -> dict[str, str]:
    """One address of each page, with something of every kind on it."""
    judged = factories.make_judged(
        role, name="Unclear", standing="clarify", outcomes={"languages": Outcome.UNCLEAR, "it-years": Outcome.FAIL}
    )
    with_a_page_and_a_history(judged)
    decided = factories.make_judged(role, name="A Person With A Really Long Name Van Den Broecke-Vandenberghe")
    factories.look(decided, alice)
    decide.decide(decided, "shortlist", "All gates pass.", alice)
    models.Tag.objects.create(application=decided, by=alice, tag="call first")
    models.Note.objects.create(application=decided, by=alice, text="Spoke with Peeters on Tuesday.")
    factories.make_application(role, name="Waits")
    locked = factories.make_document(state="unreadable", reason="encrypted")
    unread = factories.make_application(role, name="Locked", document=locked)
    return {
        "roles": "/roles/",
        "board": "/roles/infra-pm/",
        "filtered": "/roles/infra-pm/?gate-languages=unclear&q=peeters",
        "hits": "/roles/infra-pm/?q=peeters+OR+teams&tag=call+first",
        "insight": "/roles/infra-pm/insight/",
        "insight over all": "/insight/",
        "columns": "/roles/infra-pm/?col=place&col=email&col=points&col=weight-procurement&sort=years-it-years",
        "handover": "/roles/infra-pm/handover/?standing=clarify",
        "nobody": "/roles/infra-pm/?q=nobody",
        "undecided": f"/review/{judged.public_id}/",
        "as text": f"/review/{judged.public_id}/?view=text",
        "decided": f"/review/{decided.public_id}/",
        "unread": f"/review/{unread.public_id}/",
        "compare": f"/roles/infra-pm/compare/?candidate={judged.public_id}&candidate={decided.public_id}",
        "differences": f"/roles/infra-pm/compare/?candidate={judged.public_id}&candidate={decided.public_id}&differing=on",
        "password": "/account/password/",
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_a_telephone_shows_all(signed_in, addresses, dark):
    page = signed_in(dark=dark)
    narrow = {"width": 390, "height": 844}
    found, wide = [], page.viewport_size
    for name, address in addresses.items():
        page.set_viewport_size(wide)
        page.goto(address)
        page.evaluate("document.querySelectorAll('details.fold').forEach((fold) => { fold.open = true; })")
        found += [(name, violation) for violation in violations(page)]
        page.set_viewport_size(narrow)
        found += [(name, "narrow", violation) for violation in violations(page)]
        found += [(name, "scrolls sideways", overflow(page))] if overflow(page) > 0 else []
    assert found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_before_signing_in(open_page, transactional_db, dark):
    page = open_page(dark=dark)
    page.goto("/account/sign-in/")
    assert violations(page) == []
    page.locator("details.menu summary").first.click()
    assert violations(page) == []


def test_the_theme_follows_the_system_until_one_is_chosen(open_page, transactional_db):
    page = open_page(dark=True)
    page.goto("/account/sign-in/")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.get_by_label("Light or dark").click()
    page.get_by_role("button", name="Light").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "light"
