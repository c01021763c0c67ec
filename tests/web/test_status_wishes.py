"""What a candidate answers, corrects and asks for on their own page, and what of it the team sees."""

import pytest
from lxml import html

from screening import models
from screening.core.terms import Level, Outcome
from screening.flow import amend, ask, bell, links
from screening.flow.limits import Limit
from screening.web import status
from screening.web.status_read import resume_of
from tests import factories

pytestmark = pytest.mark.django_db
UNCLEAR = {"languages": Outcome.UNCLEAR, "it-years": Outcome.UNCLEAR}


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(bell, "ring", lambda _works: 0)


@pytest.fixture
def unclear(role) -> models.Application:
    return factories.make_judged(role, standing="clarify", outcomes=UNCLEAR)


@pytest.fixture
def link(unclear) -> str:
    return links.status_path(unclear, "en")


@pytest.fixture
def asked(unclear, alice) -> dict[str, models.Question]:
    """Three questions that were sent: by choice, about a criterion in words, and in the recruiter's own words."""
    ask.note(unclear, alice, criterion="languages")
    ask.note(unclear, alice, criterion="it-years")
    ask.note(unclear, alice, text="What is your daily rate?")
    ask.send(unclear, alice)
    return {question.criterion: question for question in unclear.questions.all()}


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


class TestReply:
    def test_the_page_shows_each_question_with_why_it_is_asked(self, client, asked, link):
        text = text_of(client.get(link))
        assert "A recruiter has 3 questions for you" in text
        assert "Your level of French" in text
        assert "What is your daily rate?" in text
        assert "where, when, and for how long?" in text
        assert "Why we ask:" in text

    def test_what_is_only_on_the_list_is_not_shown(self, client, unclear, alice, link):
        ask.note(unclear, alice, text="Not sent yet")
        assert "Not sent yet" not in text_of(client.get(link))

    def test_a_reply_is_kept_and_the_rest_stays_open(self, client, unclear, asked, link):
        number = asked["languages"].pk
        response = client.post(link + "reply/", {f"q{number}-language_fr": "C1", f"q{number}-words": "Since school."})
        unclear.refresh_from_db()
        assert response.url.endswith("?done=replied")
        assert unclear.answers_terms().languages == {"fr": Level.C1}
        assert {question.criterion for question in unclear.questions.open()} == {"it-years", ""}
        text = text_of(client.get(response.url))
        assert "Since school." in text
        assert "A recruiter has 2 questions for you" in text

    def test_an_empty_reply_answers_nothing(self, client, unclear, asked, link):
        assert client.post(link + "reply/").status_code == 303
        assert unclear.questions.open().count() == 3

    def test_a_wrong_choice_is_named_and_what_was_written_stays(self, client, unclear, asked, link):
        number = asked["languages"].pk
        typed = {f"q{number}-language_fr": "Z9", f"q{number}-words": "Since school."}
        response = client.post(link + "reply/", typed)
        assert response.status_code == 422
        assert [error.anchor for error in response.context["errors"]] == [f"id_q{number}-language_fr_0"]
        assert "Since school." in response.content.decode()
        assert unclear.questions.open().count() == 3

    def test_a_question_of_somebody_else_cannot_be_answered(self, client, role, asked, unclear):
        other = factories.make_judged(role)
        number = asked[""].pk
        client.post(links.status_path(other, "en") + "reply/", {f"q{number}-words": "Mine."})
        assert unclear.questions.open().count() == 3

    def test_the_team_sees_the_reply_in_its_place(self, client, unclear, asked, link, alice):
        client.post(link + "reply/", {f"q{asked[''].pk}-words": "Seven hundred."})
        client.force_login(alice)
        assert "Seven hundred." in text_of(client.get(f"/review/{unclear.public_id}/"))


class TestAsking:
    def post(self, client, application, path="", **fields):
        return client.post(f"/review/{application.public_id}/questions/{path}", fields)

    def test_an_unclear_verdict_is_put_on_the_list_with_one_button_and_sent(self, client, unclear, alice):
        client.force_login(alice)
        address = f"/review/{unclear.public_id}/"
        assert "Ask the candidate" in text_of(client.get(address))
        assert self.post(client, unclear, criterion="languages").url == f"{address}#questions"
        assert "On the list of questions" in text_of(client.get(address))
        self.post(client, unclear, "send/")
        assert unclear.questions.open().get().asked_by == alice
        assert models.OutgoingMail.objects.filter(kind="question").count() == 1

    def test_a_question_is_taken_off_the_list(self, client, unclear, alice):
        client.force_login(alice)
        self.post(client, unclear, text="Really?")
        self.post(client, unclear, f"{unclear.questions.get().pk}/drop/")
        assert not unclear.questions.exists()

    @pytest.mark.parametrize("path", ["", "send/"])
    def test_where_there_is_nothing_to_ask_the_page_says_so(self, client, unclear, alice, path):
        client.force_login(alice)
        response = client.post(f"/review/{unclear.public_id}/questions/{path}", follow=True)
        assert "There is nothing to ask yet" in text_of(response)

    def test_a_reader_sees_the_list_and_cannot_ask(self, client, unclear, role):
        reader = factories.make_user("rose")
        models.Membership.objects.create(role=role, user=reader, function="reader")
        client.force_login(reader)
        assert "Ask the candidate" not in text_of(client.get(f"/review/{unclear.public_id}/"))
        assert self.post(client, unclear, text="Really?").status_code == 403

    @pytest.mark.parametrize("kind", ["receipt", "question", "rejected", "shortlisted", "reminder", "review_asked"])
    def test_a_letter_is_read_before_it_goes_without_the_link_that_is_the_candidates(
        self, client, unclear, alice, kind, settings
    ):
        client.force_login(alice)
        text = client.get(f"/review/{unclear.public_id}/letters/{kind}/").content.decode()
        assert unclear.reference in text
        assert "own page]" in text
        assert "/applications/" not in text
        assert client.get(f"/review/{unclear.public_id}/letters/erased/").status_code == 404


