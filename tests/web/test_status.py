"""A candidate's own page: what was read and how it stands, corrected, withdrawn, downloaded, erased; by link alone."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from screening import models
from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import Level, Outcome, Unread
from screening.flow import bell, links, receive
from tests import factories

ANSWERS = {
    "language_nl": "C2",
    "language_fr": "C1",
    "language_en": "B2",
    "onsite_place": "yes",
    "onsite_days": "2",
    "onsite_weekday_thursday": "no",
    "start": "now",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(bell, "ring", lambda _works: 0)
    settings.FORGOTTEN_LEDGER = tmp_path / "ledger.jsonl"


@pytest.fixture
def link(judged) -> str:
    return links.status_path(judged, "en")


class TestPage:
    def test_shows_each_requirement_with_its_reason_and_the_words_of_the_cv(self, client, judged, link):
        text = client.get(link).content.decode()
        assert judged.reference in text
        assert "15 years in IT" in text
        assert factories.QUOTE in text

    def test_shows_what_was_read(self, client, judged, link):
        labels = {line.label: line.value for line in client.get(link).context["read"]}
        assert labels == {"Name": "Jan Peeters"}

    def test_quotes_are_the_text_of_the_cv_to_the_character(self, client, judged, link):
        page = judged.document.reading.document_terms.pages[0].text
        for line in client.get(link).context["read"]:
            for quote in line.quotes:
                assert quote.text in page

    def test_shows_neither_points_nor_rank(self, client, judged, link):
        assert "50.0" not in client.get(link).content.decode()

    @pytest.mark.parametrize("language", ["en", "nl", "fr"])
    def test_speaks_the_language_of_the_address(self, client, judged, language):
        text = client.get(links.status_path(judged, language)).content.decode()
        assert f'<html lang="{language}"' in text

    def test_an_application_that_is_still_being_read_has_its_page(self, client, application):
        text = client.get(links.status_path(application, "en")).content.decode()
        assert "Your CV is being read" in text

    def test_a_decision_is_not_shown_before_the_letter_has_gone(self, client, judged, link, alice):
        decide(judged, alice)
        assert client.get(link).context["told"] == ""
        mail = models.OutgoingMail.objects.create(key="x", kind="rejected", application=judged, to=judged.email)
        assert client.get(link).context["told"] == ""
        mail.state = "done"
        mail.save()
        assert client.get(link).context["told"] == "rejected"


def decide(application: models.Application, by) -> None:
    now = timezone.now()
    decision = models.Decision.objects.create(
        application=application, kind="reject", by=by, reason="Another profile fits better.", viewed_at=now
    )
    models.Application.objects.filter(pk=application.pk).update(state="rejected", decision=decision)


class TestLink:
    @pytest.mark.parametrize("address", ["/en/applications/guess/", "/en/applications/guess/download/"])
    def test_a_guess_leads_nowhere(self, client, judged, address):
        assert client.get(address).status_code == 404

    def test_the_public_id_alone_opens_nothing(self, client, judged):
        assert client.get(f"/en/applications/{judged.public_id}/").status_code == 404

    def test_an_old_link_says_that_it_has_expired(self, client, link, settings):
        settings.STATUS_LINK_DAYS = 0
        response = client.get(link)
        assert response.status_code == 410
        assert "expired" in response.content.decode()

    def test_an_old_link_is_renewed_by_mail_and_never_on_the_page(self, client, judged, link, settings):
        settings.STATUS_LINK_DAYS = 0
        text = client.post(link + "renew/").content.decode()
        mail = models.OutgoingMail.objects.get(kind="new_link")
        assert (mail.to, mail.application) == (judged.email, judged)
        assert judged.email not in text
        assert judged.reference not in text

    def test_nobody_is_flooded_with_links_and_a_guess_orders_none(self, client, judged, link):
        pages = {client.post(link + "renew/").content for _ in range(5)}
        assert models.OutgoingMail.objects.filter(kind="new_link").count() == 3
        assert client.post("/en/applications/guess/renew/").status_code == 200
        assert len(pages) == 1

    def test_it_leaks_neither_to_caches_nor_to_referrers_nor_to_search_engines(self, client, link):
        for address in (link, link + "download/"):
            response = client.get(address)
            assert response["Cache-Control"] == "no-store, private"
            assert response["Referrer-Policy"] == "no-referrer"
            assert response["X-Robots-Tag"] == "noindex, nofollow"

    def test_it_works_without_any_cookie_and_sets_none(self, link):
        client = Client(enforce_csrf_checks=True)
        client.get(link)
        assert client.post(link + "withdraw/").status_code == 303
        assert client.cookies == {}

    @pytest.mark.parametrize("action", ["correct/", "cv/", "withdraw/", "erase/", "renew/"])
    def test_what_changes_something_is_never_done_by_following_a_link(self, client, link, action):
        assert client.get(link + action).status_code == 405


class TestCorrect:
    def test_other_answers_are_saved_and_logged(self, client, judged, link):
        response = client.post(link + "correct/", ANSWERS)
        judged.refresh_from_db()
        assert response.url.endswith("?done=corrected")
        assert judged.answers_terms().languages["fr"] is Level.C1
        assert models.Event.objects.filter(kind="answered", application=judged.public_id).exists()

    def test_the_form_shows_what_was_answered(self, client, judged, link):
        client.post(link + "correct/", ANSWERS)
        assert client.get(link).context["form"].initial["language_fr"] == "C1"

    def test_a_correction_changes_the_verdict(self, client, judged, link):
        client.post(link + "correct/", {**ANSWERS, "onsite_place": "no"})
        stands = {stand.label: stand.outcome for stand in client.get(link).context["stands"]}
        assert stands["On site in Brussels, Thursdays"] == Outcome.FAIL

    def test_a_field_that_is_wrong_changes_nothing(self, client, judged, link):
        before = judged.answers
        response = client.post(link + "correct/", {**ANSWERS, "start": "date"})
        judged.refresh_from_db()
        assert response.status_code == 422
        assert [error.anchor for error in response.context["errors"]] == ["id_start_date"]
        assert judged.answers == before


class TestCv:
    def test_another_version_takes_the_place_of_the_first(self, client, judged, link):
        cv = SimpleUploadedFile("better.pdf", b"%PDF-1.4 better\n%%EOF")
        assert client.post(link + "cv/", {"cv": cv}).url.endswith("?done=replaced")
        judged.refresh_from_db()
        assert judged.document.name == "better.pdf"
        assert models.Job.objects.filter(document=judged.document).exists()

    def test_a_refused_file_says_what_to_do_and_the_first_stays(self, client, judged, link):
        response = client.post(link + "cv/", {"cv": SimpleUploadedFile("cv.pdf", b"")})
        assert response.status_code == 422
        assert sentence(Unread.EMPTY, Audience.CANDIDATE, "en") in response.content.decode()
        judged.refresh_from_db()
        assert judged.document.name == "cv.pdf"

    def test_no_file_changes_nothing(self, client, judged, link):
        assert client.post(link + "cv/").status_code == 303


class TestLeave:
    def test_withdrawing_closes_the_application_once(self, client, judged, link):
        client.post(link + "withdraw/")
        client.post(link + "withdraw/")
        judged.refresh_from_db()
        assert judged.state == "withdrawn"
        assert models.Event.objects.filter(kind="withdrawn").count() == 1
        assert "Withdrawn by you" in client.get(link).content.decode()

    def test_erasing_needs_the_tick(self, client, judged, link):
        client.post(link + "erase/")
        assert models.Application.objects.filter(pk=judged.pk).exists()

    def test_erasing_leaves_nothing_of_the_person(self, client, judged, link):
        assert client.post(link + "erase/", {"sure": "on"}).status_code == 200
        assert models.Application.objects.count() == models.Document.objects.count() == 0
        assert models.Reading.objects.count() == 0
        assert client.get(link).status_code == 404

    def test_what_the_law_holds_is_not_erased_and_says_so(self, client, judged, link):
        models.Application.objects.update(legal_hold=True)
        response = client.post(link + "erase/", {"sure": "on"})
        assert response.status_code == 409
        assert models.Application.objects.count() == 1


def test_the_download_holds_the_data_the_verdicts_and_the_file(client, role):
    cv = SimpleUploadedFile("my cv.pdf", factories.PDF_BYTES)
    application = factories.make_judged(role, document=receive.keep(cv))
    response = client.get(links.status_path(application, "en") + "download/")
    archive = ZipFile(BytesIO(b"".join(response.streaming_content)))
    resume = json.loads(archive.read("application.json"))
    assert resume["basics"]["name"] == application.name
    assert resume["meta"]["application"]["verdicts"][0]["evidence"][0]["quote"] == factories.QUOTE
    assert archive.read("cv-my cv.pdf") == factories.PDF_BYTES


def test_the_receipt_leads_to_the_page(client, application):
    draft = models.Draft.objects.create(
        role=application.role, application=application, expires_at=timezone.now() + timedelta(days=1)
    )
    text = client.get(f"/en/jobs/{application.role.slug}/apply/{draft.token}/received/").content.decode()
    assert "/en/applications/" in text
