"""Applying over HTTP: nothing typed is lost, every wrong file says what to do, nothing is received twice or falsely."""

import errno
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone, translation

from screening import models
from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import Level, Unread
from screening.flow import bell, drafts, forget, storage
from screening.web import apply_post
from tests import factories

FORM = "/en/jobs/infra-pm/apply/"
GOOD = {
    "name": "An Peeters",
    "email": "an.peeters@example.org",
    "phone": "0475 12 34 56",
    "language_nl": "C2",
    "language_fr": "B2",
    "language_en": "C1",
    "onsite_place": "yes",
    "onsite_days": "3",
    "onsite_weekday_thursday": "yes",
    "start": "now",
    "consent": "on",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_waiting(settings, monkeypatch):
    settings.APPLY_LEAST_SECONDS = 0
    settings.APPLY_READING_WAIT_SECONDS = 0
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


def pdf(name: str = "cv.pdf", content: bytes = factories.PDF_BYTES) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def stamp_in(response) -> str:
    return re.search(r'name="stamp" value="([^"]+)"', response.content.decode()).group(1)


def send(client: Client, **changes):
    """Fill in the whole form and send it; a change to None leaves the field out."""
    fields = {"stamp": stamp_in(client.get(FORM)), "cv": pdf(), **GOOD, **changes}
    return client.post(FORM, {name: value for name, value in fields.items() if value is not None})


class TestSent:
    def test_a_complete_form_is_received_with_everything_that_was_said(self, client, role):
        response = send(client, talent_pool="on")
        application = models.Application.objects.get()
        assert response.status_code == 303
        assert response.url.endswith("/received/")
        assert (application.name, application.email, application.phone) == (GOOD["name"], GOOD["email"], GOOD["phone"])
        assert application.language == "en"
        assert application.answers_terms().languages == {"nl": Level.C2, "fr": Level.B2, "en": Level.C1}
        assert application.answers_terms().onsite_days == 3
        assert application.notice_version == "2026-11-22"
        assert application.consented_at is not None
        assert application.talent_pool_consented_at is not None

    def test_the_talent_pool_is_not_joined_without_its_tick(self, client, role):
        send(client)
        assert models.Application.objects.get().talent_pool_consented_at is None

    def test_the_receipt_shows_the_reference_and_a_mail_is_ordered_in_the_language_of_the_form(self, client, role):
        stamp = stamp_in(client.get("/fr/jobs/infra-pm/apply/"))
        response = client.post("/fr/jobs/infra-pm/apply/", {**GOOD, "stamp": stamp, "cv": pdf()}, follow=True)
        application = models.Application.objects.get()
        assert application.reference in response.content.decode()
        mail = models.OutgoingMail.objects.get()
        assert (mail.kind, mail.to, mail.language) == ("receipt", GOOD["email"], "fr")

    def test_sent_twice_it_is_received_once_with_the_same_receipt(self, client, role):
        stamp = stamp_in(client.get(FORM))
        first = client.post(FORM, {**GOOD, "stamp": stamp, "cv": pdf()})
        second = client.post(FORM, {**GOOD, "stamp": stamp, "cv": pdf()})
        assert first.url == second.url
        assert models.Application.objects.count() == 1
        assert models.OutgoingMail.objects.count() == 1

    def test_the_same_person_with_the_same_file_from_another_device_gets_the_same_reference(self, client, role):
        first = client.get(send(client).url).context["application"]
        second = client.get(send(Client()).url).context["application"]
        assert first.reference == second.reference
        assert models.Application.objects.count() == 1
        assert models.Document.objects.count() == 1

    def test_the_address_of_the_draft_leads_to_the_receipt_once_it_was_sent(self, client, role):
        receipt = send(client).url
        assert client.get(receipt.removesuffix("received/")).url == receipt

    def test_nothing_typed_stays_in_the_draft_once_it_was_sent(self, client, role):
        send(client)
        draft = models.Draft.objects.get()
        assert (draft.fields, draft.document) == ({}, None)


class TestKept:
    def test_file_and_fields_are_kept_when_another_field_fails(self, client, role):
        response = send(client, email="an@", consent=None)
        page = client.get(response.url)
        assert [error.anchor for error in page.context["errors"]] == ["id_email", "id_consent"]
        text = page.content.decode()
        assert 'value="An Peeters"' in text
        assert 'value="an@"' in text
        assert "cv.pdf" in text
        assert re.search(r'value="C2" id="id_language_nl_5" checked', text)
        assert models.Application.objects.count() == 0

    def test_the_kept_file_goes_along_without_being_chosen_again(self, client, role):
        page = client.get(send(client, email="an@").url)
        response = client.post(FORM, {**GOOD, "stamp": stamp_in(page)})
        assert response.url.endswith("/received/")
        assert models.Application.objects.get().document.name == "cv.pdf"

    def test_another_file_takes_the_place_of_the_kept_one_and_the_first_is_removed(
        self, client, role, django_capture_on_commit_callbacks
    ):
        page = client.get(send(client, email="an@").url)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(
                FORM, {**GOOD, "stamp": stamp_in(page), "cv": pdf("new.pdf", b"%PDF-1.4 other\n%%EOF"), "email": ""}
            )
        assert [document.name for document in models.Document.objects.all()] == ["new.pdf"]
        assert len(stored_files()) == 1

    def test_a_refused_file_leaves_the_kept_one_in_its_place(self, client, role):
        page = client.get(send(client, email="an@").url)
        response = client.post(FORM, {**GOOD, "stamp": stamp_in(page), "cv": pdf("cv.pdf", b"")})
        assert "cv.pdf" in client.get(response.url).content.decode()
        assert models.Application.objects.count() == 0

    def test_a_draft_opens_without_any_cookie_on_another_device(self, client, role):
        address = send(client, consent=None).url
        assert 'value="An Peeters"' in Client().get(address).content.decode()

    def test_changing_the_language_keeps_file_and_fields_and_sends_nothing(self, client, role):
        response = send(client, language="nl", email="")
        page = client.get(response.url)
        assert response.url.startswith("/nl/jobs/infra-pm/apply/")
        assert page.context["errors"] == []
        assert 'value="An Peeters"' in page.content.decode()
        assert "cv.pdf" in page.content.decode()
        assert models.Application.objects.count() == 0

    def test_the_application_is_in_the_language_in_which_it_was_sent(self, client, role):
        page = client.get(send(client, language="nl").url)
        client.post("/nl/jobs/infra-pm/apply/", {**GOOD, "stamp": stamp_in(page)})
        assert models.Application.objects.get().language == "nl"

    def test_a_draft_that_is_past_its_last_day_is_gone_with_an_honest_page(self, client, role):
        address = send(client, consent=None).url
        models.Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        response = client.get(address)
        assert response.status_code == 404
        assert "no longer here" in response.content.decode()

    def test_the_sweep_erases_a_draft_and_its_file(self, client, role, django_capture_on_commit_callbacks):
        send(client, consent=None)
        later = timezone.now() + timedelta(days=8)
        models.Document.objects.update(stored_at=timezone.now() - timedelta(days=8))
        with django_capture_on_commit_callbacks(execute=True):
            forget.forget_expired(later)
        assert models.Draft.objects.count() == models.Document.objects.count() == 0
        assert stored_files() == []

    def test_only_the_fields_of_the_form_are_kept_and_none_at_any_length(self, client, role):
        send(client, consent=None, evil="x", name="n" * 5000)
        fields = models.Draft.objects.get().fields
        assert "evil" not in fields
        assert len(fields["name"]) == 300


def stored_files() -> list[Path]:
    from django.conf import settings

    return [path for path in Path(settings.DOCUMENT_ROOT).rglob("*") if path.is_file()]


FAKE_PDF = b"MZ\x90\x00 this is a program\x00\x00"
BAD_FILES = [
    pytest.param("cv.pdf", b"", Unread.EMPTY, id="empty"),
    pytest.param("cv.pdf", factories.PDF_BYTES + b"\0" * (10 * 1024 * 1024), Unread.TOO_LARGE, id="too large"),
    pytest.param("cv.docx", factories.PDF_BYTES, Unread.WRONG_EXTENSION, id="a PDF that says it is Word"),
    pytest.param("cv.exe", FAKE_PDF, Unread.UNKNOWN_TYPE, id="a program"),
    pytest.param("cv.pdf", FAKE_PDF, Unread.UNKNOWN_TYPE, id="a program that says it is a PDF"),
]


class TestBadFiles:
    @pytest.mark.parametrize("language", ["en", "nl", "fr"])
    @pytest.mark.parametrize(("name", "content", "reason"), BAD_FILES)
    def test_a_file_that_is_refused_says_what_to_do_and_leaves_nothing(
        self, client, role, name, content, reason, language
    ):
        form = f"/{language}/jobs/infra-pm/apply/"
        stamp = stamp_in(client.get(form))
        page = client.get(client.post(form, {**GOOD, "stamp": stamp, "cv": pdf(name, content)}).url)
        expected = sentence(reason, Audience.CANDIDATE, language)
        assert [(error.anchor, error.message) for error in page.context["errors"]] == [("id_cv", expected)]
        assert models.Application.objects.count() == models.Document.objects.count() == 0
        assert stored_files() == []

    @pytest.mark.parametrize("reason", [Unread.ENCRYPTED, Unread.DAMAGED, Unread.NO_TEXT, Unread.UNSAFE])
    def test_a_file_that_a_worker_could_not_read_is_asked_for_again_before_it_is_sent(self, client, role, reason):
        page = client.get(send(client, consent=None).url)
        models.Document.objects.update(state="unreadable", reason=reason)
        response = client.post(FORM, {**GOOD, "stamp": stamp_in(page)})
        errors = client.get(response.url).context["errors"]
        assert [error.message for error in errors] == [sentence(reason, Audience.CANDIDATE, "en")]
        assert models.Application.objects.count() == 0

    def test_a_file_that_needs_a_person_is_received(self, client, role):
        page = client.get(send(client, consent=None).url)
        models.Document.objects.update(state="needs_manual", reason="too_slow")
        assert client.post(FORM, {**GOOD, "stamp": stamp_in(page)}).url.endswith("/received/")

    def test_a_second_file_and_a_file_in_another_field_are_ignored(self, client, role):
        send(client, cv=[pdf("first.pdf"), pdf("second.pdf", b"%PDF-1.4 2")], name=pdf("name.pdf"), consent=None)
        assert [document.name for document in models.Document.objects.all()] == ["first.pdf"]

    def test_a_flood_in_one_file_is_cut_off(self, client, role, settings):
        settings.MAX_CV_BYTES = 1000
        response = send(client, cv=pdf("cv.pdf", b"%PDF-1.4" + b"0" * 200_000))
        assert models.Application.objects.count() == 0
        assert response.status_code in {303, 400}
        assert stored_files() == []


class TestLimits:
    def test_a_form_that_comes_back_faster_than_a_person_fills_it_in_is_kept_and_asked_for_again(
        self, client, role, settings
    ):
        settings.APPLY_LEAST_SECONDS = 3600
        response = send(client)
        assert "note=again" in response.url
        assert "Nothing has been sent yet" in client.get(response.url).content.decode()
        assert models.Application.objects.count() == 0

    @pytest.mark.parametrize(
        "changes",
        [{"website": "https://spam.example"}, {"stamp": "forged"}, {"stamp": None}],
        ids=["honeypot", "forged stamp", "no stamp"],
    )
    def test_what_a_program_would_send_is_not_received(self, client, role, changes):
        assert "note=again" in send(client, **changes).url
        assert models.Application.objects.count() == 0

    def test_the_stamp_of_one_role_does_not_serve_another(self, client, role, foreign_role):
        stamp = stamp_in(client.get("/en/jobs/data-engineer/apply/"))
        assert "note=again" in send(client, stamp=stamp).url

    def test_a_flood_from_one_address_is_limited_and_another_address_is_not(self, client, role):
        statuses = [client.post(FORM, GOOD).status_code for _ in range(40)]
        assert statuses == [303] * 30 + [429] * 10
        assert client.post(FORM, GOOD, REMOTE_ADDR="192.0.2.7").status_code == 303

    def test_one_person_cannot_apply_endlessly(self, client, role):
        for number in range(6):
            assert send(client, cv=pdf(content=b"%%PDF-1.4 %d" % number)).status_code == 303
        response = send(client, cv=pdf(content=b"%PDF-1.4 once more"))
        assert response.status_code == 429
        assert "An Peeters" in response.content.decode()
        assert models.Application.objects.count() == 6

    @pytest.mark.parametrize(
        ("behind_proxy", "forwarded", "expected"),
        [
            (False, "203.0.113.9", "198.51.100.1"),
            (True, "203.0.113.9", "203.0.113.9"),
            (True, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ],
        ids=["without a proxy the header is not believed", "from our proxy", "what the client wrote is not believed"],
    )
    def test_the_address_is_taken_from_a_trusted_place_only(self, rf, settings, behind_proxy, forwarded, expected):
        from screening.web.apply_upload import client_address

        settings.BEHIND_PROXY = behind_proxy
        request = rf.get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="198.51.100.1")
        assert client_address(request) == expected

    def test_the_counters_hold_no_address_and_no_email(self, client, role):
        send(client)
        kept = " ".join(bucket.who for bucket in models.Bucket.objects.all())
        assert "127.0.0.1" not in kept
        assert "example.org" not in kept


class TestHonestPages:
    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"status": "paused"}, "This role is paused"),
            ({"status": "closed"}, "This role is closed"),
            (
                {"deadline_date": timezone.localdate() - timedelta(days=1)},
                "The last day to apply for this role has passed",
            ),
        ],
        ids=["paused", "closed", "past its deadline"],
    )
    def test_a_role_that_takes_no_applications_says_so_and_stores_nothing(self, client, role, change, words):
        stamp = stamp_in(client.get(FORM))
        models.Role.objects.filter(pk=role.pk).update(**change)
        assert words in client.get(FORM).content.decode()
        response = client.post(FORM, {**GOOD, "stamp": stamp, "cv": pdf()})
        assert response.status_code == 409
        assert words in response.content.decode()
        assert models.Draft.objects.count() == models.Application.objects.count() == 0

    def test_a_role_that_never_opened_does_not_exist(self, client, role):
        models.Role.objects.update(status="draft")
        assert client.get(FORM).status_code == client.get("/en/jobs/infra-pm/").status_code == 404

    def test_a_full_disk_is_a_503_without_a_receipt_and_the_fields_are_kept(self, client, role, monkeypatch):
        def full(*_args):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(storage, "_write_all", full)
        response = send(client)
        assert response.status_code == 503
        assert "has not been received" in response.content.decode()
        assert models.Application.objects.count() == models.OutgoingMail.objects.count() == 0
        assert models.Draft.objects.get().fields["name"] == "An Peeters"

    def test_a_locked_database_is_a_503_without_a_receipt(self, client, role, monkeypatch):
        def locked(*_args, **_kwargs):
            raise OperationalError("database is locked")

        monkeypatch.setattr(drafts, "send_draft", locked)
        response = send(client)
        assert response.status_code == 503
        assert models.Application.objects.count() == 0


