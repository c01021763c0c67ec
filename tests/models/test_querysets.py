"""The shapes of queries that pages rely on: who sees what, in which order, with how many queries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from screening import models
from tests import factories


def test_role_is_visible_to_its_team_alone(role, foreign_role, alice, bob, charlie):
    assert list(models.Role.objects.visible_to(alice)) == [role]
    assert list(models.Role.objects.visible_to(bob)) == [role]
    assert list(models.Role.objects.visible_to(charlie)) == [foreign_role]
    assert not models.Role.objects.visible_to(AnonymousUser())


def test_application_is_visible_to_the_team_alone(application, alice, charlie):
    assert list(models.Application.objects.visible_to(alice)) == [application]
    assert not models.Application.objects.visible_to(charlie)
    assert not models.Application.objects.visible_to(AnonymousUser())


def test_board_ranks_by_standing_then_points_then_time(role):
    later = factories.RECEIVED_AT + timedelta(hours=1)
    unread = factories.make_application(role, name="unread")
    fails = factories.make_judged(role, name="fails", standing="fails", points=90)
    clarify = factories.make_judged(role, name="clarify", standing="clarify", points=80)
    late = factories.make_judged(role, name="late", points=60, received_at=later)
    early = factories.make_judged(role, name="early", points=60)
    best = factories.make_judged(role, name="best", points=61)
    assert list(models.Application.objects.filter(role=role).ranked()) == [best, early, late, clarify, fails, unread]


@pytest.mark.parametrize(
    ("status", "offset", "accepts"),
    [("open", 0, True), ("open", 1, False), ("paused", 0, False), ("draft", 0, False), ("closed", 0, False)],
)
def test_role_accepts_applications_while_open_and_before_its_deadline(role, status, offset, accepts):
    role.status, role.deadline_date = status, factories.RECEIVED_AT.date()
    assert role.accepts_on(role.deadline_date + timedelta(days=offset)) is accepts
