"""From a pasted advertisement to an application judged by its criteria, in a real Chromium, with and without JavaScript."""

import re

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from playwright.sync_api import Page, expect

from screening import models
from screening.core import engine
from screening.core.rolefile import parse_role
from screening.flow import judge, sweep
from tests import factories
from tests.browser.conftest import overflow, violations
from tests.browser.test_apply import fill_in, send

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

ADVERTISEMENT = parse_role((django_settings.BASE_DIR / "roles" / "infra-pm.yaml").read_text()).advertisement
CV = django_settings.BASE_DIR / "demo" / "cvs" / "lotte-verhaegen.pdf"
NARROW = {"width": 390, "height": 844}
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def paste(page: Page) -> None:
    page.goto("/roles/")
    page.get_by_role("link", name="New role").click()
    page.get_by_label("Text of the advertisement").fill(ADVERTISEMENT)
    page.get_by_label("Published on").fill("2026-03-01")
    page.get_by_role("button", name="Read the advertisement").click()
    expect(page.locator("#c-it-years")).to_contain_text("to confirm")


def apply(role: models.Role) -> models.Application:
    """An application with a real CV, read, and judged by the criteria that hold."""
    document = factories.make_document()
    read = engine.read_record(CV.read_bytes(), CV.name)
    reading = models.Reading.from_terms(document.sha256, engine.ENGINE_VERSION, read.document, read.facts)
    reading.save()
    document.reading, document.state = reading, models.Document.State.READ
    document.save()
    application = factories.make_application(role, name="Lotte Verhaegen", document=document)
    with transaction.atomic():
        job = judge.order(application)
    judge.judge(job.pk)
    return application


def open_by_clicks(page: Page) -> None:
    """From the settings of a role that was just made to candidates: each thing that is missing by its link."""
    page.locator("#id_summary_en").fill("Leads projects.")
    page.locator("#id_retention_reason").fill("The time in which a decision can be contested.")
    page.locator(".missing a").get_by_text("that the privacy notice holds for this role").click()
    page.check("#id_notice")
    page.get_by_role("button", name="Keep the settings").click()
    page.locator(".move").get_by_role("button", name="Open").click()
    expect(page.locator(".chip-role-open").first).to_be_visible()


@SCRIPTS
def test_a_pasted_advertisement_becomes_a_role_that_judges_and_is_edited(
    signed_in, open_page, role, settings, javascript
):
    settings.APPLY_LEAST_SECONDS = 0
    page = signed_in(javascript=javascript)
    paste(page)
    quote = page.locator("#c-it-years a.quote")
    expect(page.locator(quote.get_attribute("href"))).to_contain_text("Minimum 15 years")
    quote.click()
    expect(page.locator("mark", has_text="Minimum 15 years of professional IT experience").first).to_be_in_viewport()

    for field in page.get_by_label("Why the work needs this").all():
        field.fill("The tender asks it to the letter.")
    page.get_by_role("button", name="Confirm all").click()
    expect(page.locator(".crit-proposed")).to_have_count(0)
    page.locator("#save input[name=slug]").fill("pasted")
    page.locator("#save button").click()
    page.wait_for_url("**/roles/pasted/settings/")

    made = models.Role.objects.get(slug="pasted")
    assert [c.kind for c in made.current_version().criteria.filter(gate=True)].count("years") == 4
    open_by_clicks(page)
    candidate = open_page(javascript=javascript)
    candidate.goto("/en/jobs/pasted/apply/")
    candidate.locator("#id_cv").set_input_files(CV)
    fill_in(candidate)
    send(candidate)
    candidate.wait_for_url("**/received/")
    sweep.drain()
    application = made.applications.get()
    page.goto(f"/review/{application.public_id}/?view=text")
    expect(page.locator("#v-it-years")).to_contain_text("15")

    page.goto("/roles/pasted/criteria/")
    page.locator("#c-it-years").get_by_role("link", name=re.compile("Change")).click()
    page.get_by_label("At least, in years", exact=True).fill("40")
    page.locator(".editor button[value=look]").last.click()
    expect(page.locator(".effect .moves")).to_contain_text("An Peeters")
    page.get_by_role("button", name="Keep this criterion").click()
    page.wait_for_url("**/criteria/*")
    expect(page.locator("#c-it-years .crit-head")).to_contain_text("changed")
    page.get_by_label("Why do the criteria change?").fill("The client wants more.")
    page.get_by_role("button", name="Save and judge anew").click()
    page.wait_for_url("**/roles/pasted/")
    expect(page.locator("#progress")).to_contain_text("still to be judged by the new criteria")

    job = models.Job.objects.judging_anew(made).get()
    judge.judge(job.pk)
    application.refresh_from_db()
    assert application.assessment.version.number == 2
    assert application.assessment.verdicts.get(criterion="it-years").outcome == "fail"


