"""The board in a real browser: filters, keys, live progress."""

import re

import pytest
from playwright.sync_api import expect

from screening.core.terms import Outcome
from tests import factories

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


def test_a_choice_of_state_is_applied_at_once(signed_in, several):
    page = signed_in()
    page.goto("/roles/infra-pm/")
    page.get_by_label("State").select_option("rejected")
    expect(page).to_have_url(re.compile("state=rejected"))
    expect(page.get_by_text("Nobody fits this filter")).to_be_visible()


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
    page.locator(".chosen summary", has_text="Tag").click()
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
