"""The outbox: each mail in the candidate's language, at most once, patient when the server is down."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from screening import models
from screening.flow import inform

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt(received) -> models.OutgoingMail:
    return models.OutgoingMail.objects.get()


@pytest.mark.parametrize(
    ("language", "subject"),
    [("nl", "kandidatuur"), ("fr", "candidature"), ("en", "application")],
)
def test_receipt_is_written_in_the_language_of_the_candidate(receipt, received, language, subject):
    models.OutgoingMail.objects.update(language=language)
    inform.inform(receipt.pk)
    (sent,) = django_mail.outbox
    assert sent.to == [received.email]
    assert subject in sent.subject
    assert received.reference in sent.subject
    assert "Jan Peeters" in sent.body
    assert received.name not in str(sent.message()["Subject"])


def test_names_are_not_escaped_in_plain_text_and_never_reach_a_header(receipt, received):
    models.Application.objects.update(name="Seán O'Neill & <Zoë>\nBcc: all@example.org")
    inform.inform(receipt.pk)
    (sent,) = django_mail.outbox
    assert "Seán O'Neill & <Zoë>" in sent.body
    assert "Bcc" not in sent.message()


def test_sent_mail_is_never_sent_again(receipt):
    inform.inform(receipt.pk)
    inform.inform(receipt.pk)
    receipt.refresh_from_db()
    assert (len(django_mail.outbox), receipt.state) == (1, "done")
    assert models.Event.objects.filter(kind="informed").count() == 1


def test_ordering_with_the_same_key_orders_once(received, receipt):
    assert inform.order(received, "receipt", key=receipt.key) == receipt


def test_mail_is_tried_again_when_the_server_is_down(receipt, monkeypatch):
    def down(*_args):
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    inform.inform(receipt.pk)
    receipt.refresh_from_db()
    assert (receipt.state, receipt.reason) == ("waiting", "SMTPServerDisconnected")
    assert receipt.due_at > timezone.now()
    monkeypatch.undo()
    models.OutgoingMail.objects.update(due_at=timezone.now())
    inform.inform(receipt.pk)
    assert len(django_mail.outbox) == 1


def test_mail_is_given_up_after_the_last_attempt(receipt, monkeypatch):
    def down(*_args):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    for _ in range(inform.MAX_ATTEMPTS):
        models.OutgoingMail.objects.update(due_at=timezone.now())
        inform.inform(receipt.pk)
    receipt.refresh_from_db()
    assert (receipt.state, receipt.attempts) == ("given_up", inform.MAX_ATTEMPTS)


def test_mail_whose_sender_died_while_handing_it_over_waits_for_a_person(receipt):
    models.OutgoingMail.objects.claim(receipt.pk, -1)
    models.OutgoingMail.objects.update(handed_over_at=timezone.now())
    inform.inform(receipt.pk)
    receipt.refresh_from_db()
    assert (receipt.state, len(django_mail.outbox)) == ("uncertain", 0)


def test_mail_whose_sender_died_before_handing_it_over_is_sent(receipt):
    models.OutgoingMail.objects.claim(receipt.pk, -1)
    inform.inform(receipt.pk)
    assert len(django_mail.outbox) == 1


def test_mail_that_is_not_due_waits(receipt):
    models.OutgoingMail.objects.update(due_at=timezone.now() + timedelta(hours=1))
    inform.inform(receipt.pk)
    assert django_mail.outbox == []
