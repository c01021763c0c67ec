"""Erasure leaves nothing: words that only one person could have brought are looked for everywhere afterwards."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail as django_mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from screening import models
from screening.core.terms import Answers
from screening.flow import amend, ask, bell, decide, links, override, receive, sweep
from screening.logs import SecretsHidden

NAME, EMAIL, PHONE = "Quirijn Canarius", "quirijn@canary.example", "+32 470 99 88 77"
CANARIES = ("canar", "quirijn", "99 88 77", "zeldzaamwoord")  # compared without regard to case
CV = (
    f"{NAME}\n{EMAIL}\n{PHONE}\n\nErvaring\n01/2010 - 12/2024 Projectleider IT-infrastructuur, Zeldzaamwoord NV\n"
    "Leiding van vijf teams.\n\nTalen\nNederlands: moedertaal\nFrans: zeer goed\n"
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def application(role, alice, monkeypatch) -> models.Application:
    """An application with everything that a candidate and a team can leave behind."""
    monkeypatch.setattr(bell, "ring", lambda _works: 0)
    submission = receive.Submission(NAME, EMAIL, PHONE, "nl", Answers(), "1", "canary-sending", talent_pool=True)
    upload = SimpleUploadedFile("cv zeldzaamwoord.txt", CV.encode())
    application = receive.receive(role, submission, receive.keep(upload)).application
    sweep.drain()
    application.refresh_from_db()
    decide.look(application, alice)
    override.override(application, "it-years", "fail", "Zeldzaamwoord does not count.", alice)
    ask.note(application, alice, text="Wat deed u bij Zeldzaamwoord?")
    ask.send(application, alice)
    ask.reply(application, [ask.Reply(application.questions.get(), "Bij Zeldzaamwoord leidde ik teams.")])
    amend.contact(application, amend.Contact(NAME + " junior", "other@canary.example", PHONE))
    amend.ask_review(application, "Zeldzaamwoord is gemist.")
    decide.decide(application, "reject", "Zeldzaamwoord was too short.", alice, letter=True)
    receive.replace(application, receive.keep(SimpleUploadedFile("zeldzaamwoord.txt", CV.encode() + b"Later.\n")))
    sweep.drain()
    application.refresh_from_db()
    return application


def rows() -> Iterator[str]:
    """Every column of every row of the database as text, also of tables that belong to no model."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield f"{table}: {row!r}"


def files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield f"{path.name}: {path.read_bytes().decode(errors='replace')}"


def found_in(places: Iterator[str] | list[str]) -> list[str]:
    return [place[:300] for place in places if any(canary in place.casefold() for canary in CANARIES)]


def test_the_canaries_sing_before_the_erasure(application, settings):
    tables = {place.split(":")[0] for place in found_in(rows())}
    expected = {"application", "document", "reading", "question", "correction", "override", "decision", "outgoingmail"}
    assert {f"screening_{name}" for name in expected} <= tables
    assert len(found_in(files(settings.DOCUMENT_ROOT))) == 2


def test_after_the_erasure_no_row_no_file_no_index_no_mail_and_no_log_line_names_the_person(
    application, settings, tmp_path, caplog
):
    caplog.set_level(logging.DEBUG)
    link = links.status_path(application, "nl")
    client = Client()
    assert client.get(link).status_code == 200
    assert client.post(link + "erase/", {"sure": "on"}).status_code == 200
    django_mail.outbox.clear()
    sweep.drain()
    assert [letter.to for letter in django_mail.outbox] == [["other@canary.example"]]
    assert client.get(link).status_code == 404
    assert found_in(rows()) == []
    assert found_in(files(settings.DOCUMENT_ROOT)) == []
    assert found_in(files(tmp_path)) == []
    assert found_in([record.getMessage() for record in caplog.records]) == []


def test_every_table_with_something_personal_hangs_on_the_application(application):
    """A new model with a foreign key to an application goes with it, or this test asks why not."""
    related = [field for field in models.Application._meta.get_fields() if field.one_to_many or field.one_to_one]
    kept = [
        field.name
        for field in related
        if field.auto_created and field.on_delete.__name__ != "CASCADE" and field.related_model in apps.get_models()
    ]
    assert kept == ["merged"]  # the other application of a merge has its own link to be erased by; it is only parted


def test_a_secret_address_never_reaches_the_log(application, capsys):
    link = links.status_path(application, "nl")
    secret = link.split("/")[3]
    logger = logging.getLogger("as django.request is set up")
    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(SecretsHidden())
    logger.addHandler(handler)
    logger.warning("%s: %s", "Not Found", link)
    logger.warning(f"Gone: {link}correct/")  # noqa: G004 - as somebody else's code may log it
    logged = capsys.readouterr().out
    assert secret not in logged
    assert logged.splitlines() == ["Not Found: /nl/applications/.../", "Gone: /nl/applications/.../correct/"]


def test_every_line_of_the_product_goes_through_the_filter(settings):
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["secrets_hidden"]
