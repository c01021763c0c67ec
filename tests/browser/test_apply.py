"""Someone applies: on a phone or at a desk, in three languages, with and without JavaScript, with a bad connection."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from screening import models
from screening.flow import bell, sweep
from tests.browser.conftest import overflow, violations

CV = Path(__file__).parents[2] / "benchmark" / "cvs" / "f20.docx"
PHOTO = Path(__file__).parents[1] / "corpus" / "reading" / "scans" / "fr-150-dots.jpg"
LANGUAGES = ("en", "nl", "fr")
LAYOUT_SHIFT = """
new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})
"""
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _at_once(settings, monkeypatch, role: models.Role) -> None:
    """An open role, nobody who waits, and no broker: the test itself is the worker."""
    settings.APPLY_LEAST_SECONDS = 0
    settings.APPLY_READING_WAIT_SECONDS = 0
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


def choose(page: Page, name: str, value: str) -> None:
    """Tap the choice, as a thumb does: on its label."""
    chosen = page.locator(f'input[name="{name}"][value="{value}"]')
    page.locator(f'label[for="{chosen.get_attribute("id")}"]').click()


def fill_in(page: Page) -> None:
    page.locator("#id_name").fill("An Peeters")
    page.locator("#id_email").fill("an.peeters@example.org")
    for name, value in {
        "language_nl": "C2",
        "language_fr": "B2",
        "language_en": "C1",
        "onsite_place": "yes",
        "onsite_days": "3",
        "onsite_weekday_thursday": "yes",
        "start": "notice",
    }.items():
        choose(page, name, value)
    page.locator("#id_notice_length").fill("6")
    page.locator("#id_consent").check()


def send(page: Page) -> None:
    page.locator(".apply-send button").click()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [True, False], ids=["phone", "desk"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_applies_from_the_list_of_roles_to_the_receipt(open_page, language, narrow, javascript):
    page = open_page(language=language, narrow=narrow, javascript=javascript)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(".job-card").click()
    page.locator(".apply-now a").first.click()
    page.locator("#id_cv").set_input_files(CV)
    if javascript:
        expect(page.locator(".file-card")).to_contain_text(CV.name)
    fill_in(page)
    send(page)
    page.wait_for_url("**/received/")
    application = models.Application.objects.get()
    expect(page.locator(".receipt-reference")).to_contain_text(application.reference)
    assert application.language == language
    assert application.document.name == CV.name
    assert application.answers_terms().notice.weeks == 6
    assert overflow(page) == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_keeps_the_file_and_the_fields_when_something_is_missing(open_page, javascript):
    page = open_page(narrow=True, javascript=javascript)
    page.goto("/nl/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(CV)
    if javascript:
        expect(page.locator(".file-card")).to_be_visible()
    fill_in(page)
    page.locator("#id_email").fill("an@")
    send(page)
    expect(page.locator(".error-summary a")).to_have_count(1)
    page.locator(".error-summary a").click()
    expect(page.locator("#id_email")).to_be_focused()
    expect(page.locator(".file-card")).to_contain_text(CV.name)
    page.locator("#id_email").fill("an.peeters@example.org")
    send(page)
    page.wait_for_url("**/received/")


def test_the_error_summary_has_the_focus_and_is_announced(open_page):
    page = open_page()
    page.goto("/en/jobs/infra-pm/apply/")
    send(page)
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#errors")).to_have_attribute("role", "alert")
    for link in page.locator(".error-summary a").all():
        target = link.get_attribute("href")
        assert page.locator(target).count() == 1, f"{target} leads nowhere"


def test_a_wrong_file_says_what_to_do_and_the_right_one_is_taken(open_page, tmp_path):
    program = tmp_path / "cv.exe"
    program.write_bytes(b"MZ\x90\x00\x00\x00")
    page = open_page(narrow=True)
    page.goto("/fr/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(program)
    expect(page.locator("#cv-problem")).to_contain_text("Word")
    page.locator("#id_cv").set_input_files(CV)
    expect(page.locator(".file-card")).to_contain_text(CV.name)
    expect(page.locator("#cv-problem")).to_have_count(0)


def test_the_cv_is_read_while_the_form_is_filled_in_and_proposes_what_is_left_empty(open_page):
    page = open_page()
    page.goto("/en/jobs/infra-pm/apply/")
    page.locator("#id_email").fill("my.own@example.org")
    page.locator("#id_cv").set_input_files(CV)
    expect(page.locator('.file-card[data-state="stored"]')).to_be_visible()
    sweep.drain()
    expect(page.locator('.file-card[data-state="read"]')).to_be_visible()
    read = models.Document.objects.get().reading.facts_terms
    assert page.locator("#id_name").input_value() == read.name.value
    assert page.locator("#id_email").input_value() == "my.own@example.org"
    expect(page.locator(".from-cv").first).to_be_visible()


@needs_tesseract
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_photo_of_a_paper_cv_is_read_while_the_form_is_filled_in(open_page, language):
    page = open_page(narrow=True, language=language)
    page.goto(f"/{language}/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(PHOTO)
    expect(page.locator('.file-card[data-state="stored"]')).to_be_visible()
    sweep.drain()
    expect(page.locator('.file-card[data-state="read"]')).to_be_visible()
    read = models.Document.objects.get().reading
    assert read.facts_terms.positions
    assert read.facts_terms.name.value in PHOTO.with_suffix(".txt").read_text("utf-8")
    fill_in(page)
    send(page)
    page.wait_for_url("**/received/")
    sweep.drain()
    page.locator(".apply-now a").click()
    expect(page.locator(".career-list li").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_changes_the_language_in_the_middle_and_loses_nothing(open_page, javascript):
    page = open_page(narrow=True, javascript=javascript)
    page.goto("/nl/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(CV)
    fill_in(page)
    page.locator('.languages button[value="fr"]').click()
    page.wait_for_url("**/fr/**")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#id_name")).to_have_value("An Peeters")
    expect(page.locator('input[name="language_nl"][value="C2"]')).to_be_checked()
    expect(page.locator(".file-card")).to_contain_text(CV.name)
    expect(page.locator(".error-summary")).to_have_count(0)
    assert models.Application.objects.count() == 0


def test_a_connection_lost_in_the_middle_loses_nothing(open_page):
    page = open_page(narrow=True)
    page.goto("/en/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(CV)
    expect(page.locator(".file-card")).to_be_visible()
    fill_in(page)
    page.context.set_offline(True)
    send(page)
    expect(page.locator("#apply-news")).to_contain_text("No connection")
    assert models.Application.objects.count() == 0
    expect(page.locator("#id_name")).to_have_value("An Peeters")
    page.context.set_offline(False)
    expect(page.locator("#apply-news")).to_contain_text("connected again")
    send(page)
    page.wait_for_url("**/received/")


def test_goes_on_with_the_draft_on_another_device(open_page):
    phone = open_page(narrow=True)
    phone.goto("/en/jobs/infra-pm/apply/")
    phone.locator("#id_cv").set_input_files(CV)
    fill_in(phone)
    with phone.expect_response("**/keep/"):
        phone.locator("#id_phone").fill("0475 12 34 56")
    expect(phone.locator("#kept")).to_be_visible()
    desk = open_page()
    desk.goto(phone.url)
    expect(desk.locator("#id_phone")).to_have_value("0475 12 34 56")
    expect(desk.locator(".file-card")).to_contain_text(CV.name)
    send(desk)
    desk.wait_for_url("**/received/")


def test_pressing_send_twice_sends_once(open_page):
    page = open_page()
    page.goto("/en/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(CV)
    expect(page.locator(".file-card")).to_be_visible()
    fill_in(page)
    page.locator(".apply-send button").dblclick()
    page.wait_for_url("**/received/")
    assert models.Application.objects.count() == 1


def test_the_whole_form_is_filled_in_by_keyboard(open_page):
    page = open_page()
    page.goto("/en/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(CV)
    expect(page.locator(".file-card")).to_be_visible()
    page.locator("#id_name").focus()
    keys = ["An Peeters", "Tab", "an@example.org", "Tab", "Tab", *["Space", "ArrowRight", "Tab"] * 3]
    keys += [*["Space", "Tab"], *["Space", "ArrowRight", "ArrowRight", "Tab"], *["Space", "Tab"], *["Space", "Tab"]]
    keys += ["Space", "Tab", "Tab", "Enter"]
    for key in keys:
        page.keyboard.press(key) if re.fullmatch("Tab|Space|Enter|Arrow.*", key) else page.keyboard.type(key)
    page.wait_for_url("**/received/")
    answers = models.Application.objects.get().answers_terms()
    assert {level.name for level in answers.languages.values()} == {"A2"}
    assert answers.onsite_days == 2


@pytest.mark.parametrize("language", LANGUAGES)
class TestAccessible:
    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    @pytest.mark.parametrize("address", ["jobs/", "jobs/infra-pm/", "jobs/infra-pm/apply/", "privacy/"])
    def test_a_page_has_no_violation_and_fits(self, open_page, language, dark, address):
        page = open_page(narrow=True, dark=dark)
        page.goto(f"/{language}/{address}")
        for fold in page.locator("main details").all():
            fold.evaluate("element => element.open = true")
        assert violations(page) == []
        assert overflow(page) == 0

    def test_the_form_with_every_error_a_kept_file_and_the_details_has_no_violation(self, open_page, language):
        page = open_page(narrow=True)
        page.goto(f"/{language}/jobs/infra-pm/apply/")
        page.locator("#id_cv").set_input_files(CV)
        expect(page.locator(".file-card")).to_be_visible()
        choose(page, "start", "notice")
        send(page)
        expect(page.locator(".error-summary")).to_be_visible()
        assert violations(page) == []
        assert overflow(page) == 0

    def test_the_receipt_and_the_candidates_own_page_have_no_violation(self, open_page, language):
        page = open_page(narrow=True)
        page.goto(f"/{language}/jobs/infra-pm/apply/")
        page.locator("#id_cv").set_input_files(CV)
        fill_in(page)
        send(page)
        page.wait_for_url("**/received/")
        assert violations(page) == []
        sweep.drain()
        page.locator(".apply-now a").click()
        expect(page.locator(".stand").first).to_be_visible()
        for fold in page.locator("main details").all():
            fold.evaluate("element => element.open = true")
        assert violations(page) == []
        assert overflow(page) == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_corrects_an_answer_then_withdraws_then_has_everything_erased(open_page, settings, tmp_path, javascript):
    settings.FORGOTTEN_LEDGER = tmp_path / "ledger.jsonl"
    page = open_page(narrow=True, javascript=javascript)
    page.goto("/en/jobs/infra-pm/apply/")
    page.locator("#id_cv").set_input_files(CV)
    fill_in(page)
    send(page)
    page.wait_for_url("**/received/")
    sweep.drain()
    page.locator(".apply-now a").click()
    onsite = page.locator(".stand", has_text="On site in Brussels")
    page.get_by_text("Correct my answers").click()
    choose(page, "onsite_place", "no")
    page.get_by_role("button", name="Save my answers").click()
    expect(page.locator(".notice-good")).to_contain_text("compared again")
    assert models.Application.objects.get().answers_terms().onsite_place is False
    expect(onsite.locator(".chip-pass")).to_have_count(0)
    page.get_by_text("Withdraw my application").click()
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.locator(".status-steps")).to_contain_text("Withdrawn by you")
    page.get_by_text("Erase everything").click()
    page.locator("#id_sure").check()
    page.get_by_role("button", name="Erase", exact=True).click()
    expect(page.locator("h1")).to_have_text("Everything is erased")
    assert models.Application.objects.count() == models.Document.objects.count() == models.Draft.objects.count() == 0


@pytest.mark.parametrize("address", ["/nl/jobs/", "/nl/jobs/infra-pm/", "/nl/jobs/infra-pm/apply/"])
def test_the_page_fits_at_four_times_the_size(open_page, address):
    page = open_page()
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 pixels at 400 %, as WCAG 1.4.10 measures
    page.goto(address)
    assert overflow(page) == 0


@pytest.mark.parametrize("name", ["choice", "btn-primary", "languages > *", "form-control"])
def test_what_is_tapped_is_as_large_as_a_thumb(open_page, name):
    page = open_page(narrow=True)
    page.goto("/nl/jobs/infra-pm/apply/")
    for target in page.locator(f".{name}").all():
        box = target.bounding_box()
        assert box is None or min(box["width"], box["height"]) >= 44


def test_every_input_has_its_label(open_page):
    page = open_page()
    page.goto("/en/jobs/infra-pm/apply/")
    nameless = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]), select, button')]"
        ".filter(field => !(field.labels?.length || field.textContent.trim() || field.ariaLabel)).map(field => field.name)"
    )
    assert nameless == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["jobs/", "jobs/infra-pm/", "jobs/infra-pm/apply/"])
def test_a_first_page_keeps_to_its_budget(open_page: Callable[..., Page], role, address, language):
    """Under 100 kB without the fonts, as a server sends it (compressed), in few requests, and nothing jumps about."""
    page = open_page(narrow=True)
    bodies: dict[str, bytes] = {}
    page.on("response", lambda response: bodies.setdefault(response.url, response.body() if response.ok else b""))
    page.goto(f"/{language}/{address}", wait_until="networkidle")
    sizes = {url: len(gzip.compress(body)) for url, body in bodies.items() if not url.endswith(".woff2")}
    assert sum(sizes.values()) < 100_000, sizes
    assert len(bodies) <= 12, sorted(bodies)
    assert page.evaluate("document.querySelectorAll('*').length") < 800
    assert page.evaluate(LAYOUT_SHIFT) < 0.1