class TestSecrets:
    def test_pages_with_a_token_are_not_stored_and_not_told_to_others(self, client, role):
        receipt = send(client).url
        draft = send(client, email="", cv=None).url
        for address in (receipt, draft):
            response = client.get(address)
            assert response["Referrer-Policy"] == "no-referrer"
            assert response["Cache-Control"] == "no-store, private"
            assert response["X-Robots-Tag"] == "noindex, nofollow"

    def test_applying_needs_no_cookie_and_sets_none(self, client, role):
        client.get(send(client).url)
        assert client.cookies == {}

    def test_a_draft_of_another_role_is_not_found_under_this_one(self, client, role, foreign_role):
        token = send(client, consent=None).url.split("/")[5]
        assert client.get(f"/en/jobs/data-engineer/apply/{token}/").status_code == 404

    @pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7|add:7 }}"])
    def test_what_was_typed_comes_back_as_text(self, client, role, name):
        text = client.get(send(client, name=name, email="").url).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert 'value="14"' not in text


class TestScript:
    """What the page's script asks for."""

    def test_a_file_is_kept_as_soon_as_it_is_chosen_and_its_reading_is_ordered(self, client, role):
        stamp = stamp_in(client.get(FORM))
        state = client.post(FORM + "keep/", {"stamp": stamp, "name": "An", "cv": pdf()}).json()
        assert state["state"] == "stored"
        assert "cv.pdf" in state["file"]
        assert models.Job.objects.get().document == models.Draft.objects.get().document
        assert client.get(state["address"]).status_code == 200

    def test_what_the_cv_says_is_proposed_once_it_was_read(self, client, role):
        stamp = stamp_in(client.get(FORM))
        address = client.post(FORM + "keep/", {"stamp": stamp, "cv": pdf()}).json()["address"]
        factories.make_reading(models.Document.objects.get())
        state = client.get(address + "reading/").json()
        assert state["is_settled"]
        assert state["proposals"] == {"name": "Jan Peeters"}
        assert 'value="Jan Peeters"' in client.get(address).content.decode()

    def test_what_was_typed_stands_above_what_the_cv_says(self, client, role):
        stamp = stamp_in(client.get(FORM))
        address = client.post(FORM + "keep/", {"stamp": stamp, "name": "Johanna", "cv": pdf()}).json()["address"]
        factories.make_reading(models.Document.objects.get())
        assert 'value="Johanna"' in client.get(address).content.decode()

    def test_a_refused_file_answers_with_what_to_do(self, client, role):
        stamp = stamp_in(client.get(FORM))
        state = client.post(FORM + "keep/", {"stamp": stamp, "cv": pdf("x.exe", FAKE_PDF)}).json()
        assert state["problem"] == sentence(Unread.UNKNOWN_TYPE, Audience.CANDIDATE, "en")


