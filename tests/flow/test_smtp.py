"""A real SMTP exchange: the outbox talks to a server on a socket, which accepts, refuses or breaks off."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone

from screening import models
from screening.flow import forget, inform, sweep

pytestmark = pytest.mark.django_db


class Server:
    """Keeps what it accepts; `answers` are what it says to the next letters instead of accepting them."""

    def __init__(self) -> None:
        self.accepted: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: list[str] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        if self.answers:
            return self.answers.pop(0)
        self.accepted.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients += envelope.rcpt_tos
        return "250 accepted"


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def server(settings) -> Iterator[Server]:
    server = Server()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield server
    controller.stop()


def again() -> None:
    models.OutgoingMail.objects.update(due_at=timezone.now())
    sweep.drain()


@pytest.mark.parametrize(("language", "word"), [("nl", "kandidatuur"), ("fr", "candidature"), ("en", "application")])
def test_the_receipt_arrives_as_text_and_html_in_the_language_of_the_candidate(server, received, language, word):
    models.OutgoingMail.objects.update(language=language)
    sweep.drain()
    (letter,) = server.accepted
    assert server.recipients == [received.email]
    assert word in str(letter["Subject"])
    assert {part.get_content_type() for part in letter.walk()} >= {"text/plain", "text/html"}
    assert received.reference in letter.get_body(("plain",)).get_content()
    assert str(letter["Message-ID"]).startswith("<")


def test_a_letter_that_was_accepted_is_never_sent_twice(server, received):
    mail = models.OutgoingMail.objects.get()
    for _ in range(3):
        inform.inform(mail.pk)
        again()
    assert len(server.accepted) == 1


@pytest.mark.parametrize("answer", ["451 try later", "552 mailbox full", "421 closing"])
def test_a_letter_that_was_refused_is_sent_later_and_once(server, received, answer):
    server.answers = [answer, answer]
    sweep.drain()
    mail = models.OutgoingMail.objects.get()
    assert (server.accepted, mail.state, mail.attempts) == ([], "waiting", 1)
    again()
    again()
    again()
    assert len(server.accepted) == 1
    assert models.Event.objects.filter(kind="informed").count() == 1


def test_nobody_is_told_of_a_decision_that_was_taken_back_in_time(server, received, alice):
    sweep.drain()
    mail = inform.order(received, "rejected", key="decision:1")
    assert received.state == "received"
    again()
    mail.refresh_from_db()
    assert (len(server.accepted), mail.state) == (1, "given_up")


class TestErasure:
    def test_is_confirmed_once_it_is_done_and_the_address_goes_with_the_letter(self, server, received):
        sweep.drain()
        address, reference = received.email, received.reference
        forget.forget(received, "asked")
        sweep.drain()
        assert server.recipients == [address, address]
        letter = server.accepted[-1]
        assert reference not in letter.as_string()
        assert not models.OutgoingMail.objects.exists()

    def test_is_not_confirmed_where_it_did_not_happen(self, server, received, monkeypatch):
        sweep.drain()

        def broken(*_args):
            raise RuntimeError

        monkeypatch.setattr(forget, "discard", broken)
        with pytest.raises(RuntimeError):
            forget.forget(received, "asked")
        sweep.drain()
        assert len(server.accepted) == 1
        assert models.Application.objects.exists()

    def test_whose_letter_is_refused_for_good_keeps_no_address(self, server, received):
        sweep.drain()
        forget.forget(received, "asked")
        server.answers = ["550 no such user"] * inform.MAX_ATTEMPTS
        for _ in range(inform.MAX_ATTEMPTS):
            again()
        assert not models.OutgoingMail.objects.exists()
        assert len(server.accepted) == 1

    @pytest.mark.parametrize("why", ["retention", "restored"])
    def test_that_nobody_asked_for_sends_no_letter(self, server, received, why):
        forget.forget(received, why)
        sweep.drain()
        assert server.accepted == []
