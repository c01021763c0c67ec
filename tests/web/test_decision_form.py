"""Deciding on the page: the grounds, the reason, the letter that waits."""

import pytest
from django.urls import reverse

from screening.core.terms import Outcome
from screening.flow import letters
from tests import factories

REASON = "Three years of IT instead of fifteen."


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def short(role, alice):
    row = factories.make_judged(role, standing="fails", outcomes={"it-years": Outcome.FAIL})
    factories.look(row, alice)
    return row


def decide(client, row, **fields):
    return client.post(reverse("decide", args=[row.public_id]), {"kind": "reject", "reason": REASON, **fields})


def page_of(client, row) -> str:
    return client.get(reverse("application", args=[row.public_id])).content.decode()


def test_rejection_names_the_criteria_it_rests_on(team, short):
    assert decide(team, short, rests_on=["it-years"]).status_code == 302
    short.refresh_from_db()
    assert short.decision.rests_on == ["it-years"]
    assert "It rests on" in page_of(team, short)


def test_rejection_without_a_ground_is_refused_and_loses_nothing_that_was_typed(team, short):
    response = decide(team, short)
    assert response.status_code == 422
    assert "Say which criteria the rejection rests on" in response.content.decode()
    assert REASON in response.content.decode()


def test_rejection_may_rest_on_none_of_the_criteria(team, short):
    assert decide(team, short, rests_on=["other"]).status_code == 302


def test_criterion_of_another_role_is_no_ground(team, short):
    assert decide(team, short, rests_on=["height"]).status_code == 422


def test_stock_phrase_is_refused_with_what_to_write_instead(team, short):
    response = decide(team, short, rests_on=["it-years"], reason="Not a fit.")
    assert response.status_code == 422
    assert "That could be said of anybody" in response.content.decode()


def test_shortlist_needs_no_ground(team, short):
    assert decide(team, short, kind="shortlist").status_code == 302


def test_who_was_not_judged_is_rejected_with_a_reason_alone(team, role, alice):
    row = factories.make_application(role, document=factories.make_document(state="unreadable", reason="encrypted"))
    factories.look(row, alice)
    assert decide(team, row, reason="No file after two reminders.").status_code == 302


class TestLetter:
    @pytest.fixture(autouse=True)
    def _decided(self, team, short):
        decide(team, short, rests_on=["it-years"], letter="on")
        short.refresh_from_db()

    def do(self, client, row, what):
        return client.post(reverse("decision_letter", args=[row.public_id]), {"do": what}, follow=True).content.decode()

    def test_waits_in_sight_and_is_stopped(self, team, short):
        assert "Stop the letter" in page_of(team, short)
        assert "The letter does not go" in self.do(team, short, "stop")
        assert "The letter was stopped" in page_of(team, short)

    def test_is_ordered_again_and_hurried(self, team, short):
        self.do(team, short, "stop")
        assert "The letter waits" in self.do(team, short, "order")
        assert "The letter is on its way" in self.do(team, short, "hurry")

    def test_unknown_wish_changes_nothing(self, team, short):
        self.do(team, short, "burn")
        assert letters.letter_of(short).state == "waiting"
