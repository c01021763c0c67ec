"""Two to four candidates side by side."""

import pytest
from django.urls import reverse

from screening.core.terms import Outcome
from screening.flow import decide
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def page(client, *candidates) -> str:
    address = reverse("compare", args=["infra-pm"])
    return client.get(address, {"candidate": [one.public_id for one in candidates]}).content.decode()


def test_candidates_stand_in_the_order_of_the_board(team, role):
    late = factories.make_judged(role, name="Fails", standing="fails", outcomes={"it-years": Outcome.FAIL})
    first = factories.make_judged(role, name="Meets")
    content = page(team, late, first)
    assert content.index(">Meets<") < content.index(">Fails<")


def test_a_criterion_on_which_they_differ_is_pointed_out(team, role):
    other = factories.make_judged(role, outcomes={"it-years": Outcome.FAIL}, standing="fails")
    content = page(team, factories.make_judged(role), other)
    assert content.count("they differ") == 1


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_are_told_how_to_choose(team, role, number):
    assert "Choose two to four candidates" in page(team, *[factories.make_judged(role) for _ in range(number)])


def test_a_fifth_is_left_out_and_that_is_said(team, role):
    content = page(team, *[factories.make_judged(role) for _ in range(5)])
    assert "1 more was chosen and is left out" in content
    assert content.count('class="compare-name"') == 4


def test_a_candidate_of_another_role_is_not_shown(team, role, foreign_role):
    stranger = factories.make_judged(foreign_role, name="Stranger")
    content = page(team, factories.make_judged(role), factories.make_judged(role), stranger)
    assert "Stranger" not in content


@pytest.mark.parametrize("number", [2, 4])
def test_number_of_queries_does_not_grow_with_the_candidates(team, role, number, django_assert_num_queries):
    chosen = [factories.make_judged(role).public_id for _ in range(number)]
    with django_assert_num_queries(13):
        team.get(reverse("compare", args=["infra-pm"]), {"candidate": chosen})


def test_lines_on_which_they_agree_are_hidden_and_shown_again(team, role):
    chosen = [
        factories.make_judged(role),
        factories.make_judged(role, outcomes={"it-years": Outcome.FAIL}, standing="fails"),
    ]
    query = {"candidate": [one.public_id for one in chosen], "differing": "on"}
    content = team.get(reverse("compare", args=["infra-pm"]), query).content.decode()
    assert "15 years in IT" in content
    assert "Start by June 2026" not in content
    assert "Show every criterion" in content
    assert "Hide 4 on which they agree" in page(team, *chosen)


def test_one_of_three_is_left_out_by_a_click_and_two_stay(team, role):
    three = [factories.make_judged(role, name=f"P{i}") for i in range(3)]
    assert "Compare without P1" in page(team, *three)
    assert "Compare without" not in page(team, *three[:2])


def test_facts_and_evidence_stand_beside_the_verdicts(team, role, alice):
    one = factories.make_judged(role)
    factories.look(one, alice)
    decide.decide(one, "hold", "Waits for a reference.", alice)
    content = page(team, one, factories.make_judged(role))
    assert "Put on hold: Waits for a reference." in content
    assert f"<q>{factories.QUOTE}</q>" in content
    assert f"{reverse('application', args=[one.public_id])}#v-it-years" in content
