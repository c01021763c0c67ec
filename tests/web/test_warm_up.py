"""A web process that begins: it has read what its first boards need, and starts without a database as well."""

import pytest
from django.db.utils import OperationalError
from django.urls import reverse

from screening.models import Role
from screening.web import board_index, warm_up
from tests import factories


@pytest.fixture(autouse=True)
def _cold(monkeypatch):
    monkeypatch.setattr(warm_up.connection, "close", lambda: None)  # the test's own connection
    board_index._kept.clear()


def test_the_first_board_finds_its_index_made(client, alice, role, judged, monkeypatch):
    warm_up.warm_up()
    client.force_login(alice)
    monkeypatch.setattr(board_index, "_made", lambda *_: pytest.fail("the index was made once more"))
    assert judged.reference in client.get(reverse("role_board", args=[role.slug])).content.decode()


def test_roles_that_nobody_works_on_are_left_for_later(role, judged, foreign_role):
    archived = factories.make_role("old", status=Role.Status.ARCHIVED)
    factories.make_judged(archived)
    assert warm_up.worked_on() == [role]


def test_the_largest_roles_come_first(role, judged, foreign_role):
    for _ in range(2):
        factories.make_judged(foreign_role)
    assert warm_up.worked_on() == [foreign_role, role]


def test_a_database_that_is_not_there_stops_no_process(db, monkeypatch, caplog):
    def gone() -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(warm_up, "worked_on", gone)
    warm_up.warm_up()
    assert "web.not_warm" in caplog.text
