"""Insight: the funnel, which gate empties the pool, what a threshold costs; from what is stored, in a fixed number of queries."""

import pytest
from django.urls import reverse

from screening.core.terms import Outcome
from screening.flow import decide
from screening.models import Verdict
from screening.web.charts import BASE, STEP_HEIGHT, bars, steps
from tests import factories

FAIL = Outcome.FAIL


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def context(client):
    return client.get(reverse("insight", args=["infra-pm"])).context


def measure(row, least: float | None, most: float | None) -> None:
    Verdict.objects.filter(assessment=row.assessment, criterion="it-years").update(measured={"min": least, "max": most})


def test_funnel_counts_each_stage(team, role, alice):
    shortlisted = factories.make_judged(role)
    factories.look(shortlisted, alice)
    decide.decide(shortlisted, "shortlist", "Good.", alice)
    factories.make_judged(role, standing="clarify")
    factories.make_judged(role, standing="fails", outcomes={"it-years": FAIL})
    factories.make_application(role)
    assert [bar.num for bar in context(team)["funnel"]] == [4, 3, 2, 1, 1]


def test_gate_that_alone_keeps_people_out_is_named(team, role):
    factories.make_judged(role, standing="fails", outcomes={"it-years": FAIL, "languages": FAIL})
    for _ in range(2):
        factories.make_judged(role, standing="fails", outcomes={"languages": FAIL})
    page = context(team)
    assert [(gate.short.slug, gate.num_fail, gate.num_alone) for gate in page["gates"]][:2] == [
        ("it-years", 1, 0),
        ("languages", 3, 2),
    ]
    assert page["hardest"].short.slug == "languages"


def test_threshold_counts_who_surely_passes_and_who_may(team, role):
    for least, most in ((20, 20), (14, 16), (None, None)):
        measure(factories.make_judged(role), least, most)
    (threshold,) = context(team)["thresholds"]
    by_threshold = {step.at: (step.num_sure, step.num_maybe, step.difference) for step in threshold.drawing}
    assert by_threshold[15] == (1, 1, 0)
    assert by_threshold[14] == (2, 0, 1)
    assert by_threshold[17] == (1, 0, 0)
    assert by_threshold[20] == (1, 0, 0)


def test_numbers_follow_a_new_judging(team, role):
    factories.make_judged(role, standing="fails", outcomes={"languages": FAIL})
    assert context(team)["gates"][1].num_fail == 1
    factories.make_judged(role, standing="fails", outcomes={"languages": FAIL})
    assert context(team)["gates"][1].num_fail == 2


def test_empty_role_says_what_will_be_here(team, role):
    assert "Nobody applied yet" in team.get(reverse("insight", args=["infra-pm"])).content.decode()


def test_another_role_is_not_counted(team, role, foreign_role):
    factories.make_judged(foreign_role)
    factories.make_judged(role)
    page = context(team)
    assert page["funnel"][0].num == 1
    assert page["gates"][0].num_pass == 1


@pytest.mark.parametrize("number", [1, 12])
def test_number_of_queries_does_not_grow_with_the_applications(team, role, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_judged(role)
    with django_assert_num_queries(14):
        context(team)


def test_columns_stand_on_the_base_and_the_highest_fills_the_height():
    first, second = steps([(1.0, 2, 4), (2.0, 0, 1)], asked=1.0)
    assert (first.sure_top + first.sure_height, first.sure_height + first.maybe_height) == (BASE, STEP_HEIGHT)
    assert (second.num_maybe, second.maybe_height, second.difference) == (1, STEP_HEIGHT / 4, -2)


def test_bars_of_nothing_have_no_length():
    assert [(bar.width, bar.per_cent) for bar in bars([("a", 0)])] == [(0.0, 0)]