class TestCorrections:
    def test_both_values_stand_on_the_candidates_page_and_on_the_teams(self, client, unclear, link, alice):
        amend.contact(unclear, amend.Contact("Jan Pieters", unclear.email, ""))
        client.force_login(alice)
        for address in (link, f"/review/{unclear.public_id}/"):
            tree = html.fromstring(client.get(address).content.decode())
            (row,) = tree.xpath("//*[del]")
            assert row.xpath(".//del/text()") == ["Jan Peeters"]
            assert "Jan Pieters" in (tree.xpath("//ul[@class='changes']//ins/text()") or row.getparent().text_content())

    def test_contact_details_are_corrected_on_the_page(self, client, unclear, link):
        wanted = {"name": "Jan Pieters", "email": "jan@new.example", "phone": "0475 12 34 56"}
        assert client.post(link + "contact/", wanted).url.endswith("?done=contact")
        unclear.refresh_from_db()
        assert (unclear.name, unclear.email, unclear.email_key) == ("Jan Pieters", "jan@new.example", "jan@new.example")
        assert models.OutgoingMail.objects.get(kind="new_link").to == "jan@new.example"

    def test_a_wrong_address_is_named_and_nothing_is_changed(self, client, unclear, link):
        response = client.post(link + "contact/", {"name": "", "email": "jan@", "phone": "x"})
        assert response.status_code == 422
        anchors = [error.anchor for error in response.context["errors"]]
        assert anchors == ["id_my_name", "id_my_email", "id_my_phone"]
        for anchor in anchors:
            assert f'id="{anchor}"' in response.content.decode()
        assert not unclear.corrections.exists()


class TestReview:
    def test_is_asked_for_shown_to_the_team_and_confirmed(self, client, unclear, link, alice):
        client.post(link + "review/", {"words": "My years at the harbour are missing."})
        assert "You asked on" in text_of(client.get(link))
        assert models.OutgoingMail.objects.filter(kind="review_asked").count() == 1
        client.force_login(alice)
        text = text_of(client.get(f"/review/{unclear.public_id}/"))
        assert "My years at the harbour are missing." in text
        assert "A new decision answers it." in text


class TestKeeping:
    def test_the_page_says_until_when_and_the_pool_can_be_left(self, client, unclear, link):
        assert "until 15 March 2027" in text_of(client.get(link))
        models.Application.objects.update(talent_pool_consented_at=factories.RECEIVED_AT)
        assert "until 15 March 2028" in text_of(client.get(link))
        client.post(link + "pool/")
        assert "until 15 March 2027" in text_of(client.get(link))
        assert "Leave the talent pool" not in text_of(client.get(link))


@pytest.mark.parametrize("action", ["reply/", "contact/", "review/", "pool/"])
def test_a_wish_is_never_granted_by_following_a_link(client, unclear, link, action):
    assert client.get(link + action).status_code == 405


def test_the_download_holds_questions_and_corrections(client, unclear, asked):
    amend.contact(unclear, amend.Contact("Jan Pieters", unclear.email, ""))
    ask.reply(unclear, [ask.Reply(asked[""], "Seven hundred.")])
    kept = resume_of(unclear)["meta"]["application"]
    answered = {"text": "What is your daily rate?", "answer": "Seven hundred.", "chosen": {}}
    assert answered.items() <= kept["questions"][-1].items()
    assert kept["corrections"][0]["earlier"] == "Jan Peeters"


def test_nothing_of_it_survives_the_erasure(client, unclear, asked, link):
    amend.contact(unclear, amend.Contact("Jan Pieters", "jan@new.example", ""))
    assert client.post(link + "erase/", {"sure": "on"}).status_code == 200
    assert models.Question.objects.count() == models.Correction.objects.count() == 0


def test_a_flood_of_changes_is_stopped_and_another_application_is_not(client, role, unclear, link, monkeypatch):
    monkeypatch.setattr(status, "CHANGE_PER_APPLICATION", Limit("change-application", 2, 3600))
    words = {"words": "Once more."}
    assert [client.post(link + "review/", words).status_code for _ in range(3)] == [303, 303, 429]
    assert "Please try again in an hour" in text_of(client.post(link + "review/", words))
    assert client.get(link).status_code == 200
    other = links.status_path(factories.make_judged(role), "en")
    assert client.post(other + "review/", words).status_code == 303
