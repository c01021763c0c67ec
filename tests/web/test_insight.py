"""Insight: the funnel, which gate empties the pool, what a threshold costs; from what is stored, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.urls import reverse

from screening.core.proportions import wilson
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
    assert [bar.num for bar, _share in context(team)["funnel"]] == [4, 3, 2, 1, 1]


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
    assert page["funnel"][0][0].num == 1
    assert page["gates"][0].num_pass == 1


@pytest.mark.parametrize("number", [1, 12])
def test_number_of_queries_does_not_grow_with_the_applications(team, role, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_judged(role)
    with django_assert_num_queries(15):
        context(team)


def test_columns_stand_on_the_base_and_the_highest_fills_the_height():
    first, second = steps([(1.0, 2, 4), (2.0, 0, 1)], asked=1.0)
    assert (first.sure_top + first.sure_height, first.sure_height + first.maybe_height) == (BASE, STEP_HEIGHT)
    assert (second.num_maybe, second.maybe_height, second.difference) == (1, STEP_HEIGHT / 4, -2)


def test_bars_of_nothing_have_no_length():
    assert [(bar.width, bar.per_cent) for bar in bars([("a", 0)])] == [(0.0, 0)]


def test_a_share_of_few_stands_with_its_limits(team, role):
    factories.make_judged(role)
    factories.make_judged(role, standing="fails", outcomes={"languages": FAIL})
    meets = context(team)["funnel"][3][1]
    assert (round(meets.per_cent), round(meets.low), round(meets.high)) == (50, 9, 91)
    assert "9–91" in team.get(reverse("insight", args=["infra-pm"])).content.decode()


@pytest.mark.parametrize(
    ("num", "num_all", "expected"), [(0, 0, (0, 100)), (0, 10, (0, 28)), (10, 10, (72, 100)), (5, 1000, (0, 1))]
)
def test_limits_of_a_share(num, num_all, expected):
    assert tuple(round(100 * limit) for limit in wilson(num, num_all)) == expected


def test_time_in_a_stage_is_half_and_nine_of_ten(team, role, alice):
    for days in (1, 2, 10):
        row = factories.make_judged(role)
        row.viewings.create(by=alice, first_at=row.received_at + timedelta(days=days))
    (looked,) = [stage for stage in context(team)["pace"].stages if "looked" in stage.title]
    assert (looked.num, looked.half, looked.most) == (3, 2, 10)


def test_what_verdicts_rest_on_and_how_often_they_were_overridden(team, role):
    row = factories.make_judged(role)
    Verdict.objects.filter(assessment=row.assessment, criterion="languages").update(source="recruiter")
    pace = context(team)["pace"]
    assert [(bar.label, bar.num) for bar in pace.sources] == [("CV", 3), ("recruiter", 1)]
    assert (pace.overridden.num, pace.overridden.num_all) == (1, 4)
    assert context(team)["gates"][1].overridden.num == 1


class TestAllRoles:
    def test_my_roles_stand_beside_each_other_and_no_others(self, team, role, foreign_role):
        factories.make_judged(role, standing="fails", outcomes={"languages": FAIL})
        factories.make_judged(foreign_role)
        page = team.get(reverse("insight_all"))
        (line,) = page.context["lines"]
        assert (line.tally.num_all, line.hardest, line.failing.num) == (1, "Dutch, French and English", 1)
        assert page.context["funnel"][0][0].num == 1
        assert "Data Engineer" not in page.content.decode()

    def test_without_applications_says_what_will_be_here(self, team):
        assert "Nobody applied yet" in team.get(reverse("insight_all")).content.decode()

    @pytest.mark.parametrize("number", [1, 5])
    def test_number_of_queries_does_not_grow_with_roles(self, client, alice, number, django_assert_num_queries):
        client.force_login(alice)
        for index in range(number):
            role = factories.make_role(f"role-{index}")
            role.memberships.create(user=alice, function="owner")
            factories.make_judged(role, standing="fails", outcomes={"languages": FAIL})
        with django_assert_num_queries(11):
            client.get(reverse("insight_all"))
