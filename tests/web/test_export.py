"""The board as a table for a spreadsheet: what is shown, in its order, without a formula."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from screening.core.terms import Outcome
from screening.models import Event
from screening.web.export import defused
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def rows(client, query: str = "") -> list[list[str]]:
    content = client.get(reverse("export", args=["infra-pm"]) + query).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(content)))


def test_holds_what_the_board_shows_in_its_order(team, role):
    factories.make_judged(role, name="Fails", standing="fails", outcomes={"it-years": Outcome.FAIL})
    factories.make_judged(role, name="Meets", points=87.5)
    head, first, second = rows(team)
    assert head[:3] == ["Rank", "Name", "Reference"]
    assert head[8] == "IT (≥ 15 y)"
    assert (first[0], first[1], first[7], first[8]) == ("1", "Meets", "87.5", "pass 15 y")
    assert (second[0], second[1], second[8]) == ("2", "Fails", "fail 15 y")


def test_keeps_the_filter_and_the_rank_among_all(team, role):
    factories.make_judged(role, name="Meets")
    factories.make_judged(role, name="Fails", standing="fails")
    assert [row[:2] for row in rows(team, "?standing=fails")[1:]] == [["2", "Fails"]]


def test_lists_who_was_not_judged_without_a_rank(team, role):
    factories.make_application(role, name="Waits")
    assert rows(team)[1][:2] == ["", "Waits"]


@pytest.mark.parametrize("name", ["=1+1", "+32", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_compute_is_made_harmless(name):
    assert defused([name, "Jan = Piet"]) == [f"'{name}", "Jan = Piet"]


def test_a_name_is_harmless_in_the_file(team, role):
    factories.make_judged(role, name='=HYPERLINK("http://evil.example")')
    assert all(not cell.startswith("=") for row in rows(team) for cell in row)


def test_is_logged_with_the_person_who_made_it(team, role, alice):
    rows(team)
    assert Event.objects.get(kind="exported").by == alice
