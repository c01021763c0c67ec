"""A candidate tells one period of their career otherwise: both versions stay, and a verdict never turns in silence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from screening import models
from screening.core.judging.retold import key_of
from screening.flow import amend, bell, links, receive, sweep
from screening.web.status_read import resume_of
from tests import factories

pytestmark = pytest.mark.django_db
CV = b"""An Peeters
an.peeters@example.org

Work experience
01/2010 - 12/2025 IT project manager, Harbour of Example
Led the renewal of servers and networks.

2003 - 2009 Teacher of history, School of Example
Taught history.

Languages
Dutch: native
"""
LATER = {"title": "IT project manager", "employer": "Harbour of Example", "start_month": "1", "start_year": "2016"}


@pytest.fixture
def application(role, monkeypatch) -> models.Application:
    monkeypatch.setattr(bell, "ring", lambda _works: 0)
    document = receive.keep(SimpleUploadedFile("cv.txt", CV))
    application = factories.make_application(role, document=document)
    sweep.drain()
    application.refresh_from_db()
    assert application.assessment is not None
    return application


@pytest.fixture
def link(application) -> str:
    return links.status_path(application, "en") + "career/"


def keys(application) -> dict[str, str]:
    return {position.title: key_of(position) for position in application.document.reading.facts_terms.positions}


def outcome(application) -> tuple[str, str]:
    application.refresh_from_db()
    verdict = application.assessment.verdicts.get(criterion="it-years")
    return verdict.outcome, verdict.source


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_the_page_lists_each_period_with_the_words_of_the_cv_and_a_way_to_correct_it(client, application):
    tree = html.fromstring(client.get(links.status_path(application, "en")).content.decode())
    periods = tree.xpath("//ol[@class='career-list']/li")
    assert [period.xpath(".//strong/text()")[0] for period in periods] == [
        "IT project manager, Harbour of Example",
        "Teacher of history, School of Example",
    ]
    assert "January 2010 to December 2025" in periods[0].text_content()
    assert "2003 to 2009" in periods[1].text_content()
    for period in periods:
        (address,) = period.xpath(".//a/@href")
        assert client.get(address).status_code == 200


def test_the_form_begins_with_what_was_read(client, application, link):
    key = keys(application)["IT project manager"]
    tree = html.fromstring(client.get(link, {"of": key}).content.decode())
    typed = {name: tree.xpath(f"//*[@name='{name}']/@value") for name in ("title", "start_year", "end_year", "of")}
    assert typed == {"title": ["IT project manager"], "start_year": ["2010"], "end_year": ["2025"], "of": [key]}
    assert tree.xpath("//select[@name='end_month']/option[@selected]/text()") == ["December"]


def test_a_correction_against_the_cv_makes_the_gate_unclear_and_both_versions_stand_on_both_pages(
    client, application, link, alice
):
    assert outcome(application) == ("pass", "cv")
    key = keys(application)["IT project manager"]
    response = client.post(link, {**LATER, "of": key, "end_month": "12", "end_year": "2025"})
    assert response.url.endswith("?done=told")
    assert outcome(application) == ("unclear", "both")
    page = text_of(client.get(response.url))
    assert "Your career is saved as you told it" in page
    assert "January 2016 to December 2025" in page
    assert "corrected by you" in page
    client.force_login(alice)
    review = text_of(client.get(f"/review/{application.public_id}/"))
    assert "January 2010 to December 2025" in review
    assert "January 2016 to December 2025" in review
    assert "the history as the candidate tells it" in review or "disagree" in review
    assert application.corrections.get().what == "answers"


def test_a_correction_is_taken_back(client, application, link):
    key = keys(application)["IT project manager"]
    client.post(link, {**LATER, "of": key, "ongoing": "on"})
    assert outcome(application)[0] == "unclear"
    client.post(link, {"of": key, "wish": "untell"})
    assert outcome(application) == ("pass", "cv")
    assert application.corrections.count() == 2


def test_what_was_no_job_is_left_out_and_shown_so(client, application, link):
    client.post(link, {"of": keys(application)["IT project manager"], "wish": "none"})
    assert outcome(application) == ("unclear", "both")
    assert "not a job of yours" in text_of(client.get(links.status_path(application, "en")))


def test_a_job_that_is_missing_is_added_and_removed(client, application, link):
    client.post(link, {"title": "Network engineer", "start_year": "2008", "end_year": "2009"})
    (told,) = models.Application.objects.get().answers_terms().history
    assert told.of.startswith("+")
    assert "added by you" in text_of(client.get(links.status_path(application, "en")))
    client.post(link, {"of": told.of, "wish": "untell"})
    assert models.Application.objects.get().answers_terms().history == ()


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        ({"title": ""}, "id_career_title"),
        ({"start_year": ""}, "id_career_start_year"),
        ({"start_year": "1066"}, "id_career_start_year"),
        ({"start_year": "soon"}, "id_career_start_year"),
        ({"end_year": ""}, "id_career_end_year"),
        ({"end_year": "2003"}, "id_career_end_year"),
        ({"start_month": "13"}, "id_career_start_month"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_what_cannot_be_is_named_and_nothing_is_kept(client, application, link, typed, anchor):
    response = client.post(link, {"title": "Baker", "start_year": "2010", "end_year": "2012", **typed})
    assert response.status_code == 422
    assert [error.anchor for error in response.context["errors"]] == [anchor]
    assert f'id="{anchor}"' in response.content.decode()
    assert not application.corrections.exists()


def test_correcting_an_answer_keeps_the_history_as_it_was_told(client, application, link):
    client.post(link, {"title": "Network engineer", "start_year": "2008", "end_year": "2009"})
    application.refresh_from_db()
    amend.answer(application, application.answers_terms())
    assert len(application.answers_terms().history) == 1


def test_another_cv_leaves_what_was_told_of_the_first_one_out(client, application, link):
    client.post(link, {**LATER, "of": keys(application)["IT project manager"], "ongoing": "on"})
    other = CV.replace(b"01/2010 - 12/2025", b"02/2010 - 12/2025")
    receive.replace(application, receive.keep(SimpleUploadedFile("cv2.txt", other)))
    sweep.drain()
    assert outcome(application) == ("pass", "cv")


def test_a_history_of_too_many_corrections_is_refused_in_words(client, application, link, monkeypatch):
    monkeypatch.setattr(amend, "MAX_TOLD", 1)
    job = {"title": "Baker", "start_year": "2010", "end_year": "2012"}
    assert client.post(link, job).status_code == 303
    response = client.post(link, job)
    assert response.status_code == 422
    assert "send another version of your CV" in text_of(response)


def test_the_download_holds_what_was_told(client, application, link):
    client.post(link, {"title": "Network engineer", "start_year": "2008", "end_year": "2009"})
    application.refresh_from_db()
    (told,) = resume_of(application)["meta"]["application"]["answers"]["history"]
    assert told["title"] == "Network engineer"
