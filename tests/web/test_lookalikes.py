"""Near-identical facts and different decisions: both pages say so, and the page before a decision, too."""

import pytest
from django.urls import reverse

from screening.core.terms import Outcome
from screening.flow import decide
from screening.models import Role
from screening.models.lookalikes import lookalikes
from tests import factories

WARNING, ADVICE = "Near-identical facts, another decision", "Decided before on near-identical facts"


def decided(application, by, kind, reason="The reason."):
    decide.look(application, by)
    decide.decide(application, kind, reason, by)
    application.refresh_from_db()
    return application


@pytest.fixture
def twins(role, alice):
    return [factories.make_judged(role, name=name) for name in ("First Twin", "Second Twin")]


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return lambda application: client.get(reverse("application", args=[application.public_id])).content.decode()


def test_before_a_decision_the_earlier_ones_are_shown(page, twins, alice):
    decided(twins[0], alice, "reject", "No Thursdays.")
    content = page(twins[1])
    assert ADVICE in content
    assert "First Twin" in content
    assert "No Thursdays." in content
    assert WARNING not in content


def test_both_pages_warn_of_different_decisions(page, twins, alice):
    decided(twins[0], alice, "reject")
    decided(twins[1], alice, "shortlist")
    assert WARNING in page(twins[0])
    assert WARNING in page(twins[1])


def test_who_decides_otherwise_is_told_at_once(client, twins, alice):
    decided(twins[0], alice, "reject")
    decide.look(twins[1], alice)
    client.force_login(alice)
    address = reverse("decide", args=[twins[1].public_id])
    response = client.post(address, {"kind": "shortlist", "reason": "Thursdays are possible."}, follow=True)
    assert "Decided otherwise on near-identical facts: First Twin." in response.content.decode()


@pytest.mark.parametrize("kinds", [("reject", "reject"), ("reject", "hold")], ids=["the same", "one is put off"])
def test_nothing_is_said_where_decisions_do_not_differ(page, twins, alice, kinds):
    for twin, kind in zip(twins, kinds, strict=True):
        decided(twin, alice, kind)
    assert WARNING not in page(twins[0])
    assert WARNING not in page(twins[1])


def test_another_verdict_other_points_or_another_role_is_no_twin(role, alice, twins):
    decided(factories.make_judged(role, outcomes={"languages": Outcome.FAIL}), alice, "reject")
    decided(factories.make_judged(role, points=60), alice, "reject")
    assert lookalikes(twins[0]) == []


def test_the_nearest_come_first_and_those_decided_otherwise_before_all(role, alice, twins):
    near = decided(factories.make_judged(role, points=51), alice, "shortlist")
    far = decided(factories.make_judged(role, points=54), alice, "reject")
    assert lookalikes(twins[0]) == [near, far]
    decided(twins[0], alice, "shortlist")
    assert lookalikes(twins[0]) == [far, near]


def test_the_number_of_queries_does_not_grow(role, alice, twins, django_assert_num_queries):
    for _ in range(6):
        decided(factories.make_judged(role), alice, "reject")
    with django_assert_num_queries(4):
        assert len(lookalikes(twins[0])) == 5


def test_a_blind_role_names_no_twin(page, role, twins, alice, bob):
    decided(twins[0], bob, "reject", "First Twin has no Thursdays.")
    Role.objects.update(blind="own")
    content = page(twins[1])
    assert ADVICE in content
    assert "First Twin" not in content
