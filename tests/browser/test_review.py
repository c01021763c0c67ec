"""The review page in a real browser: verdict to evidence and back, a decision, by mouse, by keys, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.conftest import violations

pytestmark = pytest.mark.browser


def test_a_quote_lights_up_its_mark_and_its_verdict(review):
    page = review()
    page.locator("#v-languages .quote").first.click()
    expect(page.locator("mark.is-here")).to_have_text(factories.QUOTE)
    expect(page.locator("mark.is-here")).to_be_in_viewport()
    expect(page.locator("#v-languages")).to_have_class(re.compile("is-active"))


def test_a_mark_says_which_verdicts_rest_on_it_and_leads_to_each(review):
    page = review()
    page.locator("mark").first.click()
    slip = page.locator("#slip")
    expect(slip.get_by_role("link")).to_have_count(5)
    assert violations(page) == []
    slip.get_by_role("link", name="Languages").click()
    expect(slip).to_be_hidden()
    expect(page.locator(".is-active[data-criterion]")).to_have_attribute("data-criterion", "languages")
    expect(page.locator("#v-languages")).to_be_in_viewport()


def test_a_mark_is_reached_by_keys_and_left_by_escape(review):
    page = review()
    page.keyboard.press("m")
    expect(page.locator("#slip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#slip")).to_be_hidden()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.locator(".is-active[data-criterion]")).to_have_attribute("data-criterion", "it-years")


def test_a_decision_is_made_by_a_named_person_with_a_reason(review):
    page = review()
    page.get_by_role("link", name="Decide", exact=True).click()
    page.get_by_text("Shortlist", exact=True).click()
    page.get_by_label("Reason").last.fill("All gates pass; Thursdays confirmed by telephone.")
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Decided on Jan Peeters.")
    expect(page.locator(".review-head")).to_contain_text("Shortlisted")
    expect(page.locator(".history li").first).to_contain_text("Alice Owner")


def test_a_rejection_rests_on_criteria_and_its_letter_is_read_and_stopped(review):
    page = review()
    page.get_by_role("link", name="Decide", exact=True).click()
    page.get_by_text("Reject", exact=True).first.click()
    ground = page.locator(".ground").first
    expect(ground).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Reason").last.fill("Three years of IT instead of fifteen.")
    page.get_by_text("Write to the candidate, in their language").click()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.locator(".field-error")).to_contain_text("Say which criteria")
    ground.click()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Decided on Jan Peeters.")
    expect(page.locator(".letter-line")).to_contain_text("A letter goes to the candidate at")
    assert violations(page) == []
    with page.context.expect_page() as beside:
        page.get_by_role("link", name="Read it").click()
    expect(beside.value.locator(".letter")).to_have_attribute("lang", "nl")
    page.get_by_role("button", name="Stop the letter").click()
    expect(page.locator(".letter-line")).to_contain_text("The letter was stopped.")


def test_the_whole_review_is_done_by_keys(review):
    page = review()
    page.keyboard.press("n")
    expect(page.locator("#v-it-years")).to_have_class(re.compile("is-active"))
    page.keyboard.press("n")
    expect(page.locator("#v-languages")).to_have_class(re.compile("is-active"))
    page.keyboard.press("p")
    expect(page.locator("#v-it-years")).to_have_class(re.compile("is-active"))
    page.keyboard.press("s")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.type("@Bob: look at page one.")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
    page.keyboard.press("r")
    expect(page.get_by_role("radio", name="Reject")).to_be_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_role("radio", name="Shortlist")).to_be_checked()
    page.keyboard.type("Every gate passes with evidence.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_contain_text("Decided on Jan Peeters.")
    page.wait_for_load_state("load")  # the words are there before the script that knows the keys
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile("/roles/infra-pm/$"))


def test_keys_lead_to_the_next_candidate_of_the_filter(review, person, role):
    factories.make_judged(role, name="Second Person", points=10)
    page = review()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).to_have_text("Second Person")
    page.keyboard.press("k")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jan Peeters")


def test_quotes_and_marks_are_links_without_javascript(review):
    page = review(javascript=False)
    page.locator("#v-languages .quote").first.click()
    expect(page.locator("mark:target")).to_have_text(factories.QUOTE)
    page.locator("mark:target a").click()
    expect(page).to_have_url(re.compile("#u-p1-"))
    page.locator(".passages li:target a.gate-chip").nth(1).click()
    expect(page).to_have_url(re.compile("#v-languages$"))