@SCRIPTS
def test_a_language_rule_is_built_by_its_buttons(signed_in, role, javascript):
    page = signed_in(javascript=javascript)
    page.goto("/roles/infra-pm/criteria/c/languages/")
    page.locator("button[value='tree:add-group:rule']").click()
    added = page.locator("[id='f-rule.2']")
    expect(added.locator(".leaf")).to_have_count(2)
    added.locator("select[name='rule.2.0.language']").select_option("de")
    added.locator("select[name='rule.2.0.level']").select_option("B1")
    added.locator("button[value='tree:remove:rule.2.1']").click()
    expect(page.locator("[id='f-rule.2'] .leaf")).to_have_count(1)
    page.locator("#f-label_fr").fill("Langues")
    page.locator("#f-source").fill("")
    page.get_by_role("button", name="Keep this criterion").click()
    page.wait_for_url("**/criteria/*")
    expect(page.locator("#c-languages .crit-asks")).to_contain_text("German at B1 or better")


@SCRIPTS
def test_a_slider_shows_who_would_move(signed_in, role, javascript):
    role.versions.all().delete()
    factories.make_version(role)
    apply(role)
    page = signed_in(javascript=javascript)
    page.goto("/roles/infra-pm/criteria/what-if/")
    slider = page.locator("[name='it-years-at_least_slider']")
    slider.focus()
    for _ in range(10):
        slider.press("ArrowRight")
    if not javascript:
        page.get_by_role("button", name="Show what it would do").click()
    expect(page.locator(".moves")).to_contain_text("Lotte Verhaegen")
    expect(page.locator("[name='it-years-at_least']")).to_have_value("25")
    page.get_by_role("button", name="Put it into my working copy").click()
    page.wait_for_url("**/criteria/")
    expect(page.locator("#c-it-years .crit-asks")).to_contain_text("25 years")


def test_a_mark_leads_to_its_card_and_a_card_to_its_mark(signed_in, role):
    page = signed_in()
    paste(page)
    page.locator("mark", has_text="Fluent in Dutch").first.click()
    expect(page.locator("#c-languages")).to_have_class(re.compile("is-active"))
    expect(page.locator("#c-languages")).to_be_in_viewport()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_a_telephone_shows_all(signed_in, role, dark):
    apply(role)
    page = signed_in(dark=dark)
    paste(page)
    wide = page.viewport_size
    addresses = [
        page.url, "/roles/new/", "/roles/infra-pm/criteria/", "/roles/infra-pm/criteria/what-if/",
        *(f"/roles/infra-pm/criteria/c/{slug}/" for slug in ("it-years", "languages", "onsite-brussels", "start-date", "procurement")),
    ]  # fmt: skip
    found = []
    for address in addresses:
        page.set_viewport_size(wide)
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = !one.closest('header'); })")
        found += [(address, violation) for violation in violations(page)]
        page.set_viewport_size(NARROW)
        found += [(address, "narrow", violation) for violation in violations(page)]
        found += [(address, "scrolls sideways", overflow(page))] if overflow(page) > 0 else []
    assert found == []


def test_axe_finds_nothing_wrong_with_a_form_that_is_refused(signed_in, role):
    page = signed_in()
    page.goto("/roles/infra-pm/criteria/c/it-years/")
    page.get_by_label("At least, in years", exact=True).fill("0")
    page.locator("#f-domain").select_option("own")
    page.get_by_role("button", name="Keep this criterion").click()
    expect(page.locator("#problems")).to_contain_text("Write a number from")
    assert violations(page) == []
