"""A recruiter brings candidates in: many files with and without JavaScript, one by hand, two that are one person."""

import pytest
from playwright.sync_api import expect

from screening import models
from screening.flow import bell, sweep
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.browser
CV = "Jan Peeters\njan.peeters@example.org\n\nErvaring\n01/2010 - 12/2024 Projectleider IT, FOD Voorbeeld\n"
ADDRESS = "/roles/infra-pm/intake/"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch) -> None:
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


def file(name: str, content: str) -> dict:
    return {"name": name, "mimeType": "text/plain", "buffer": content.encode()}


FILES = [file("a.txt", CV), file("b.txt", CV.replace("Jan Peeters", "Jan  Peeters")), file("c.exe", "MZ")]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_many_files_are_brought_in_each_with_its_state(signed_in, javascript):
    page = signed_in(javascript=javascript)
    page.goto(ADDRESS)
    assert not javascript or violations(page) == []
    page.locator("#files").set_input_files(FILES)
    page.locator("form[data-intake] button[type=submit]").click()
    page.wait_for_url(f"**{ADDRESS}*/")
    expect(page.locator("main")).to_contain_text("c.exe")
    assert models.Intake.objects.get().files.count() == len(FILES)
    sweep.drain()
    page.reload()
    expect(page.locator("main")).to_contain_text("Jan Peeters")
    expect(page.locator("main")).to_contain_text("Refused")
    assert not javascript or violations(page) == []
    assert overflow(page) == 0


def test_two_that_may_be_one_person_are_compared_joined_and_parted_again(signed_in):
    page = signed_in()
    page.goto(ADDRESS)
    page.locator("#files").set_input_files(FILES[:2])
    page.locator("form[data-intake] button[type=submit]").click()
    page.wait_for_url(f"**{ADDRESS}*/")
    sweep.drain()
    page.goto(ADDRESS)
    page.locator("a", has_text="Compare").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_one_by_hand_says_what_is_missing_and_has_no_violation(signed_in, dark):
    page = signed_in(narrow=True, dark=dark)
    page.goto(f"{ADDRESS}by-hand/")
    page.locator("main form button[type=submit]").first.click()
    assert violations(page) == []
    assert overflow(page) == 0
    assert models.Application.objects.count() == 0
