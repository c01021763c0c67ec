"""Codes, passkeys, sessions and the administration in a real Chromium, with a passkey that its test support holds."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from screening.models import Membership
from tests import factories
from tests.browser.conftest import overflow, violations

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_passkeys(page):
    """Plug in an authenticator that says yes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def confirm(page):
    page.wait_for_url("**/account/confirm/**")
    page.locator("#id_password").fill("alice-password-1")
    page.locator("main button[type=submit]").click()


def sign_out(page):
    page.get_by_label("Account").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/account/sign-in/")


def test_passkey_is_added_and_signs_in_alone(signed_in):
    page = signed_in()
    give_passkeys(page)
    page.goto("/account/security/")
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.locator("#id_name").fill("The laptop")
    assert violations(page) == []
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/")
    assert page.locator(".codes li").count() == 10
    page.goto("/account/security/")
    assert "The laptop" in page.locator("main").inner_text()
    assert violations(page) == []
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/roles/")


def test_passkey_is_the_second_factor_after_a_password(signed_in):
    page = signed_in()
    give_passkeys(page)
    page.goto("/account/security/webauthn/add/")
    confirm(page)
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/")
    sign_out(page)
    page.locator("#id_login").fill("alice@example.org")
    page.locator("#id_password").fill("alice-password-1")
    page.locator("main form:first-of-type button[type=submit]").click()
    page.wait_for_url("**/authenticate/")
    assert violations(page) == []
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/roles/")


def test_codes_are_set_up_and_asked_for(signed_in):
    page = signed_in()
    page.goto("/account/security/totp/activate/")
    confirm(page)
    page.get_by_text("No camera?").click()
    secret = page.locator(".secret").inner_text()
    assert violations(page) == []
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.locator("#id_code").fill(code)
    page.get_by_role("button", name="Switch it on").click()
    page.wait_for_url("**/recovery-codes/")
    recovery = page.locator(".codes li").first.inner_text()
    assert violations(page) == []
    sign_out(page)
    page.locator("#id_login").fill("alice")
    page.locator("#id_password").fill("alice-password-1")
    page.locator("main form:first-of-type button[type=submit]").click()
    page.wait_for_url("**/authenticate/")
    page.locator("#id_code").fill(recovery)
    page.locator("main form:first-of-type button[type=submit]").click()
    page.wait_for_url("**/roles/")


def test_signing_in_works_without_javascript(open_page, alice, role):
    page = open_page(javascript=False)
    page.goto("/account/sign-in/")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    page.locator("#id_login").fill("alice")
    page.locator("#id_password").fill("alice-password-1")
    page.locator("main form:first-of-type button[type=submit]").click()
    page.wait_for_url("**/roles/")


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_accounts(signed_in, alice, role, dark, language):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    other = factories.make_user("dirk", first_name="Dirk", last_name="Van den Broecke-Vandenberghe", is_active=False)
    Membership.objects.create(role=role, user=other, function="reader")
    page = signed_in(dark=dark, language=language)
    addresses = ["/administration/", f"/administration/people/{other.pk}/", "/administration/people/new/"]
    addresses += ["/administration/roles/", "/administration/rules/"]
    addresses += [
        "/how-to-read/",
        "/account/security/",
        "/account/sessions/",
        "/account/password/",
        "/account/confirm/",
    ]
    found = []
    for address in addresses:
        page.goto(address)
        page.set_viewport_size({"width": 1440, "height": 900})
        found += [(address, violation) for violation in violations(page)]
        page.set_viewport_size({"width": 390, "height": 844})
        found += [(address, "narrow", violation) for violation in violations(page)]
        found += [(address, "scrolls sideways", overflow(page))] if overflow(page) > 0 else []
    assert found == []
