"""A candidate's journey after applying, in three languages: asked and answering, correcting, mending, leaving."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page, expect

from screening import models
from screening.core.terms import Outcome
from screening.flow import ask, bell, links, receive, sweep
from tests import factories
from tests.browser.conftest import overflow, violations
from tests.browser.test_apply import CV, LANGUAGES, choose

pytestmark = pytest.mark.browser
TEXT_CV = (
    b"An Peeters\nan.peeters@example.org\n\nWork experience\n"
    b"01/2010 - 12/2025 IT project manager, Harbour of Example\nLed the renewal of servers and networks.\n"
)


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch) -> None:
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


@pytest.fixture
def unclear(role: models.Role) -> models.Application:
    """An application whose languages and on-site days nobody knows yet."""
    outcomes = {"onsite-brussels": Outcome.UNCLEAR, "languages": Outcome.UNCLEAR}
    return factories.make_judged(role, standing="clarify", outcomes=outcomes)


@pytest.fixture
def read(role: models.Role) -> models.Application:
    """An application whose CV was really read and judged."""
    document = receive.keep(SimpleUploadedFile("cv.txt", TEXT_CV))
    application = factories.make_application(role, document=document)
    sweep.drain()
    application.refresh_from_db()
    return application


def unfold(page: Page) -> None:
    for fold in page.locator("main details").all():
        fold.evaluate("element => element.open = true")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_question_is_asked_on_the_review_page_and_answered_on_the_candidates(
    signed_in, open_page, unclear, alice: User, language, javascript
):
    recruiter = signed_in()
    recruiter.goto(f"/review/{unclear.public_id}/")
    recruiter.locator("#v-onsite-brussels .ask button").click()
    recruiter.locator(".panel form button", has_text="Send 1 question").click()
    expect(recruiter.locator(".asked-line")).to_contain_text("asked on")
    question = models.Question.objects.get()
    page = open_page(narrow=True, language=language, javascript=javascript)
    page.goto(links.status_path(unclear, language))
    choose(page, f"q{question.pk}-onsite_place", "yes")
    choose(page, f"q{question.pk}-onsite_days", "2")
    choose(page, f"q{question.pk}-onsite_weekday_thursday", "yes")
    page.locator(f"#id_q{question.pk}-words").fill("Graag / Volontiers")
    page.locator(".asked button[type=submit]").click()
    expect(page.locator(".notice-good")).to_be_visible()
    expect(page.locator(".asked")).to_have_count(0)
    recruiter.reload()
    expect(recruiter.locator(".asked-line")).to_contain_text("Graag / Volontiers")
    expect(recruiter.locator("#v-onsite-brussels .chip-pass")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_correction_changes_the_verdict_on_the_board(signed_in, open_page, unclear, language, javascript):
    board = signed_in()
    board.goto("/roles/infra-pm/")
    before = board.locator("tr", has_text=unclear.name).inner_text()
    page = open_page(narrow=True, language=language, javascript=javascript)
    page.goto(links.status_path(unclear, language))
    unfold(page)
    answers = {"onsite_place": "no", "onsite_days": "0", "onsite_weekday_thursday": "no", "start": "now"}
    for name, value in answers.items():
        choose(page, name, value)
    for code, value in {"nl": "C1", "fr": "B2", "en": "B2"}.items():
        choose(page, f"language_{code}", value)
    page.locator('form[action$="/correct/"] button[type=submit]').click()
    expect(page.locator(".changes li").first).to_be_visible()
    board.reload()
    row = board.locator("tr", has_text=unclear.name)
    assert row.inner_text() != before
    assert models.Application.objects.get().assessment.standing == "fails"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_job_is_corrected_and_the_board_shows_that_it_has_to_be_clarified(
    signed_in, open_page, read, language, javascript
):
    board = signed_in()
    board.goto("/roles/infra-pm/")
    before = board.locator("tr", has_text=read.name).inner_text()
    page = open_page(narrow=True, language=language, javascript=javascript)
    page.goto(links.status_path(read, language))
    page.locator(".career-correct").first.click()
    expect(page.locator("#id_career_title")).to_have_value("IT project manager")
    page.locator("#id_career_start_year").fill("2030")
    page.locator(".career-wishes .btn-primary").click()
    expect(page.locator(".error-summary a")).to_have_count(1)
    page.locator("#id_career_start_year").fill("2016")
    page.locator(".career-wishes .btn-primary").click()
    expect(page.locator(".notice-good")).to_be_visible()
    expect(page.locator(".career-list ins")).to_contain_text("2016")
    expect(page.locator(".career-list del")).to_contain_text("2010")
    board.reload()
    assert board.locator("tr", has_text=read.name).inner_text() != before
    verdict = models.Application.objects.get().assessment.verdicts.get(criterion="it-years")
    assert (verdict.outcome, verdict.source) == ("unclear", "both")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_form_of_a_job_with_its_errors_has_no_violation_and_fits(open_page, read, language, dark):
    page = open_page(narrow=True, dark=dark, language=language)
    page.goto(links.status_path(read, language))
    page.locator(".career-correct").first.click()
    page.locator("#id_career_title").fill("")
    page.locator("#id_career_end_year").fill("2001")
    page.locator(".career-wishes .btn-primary").click()
    expect(page.locator(".error-summary a")).to_have_count(2)
    assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unreadable_file_is_replaced_by_the_right_one(open_page, role, language):
    damaged = receive.keep(SimpleUploadedFile("cv.pdf", b"%PDF-1.4\nnothing in it\n%%EOF\n"))
    application = factories.make_application(role, document=damaged)
    sweep.drain()
    assert models.OutgoingMail.objects.filter(kind="new_file_wanted").exists()
    page = open_page(narrow=True, language=language)
    page.goto(links.status_path(application, language))
    expect(page.locator(".notice-warn")).to_be_visible()
    page.locator("#id_new_cv").set_input_files(CV)
    page.locator('form[action$="/cv/"] button').click()
    expect(page.locator(".notice-good")).to_be_visible()
    sweep.drain()
    page.reload()
    expect(page.locator(".stand").first).to_be_visible()
    expect(page.locator(".notice-warn")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_withdraws_and_the_team_sees_it(signed_in, open_page, unclear, language):
    page = open_page(narrow=True, language=language, javascript=False)
    page.goto(links.status_path(unclear, language))
    unfold(page)
    page.locator('form[action$="/withdraw/"] button').click()
    expect(page.locator(".status-steps .is-now")).to_be_visible()
    expect(page.locator('form[action$="/correct/"]')).to_have_count(0)
    recruiter = signed_in()
    recruiter.goto(f"/review/{unclear.public_id}/")
    expect(recruiter.locator(".review-who")).to_contain_text("Withdrawn")
    expect(recruiter.locator(".ask")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_with_questions_errors_and_corrections_has_no_violation_and_fits(
    open_page, unclear, alice, language, dark
):
    for asked in ({"criterion": "languages"}, {"criterion": "onsite-brussels"}, {"text": "Lukt dat?"}):
        ask.note(unclear, alice, **asked)
    ask.send(unclear, alice)
    page = open_page(narrow=True, dark=dark, language=language)
    page.goto(links.status_path(unclear, language))
    unfold(page)
    page.locator("#id_my_email").fill("jan@")
    page.locator('form[action$="/contact/"] button').click()
    expect(page.locator(".error-summary a")).to_have_count(1)
    unfold(page)
    assert violations(page) == []
    assert overflow(page) == 0
