"""What a board says of how people came: origin, supplier, perhaps here twice, judged by which version of the criteria."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from screening.flow import decide, duplicates
from screening.models import Supplier
from tests import factories
from tests.web.test_board import shown


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def came(role):
    """One by each way; the first two may be one person."""
    supplier = Supplier.objects.create(name="Consult & Co", key="consult & co")
    form = factories.make_judged(role, name="By Form", email="one@example.org", points=90)
    upload = factories.make_judged(role, name="By File", email="one@example.org", points=80, origin="upload")
    hand = factories.make_judged(role, name="By Hand", points=70, origin="hand", supplier=supplier)
    duplicates.note_duplicates(upload)
    return form, upload, hand


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?origin=form", ["By Form"]),
        ("?origin=upload&origin=hand", ["By File", "By Hand"]),
        ("?origin=by-pigeon", ["By Form", "By File", "By Hand"]),
        ("?supplier=Consult+%26+Co", ["By Hand"]),
        ("?supplier=Nobody", []),
        ("?twin=maybe", ["By Form", "By File"]),
        ("?twin=maybe&origin=upload", ["By File"]),
    ],
)
def test_board_is_filtered_by_how_people_came(team, came, query, expected):
    assert shown(team, query) == expected


def options(client, name: str, query: str = "") -> dict[str, int]:
    lists = client.get(reverse("role_board", args=["infra-pm"]) + query).context["facets"].lists
    return {option.value: option.num for facet in lists if facet.name == name for option in facet.options}


def test_each_value_says_how_many_it_would_show(team, came):
    assert options(team, "origin") == {"form": 1, "upload": 1, "hand": 1}
    assert options(team, "supplier") == {"Consult & Co": 1}
    assert options(team, "twin") == {"maybe": 2}
    assert options(team, "origin", "?twin=maybe") == {"form": 1, "upload": 1}


def test_what_is_held_is_named_and_taken_away_again(team, came):
    page = team.get(reverse("role_board", args=["infra-pm"]) + "?twin=maybe&supplier=Consult+%26+Co").context
    assert [(chip.text, chip.query) for chip in page["chips"]] == [
        ("Supplier: Consult & Co", "twin=maybe"),
        ("Possible duplicate", "supplier=Consult+%26+Co"),
    ]


def test_a_saved_view_keeps_it(team, came, alice):
    team.post(reverse("save_view", args=["infra-pm"]) + "?twin=maybe&origin=upload", {"name": "Twins"})
    assert alice.saved_views.get().query == "origin=upload&twin=maybe"


def test_an_export_keeps_it_and_may_name_it(team, came):
    address = reverse("export", args=["infra-pm"]) + "?origin=hand&col=origin&col=supplier&format=csv"
    lines = list(csv.DictReader(StringIO(team.get(address).getvalue().decode("utf-8-sig"))))
    assert [(line["Name"], line["How they came"], line["Supplier"]) for line in lines] == [
        ("By Hand", "Entered by hand", "Consult & Co")
    ]


class TestPair:
    def test_kept_apart_is_no_possible_duplicate_any_more(self, team, came, alice):
        assert len(shown(team, "?twin=maybe")) == 2
        duplicates.keep_apart(came[0].duplicates_after.get(), alice)
        assert shown(team, "?twin=maybe") == []

    def test_merged_is_none_and_undone_is_one_again(self, team, came, alice):
        assert len(shown(team, "?twin=maybe")) == 2
        merged = duplicates.merge(came[0], came[1], alice)
        assert shown(team, "?twin=maybe") == []
        duplicates.unmerge(merged, alice)
        assert shown(team, "?twin=maybe") == ["By Form", "By File"]

    def test_found_later_is_seen_by_whoever_looked_before(self, team, role):
        one = factories.make_judged(role, name="One", email="same@example.org")
        two = factories.make_judged(role, name="Two", email="same@example.org")
        assert shown(team, "?twin=maybe") == []
        duplicates.note_duplicates(two)
        assert shown(team, "?twin=maybe") == [one.name, two.name]


class TestOlderCriteria:
    def test_row_and_page_of_somebody_decided_say_that_the_decision_keeps_them(self, team, role, judged, alice):
        factories.look(judged, alice)
        decide.decide(judged, "shortlist", "Fits the need.", alice)
        factories.make_version(role)
        board = team.get(reverse("role_board", args=["infra-pm"])).content.decode()
        assert "an older version, which the decision rests on" in board
        page = team.get(reverse("application", args=[judged.public_id])).content.decode()
        assert "These verdicts are by criteria v1; v2 holds now." in page
        assert "The decision was made on them and keeps them." in page

    def test_row_and_page_of_somebody_waiting_say_that_a_judging_follows(self, team, role, judged):
        factories.make_version(role)
        assert (
            "an older version, not judged anew yet"
            in team.get(reverse("role_board", args=["infra-pm"])).content.decode()
        )
        page = team.get(reverse("application", args=[judged.public_id])).content.decode()
        assert "judged anew as soon as a worker comes to it" in page

    def test_nothing_is_said_of_the_criteria_that_hold(self, team, judged):
        assert "an older version" not in team.get(reverse("role_board", args=["infra-pm"])).content.decode()
        assert "holds now" not in team.get(reverse("application", args=[judged.public_id])).content.decode()

    def test_board_is_filtered_by_the_version_once_there_are_two(self, team, role):
        factories.make_judged(role, name="Before")
        assert options(team, "version") == {}
        factories.make_version(role)
        factories.make_judged(role, name="After")
        assert options(team, "version") == {"1": 1, "2": 1}
        assert shown(team, "?version=1") == ["Before"]
