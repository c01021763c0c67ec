"""Signing in and out, choosing a language and a theme."""

import pytest
from django.urls import reverse


def sign_in(client, password="alice-password-1", name="alice"):
    return client.post(reverse("account_login"), {"login": name, "password": password})


@pytest.mark.parametrize("name", ["alice", "ALICE", "alice@example.org", "Alice@Example.org"])
def test_signing_in_by_name_or_e_mail_leads_to_the_roles(client, alice, name):
    response = sign_in(client, name=name)
    assert response.status_code == 302
    assert response.url == reverse("roles")


def test_a_wrong_password_is_told_without_naming_which_part_is_wrong(client, alice):
    response = sign_in(client, "wrong")
    assert response.status_code == 200
    assert "The name and the password do not belong together" in response.content.decode()


def test_too_many_wrong_passwords_close_the_account_for_a_while(client, alice, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = sign_in(client, "wrong")
    assert response.status_code == 429
    assert "Too many attempts" in response.content.decode()
    assert sign_in(client).status_code == 429


def test_signing_out_needs_a_post(client, alice):
    client.force_login(alice)
    assert client.get(reverse("account_logout")).status_code == 405
    assert client.post(reverse("account_logout")).url == reverse("account_login")


def test_a_person_changes_their_password(client, alice):
    client.force_login(alice)
    new = "another-long-password-2"
    fields = {"oldpassword": "alice-password-1", "password1": new, "password2": new}
    response = client.post(reverse("account_change_password"), fields)
    assert response.url == reverse("mfa_index")
    assert "Password changed" in client.get(response.url).content.decode()


@pytest.mark.parametrize(("theme", "rendered"), [("dark", 'data-bs-theme="dark"'), ("light", 'data-theme="light"')])
def test_a_chosen_theme_is_remembered(client, db, theme, rendered):
    client.post(reverse("theme"), {"theme": theme, "next": reverse("account_login")})
    assert rendered in client.get(reverse("account_login")).content.decode()


def test_an_unknown_theme_is_the_systems(client, db):
    client.post(reverse("theme"), {"theme": "x"})
    assert client.cookies["theme"].value == "system"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_choosing_a_theme_never_leads_to_another_site(client, db, target):
    assert client.post(reverse("theme"), {"theme": "dark", "next": target}).url == "/"


@pytest.mark.parametrize(("language", "words"), [("nl", "Aanmelden"), ("fr", "Se connecter"), ("en", "Sign in")])
def test_pages_speak_the_chosen_language(client, db, language, words):
    client.post(reverse("set_language"), {"language": language, "next": reverse("account_login")})
    content = client.get(reverse("account_login")).content.decode()
    assert f'<html lang="{language}"' in content
    assert words in content


def test_policy_allows_no_inline_script_or_style(client, db):
    policy = client.get(reverse("account_login"))["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
