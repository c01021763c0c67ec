"""What a team does on the review page in a real browser: score, call a colleague, meet a look-alike, review blind."""

import re

import pytest
from playwright.sync_api import expect

from screening.core import terms
from screening.flow import decide, notes, scorecards
from screening.models import Mention, Scorecard
from tests import factories
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.browser
STATES = [(False, False), (False, True), (True, False), (True, True)]
IDS = ["wide light", "wide dark", "narrow light", "narrow dark"]


def settled(application, by, kind, reason):
    decide.look(application, by)
    decide.decide(application, kind, reason, by)


def test_a_scorecard_is_filled_by_keys_submitted_and_then_seen_beside_the_others(review, person, bob):
    given = {"it-years": scorecards.Given(1, "Too long ago."), "languages": scorecards.Given(4)}
    scorecards.score(person, given, bob, remark="Ask once more.", submit=True)
    page = review()
    expect(page.locator("#scores + .panel")).to_contain_text("1 colleague has submitted.")
    expect(page.get_by_text("Too long ago.")).to_have_count(0)
    page.keyboard.press("s")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("input[name='step-it-years'][value='5']")).to_be_checked()
    page.get_by_role("button", name="Submit to the team").click()
    expect(page.get_by_role("status").first).to_contain_text("The team sees your scorecard now.")
    expect(page.locator("table.scores")).to_contain_text("1–5")
    page.get_by_text("What Bob Reviewer wrote").click()
    expect(page.get_by_text("Too long ago.")).to_be_visible()
    assert violations(page) == []


def test_a_scorecard_is_kept_without_javascript(review):
    page = review(javascript=False)
    page.locator("details.scoring > summary").click()
    page.locator("label.score-step", has_text="Strong yes").first.click()
    page.get_by_role("button", name="Keep for me").click()
    expect(page.get_by_text("Kept for you alone; nobody else sees it yet.")).to_be_visible()
    assert Scorecard.objects.get().submitted_at is None


def test_a_colleague_is_called_by_a_click_and_finds_it_on_their_first_page(review, signed_in, person, alice, bob):
    page = review()
    page.get_by_role("button", name="@Bob").click()
    page.keyboard.type("is page two enough?")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".notes")).to_contain_text("told to Bob Reviewer")
    assert Mention.objects.get().user == bob
    notes.note(person, "@Alice: yes, it is.", bob)
    page.goto("/roles/")
    waiting = page.locator("section", has=page.get_by_role("heading", name="Colleagues want you to read"))
    expect(waiting).to_contain_text("Bob Reviewer calls you in a note")
    assert violations(page) == []
    waiting.get_by_role("link", name="Jan Peeters").click()
    expect(page.locator(".notes")).to_contain_text("@Alice: yes, it is.")
    page.goto("/roles/")
    expect(page.get_by_role("heading", name="Colleagues want you to read")).to_have_count(0)


def test_an_unclear_verdict_is_asked_about_by_one_key(review, role):
    unclear = factories.make_judged(role, outcomes={"languages": terms.Outcome.UNCLEAR}, standing="clarify")
    page = review()
    page.goto(f"/review/{unclear.public_id}/")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("q")
    expect(page.locator("#v-languages")).to_contain_text("On the list of questions")
    assert unclear.questions.get().criterion == "languages"


def test_a_look_alike_is_shown_before_and_after_a_decision(review, role, alice, bob):
    settled(factories.make_judged(role, name="First Twin"), bob, "reject", "No Thursdays before June.")
    page = review()
    expect(page.locator(".lookalikes")).to_contain_text("No Thursdays before June.")
    page.keyboard.press("a")
    page.keyboard.type("Thursdays are possible from May.")
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.locator(".notice-warn").first).to_contain_text("First Twin")
    expect(page.locator(".lookalikes")).to_contain_text("Near-identical facts, another decision")
    page.locator(".lookalikes").get_by_role("link", name="First Twin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First Twin")
    expect(page.locator(".lookalikes")).to_contain_text("Jan Peeters")
    assert violations(page) == []


def test_a_blind_role_is_switched_on_reviewed_and_lifted_with_a_reason(review, person, role):
    page = review()
    page.goto(f"/roles/{role.slug}/blind/")
    page.get_by_label("For each person until they have decided themselves").check()
    page.get_by_role("button", name="Keep").click()
    assert violations(page) == []
    page.goto(f"/review/{person.public_id}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Candidate {person.reference}")
    expect(page.locator("#cv-text")).to_contain_text("███")
    expect(page.locator("body")).not_to_contain_text("Peeters")
    assert violations(page) == []
    page.get_by_text("I have to know now").click()
    page.get_by_label("Why, in a few words").fill("The interview is today.")
    page.get_by_role("button", name="Show me who this is").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jan Peeters")
    expect(page.locator(".history li").first).to_contain_text("Name shown in a blind role")


@pytest.mark.parametrize(("narrow", "dark"), STATES, ids=IDS)
def test_the_page_has_no_violations_in_any_state(review, role, person, bob, narrow, dark):
    settled(factories.make_judged(role, name="First Twin"), bob, "reject", "No Thursdays.")
    scorecards.score(person, {"it-years": scorecards.Given(3)}, bob, submit=True)
    notes.note(person, "@Alice: look.", bob)
    role.blind = "own"
    role.save()
    page = review(narrow=narrow, dark=dark)
    for fold in page.locator("details:not(.menu) > summary").all():
        fold.click()
    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_no_english_is_left(review, language):
    page = review(language=language)
    page.keyboard.press("?")
    text = page.locator("body").inner_text()
    assert not re.findall(r"\b(?:Scorecards|Career|Keyboard|candidate|verdict rests|Near-identical|Strong no)\b", text)
