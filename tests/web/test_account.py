"""Signing in and out, choosing a language and a theme."""

import pytest
from django.urls import reverse


def sign_in(client, password="alice-password-1"):
    return client.post(reverse("login"), {"username": "alice", "password": password})


def test_signing_in_leads_to_the_roles(client, alice):
    response = sign_in(client)
    assert response.status_code == 302
    assert response.url == reverse("roles")


def test_a_wrong_password_is_told_without_naming_which_part_is_wrong(client, alice):
    response = sign_in(client, "wrong")
    assert response.status_code == 200
    assert "Please enter a correct username and password" in response.content.decode()


def test_too_many_wrong_passwords_close_the_account_for_a_while(client, alice, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = sign_in(client, "wrong")
    assert response.status_code == 429
    assert "Too many attempts" in response.content.decode()
    assert sign_in(client).status_code == 429


def test_signing_out_needs_a_post(client, alice):
    client.force_login(alice)
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).url == reverse("login")


def test_a_person_changes_their_password(client, alice):
    client.force_login(alice)
    new = "another-long-password-2"
    fields = {"old_password": "alice-password-1", "new_password1": new, "new_password2": new}
    response = client.post(reverse("password_change"), fields)
    assert response.url == reverse("password_change_done")
    assert "Password changed" in client.get(response.url).content.decode()


@pytest.mark.parametrize(("theme", "rendered"), [("dark", 'data-bs-theme="dark"'), ("light", 'data-theme="light"')])
def test_a_chosen_theme_is_remembered(client, db, theme, rendered):
    client.post(reverse("theme"), {"theme": theme, "next": reverse("login")})
    assert rendered in client.get(reverse("login")).content.decode()


def test_an_unknown_theme_is_the_systems(client, db):
    client.post(reverse("theme"), {"theme": "x"})
    assert client.cookies["theme"].value == "system"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_choosing_a_theme_never_leads_to_another_site(client, db, target):
    assert client.post(reverse("theme"), {"theme": "dark", "next": target}).url == "/"


@pytest.mark.parametrize(("language", "words"), [("nl", "Aanmelden"), ("fr", "Se connecter"), ("en", "Sign in")])
def test_pages_speak_the_chosen_language(client, db, language, words):
    client.post(reverse("set_language"), {"language": language, "next": reverse("login")})
    content = client.get(reverse("login")).content.decode()
    assert f'<html lang="{language}"' in content
    assert words in content


def test_policy_allows_no_inline_script_or_style(client, db):
    policy = client.get(reverse("login"))["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
