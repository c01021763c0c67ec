"""The main job, end to end: a public form, a real broker and worker, the board, the evidence, a decision."""

import re

import pytest
from playwright.sync_api import expect

from screening import models
from tests.browser.test_apply import CV, fill_in, send
from tests.faults.conftest import plant  # noqa: F401 - the fixture
from tests.faults.plant import eventually

pytestmark = [pytest.mark.browser, pytest.mark.broker, pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def role(plant, alice):  # noqa: F811 - pytest hands the fixture over by its name
    """The open role of the plant, owned by Alice."""
    models.Membership.objects.create(role=plant.role, user=alice, function=models.Membership.Function.OWNER)
    return plant.role


def test_an_application_goes_from_the_public_form_to_a_decision(plant, role, open_page, signed_in, settings):  # noqa: F811
    settings.APPLY_LEAST_SECONDS = 0
    plant.worker()
    plant.beat()

    candidate = open_page(language="nl", narrow=True)
    candidate.goto(f"/nl/jobs/{role.slug}/apply/")
    candidate.locator("#id_cv").set_input_files(CV)
    expect(candidate.locator(".file-card")).to_contain_text(CV.name)
    fill_in(candidate)
    send(candidate)
    candidate.wait_for_url("**/received/")
    application = models.Application.objects.get()
    expect(candidate.locator(".receipt-reference")).to_contain_text(application.reference)
    eventually(lambda: models.Assessment.objects.filter(application=application).exists(), "the CV is read and judged")

    recruiter = signed_in()
    recruiter.goto(f"/roles/{role.slug}/")
    recruiter.get_by_role("link", name=application.name).first.click()
    quoted = recruiter.locator("#v-it-years .quote").first
    quoted.click()
    expect(recruiter.locator("mark.is-here").first).to_be_in_viewport()
    expect(recruiter.locator("#v-it-years")).to_have_class(re.compile("is-active"))

    recruiter.get_by_role("link", name="Decide", exact=True).click()
    recruiter.get_by_text("Shortlist", exact=True).click()
    recruiter.get_by_label("Reason").last.fill("The evidence holds; Thursdays to be confirmed by telephone.")
    recruiter.get_by_role("button", name="Decide", exact=True).click()
    expect(recruiter.locator(".review-head")).to_contain_text("Shortlisted")
    decision = models.Decision.objects.get()
    assert decision.by.username == "alice"
    assert decision.application_id == application.pk
