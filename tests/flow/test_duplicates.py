"""Two applications of one person: found, merged, merged no longer, or kept apart for good."""

from importlib import import_module

import pytest
from django.apps import apps

from screening.flow import amend, duplicates, permissions
from screening.models import Application, Duplicate, Event, OutgoingMail
from tests import factories


def pairs() -> list[tuple[str, str, list[str]]]:
    return [(pair.first.name, pair.second.name, pair.reasons) for pair in Duplicate.objects.all()]


@pytest.fixture
def first(role):
    return factories.make_application(role, name="Jan Peeters", email="jan@example.org", phone="+32 470 12 34 56")


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"name": "J. P.", "email": "JAN@example.org"}, ["same_email"]),
        ({"name": "Someone", "email": "", "phone": "0470/12.34.56"}, ["same_phone"]),
        ({"name": "Peeters, Jan", "email": "", "phone": ""}, ["same_name"]),
    ],
    ids=["e-mail", "telephone", "name alone"],
)
def test_pair_is_found_and_told_once(role, first, fields, reasons):
    second = factories.make_application(role, **fields)
    assert duplicates.note_duplicates(second) == 1
    assert duplicates.note_duplicates(first) == 0
    assert pairs() == [(first.name, second.name, reasons)]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "An Claes", "email": "an@example.org"},
        {"name": "Jan Peeters", "email": "other@example.org", "phone": "0499999999"},
    ],
    ids=["another name", "a namesake who is reached elsewhere"],
)
def test_two_people_are_no_pair(role, first, fields):
    assert duplicates.note_duplicates(factories.make_application(role, **fields)) == 0


def test_same_person_for_another_role_is_no_duplicate(first, foreign_role):
    other = factories.make_application(foreign_role, name="Jan Peeters", email="jan@example.org")
    assert duplicates.note_duplicates(other) == 0


class TestMerge:
    @pytest.fixture
    def second(self, role, first):
        second = factories.make_judged(role, name="Jan Peeters", email="")
        duplicates.note_duplicates(second)
        return second

    def test_one_stands_for_both_and_nothing_is_lost(self, first, second, alice):
        OutgoingMail.objects.create(key="x", kind="receipt", application=first, to=first.email)
        duplicates.merge(second, first, alice)
        second.refresh_from_db()
        assert (second.email, second.phone) == ("jan@example.org", first.phone)
        assert list(Application.objects.current()) == [second]
        assert OutgoingMail.objects.get().state == "given_up"
        assert Event.objects.filter(kind="merged", by=alice).count() == 2

    def test_is_undone_to_what_it_was(self, first, second, alice):
        duplicates.unmerge(duplicates.merge(second, first, alice), alice)
        second.refresh_from_db()
        assert (second.email, second.phone) == ("", "")
        assert Application.objects.current().count() == 2
        assert Duplicate.objects.get().state == "open"

    def test_is_undone_once(self, first, second, alice):
        merged = duplicates.merge(second, first, alice)
        duplicates.unmerge(merged, alice)
        with pytest.raises(duplicates.UnmergeableError, match="not_merged"):
            duplicates.unmerge(merged, alice)

    def test_of_a_merged_one_or_across_roles_is_refused(self, first, second, alice, role, foreign_role):
        duplicates.merge(second, first, alice)
        third = factories.make_application(role)
        with pytest.raises(duplicates.UnmergeableError, match="merged"):
            duplicates.merge(third, first, alice)
        with pytest.raises(duplicates.UnmergeableError, match="other_role"):
            duplicates.merge(third, factories.make_application(foreign_role), alice)

    def test_is_nobody_elses(self, first, second, charlie):
        with pytest.raises(permissions.NotAllowedError):
            duplicates.merge(second, first, charlie)

    def test_kept_apart_is_not_asked_again(self, first, second, alice):
        duplicates.keep_apart(Duplicate.objects.get(), alice)
        duplicates.note_duplicates(second)
        assert Duplicate.objects.get().state == "apart"


class TestPhoneKeys:
    @pytest.fixture
    def migration(self):
        return import_module("screening.migrations.0025_fill_phone_keys")

    @pytest.mark.parametrize("num", [1, 3])
    def test_rows_from_before_get_theirs(self, role, migration, monkeypatch, num):
        monkeypatch.setattr(migration, "BATCH", 2)
        rows = [factories.make_application(role, phone=f"+32 470 12 34 5{number}") for number in range(num)]
        short = factories.make_application(role, phone="1234")
        Application.objects.update(phone_key="")
        migration.fill(apps, None)
        keys = dict(Application.objects.values_list("pk", "phone_key"))
        assert keys == {**{row.pk: f"47012345{number}" for number, row in enumerate(rows)}, short.pk: ""}

    def test_going_back_empties_them(self, role, migration):
        factories.make_application(role, phone="+32 470 12 34 56")
        migration.empty(apps, None)
        assert set(Application.objects.values_list("phone_key", flat=True)) == {""}


def test_a_corrected_telephone_number_has_its_key_and_finds_the_other(role):
    other = factories.make_judged(role, name="Jan Peeters", email="a@example.org", phone="0470 12 34 56")
    row = factories.make_judged(role, name="Jan Peeters", email="b@example.org", phone="0470 99 99 99")
    assert amend.contact(row, amend.Contact(row.name, row.email, "+32 470 12 34 56"))
    row.refresh_from_db()
    assert row.phone_key == other.phone_key
    assert Duplicate.objects.filter(first=other, second=row).exists()