def test_a_sent_form_waits_a_moment_for_the_worker_but_never_long(client, role, settings, monkeypatch):
    settings.APPLY_READING_WAIT_SECONDS = 1
    slept = []

    def worker_reads(seconds: float) -> None:
        slept.append(seconds)
        models.Document.objects.update(state="unreadable", reason="encrypted")

    monkeypatch.setattr(apply_post.time, "sleep", worker_reads)
    page = client.get(send(client, consent=None).url)
    models.Job.objects.update(rung_at=timezone.now())
    assert "check=1" in client.post(FORM, {**GOOD, "stamp": stamp_in(page)}).url
    assert len(slept) == 1


def test_a_sent_form_does_not_wait_when_no_worker_was_reached(client, role, settings, monkeypatch):
    settings.APPLY_READING_WAIT_SECONDS = 60
    monkeypatch.setattr(apply_post.time, "sleep", lambda _seconds: pytest.fail("it waits for nobody"))
    assert send(client).url.endswith("/received/")


def test_the_labels_of_the_files_state_are_in_the_language_of_the_draft(client, role):
    form = "/nl/jobs/infra-pm/apply/"
    state = client.post(form + "keep/", {"stamp": stamp_in(client.get(form)), "cv": pdf()}).json()
    with translation.override("nl"):
        assert translation.gettext("Kept; being read") in state["file"]


@pytest.mark.django_db(transaction=True)
def test_ten_sendings_of_one_form_at_once_end_in_one_application(client, role):
    stamp = stamp_in(client.get(FORM))

    def post(_number: int) -> str:
        try:
            return Client().post(FORM, {**GOOD, "stamp": stamp, "cv": pdf()}).headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=5) as pool:
        addresses = set(pool.map(post, range(10)))
    assert len(addresses) == 1
    assert addresses.pop().endswith("/received/")
    assert models.Application.objects.count() == 1


def test_what_could_not_be_stored_is_told_to_the_log_without_what_was_typed(client, role, monkeypatch, caplog):
    def refuse(*_args):
        raise storage.NotStoredError

    monkeypatch.setattr("screening.web.apply.keep_posted", refuse)
    response = client.post("/en/jobs/infra-pm/apply/", {"name": "An Peeters"})
    assert response.status_code == 503
    logged = [record.getMessage() for record in caplog.records if "apply.not_received" in record.getMessage()]
    assert len(logged) == 1
    assert "NotStoredError" in logged[0]
    assert "An Peeters" not in logged[0]
