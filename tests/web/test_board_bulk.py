"""Several candidates at once: compared, tagged, asked, decided on by who looked; and undone while nothing followed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from screening.flow import decide
from screening.models import Application, Decision, Event, Question, Tag
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def two(role) -> list[Application]:
    return [factories.make_judged(role, name=f"P{i}") for i in range(2)]


def do(client, rows, query: str = "", **fields) -> str:
    chosen = [row.public_id for row in rows]
    address = reverse("bulk", args=["infra-pm"]) + query
    return client.post(address, {"candidate": chosen, **fields}, follow=True).content.decode()


def undo(client) -> str:
    return client.post(reverse("undo_bulk", args=["infra-pm"]), follow=True).content.decode()


def states() -> list[str]:
    return list(Application.objects.order_by("name").values_list("state", flat=True))


def test_are_compared_by_default(team, two):
    response = team.post(reverse("bulk", args=["infra-pm"]), {"candidate": [one.public_id for one in two]})
    assert response.url == f"/roles/infra-pm/compare/?candidate={two[0].public_id}&candidate={two[1].public_id}"


def test_are_tagged_and_that_is_undone(team, two):
    assert "The tag “later” was put on 2 candidates." in do(team, two, action="tag", tag="Later")
    content = undo(team)
    assert "Undone for 2 candidates." in content
    assert "was put on" not in content
    assert not Tag.objects.exists()


def test_a_tag_is_taken_off_and_put_back(team, two, alice):
    Tag.objects.create(application=two[0], tag="later", by=alice)
    assert "The tag “later” was taken off 1 candidate." in do(team, two, action="untag", tag="later")
    assert not Tag.objects.exists()
    undo(team)
    assert Tag.objects.get().application == two[0]


def test_tag_without_a_word_is_asked_for(team, two):
    assert "Type the tag first." in do(team, two, action="tag")


def test_a_question_is_put_on_each_list_and_taken_off_again(team, two, alice):
    Question.objects.create(application=two[0], criterion="languages", asked_by=alice)
    content = do(team, two, action="ask", criterion="languages")
    assert "The question stands on the list of 1 candidate" in content
    assert Question.objects.noted().count() == 2
    undo(team)
    assert Question.objects.get().application == two[0]


def test_a_question_that_asks_nothing_is_not_kept(team, two):
    assert "Choose a criterion or type a question." in do(team, two, action="ask")
    assert not Question.objects.exists()


@pytest.mark.parametrize(("action", "state"), [("shortlist", "shortlisted"), ("hold", "on_hold")])
def test_only_those_who_were_looked_at_are_decided_on(team, two, alice, action, state):
    factories.look(two[0], alice)
    content = do(team, two, action=action, reason="Waiting for Q3.")
    assert "you have not looked at them: P1." in content
    assert states() == [state, "received"]


def test_nobody_is_rejected_in_bulk(team, two, alice):
    factories.look(two[0], alice)
    do(team, two, action="reject", reason="Waiting for Q3.")
    assert states() == ["received", "received"]


def test_a_decision_asks_for_a_reason(team, two, alice):
    factories.look(two[0], alice)
    assert "Give the reason" in do(team, two, action="hold")
    assert states() == ["received", "received"]


def test_a_decision_is_taken_back_and_stays_in_the_history(team, two, alice):
    for one in two:
        factories.look(one, alice)
    decide.decide(two[0], "hold", "An earlier one.", alice)
    do(team, two, action="shortlist", reason="Both are strong.")
    assert states() == ["shortlisted", "shortlisted"]
    assert "Undone for 2 candidates." in undo(team)
    assert states() == ["on_hold", "received"]
    assert Decision.objects.filter(taken_back_at__isnull=False).count() == 2
    assert Event.objects.filter(kind="taken_back").count() == 2


def test_a_decision_that_another_one_followed_stays(team, two, alice):
    factories.look(two[0], alice)
    do(team, two[:1], action="hold", reason="Waiting for Q3.")
    decide.decide(two[0], "reject", "Does not speak French.", alice)
    assert "The decision on P0 stays" in undo(team)
    assert states() == ["rejected", "received"]


def test_a_decision_is_not_taken_back_when_its_letter_may_have_gone(team, two, alice):
    factories.look(two[0], alice)
    do(team, two[:1], action="hold", reason="Waiting for Q3.")
    Decision.objects.update(
        decided_at=timezone.now() - timedelta(hours=2), viewed_at=timezone.now() - timedelta(hours=3)
    )
    undo(team)
    assert states() == ["on_hold", "received"]


def test_a_decision_of_somebody_else_cannot_be_taken_back(two, alice, bob):
    factories.look(two[0], bob)
    decision = decide.decide(two[0], "hold", "Waiting for Q3.", bob)
    with pytest.raises(Exception, match="decide"):
        decide.take_back(decision, alice)


def test_everybody_that_the_filter_shows_is_taken(team, two, role):
    factories.make_judged(role, name="Other", standing="fails")
    do(team, [], "?standing=meets", action="tag", tag="all", everybody="on")
    assert list(Tag.objects.order_by("application__name").values_list("application__name", flat=True)) == ["P0", "P1"]


def test_nobody_chosen_is_said(team, two):
    assert "Choose candidates first." in do(team, [], action="tag", tag="x")


def test_of_another_role_are_left_alone(team, foreign_role):
    do(team, [factories.make_judged(foreign_role)], action="tag", tag="mine")
    assert not Tag.objects.exists()


def test_the_filter_is_kept(team, two):
    response = team.post(
        reverse("bulk", args=["infra-pm"]) + "?standing=meets&col=points", {"action": "tag", "tag": "x"}
    )
    assert response.url == "/roles/infra-pm/?standing=meets&col=points"
