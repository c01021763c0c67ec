"""The first page: my roles only, what waits for me, what happened."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from screening.flow import decide
from screening.models import Document
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def page(client) -> str:
    return client.get(reverse("roles")).content.decode()


def test_shows_my_roles_and_no_others(team, role, foreign_role):
    content = page(team)
    assert "Infrastructure Project Manager" in content
    assert "Data Engineer" not in content


def test_counts_per_standing_lead_to_that_part_of_the_board(team, judged):
    assert f"{reverse('role_board', args=['infra-pm'])}?standing=meets" in page(team)


def test_who_meets_every_gate_waits_for_a_decision(team, judged, alice):
    assert "1 meets every gate: decide" in page(team)
    factories.look(judged, alice)
    decide.decide(judged, "hold", "Waiting for a reference.", alice)
    assert "meets every gate: decide" not in page(team)


def test_unclear_applications_wait_to_be_clarified(team, role):
    factories.make_judged(role, standing="clarify")
    factories.make_judged(role, standing="clarify")
    assert "2 have something to clarify" in page(team)


def test_unreadable_files_wait_for_a_person(team, role):
    document = factories.make_document(state=Document.State.NEEDS_MANUAL, reason="crashed")
    factories.make_application(role, document=document)
    assert "1 CV could not be read" in page(team)


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "Closes today"), (1, "Closes in 1 day<"), (5, "Closes in 5 days"), (-1, "deadline has passed")],
)
def test_a_close_deadline_is_told(team, role, days, text):
    role.deadline_date = timezone.localdate() + timedelta(days=days)
    role.save()
    assert text in page(team)


def test_nothing_to_do_is_said(team, role):
    assert "Nothing waits for you" in page(team)


def test_what_happened_last_names_the_decision(team, judged, alice):
    factories.look(judged, alice)
    decide.decide(judged, "shortlist", "All gates pass.", alice)
    content = page(team)
    assert judged.name in content
    assert "Shortlist" in content
    assert "Alice Owner" in content


def test_a_person_without_a_team_is_told_what_to_do(client, charlie):
    client.force_login(charlie)
    assert "You are on no team yet" in page(client)


@pytest.mark.parametrize("number", [1, 6])
def test_number_of_queries_does_not_grow_with_roles(client, alice, number, django_assert_num_queries):
    client.force_login(alice)
    for index in range(number):
        role = factories.make_role(f"role-{index}")
        role.memberships.create(user=alice, function="owner")
        factories.make_judged(role)
    with django_assert_num_queries(7):
        client.get(reverse("roles"))
