"""The public pages: whole in each language, readable by search engines, without cookies."""

import json
import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from lxml import html

from screening import models
from screening.core.terms import Answers, Level
from screening.flow import amend, ask, bell, decide, links, receive, sweep
from screening.flow.storage import NotStoredError
from tests import factories

ROLE_FILE = Path(__file__).parents[2] / "roles" / "infra-pm.yaml"
LANGUAGES = ("en", "nl", "fr")
TEXT_ATTRIBUTES = (
    "title",
    "aria-label",
    "alt",
    "placeholder",
    "data-busy",
    "data-offline",
    "data-online",
    "data-from-cv",
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_waiting(settings, monkeypatch):
    settings.APPLY_LEAST_SECONDS = 0
    settings.APPLY_READING_WAIT_SECONDS = 0
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


@pytest.fixture
def infra_pm(db) -> models.Role:
    """The first role as its role file states it, open."""
    call_command("load_role", ROLE_FILE, verbosity=0)
    role = models.Role.objects.get(slug="infra-pm")
    role.status = models.Role.Status.OPEN
    role.save()
    return role


def page(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address, follow=True)
    return html.fromstring(response.content.decode())


def texts_of(tree: html.HtmlElement) -> set[str]:
    """Every text that a person reads or hears, apart from advertisement and quotes, which stay as they are."""
    for element in tree.xpath(
        "//script | //style | //q | //*[contains(@class, 'advertisement')] | //nav[@class='languages']"
    ):
        element.drop_tree()
    for element in tree.xpath("//*[contains(@class, 'languages')]"):
        element.drop_tree()
    texts = [text.strip() for text in tree.itertext()]
    attributes = [tree.xpath(f"//@{name}") for name in TEXT_ATTRIBUTES]
    return {" ".join(text.split()) for text in [*texts, *(str(each) for found in attributes for each in found)] if text}


# What is the same in every language: the product's name, levels, digits, codes of languages, the candidate's own words.
SAME = re.compile(
    r"^(Screening|Privacy|[ABC][12](–[ABC][12])?|[\d\s.:/]+|E-mail|CV|cv\.pdf|(cv\.pdf, )?\d+ bytes|An Peeters|Projectleider .+|[Pp]age 1|cv\.txt|INF-\w+|\S+@\S+"
    r"|Version 2026-11-22|\W+)$"
)


def untranslated(client: Client, address: str, language: str) -> set[str]:
    english = texts_of(page(client, address.replace("/xx/", "/en/")))
    other = texts_of(page(client, address.replace("/xx/", f"/{language}/")))
    return {text for text in english & other if not SAME.match(text)}


def begun(client: Client, **fields: str) -> str:
    """The address of a draft with a file and an error on it, with the language left open."""
    stamp = re.search(r'name="stamp" value="([^"]+)"', client.get("/en/jobs/infra-pm/apply/").content.decode()).group(1)
    cv = SimpleUploadedFile("cv.pdf", factories.PDF_BYTES)
    response = client.post("/en/jobs/infra-pm/apply/", {"stamp": stamp, "cv": cv, "name": "An Peeters", **fields})
    return response.url.replace("/en/", "/xx/")


@pytest.fixture
def lived(infra_pm, alice) -> models.Application:
    """An application to the first role that was asked, answered, corrected, and whose candidate wants a review."""
    models.Membership.objects.create(role=infra_pm, user=alice, function="owner")
    return live(factories.make_application(infra_pm, name="An Peeters", document=cv_of_an()), alice)


def cv_of_an() -> models.Document:
    return receive.keep(SimpleUploadedFile("cv.txt", AN_CV.encode()))


def live(application: models.Application, alice) -> models.Application:
    models.Application.objects.update(talent_pool_consented_at=factories.RECEIVED_AT)
    sweep.drain()
    application = models.Application.objects.get(pk=application.pk)
    for criterion in ("languages", "it-years", "onsite-brussels", "start-date", "delivery-teams"):
        ask.note(application, alice, criterion=criterion)
    ask.send(application, alice)
    first, second = application.questions.open()[:2]
    ask.reply(application, [ask.Reply(first, declared=Answers(languages={"fr": Level.B2}))])
    ask.reply(application, [ask.Reply(second, "123")])
    amend.answer(application, ask.merged(application.answers_terms(), Answers(onsite_place=True, onsite_days=2)))
    amend.contact(application, amend.Contact("An Peeters", "an@example.org", "0475"))
    amend.ask_review(application, "")
    return application


def own_page(application: models.Application) -> str:
    return links.status_path(application, "en").replace("/en/", "/xx/")


def again(application: models.Application) -> models.Application:
    """The application, entered once more where the test has erased it."""
    if models.Application.objects.filter(pk=application.pk).exists():
        return application
    return factories.make_application(application.role, name="An Peeters", document=cv_of_an())


def end(application: models.Application, kind: str, by) -> None:
    """Bring the application to its end, with the letter that says so."""
    if kind == "withdrawn":
        amend.withdraw(application)
        return
    decide.look(application, by)
    decided = {"rejected": "reject", "shortlisted": "shortlist"}[kind]
    decide.decide(application, decided, "123", by, letter=True)
    models.OutgoingMail.objects.filter(kind=kind).update(state="done")


AN_CV = (
    "An Peeters\nan@example.org\n\nErvaring\n01/2010 - 12/2024 Projectleider IT-infrastructuur, FOD Voorbeeld\n"
    "Leiding van vijf teams.\n\nTalen\nNederlands: moedertaal\nFrans: zeer goed\nEngels: goed\n"
)
COMPLETE = {
    "email": "an@example.org",
    "language_nl": "C2",
    "language_fr": "B2",
    "language_en": "C1",
    "onsite_place": "yes",
    "onsite_days": "3",
    "onsite_weekday_thursday": "yes",
    "start": "now",
    "consent": "on",
}


@pytest.mark.parametrize("language", ["nl", "fr"])
class TestNoEnglishLeaks:
    @pytest.mark.parametrize("address", ["jobs/", "jobs/infra-pm/", "jobs/infra-pm/apply/", "privacy/"])
    def test_on_a_page_that_anybody_may_read(self, client, infra_pm, language, address):
        assert untranslated(client, f"/xx/{address}", language) == set()

    def test_where_no_role_is_open(self, client, language):
        assert untranslated(client, "/xx/jobs/", language) == set()

    @pytest.mark.parametrize("status", ["paused", "closed"])
    def test_where_a_role_takes_no_applications(self, client, infra_pm, language, status):
        models.Role.objects.update(status=status)
        assert untranslated(client, "/xx/jobs/infra-pm/", language) == set()
        assert untranslated(client, "/xx/jobs/infra-pm/apply/", language) == set()

    def test_on_the_form_with_every_field_wrong(self, client, infra_pm, language):
        address = begun(
            client, email="an@", phone="x", start="date", start_date="soon", **{"count_delivery-teams": "x"}
        )
        assert untranslated(client, address, language) == set()

    def test_on_the_form_with_a_refused_file(self, client, infra_pm, language):
        address = begun(client).replace("check=1", "check=1&file=encrypted")
        assert untranslated(client, address, language) == set()

    @pytest.mark.parametrize("state", ["read", "needs_manual"])
    def test_on_the_form_with_a_kept_file(self, client, infra_pm, language, state):
        address = begun(client)
        models.Document.objects.update(state=state, reason="too_slow")
        assert untranslated(client, address, language) == set()

    @pytest.mark.parametrize("note", ["again", "limit"])
    def test_on_the_form_with_news(self, client, infra_pm, language, note):
        assert untranslated(client, begun(client).split("?")[0] + f"?note={note}", language) == set()

    def test_on_the_receipt(self, client, infra_pm, language):
        assert untranslated(client, begun(client, **COMPLETE), language) == set()

    def test_on_the_page_of_an_application(self, client, infra_pm, language):
        application = factories.make_application(infra_pm)
        for state in ("stored", "needs_manual", "unreadable"):
            models.Document.objects.update(state=state, reason="damaged")
            assert untranslated(client, links.status_path(application, "en").replace("/en/", "/xx/"), language) == set()

    @pytest.mark.parametrize("done", ["corrected", "replaced", "withdrawn", "replied", "contact", "review", "pool"])
    def test_on_the_page_of_an_application_with_all_that_can_stand_there(self, client, lived, language, done):
        assert untranslated(client, own_page(lived) + f"?done={done}", language) == set()

    @pytest.mark.parametrize("kind", ["withdrawn", "rejected", "shortlisted"])
    def test_on_the_page_of_an_application_that_has_ended(self, client, lived, alice, language, kind):
        end(lived, kind, alice)
        assert untranslated(client, own_page(lived), language) == set()

    @pytest.mark.parametrize(
        ("action", "fields"),
        [
            ("correct/", {"start": "date", "start_date": "soon"}),
            ("contact/", {"name": "", "email": "an@", "phone": "x"}),
            ("cv/", {"cv": "empty"}),
            ("renew/", {}),
            ("erase/", {"sure": "on"}),
        ],
    )
    def test_on_what_the_page_of_an_application_answers(self, client, lived, language, action, fields):
        pages = []
        for code in ("en", language):
            given = {name: SimpleUploadedFile("cv.pdf", b"") if name == "cv" else text for name, text in fields.items()}
            response = client.post(own_page(lived).replace("/xx/", f"/{code}/") + action, given)
            pages.append(texts_of(html.fromstring(response.content.decode())))
            lived = again(lived)
        assert {text for text in pages[0] & pages[1] if not SAME.match(text)} == set()

    def test_where_a_link_is_too_old(self, client, lived, language, settings):
        settings.STATUS_LINK_DAYS = 0
        assert untranslated(client, own_page(lived), language) == set()

    def test_where_nothing_can_be_stored(self, client, infra_pm, language, monkeypatch):
        def refuse(*_args):
            raise NotStoredError

        monkeypatch.setattr("screening.web.apply.keep_posted", refuse)
        pages = [
            texts_of(html.fromstring(client.post(f"/{code}/jobs/infra-pm/apply/").content.decode()))
            for code in ("en", language)
        ]
        assert {text for text in pages[0] & pages[1] if not SAME.match(text)} == set()

    def test_where_a_link_leads_nowhere(self, client, infra_pm, language):
        assert untranslated(client, "/xx/applications/nothing-here/", language) == set()

    def test_where_a_draft_is_gone(self, client, infra_pm, language):
        assert untranslated(client, "/xx/jobs/infra-pm/apply/nothing-here/", language) == set()


def test_the_walk_does_find_english(client, infra_pm):
    models.Criterion.objects.filter(slug="it-years").update(labels={"en": "Left in English"})
    assert untranslated(client, "/xx/jobs/infra-pm/", "nl") == {"Left in English"}


class TestLanguage:
    @pytest.mark.parametrize(
        ("accepted", "expected"),
        [("nl-BE,nl", "/nl/jobs/"), ("fr", "/fr/jobs/"), ("de", "/en/jobs/"), ("", "/en/jobs/")],
    )
    def test_the_first_page_speaks_the_language_of_the_browser(self, client, accepted, expected):
        response = client.get("/", headers={"accept-language": accepted})
        assert response.url == expected
        assert "Accept-Language" in response["Vary"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_address_decides_the_language_whatever_the_browser_says(self, client, infra_pm, language):
        response = client.get(f"/{language}/jobs/infra-pm/", headers={"accept-language": "de"})
        assert f'<html lang="{language}"' in response.content.decode()

    def test_each_page_names_itself_in_the_other_languages(self, client, infra_pm):
        tree = page(client, "/nl/jobs/infra-pm/")
        links = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate']")}
        assert links == {code: f"{project.PUBLIC_ADDRESS}/{code}/jobs/infra-pm/" for code in LANGUAGES}

    def test_the_rule_of_the_first_role_is_spelt_out_in_plain_dutch(self, client, infra_pm):
        text = client.get("/nl/jobs/infra-pm/").content.decode()
        assert (
            "Nederlands op minstens C1 en Frans op minstens B2, of Frans op minstens C1 en Nederlands op minstens B2;"
            " en Engels op minstens B2." in text
        )
        assert "Minstens 2 dagen per week ter plaatse in Brussel, altijd op donderdag." in text
        assert "U kunt uiterlijk op 30 juni 2026 beginnen." in text


class TestRoles:
    def test_the_advertisement_is_marked_as_being_in_its_own_language(self, client, infra_pm):
        (advertisement,) = page(client, "/nl/jobs/infra-pm/").xpath("//*[@class='advertisement']")
        assert advertisement.get("lang") == "en"

    def test_the_list_shows_open_roles_only(self, client, infra_pm):
        factories.make_role("paused-role", status="paused", titles={"en": "Paused"})
        factories.make_role("draft-role", status="draft", titles={"en": "Draft"})
        past = timezone.localdate() - timedelta(days=1)
        factories.make_role("late-role", deadline_date=past, titles={"en": "Late"})
        titles = page(client, "/en/jobs/").xpath("//*[@class='job-title']/text()")
        assert titles == ["Infrastructure & Tendering Project Manager"]

    def test_a_role_whose_latest_start_has_passed_says_so(self, client, infra_pm):
        criterion = models.Criterion.objects.get(slug="start-date")
        criterion.params = {"latest": "2020-06-30"}
        criterion.save()
        assert "30 June 2020, has passed" in client.get("/en/jobs/infra-pm/").content.decode()

    def test_a_role_whose_latest_start_is_to_come_does_not(self, client, infra_pm):
        criterion = models.Criterion.objects.get(slug="start-date")
        criterion.params = {"latest": "2999-06-30"}
        criterion.save()
        assert "has passed" not in client.get("/en/jobs/infra-pm/").content.decode()

    def test_the_job_posting_is_valid_json_of_schema_org(self, client, infra_pm):
        (script,) = page(client, "/fr/jobs/infra-pm/").xpath("//script[@type='application/ld+json']/text()")
        posting = json.loads(script)
        assert posting["@type"] == "JobPosting"
        assert posting["title"] == "Chef de projet infrastructure et marchés publics"
        assert posting["url"].endswith("/fr/jobs/infra-pm/")
        required = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
        assert required <= posting.keys()

    def test_a_title_cannot_break_out_of_the_job_posting(self, client, infra_pm):
        title = "</script><script>alert(1)</script>"
        models.Role.objects.update(titles={"en": title})
        tree = page(client, "/en/jobs/infra-pm/")
        (script,) = tree.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(script)["title"] == title
        assert not tree.xpath("//script[not(@src) and not(@type)]")

    def test_the_site_map_lists_each_page_in_each_language(self, client, infra_pm):
        tree = ET.fromstring(client.get("/sitemap.xml").content)
        addresses = [loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        expected = [f"/{code}{path}" for path in ("/jobs/", "/jobs/infra-pm/") for code in LANGUAGES]
        assert addresses == [project.PUBLIC_ADDRESS + path for path in expected]


class TestPrivacy:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", ["controller", "legal basis", "12 months", "points", "Data Protection Authority", "6(1)(b)"]),
            ("nl", ["verantwoordelijk", "rechtsgrond", "12 maanden", "punten", "Gegevensbeschermingsautoriteit"]),
            ("fr", ["responsable", "base juridique", "12 mois", "points", "Autorité de protection des données"]),
        ],
    )
    def test_the_notice_stands_before_the_upload_and_says_all_that_the_law_asks(
        self, client, infra_pm, settings, language, words
    ):
        settings.CONTROLLER_NAME = "Voorbeeld NV"
        text = client.get(f"/{language}/jobs/infra-pm/apply/").content.decode()
        notice = text[text.index('class="privacy-notice"') : text.index('type="file"')]
        assert [word for word in ["Voorbeeld NV", *words] if word not in notice] == []

    @pytest.mark.parametrize("address", ["/en/jobs/", "/en/jobs/infra-pm/", "/en/jobs/infra-pm/apply/", "/en/privacy/"])
    def test_no_public_page_sets_a_cookie(self, client, infra_pm, address):
        client.get(address)
        assert client.cookies == {}

    def test_the_advertisement_and_the_client_do_not_name_whom_the_role_keeps_to_itself(self, client, infra_pm):
        models.Role.objects.update(organisation="The Secret Client")
        assert "The Secret Client" not in client.get("/en/jobs/infra-pm/").content.decode()


@pytest.mark.parametrize(
    ("address", "most"), [("/nl/jobs/", 4), ("/nl/jobs/infra-pm/", 6), ("/nl/jobs/infra-pm/apply/", 7)]
)
def test_a_page_asks_the_database_little(client, infra_pm, address, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        client.get(address)
