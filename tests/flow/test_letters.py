"""Every letter to a candidate: in their language, as text and as HTML, with the link to their own page."""

import pytest
from django.test import Client

from screening import models
from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import Unread
from screening.flow.inform import letter

TO_COLLEAGUES = {"account_opened", "account_changed", "password_forgotten", "invitation"}
KINDS = [kind.value for kind in models.OutgoingMail.Kind]
SUBJECTS = {
    ("receipt", "en"): "We have received your application {}",
    ("receipt", "nl"): "We hebben uw kandidatuur {} ontvangen",
    ("receipt", "fr"): "Nous avons bien reçu votre candidature {}",
}


def mail(application: models.Application, kind: str, language: str, **context: str) -> models.OutgoingMail:
    return models.OutgoingMail(
        key=f"{kind}:{language}",
        kind=kind,
        application=application,
        to=application.email,
        language=language,
        context=context,
    )


def html_of(message) -> str:
    ((content, mime_type),) = message.alternatives
    assert mime_type == "text/html"
    return content


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_letter_exists_in_each_language_as_text_and_as_html(application, kind, language):
    message = letter(mail(application, kind, language))
    content = html_of(message)
    assert message.subject
    assert "\n" not in message.subject
    assert "{{" not in message.body + content
    assert f'lang="{language}"' in content
    assert message.body.strip().splitlines()[-1] in content


def test_no_letter_is_the_same_in_two_languages(application):
    for kind in KINDS:
        bodies = {letter(mail(application, kind, language)).body for language in ("en", "nl", "fr")}
        assert len(bodies) == 3


@pytest.mark.parametrize(("kind", "language"), SUBJECTS)
def test_the_receipt_names_the_reference_in_its_subject(application, kind, language):
    expected = SUBJECTS[kind, language].format(application.reference)
    assert letter(mail(application, kind, language)).subject == expected


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"erased", *TO_COLLEAGUES}])
def test_a_letter_leads_to_the_candidates_own_page(application, settings, kind):
    body = letter(mail(application, kind, "nl")).body
    (address,) = [line for line in body.splitlines() if line.startswith(settings.PUBLIC_ADDRESS)]
    assert Client().get(address.removeprefix(settings.PUBLIC_ADDRESS)).status_code == 200


def test_the_letter_about_an_unreadable_file_says_what_to_do(application):
    body = letter(mail(application, "new_file_wanted", "fr", reason="encrypted")).body
    assert sentence(Unread.ENCRYPTED, Audience.CANDIDATE, "fr") in body


def test_a_name_is_text_in_the_html_and_no_header(application):
    application.name = "<b>An</b>\nBcc: everybody@example.org"
    message = letter(mail(application, "receipt", "en"))
    assert "<b>An</b>" not in html_of(message)
    assert "Bcc" not in message.message()


def test_the_letter_of_an_erasure_names_nobody(application):
    message = letter(mail(application, "erased", "en"))
    assert application.name not in message.body
    assert application.reference not in message.body
