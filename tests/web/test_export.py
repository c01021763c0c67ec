"""The board as a table for a spreadsheet: what is shown, in its order, without a formula."""

import csv
import json
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from screening.core.terms import Outcome
from screening.models import Event, Tag
from screening.web.export import defused
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


def rows(client, query: str = "") -> list[list[str]]:
    content = client.get(reverse("export", args=["infra-pm"]) + query).getvalue().decode("utf-8-sig")
    return list(csv.reader(StringIO(content)))


def test_holds_what_the_board_shows_in_its_order(team, role):
    factories.make_judged(role, name="Fails", standing="fails", outcomes={"it-years": Outcome.FAIL})
    factories.make_judged(role, name="Meets", points=87.5)
    head, first, second = rows(team)
    assert head[:3] == ["Rank", "Name", "Reference"]
    at = head.index("IT (≥ 15 y)")
    assert (first[0], first[1], first[7], first[at]) == ("1", "Meets", "87.5", "pass 15 y")
    assert (second[0], second[1], second[at]) == ("2", "Fails", "fail 15 y")
    assert second[head.index("Why not")].startswith("IT: ")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_holds_the_chosen_columns_and_no_others(team, role, form):
    factories.make_judged(role, name="Meets", points=87.5)
    query = "&col=points&col=gate-languages&col=weight-procurement"
    content = export(team, form, query).getvalue()
    head = next(csv.reader(StringIO(content.decode("utf-8-sig")))) if form == "csv" else first_line(content)
    assert head == ["Rank", "Name", "Standing", "Points", "Languages (NL · FR · EN)", "Public procurement"]


def test_json_holds_the_chosen_columns_and_no_others(team, role):
    factories.make_judged(role, name="Meets")
    (plain,) = as_json(team, "&col=received&col=gate-languages")["candidates"]
    assert set(plain) == {"rank", "name", "standing", "received_at", "verdicts"}
    assert [verdict["criterion"] for verdict in plain["verdicts"]] == ["languages"]


def as_json(client, query: str = "") -> dict:
    return json.loads(export(client, "json", query).getvalue())


def first_line(content: bytes) -> list[str]:
    return [cell.value for cell in load_workbook(BytesIO(content)).active[1]]


def test_keeps_the_filter_and_the_rank_among_all(team, role):
    factories.make_judged(role, name="Meets")
    factories.make_judged(role, name="Fails", standing="fails")
    assert [row[:2] for row in rows(team, "?standing=fails")[1:]] == [["2", "Fails"]]


def test_lists_who_was_not_judged_without_a_rank(team, role):
    factories.make_application(role, name="Waits")
    assert rows(team)[1][:2] == ["", "Waits"]


@pytest.mark.parametrize("name", ["=1+1", "+32", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_compute_is_made_harmless(name):
    assert defused([name, "Jan = Piet"]) == [f"'{name}", "Jan = Piet"]


def test_a_name_is_harmless_in_the_file(team, role):
    factories.make_judged(role, name='=HYPERLINK("http://evil.example")')
    assert all(not cell.startswith("=") for row in rows(team) for cell in row)


def export(client, form: str, query: str = "") -> bytes:
    return client.get(reverse("export", args=["infra-pm"]) + f"?format={form}{query}")


def test_workbook_holds_numbers_dates_and_tags(team, role, alice):
    row = factories.make_judged(role, name="Meets", points=87.5)
    Tag.objects.create(application=row, by=alice, tag="call first")
    sheet = load_workbook(BytesIO(export(team, "xlsx").content)).active
    head, first = list(sheet.values)
    assert head[:2] == ("Rank", "Name")
    assert first[:3] == (1, "Meets", row.reference)
    assert first[4] == datetime(2026, 3, 15)  # noqa: DTZ001 - a cell has no time zone
    assert first[7:10] == (87.5, "call first", "nl")
    assert first[head.index("IT (≥ 15 y)")] == "pass 15 y"


def test_workbook_has_no_formula_and_no_link(team, role):
    factories.make_judged(role, name='=HYPERLINK("http://evil.example")')
    factories.make_judged(role, name="http://evil.example")
    sheet = load_workbook(BytesIO(export(team, "xlsx").content)).active
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    assert '=HYPERLINK("http://evil.example")' in [cell.value for cell in cells]


def test_json_speaks_in_codes(team, role):
    factories.make_judged(role, name="Meets", points=87.5)
    factories.make_application(role, name="Waits")
    plain = as_json(team)
    assert plain["role"] == "infra-pm"
    first, second = plain["candidates"]
    assert (first["rank"], first["standing"], first["points"]) == (1, "meets", 87.5)
    assert first["verdicts"][0]["outcome"] == "pass"
    assert first["verdicts"][0]["evidence"][0]["quote"] == factories.QUOTE
    assert (second["rank"], second["standing"], second["verdicts"]) == (None, None, [])


def test_json_keeps_the_filter(team, role):
    factories.make_judged(role, name="Meets")
    factories.make_judged(role, name="Fails", standing="fails")
    plain = as_json(team, "&standing=fails")
    assert [(one["rank"], one["name"]) for one in plain["candidates"]] == [(2, "Fails")]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_many_are_written_some_at_a_time_and_all_of_them(team, role, form, monkeypatch):
    monkeypatch.setattr("screening.web.export.AT_ONCE", 2)
    names = [f"Candidate {number}" for number in range(5)]
    for number, name in enumerate(names):
        factories.make_judged(role, name=name, points=90 - number)
    content = export(team, form).getvalue()
    if form == "xlsx":
        found = [line[1] for line in list(load_workbook(BytesIO(content)).active.values)[1:]]
    else:
        found = (
            [row[1] for row in rows(team)[1:]]
            if form == "csv"
            else [one["name"] for one in as_json(team)["candidates"]]
        )
    assert found == names


def test_a_table_that_is_sent_later_speaks_the_language_of_its_request(team, role):
    factories.make_judged(role, name="Meets")
    response = team.get(reverse("export", args=["infra-pm"]), headers={"accept-language": "nl"})
    with translation.override("fr"):
        text = response.getvalue().decode("utf-8-sig")
    assert "Naam" in text
    assert "Nom" not in text


def test_unknown_format_is_csv(team, role):
    assert export(team, "exe")["Content-Type"].startswith("text/csv")


def test_is_logged_with_the_person_who_made_it(team, role, alice):
    rows(team)
    assert Event.objects.get(kind="exported").by == alice
