"""The log: a chain per role in which every later change shows."""

import pytest
from django.db import connection

from screening import models
from screening.flow import log

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(role, application, alice) -> list[models.Event]:
    return [
        log.record(role, "received", application=application, document="d1"),
        log.record(role, "judged", application=application, standing="meets"),
        log.record(role, "decided", application=application, by=alice, decision=1),
    ]


def alter(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_chain_is_whole_and_counts_from_1(role, events):
    assert [event.number for event in events] == [1, 2, 3]
    assert events[2].previous_hash == events[1].hash
    assert log.first_broken_link(role) is None


def test_chains_of_roles_are_apart(role, foreign_role, events):
    assert log.record(foreign_role, "role_loaded").number == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "decided"), ("application", "somebody-else"), ("details", '{"standing": "fails"}'), ("by_id", None)],
)
def test_altered_event_is_named(role, events, column, value):
    number = 3 if column == "by_id" else 2
    alter(f"UPDATE screening_event SET {column} = %s WHERE number = %s", value, number)
    assert log.first_broken_link(role) == log.BrokenLink("infra-pm", number, "altered")


def test_removed_event_is_named(role, events):
    alter("DELETE FROM screening_event WHERE number = 2")
    assert log.first_broken_link(role) == log.BrokenLink("infra-pm", 2, "missing")


def test_events_can_neither_be_changed_nor_deleted(events):
    event = models.Event.objects.first()
    event.kind = "decided"
    for change in (event.save, event.delete, models.Event.objects.all().delete):
        with pytest.raises(TypeError, match="never"):
            change()
    with pytest.raises(TypeError, match="never"):
        models.Event.objects.update(kind="decided")
