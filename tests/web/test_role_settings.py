"""The settings of a role: its texts and dates, its status with what is missing, its file, its copy, its preview."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import html

from screening import models
from screening.web.notice import current_notice_version
from tests import factories

pytestmark = pytest.mark.django_db
TYPED = {
    "title_en": "Manager",
    "title_fr": "Gestionnaire",
    "title_nl": "Beheerder",
    "summary_en": "Manages.",
    "summary_fr": "Gère.",
    "summary_nl": "Beheert.",
    "languages": ["en", "fr", "nl"],
    "organisation": "A public body",
    "location": "Ghent",
    "deadline_date": "",
    "retention_months": "18",
    "retention_reason": "Until a decision can no longer be contested.",
    "notice": "on",
    "advertisement": "",
}


@pytest.fixture
def team(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def url(role) -> str:
    return reverse("role_settings", args=[role.slug])


def words(response) -> str:
    return " ".join(html.fromstring(response.content).text_content().split())


def test_what_is_typed_is_kept_and_logged_by_name_of_the_field(team, role, url, alice):
    response = team.post(url, TYPED, follow=True)
    assert "The settings are kept." in words(response)
    role.refresh_from_db()
    assert role.titles == {"en": "Manager", "fr": "Gestionnaire", "nl": "Beheerder"}
    assert (role.location, role.retention_months, role.notice_version) == ("Ghent", 18, current_notice_version())
    event = models.Event.objects.get(role=role)
    assert (event.kind, event.by) == ("role_changed", alice)
    assert set(event.details["fields"]) >= {"titles", "location"}
    assert "Ghent" not in str(event.details)


def test_the_same_again_changes_nothing(team, role, url):
    team.post(url, TYPED)
    assert "Nothing was different" in words(team.post(url, TYPED, follow=True))
    assert models.Event.objects.filter(role=role).count() == 1


WRONG = [
    ("no title in the language of the page", {"title_en": " "}, "title_en"),
    ("no language", {"languages": []}, "languages"),
    ("a deadline that has passed", {"deadline_date": "2020-01-01"}, "deadline_date"),
    ("no day", {"deadline_date": "31/31/2030"}, "deadline_date"),
    ("no month of retention", {"retention_months": "0"}, "retention_months"),
    ("too many months", {"retention_months": "121"}, "retention_months"),
    ("no reason in a role that is open", {"retention_reason": " "}, "retention_reason"),
    ("too long a title", {"title_nl": "x" * 121}, "title_nl"),
]


@pytest.mark.parametrize(("typed", "field"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(team, role, url, typed, field):
    response = team.post(url, {**TYPED, **typed})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    page = html.fromstring(response.content)
    assert page.xpath(f"//*[@role='alert']//a[@href='#id_{field}']")
    assert page.xpath(f"//*[@id='id_{field}']")
    role.refresh_from_db()
    assert role.location == "Brussels"


def test_deadline_that_passed_by_itself_may_stay(team, role, url):
    yesterday = timezone.localdate() - timedelta(days=1)
    models.Role.objects.filter(pk=role.pk).update(deadline_date=yesterday)
    assert team.post(url, {**TYPED, "deadline_date": yesterday.isoformat()}).status_code == 302


def test_sentence_that_a_criterion_quotes_stays_in_the_advertisement(team, role, url):
    quote = factories.CRITERIA[0].source
    models.Role.objects.filter(pk=role.pk).update(advertisement=f"We ask:\n{quote}")
    response = team.post(url, {**TYPED, "advertisement": "We ask nothing."})
    assert response.status_code == 422
    assert "15 years in IT" in response.context["form"].errors["advertisement"][0]
    assert team.post(url, {**TYPED, "advertisement": f"Please note: {quote}"}).status_code == 302


def test_who_may_not_change_the_role_reads_its_settings(client, role, bob, url):
    client.force_login(bob)
    page = client.get(url).content.decode()
    assert "Keep the settings" not in page
    assert "An owner or a recruiter of the role can change these." in page
    assert client.post(url, TYPED).status_code == 403


def test_archived_role_is_read_and_not_changed(team, role, url):
    models.Role.objects.filter(pk=role.pk).update(status="archived")
    assert "its settings can be read and not changed" in words(team.get(url))
    assert team.post(url, TYPED).status_code == 403


class TestStatus:
    def test_page_lists_exactly_what_is_missing_with_links(self, team, role, url):
        models.Role.objects.filter(pk=role.pk).update(status="draft", retention_reason="", notice_version="")
        page = html.fromstring(team.get(url).content)
        lines = {line.text_content(): line.get("href") for line in page.xpath("//ul[@class='missing']//a")}
        assert lines["the title in French"] == f"{url}#id_title_fr"
        assert lines["how long applications are kept, and why"] == f"{url}#id_retention_reason"
        assert lines["that the privacy notice holds for this role"] == f"{url}#id_notice"
        assert "the label of “languages” in French" in lines
        assert "an owner on the team" not in lines
        for address in lines.values():
            if "#" in address:
                assert page.xpath(f"//*[@id='{address.split('#')[1]}']")

    def test_role_is_paused_with_a_word_on_what_it_means(self, team, role):
        response = team.post(reverse("role_move", args=[role.slug]), {"to": "paused"}, follow=True)
        assert "Paused: Its page stays and says that it takes no applications" in words(response)
        role.refresh_from_db()
        assert role.status == "paused"

    @pytest.mark.parametrize(("to", "said"), [("archived", "has moved meanwhile"), ("", "has moved meanwhile")])
    def test_move_that_is_not_there_is_refused_with_a_word(self, team, role, to, said):
        assert said in words(team.post(reverse("role_move", args=[role.slug]), {"to": to}, follow=True))

    def test_opening_too_early_says_what_is_missing(self, team, role):
        models.Role.objects.filter(pk=role.pk).update(status="draft", notice_version="")
        response = team.post(reverse("role_move", args=[role.slug]), {"to": "open"}, follow=True)
        assert "Still missing" in words(response)
        assert "that the privacy notice holds for this role" in words(response)

    def test_dates_that_have_passed_stand_on_settings_board_and_public_page(self, team, role, url):
        models.Role.objects.filter(pk=role.pk).update(deadline_date=timezone.localdate() - timedelta(days=1))
        for address in (url, reverse("role_board", args=[role.slug])):
            page = words(team.get(address))
            assert "The deadline," in page
            assert "The latest start" in page
        public = words(team.get(f"/en/jobs/{role.slug}/"))
        assert "The last day to apply for this role has passed." in public

    def test_board_of_an_archived_role_says_so(self, team, role):
        models.Role.objects.filter(pk=role.pk).update(status="archived")
        assert "This role is archived" in words(team.get(reverse("role_board", args=[role.slug])))

    def test_public_page_of_an_archived_role_says_that_it_is_closed(self, client, role):
        models.Role.objects.filter(pk=role.pk).update(status="archived")
        assert "This role is closed" in words(client.get(f"/en/jobs/{role.slug}/"))


class TestPreview:
    @pytest.mark.parametrize(("language", "title"), [("en", "Infrastructure Project Manager"), ("nl", "Projectleider")])
    def test_shows_the_team_what_candidates_will_read(self, team, role, language, title):
        models.Role.objects.filter(pk=role.pk).update(status="draft")
        response = team.get(reverse("role_preview", args=[role.slug]), {"language": language})
        assert title in words(response)
        assert response["X-Robots-Tag"] == "noindex, nofollow"

    def test_shows_nobody_else_anything(self, client, role):
        models.Role.objects.filter(pk=role.pk).update(status="draft")
        assert client.get(f"/en/jobs/{role.slug}/").status_code == 404


class TestFile:
    def test_is_downloaded_and_loads_back_to_the_same(self, team, role):
        advertisement = "\n".join(criterion.source for criterion in factories.CRITERIA)
        texts = {"en": "A", "fr": "B", "nl": "C"}
        models.Role.objects.filter(pk=role.pk).update(
            titles=texts, summaries=texts, advertisement=advertisement, languages=["en", "fr", "nl"]
        )
        models.Criterion.objects.filter(version__role=role).update(labels=texts)
        file = team.get(reverse("role_file", args=[role.slug]))
        assert file["Content-Disposition"] == 'attachment; filename="infra-pm.yaml"'
        response = team.post(reverse("role_load"), {"text": file.content.decode()}, follow=True)
        assert "The criteria in the file are those that hold already" in words(response)

    def test_of_a_role_without_criteria_is_not_there(self, team, role):
        role.versions.all().delete()
        assert team.get(reverse("role_file", args=[role.slug])).status_code == 404

    def test_new_slug_makes_a_draft(self, team, role, alice):
        path = models.Role._meta.app_label and "roles/nurse-coordinator.yaml"
        from django.conf import settings

        file = SimpleUploadedFile("role.yaml", (settings.BASE_DIR / path).read_bytes())
        response = team.post(reverse("role_load"), {"file": file}, follow=True)
        assert "The role is made, as a draft that you own." in words(response)
        assert models.Role.objects.get(slug="nurse-coordinator").memberships.get().user == alice

    def test_with_problems_names_each_line_and_makes_nothing(self, team, role):
        response = team.post(reverse("role_load"), {"text": "slug: x\ntitles: {en: A}\nlocation: 5\n"})
        assert response.status_code == 422
        page = words(response)
        assert "line 2 titles: {en: A}" in page
        assert "Nothing was loaded" in page
        assert not models.Role.objects.filter(slug="x").exists()

    def test_with_problems_names_them_in_the_language_of_the_page(self, team, role):
        response = team.post(
            reverse("role_load"), {"text": "slug: x\ntitles: {en: A}\nlocation: 5\n"}, HTTP_ACCEPT_LANGUAGE="nl"
        )
        assert "moet een tekst zijn, niet 5" in words(response)

    def test_is_a_click_away_from_a_new_role_and_so_are_the_templates(self, team, role):
        links = set(html.fromstring(team.get(reverse("role_new")).content).xpath("//main//a/@href"))
        assert {reverse("role_load"), reverse("role_templates")} <= links

    @pytest.mark.parametrize(
        ("posted", "said"),
        [
            ({}, "Choose a file, or paste its text."),
            ({"file": SimpleUploadedFile("x.yaml", b"\xff\xfe\x00")}, "no text in UTF-8"),
            ({"file": SimpleUploadedFile("x.yaml", b"x" * 1_000_001)}, "too long"),
        ],
        ids=["nothing", "no text", "too long"],
    )
    def test_that_is_none_is_refused_with_a_word(self, team, role, posted, said):
        response = team.post(reverse("role_load"), posted)
        assert response.status_code == 422
        assert said in words(response)

    def test_of_a_strangers_role_is_refused(self, team, role, foreign_role):
        from dataclasses import replace

        from screening.core.rolefile import dump_role, parse_role
        from screening.web.role_templates import template_named

        stolen = dump_role(replace(template_named("nurse").file, slug=foreign_role.slug))
        assert parse_role(stolen)
        response = team.post(reverse("role_load"), {"text": stolen})
        assert response.status_code == 422
        assert "not yours to change" in words(response)


class TestNewRoles:
    def test_copy_is_made_as_a_draft(self, team, role):
        response = team.post(
            reverse("role_duplicate", args=[role.slug]), {"title": "Second", "slug": "second"}, follow=True
        )
        assert response.redirect_chain[-1][0] == reverse("role_settings", args=["second"])
        assert models.Role.objects.get(slug="second").titles["en"] == "Second"

    @pytest.mark.parametrize("slug", ["infra-pm", "new", "load", "Two Words", "a--b", ""])
    def test_copy_needs_a_slug_of_its_own(self, team, role, slug):
        response = team.post(reverse("role_duplicate", args=[role.slug]), {"title": "Second", "slug": slug})
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["slug"]

    def test_templates_are_listed_and_one_makes_a_role(self, team, role):
        assert "At least 2 years as a nurse" in words(team.get(reverse("role_templates")))
        response = team.post(reverse("role_from_template", args=["nurse"]), {"slug": "night-nurse"}, follow=True)
        assert "The role is made" in words(response)
        assert models.Role.objects.get(slug="night-nurse").current_version().criteria.filter(gate=True).count() == 2

    def test_unknown_template_is_not_there(self, team, role):
        assert team.get(reverse("role_from_template", args=["astronaut"])).status_code == 404


@pytest.mark.parametrize("number", [0, 4])
def test_number_of_queries_is_fixed(team, role, url, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_judged(role)
    with django_assert_num_queries(7):
        team.get(url)
