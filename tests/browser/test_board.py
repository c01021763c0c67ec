"""The board in a real browser: filters, keys, live progress."""

import re

import pytest
from playwright.sync_api import expect

from screening.core.terms import Outcome
from screening.flow import log
from tests import factories
from tests.browser.conftest import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def several(role):
    return [
        factories.make_judged(role, name="Meets All", points=80),
        factories.make_judged(
            role, name="Unclear Languages", standing="clarify", outcomes={"languages": Outcome.UNCLEAR}
        ),
        factories.make_judged(role, name="Fails Years", standing="fails", outcomes={"it-years": Outcome.FAIL}),
    ]


def test_a_gate_is_filtered_from_the_head_of_its_column_and_the_filter_is_taken_away(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.locator(".gate-head summary", has_text="Languages").click()
    page.get_by_role("link", name="Unclear 1").click()
    expect(page).to_have_url(re.compile("gate-languages=unclear"))
    expect(page.locator(".entry")).to_have_count(1)
    page.locator(".held .chip").click()
    expect(page.locator(".entry")).to_have_count(3)


def test_facets_narrow_the_board_at_once_and_stand_in_the_address(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.locator("#facets > summary").click()
    page.locator("#f-gate-languages-unclear").check()
    expect(page.locator(".entry")).to_have_count(1)
    page.locator("#f-gate-languages-pass").check()
    expect(page.locator(".entry")).to_have_count(3)
    expect(page).to_have_url(re.compile(r"\?gate-languages=pass&gate-languages=unclear$"))
    expect(page.locator("#facets .facets-body")).to_be_visible()
    page.locator("#f-years-it-years-from").fill("16")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Nobody fits this filter")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(".entry")).to_have_count(3)
    page.go_back()
    expect(page.get_by_text("Nobody fits this filter")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_what_opens(signed_in, several, dark):
    page = signed_in(dark=dark)
    page.goto("/roles/infra-pm/?gate-it-years=pass&q=infrastructuur")
    for opened in ("#facets", "#columns", "#views", ".points"):
        page.locator(f"{opened} > summary").first.click()
        assert violations(page) == [], opened
        page.keyboard.press("Escape")
    page.get_by_label("Choose Meets All").check()
    for opened in ("#chosen-tags", "#chosen-ask", "#chosen-decide"):
        page.locator(f"{opened} > summary").click()
        assert violations(page) == [], opened
        page.keyboard.press("Escape")


def test_a_view_is_saved_used_and_opened_first(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/?standing=fails")
    page.locator("#views > summary").click()
    page.get_by_label("Keep this board under a name").fill("Nearly there")
    page.get_by_label("Open this board with it").check()
    page.get_by_role("button", name="Save the view").click()
    expect(page.get_by_text("The view “Nearly there” was saved.")).to_be_visible()
    page.goto("/roles/infra-pm/")
    expect(page.locator(".entry-link")).to_have_text(["Fails Years"])
    page.locator("#views > summary").click()
    page.get_by_role("link", name="Everybody").click()
    expect(page.locator(".entry")).to_have_count(3)


def test_columns_are_chosen_and_stand_in_the_address(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.locator("#columns > summary").click()
    page.locator("#col-points").uncheck()
    expect(page.locator(".col-points")).to_have_count(0)
    expect(page).to_have_url(re.compile("col=reference"))


def test_the_choice_is_kept_from_page_to_page(signed_in, several, monkeypatch):
    monkeypatch.setattr("screening.web.board_rows.ROWS_PER_PAGE", 2)
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.get_by_label("Choose Meets All").check()
    page.get_by_role("link", name="Next").click()
    page.get_by_label("Choose Fails Years").check()
    expect(page.get_by_text("2 chosen")).to_be_visible()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".compare-name")).to_have_text(["Meets All", "Fails Years"])


def test_who_was_looked_at_is_shortlisted_in_bulk_and_that_is_undone(signed_in, several, alice):
    factories.look(several[0], alice)
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.get_by_label("Choose all of this page").check()
    page.locator("#chosen-decide > summary").click()
    page.locator("#chosen-reason").fill("Strong on tenders.")
    page.get_by_role("button", name="Shortlist").click()
    expect(page.get_by_text("1 was shortlisted.")).to_be_visible()
    expect(page.get_by_text("you have not looked at them: Unclear Languages, Fails Years")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone for 1 candidate.")).to_be_visible()
    expect(page.locator(".col-state .chip-shortlist")).to_have_count(0)


def test_points_explain_themselves_by_a_key(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.keyboard.press("j")
    page.keyboard.press("p")
    expect(page.locator(".points-body").first).to_contain_text("Public procurement")
    expect(page.locator(".points-body").first).to_contain_text("Nobody else of this standing has as many.")


def test_the_board_is_walked_by_keys(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Unclear Languages")


def test_keys_search_and_explain_themselves(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("years")
    page.keyboard.press("Enter")
    expect(page.locator(".entry-link")).to_have_text(["Fails Years"])


def test_a_file_that_is_read_meanwhile_appears_without_loading_the_page(signed_in, role, several):
    waiting = factories.make_application(role, name="Just Uploaded")
    page = signed_in()
    page.goto("/roles/infra-pm/")
    expect(page.get_by_text("1 CV is being read (3 of 4 done)")).to_be_visible()
    factories.make_reading(waiting.document)
    log.record(role, "read", application=waiting)
    expect(page.get_by_text("1 CV is being read")).to_have_count(0)
    expect(page.locator(".entry", has_text="Just Uploaded").get_by_text("Read", exact=True)).to_be_visible()


def test_the_board_works_without_javascript(signed_in, several):
    page = signed_in(javascript=False)
    page.goto("/roles/infra-pm/")
    page.locator(".gate-head summary").nth(1).click()
    page.get_by_role("link", name="Unclear 1").click()
    expect(page.locator(".entry")).to_have_count(1)
    page.get_by_role("searchbox").fill("nobody")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Nobody fits this filter")).to_be_visible()


def test_chosen_candidates_are_tagged_and_that_is_undone(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    for name in ("Meets All", "Fails Years"):
        page.get_by_label(f"Choose {name}").check()
    page.locator("#chosen-tags > summary").click()
    page.locator("#chosen-tag").fill("Call first")
    page.get_by_role("button", name="Put the tag on them").click()
    expect(page.get_by_text("The tag “call first” was put on 2 candidates.")).to_be_visible()
    expect(page.locator(".entry .chip-tag")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".entry .chip-tag")).to_have_count(0)


def test_the_matrix_is_downloaded_without_javascript(signed_in, several):
    page = signed_in(javascript=False)
    page.goto("/roles/infra-pm/")
    page.locator("summary", has_text="Export").click()
    page.get_by_role("link", name="Compliance matrix for the client").click()
    page.get_by_label("Nederlands").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "conformiteitsmatrix-infra-pm.docx"
