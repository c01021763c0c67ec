"""Second factors, forgotten passwords, sessions: how somebody proves who they are, and for how long."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from screening.flow import people, sweep
from screening.models import HouseRules, OutgoingMail
from screening.web.sign_in import forms, limits

PASSWORD = "alice-password-1"


def sign_in(client, password=PASSWORD, name="alice"):
    return client.post(reverse("account_login"), {"login": name, "password": password})


def confirm(client, password=PASSWORD):
    """Say once more that it is Alice; what changes how she signs in asks for that."""
    return client.post(reverse("account_reauthenticate"), {"password": password})


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def secret(alice) -> str:
    """Alice signs in with codes; this is the secret of her app."""
    secret = generate_totp_secret()
    TOTP.activate(alice, secret)
    RecoveryCodes.activate(alice)
    return secret


class TestSecondFactor:
    def test_is_set_up_with_a_code_that_the_app_shows(self, client, alice):
        sign_in(client)
        confirm(client)
        page = client.get(reverse("mfa_activate_totp"))
        secret = page.context["form"].secret
        assert "data:image/svg+xml" in page.content.decode()
        response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
        assert response.url == reverse("mfa_view_recovery_codes")
        assert len(re.findall(r"<code>\d{8}</code>", client.get(response.url).content.decode())) == 10

    def test_wrong_code_sets_up_nothing(self, client, alice):
        sign_in(client)
        confirm(client)
        client.get(reverse("mfa_activate_totp"))
        assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
        assert not people.has_second_factor(alice)

    def test_is_not_changed_by_who_sits_down_at_an_open_page(self, client, alice):
        sign_in(client)
        assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
        assert confirm(client, "wrong").status_code == 200
        assert client.get(reverse("mfa_add_webauthn")).status_code == 302

    def test_secret_in_the_database_makes_no_codes(self, alice, secret):
        assert secret not in str(Authenticator.objects.get(type="totp").data)

    def test_password_alone_opens_nothing(self, client, alice, secret):
        assert sign_in(client).url == reverse("mfa_authenticate")
        assert client.get(reverse("roles")).status_code == 302

    def test_code_of_the_app_opens(self, client, alice, secret):
        sign_in(client)
        response = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert response.url == reverse("roles")
        assert client.get(reverse("roles")).status_code == 200

    def test_recovery_code_opens_once(self, alice, secret):
        code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
        answers = []
        for _time in range(2):
            client = Client()
            sign_in(client)
            answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
        assert answers == [302, 200]

    def test_guessing_codes_ends_for_every_device_of_the_person(self, client, alice, secret):
        sign_in(client)
        for _guess in range(forms.SECOND_FACTOR_PER_PERSON.most):
            client.post(reverse("mfa_authenticate"), {"code": "000000"})
        other = Client()
        sign_in(other)
        response = other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert "Too many attempts" in response.content.decode()

    def test_owner_is_told_by_mail_of_a_change(self, client, alice, secret):
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        confirm(client)
        client.post(reverse("mfa_deactivate_totp"))
        sweep.drain()
        assert "Codes from an app are no longer asked for" in mail.outbox[-1].body
        assert not OutgoingMail.objects.filter(kind="account_changed").exists()


class TestRequiredSecondFactor:
    @pytest.fixture(autouse=True)
    def _required(self, alice, bob):
        people.set_rules(HouseRules(requires_second_factor=True), bob)

    def test_leads_who_has_none_to_set_one_up(self, client, alice):
        sign_in(client)
        assert client.get(reverse("roles")).url == reverse("mfa_index")
        assert "Set up codes or a passkey" in client.get(reverse("mfa_index")).content.decode()

    @pytest.mark.django_db(transaction=True)
    def test_opens_once_it_stands(self, client, alice):
        sign_in(client)
        confirm(client)
        secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
        client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
        assert client.get(reverse("roles")).status_code == 200

    def test_keeps_the_last_one(self, client, alice, secret):
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        confirm(client)
        client.post(reverse("mfa_deactivate_totp"))
        assert people.has_second_factor(alice)


class TestForgottenPassword:
    def forgotten(self, client, email):
        return client.post(reverse("account_reset_password"), {"email": email})

    @pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"], ids=["known", "unknown"])
    def test_answer_does_not_tell_whether_the_address_is_known(self, client, alice, email):
        response = self.forgotten(client, email)
        assert response.url == reverse("account_reset_password_done")
        assert "If there is an account" in client.get(response.url).content.decode()

    def test_only_the_owner_gets_a_mail_and_its_link_works_once(self, client, alice):
        self.forgotten(client, "nobody@example.org")
        self.forgotten(client, "alice@example.org")
        sweep.drain()
        [letter] = mail.outbox
        link = re.search(r"http://\S+/password/new/\S+", letter.body)[0].removeprefix("http://127.0.0.1:8000")
        form = client.get(link, follow=True)
        new = {"password1": "some-quite-new-words", "password2": "some-quite-new-words"}
        response = client.post(form.request["PATH_INFO"], new)
        assert response.url == reverse("account_reset_password_from_key_done")
        assert sign_in(Client(), "some-quite-new-words").status_code == 302
        assert "This link no longer works" in Client().get(link, follow=True).content.decode()

    def test_closed_account_gets_no_mail(self, client, alice):
        self.forgotten(client, "alice@example.org")
        alice.is_active = False
        alice.save()
        sweep.drain()
        assert mail.outbox == []

    def test_flood_of_wishes_sends_few_mails_and_the_same_answer(self, client, alice):
        answers = {self.forgotten(client, "alice@example.org").url for _time in range(6)}
        assert answers == {reverse("account_reset_password_done")}
        assert OutgoingMail.objects.count() == forms.RESET_PER_EMAIL.most

    def test_row_in_the_outbox_holds_no_secret(self, client, alice):
        self.forgotten(client, "alice@example.org")
        assert OutgoingMail.objects.get().context == {"user": str(alice.pk)}


class TestSessions:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, alice):
        sign_in(client)

    def later(self, client, seconds, *, since=limits.SEEN_AT):
        session = client.session
        session[since] = int(time.time()) - seconds
        session.save()

    def test_begins_with_a_new_key(self, alice):
        client = Client()
        client.get(reverse("account_login"))
        session = client.session
        session["planted"] = True
        session.save()
        client.cookies["sessionid"] = session.session_key
        sign_in(client)
        assert client.cookies["sessionid"].value != session.session_key

    def test_ends_after_half_an_hour_without_anybody(self, client, settings):
        self.later(client, settings.SESSION_IDLE_SECONDS + 1)
        assert client.get(reverse("roles")).url == f"{reverse('account_login')}?next=/roles/"
        assert client.get(reverse("roles")).status_code == 302

    def test_ends_after_twelve_hours_however_busy(self, client, settings):
        self.later(client, settings.SESSION_COOKIE_AGE + 1, since=limits.SIGNED_IN_AT)
        assert client.get(reverse("roles")).status_code == 302

    def test_goes_on_while_somebody_is_there(self, client, settings):
        self.later(client, settings.SESSION_IDLE_SECONDS - 60)
        assert client.post(reverse("present")).status_code == 204
        assert time.time() - client.session[limits.SEEN_AT] < 60

    def test_what_the_page_asks_by_itself_keeps_nobody_signed_in(self, client, role, settings):
        self.later(client, settings.SESSION_IDLE_SECONDS - 60)
        client.get(reverse("board_progress", args=[role.slug]))
        assert time.time() - client.session[limits.SEEN_AT] > 60

    def test_part_of_a_page_makes_the_page_load_again_when_it_is_over(self, client, role, settings):
        self.later(client, settings.SESSION_IDLE_SECONDS + 1)
        response = client.get(reverse("board_progress", args=[role.slug]), headers={"HX-Request": "true"})
        assert (response.status_code, response["HX-Refresh"]) == (204, "true")

    def test_are_listed_and_one_is_ended_from_another(self, client, alice):
        other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
        sign_in(other)
        page = client.get(reverse("sessions")).content.decode()
        assert "Firefox · Windows" in page
        row = UserSession.objects.get(session_key=other.session.session_key)
        client.post(reverse("end_session", args=[row.pk]))
        assert other.get(reverse("roles")).status_code == 302
        assert client.get(reverse("roles")).status_code == 200

    def test_all_others_are_ended_at_once(self, client, alice):
        others = [Client(), Client()]
        for other in others:
            sign_in(other)
        client.post(reverse("end_other_sessions"))
        assert [other.get(reverse("roles")).status_code for other in others] == [302, 302]
        assert client.get(reverse("roles")).status_code == 200

    def test_of_somebody_else_cannot_be_ended(self, client, bob):
        other = Client()
        sign_in(other, "bob-password-1", "bob")
        row = UserSession.objects.get(user=bob)
        assert client.post(reverse("end_session", args=[row.pk])).status_code == 404
        assert other.get(reverse("roles")).status_code == 200

    def test_idle_ones_are_not_listed(self, client, alice, settings):
        UserSession.objects.update(last_seen_at=timezone.now() - timedelta(hours=1))
        assert client.get(reverse("sessions")).context["rows"] == []


def test_wrong_passwords_by_name_and_by_e_mail_are_one_count(client, alice, settings):
    for name in ["alice", "alice@example.org"] * (settings.AXES_FAILURE_LIMIT // 2):
        sign_in(client, "wrong", name)
    assert sign_in(client).status_code == 429


def test_nobody_opens_an_account_for_themselves(client, db):
    assert client.get("/account/signup/").status_code == 404


def test_administration_of_django_is_entered_by_the_same_door(client, alice):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    assert client.get("/admin/login/?next=/admin/").url.startswith(reverse("account_login"))


def test_a_closed_account_is_told_so_only_with_the_right_password(client, alice):
    alice.is_active = False
    alice.save()
    assert "do not belong together" in sign_in(client, "wrong").content.decode()
    assert sign_in(client).url == reverse("account_inactive")
