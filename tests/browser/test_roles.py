"""A role from a template to its opening, its versions and its team, in a real browser, with and without JavaScript."""

import re

import pytest

from screening import models
from screening.core import terms
from screening.flow import team
from screening.flow.invitation_mail import token_of
from tests import factories
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("versions/", "settings/", "team/", "copy/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_from_a_template_to_an_open_role(signed_in, javascript):
    page = signed_in(javascript=javascript)
    page.goto("/roles/templates/nurse/")
    page.fill("#id_slug", "night-nurse")
    page.get_by_role("button", name="Make the role").click()
    page.wait_for_url("**/roles/night-nurse/settings/")
    page.locator(".missing a").get_by_text("that the privacy notice holds for this role").click()
    page.check("#id_notice")
    page.fill("#id_title_nl", "Nachtverpleegkundige")
    page.get_by_role("button", name="Keep the settings").click()
    page.locator(".move").get_by_role("button", name="Open").click()
    page.locator(".chip-role-open").first.wait_for()
    page.goto("/nl/jobs/night-nurse/")
    assert page.locator("h1").inner_text() == "Nachtverpleegkundige"
    assert page.locator(".apply-now a").count() > 0


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_colleague_is_invited_and_joins_with_a_new_account(signed_in, open_page, role, javascript):
    page = signed_in(javascript=javascript)
    page.goto(f"/roles/{role.slug}/team/")
    page.fill("#id_email", "eva@example.org")
    page.get_by_role("button", name="Invite").click()
    page.get_by_text("An invitation is on its way to eva@example.org.").wait_for()
    invitation = models.Invitation.objects.get()
    guest = open_page(language="fr", javascript=javascript)
    guest.goto(f"/account/invitation/{token_of(invitation)}/")
    assert not javascript or violations(guest) == []
    guest.fill("#id_first_name", "Eva")
    guest.fill("#id_last_name", "Nieuw")
    guest.fill("#id_password", "a-long-secret-9")
    guest.fill("#id_again", "a-long-secret-9")
    guest.locator("main button[type=submit]").click()
    guest.wait_for_url(re.compile(rf"/roles/{role.slug}/"))
    assert role.memberships.get(user__email="eva@example.org").function == "reviewer"


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_pages_of_a_role_are_accessible_and_fit(signed_in, role, alice, narrow):
    factories.make_version(
        role,
        (
            *factories.CRITERIA[1:],
            factories.CRITERIA[0].__class__(
                slug="teams",
                kind=terms.CriterionKind.COUNT,
                rule=terms.CountRule("delivery-teams", 5),
                gate=True,
                labels={"en": "T"},
            ),
        ),
    )
    models.Role.objects.filter(pk=role.pk).update(status="draft", notice_version="")
    team.invite(role, "guest@example.org", "reader", alice)
    page = signed_in(narrow=narrow, dark=narrow)
    for path in (*(f"/roles/{role.slug}/{name}" for name in PAGES), "/roles/load/", "/roles/templates/"):
        page.goto(path)
        assert (path, violations(page)) == (path, [])
        assert (path, overflow(page)) == (path, 0)
