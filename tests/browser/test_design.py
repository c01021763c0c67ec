"""Every recruiter's page, light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways."""

import pytest

from screening.core.terms import Outcome
from screening.flow import decide
from tests import factories
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(role, alice) -> dict[str, str]:
    """One address of each page, with something of every kind on it."""
    judged = factories.make_judged(
        role, name="Unclear", standing="clarify", outcomes={"languages": Outcome.UNCLEAR, "it-years": Outcome.FAIL}
    )
    decided = factories.make_judged(role, name="A Person With A Really Long Name Van Den Broecke-Vandenberghe")
    factories.look(decided, alice)
    decide.decide(decided, "shortlist", "All gates pass.", alice)
    factories.make_application(role, name="Waits")
    locked = factories.make_document(state="unreadable", reason="encrypted")
    unread = factories.make_application(role, name="Locked", document=locked)
    return {
        "roles": "/roles/",
        "board": "/roles/infra-pm/",
        "filtered": "/roles/infra-pm/?gate-languages=unclear&q=peeters",
        "nobody": "/roles/infra-pm/?q=nobody",
        "undecided": f"/review/{judged.public_id}/",
        "decided": f"/review/{decided.public_id}/",
        "unread": f"/review/{unread.public_id}/",
        "compare": f"/roles/infra-pm/compare/?candidate={judged.public_id}&candidate={decided.public_id}",
        "password": "/account/password/",
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_a_telephone_shows_all(signed_in, addresses, dark):
    page = signed_in(dark=dark)
    narrow = {"width": 390, "height": 844}
    found, wide = [], page.viewport_size
    for name, address in addresses.items():
        page.set_viewport_size(wide)
        page.goto(address)
        page.evaluate("document.querySelectorAll('details.fold').forEach((fold) => { fold.open = true; })")
        found += [(name, violation) for violation in violations(page)]
        page.set_viewport_size(narrow)
        found += [(name, "narrow", violation) for violation in violations(page)]
        found += [(name, "scrolls sideways", overflow(page))] if overflow(page) > 0 else []
    assert found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_before_signing_in(open_page, transactional_db, dark):
    page = open_page(dark=dark)
    page.goto("/account/sign-in/")
    assert violations(page) == []
    page.locator("details.menu summary").first.click()
    assert violations(page) == []


def test_the_theme_follows_the_system_until_one_is_chosen(open_page, transactional_db):
    page = open_page(dark=True)
    page.goto("/account/sign-in/")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.get_by_label("Light or dark").click()
    page.get_by_role("button", name="Light").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "light"
