"""The administrator's pages: people, roles, rules."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse

from screening.flow import decide, people, sweep
from screening.models import HouseRules, OutgoingMail
from tests import factories

NEW = {"first_name": "Dirk", "last_name": "Nieuw", "email": "Dirk.Nieuw@Example.org", "language": "nl"}


@pytest.fixture
def root(client, db) -> User:
    """Administers, is signed in, and is on no team."""
    root = factories.make_user("root", is_staff=True, is_superuser=True, first_name="Rut", last_name="Root")
    client.force_login(root)
    return root


def change(client, account, what):
    return client.post(reverse("change_colleague", args=[account.pk]), {"change": what}, follow=True).content.decode()


class TestNewPerson:
    def test_gets_a_mail_and_chooses_the_password(self, client, root):
        page = client.post(reverse("new_person"), NEW, follow=True)
        assert "A link to choose a password is on its way to dirk.nieuw@example.org" in page.content.decode()
        sweep.drain()
        [letter] = mail.outbox
        assert letter.subject == "Uw account voor Screening"
        link = next(line for line in letter.body.splitlines() if "/password/new/" in line)
        visitor = Client()
        form = visitor.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
        words = "vier woorden op een rij"
        visitor.post(form.request["PATH_INFO"], {"password1": words, "password2": words})
        response = visitor.post(reverse("account_login"), {"login": "dirk.nieuw@example.org", "password": words})
        assert response.url == reverse("roles")

    def test_cannot_sign_in_before(self, client, root):
        client.post(reverse("new_person"), NEW)
        assert not User.objects.get(username="dirk.nieuw@example.org").has_usable_password()

    def test_is_refused_under_an_e_mail_that_somebody_has(self, client, root, alice):
        response = client.post(reverse("new_person"), {**NEW, "email": "ALICE@example.org"})
        assert response.status_code == 422
        assert "There is an account with that e-mail already" in response.content.decode()
        assert OutgoingMail.objects.count() == 0


class TestColleague:
    def test_is_closed_and_signed_out_at_once(self, client, root, alice):
        other = Client()
        other.post(reverse("account_login"), {"login": "alice", "password": "alice-password-1"})
        assert "signed out everywhere" in change(client, alice, "close")
        assert other.get(reverse("roles")).status_code == 302
        assert other.post(reverse("account_login"), {"login": "alice", "password": "alice-password-1"}).url == reverse(
            "account_inactive"
        )
        assert "open again" in change(client, alice, "reopen")

    def test_nobody_closes_their_own_account(self, client, root):
        assert "Nobody closes their own account" in change(client, root, "close")
        root.refresh_from_db()
        assert root.is_active

    def test_last_administrator_stays_one(self, client, root, alice):
        assert "Somebody must remain who administers" in change(client, root, "no_administrator")
        change(client, alice, "administrator")
        change(client, alice, "no_administrator")
        alice.refresh_from_db()
        assert not alice.is_superuser

    def test_lost_telephone_is_taken_off_and_its_owner_told(self, client, root, alice):
        TOTP.activate(alice, generate_totp_secret())
        assert "The second factor is removed" in change(client, alice, "reset")
        assert not people.has_second_factor(alice)
        sweep.drain()
        assert "An administrator removed the second factor of alice" in mail.outbox[-1].body

    def test_page_names_who_did_what(self, client, root, alice):
        change(client, alice, "administrator")
        page = client.get(reverse("colleague", args=[alice.pk])).content.decode()
        assert "Made an administrator" in page
        assert "Rut Root" in page

    def test_unknown_change_changes_nothing(self, client, root, alice):
        change(client, alice, "delete")
        assert User.objects.filter(pk=alice.pk, is_active=True).exists()


class TestRules:
    def test_requiring_a_second_factor_signs_out_who_has_none(self, client, root, alice, bob):
        TOTP.activate(bob, generate_totp_secret())
        other = Client()
        other.post(reverse("account_login"), {"login": "alice", "password": "alice-password-1"})
        client.post(reverse("rules"), {"requires_second_factor": "on", "letter_delay_minutes": 15})
        assert other.get(reverse("roles")).status_code == 302
        assert client.get(reverse("rules")).status_code == 200
        assert decide.letter_delay().total_seconds() == 15 * 60

    def test_letter_waits_a_day_at_most(self, client, root):
        assert client.post(reverse("rules"), {"letter_delay_minutes": 2000}).status_code == 422
        assert HouseRules.objects.count() == 0


def test_roles_show_their_owners_and_no_candidate(client, root, judged):
    page = client.get(reverse("all_roles")).content.decode()
    assert "Alice Owner" in page
    assert judged.name not in page


@pytest.mark.parametrize("number", [1, 30])
def test_number_of_queries_does_not_grow_with_the_people(client, root, number, django_assert_num_queries):
    for i in range(number):
        factories.make_user(f"p{i}")
    with django_assert_num_queries(3):
        client.get(reverse("people"))
