"""A search in a blind role finds nobody by what is hidden from the one who searches, and by all else as elsewhere."""

import pytest

from screening.flow import amend, blind_search, decide, notes, veil
from screening.models import BlindText, Role
from tests import factories
from tests.web.test_board import shown

CV = (
    "Quirijn Canarius\nquirijn@canary.example\nGeboortedatum: 3 mei 1980\n\nErvaring\n"
    "01/2010 - 12/2024 Projectleider IT-infrastructuur, FOD Voorbeeld\nMevrouw Canarius leidde vijf teams.\n"
)
HIDDEN = [
    "canarius",
    "QUIRIJN",
    '"quirijn canarius"',
    "quirijn@canary.example",
    "1980",
    "mevrouw",
    "candidate@example.org",
]


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def candidate(role, alice):
    """Somebody who applied before the role was blind, and about whom there is a note."""
    row = factories.make_judged(role, name="Quirijn Canarius", email="candidate@example.org")
    reading = factories.make_reading(row.document, CV, engine="newer")
    row.assessment.reading = reading
    row.assessment.save()
    row.refresh_from_db()
    notes.note(row, "Canarius called about the tender.", alice)
    veil.set_blind(role, Role.Blind.UNTIL_DECIDED, alice)
    row.refresh_from_db()
    blind_search.renew_missing()
    return row


def found(client, words: str) -> int:
    return len(shown(client, f"?q={words}"))


@pytest.mark.parametrize("words", HIDDEN)
def test_nobody_is_found_by_what_is_hidden(team, candidate, words):
    assert found(team, words) == 0
    assert found(team, f"NOT {words}") == 1


@pytest.mark.parametrize(
    "words",
    ["infrastructuur", '"vijf teams"', "tender", "projectleider", "projectleidster", "projectleider AND NOT canarius"],
)
def test_everything_else_is_found_as_elsewhere(team, candidate, words):
    assert found(team, words) == 1


def test_the_reference_and_a_tag_are_found(team, candidate, role, alice):
    notes.tag(role, [candidate], "second round", alice)
    assert found(team, candidate.reference) == found(team, "second") == 1


@pytest.mark.parametrize("words", HIDDEN)
def test_a_decision_lets_them_be_found(team, candidate, alice, words):
    factories.look(candidate, alice)
    decide.decide(candidate, "shortlist", "Fits the need.", alice)
    assert found(team, words) == 1


def test_who_lifted_the_veil_finds_them_and_a_colleague_does_not(team, client, candidate, alice, bob):
    assert found(team, "canarius") == 0
    veil.unveil(candidate, "They rang us.", alice)
    assert found(team, "canarius") == 1
    client.force_login(bob)
    assert found(client, "canarius") == 0


def test_who_decides_for_themselves_does_not_lift_it_for_others(team, client, candidate, role, alice, bob):
    veil.set_blind(role, Role.Blind.UNTIL_OWN, alice)
    factories.look(candidate, alice)
    decide.decide(candidate, "shortlist", "Fits the need.", alice)
    assert found(team, "canarius") == 1
    client.force_login(bob)
    assert found(client, "canarius") == 0


def test_texts_that_no_worker_has_made_yet_are_searched_by_nobody(team, candidate):
    assert found(team, "infrastructuur") == 1
    BlindText.objects.all().delete()
    assert found(team, "infrastructuur") == 0
    assert blind_search.renew_missing() == 1
    assert found(team, "infrastructuur") == 1


def test_another_name_is_hidden_as_well(team, candidate):
    assert found(team, "voorbeeld") == 1
    amend.contact(candidate, amend.Contact("Quirijn Voorbeeld", candidate.email, ""))
    assert found(team, "voorbeeld") == 0


def test_a_note_that_is_taken_away_is_found_no_more(team, candidate, alice):
    assert found(team, "tender") == 1
    assert notes.remove_note(candidate, candidate.notes.get().pk, alice)
    assert found(team, "tender") == 0


def test_a_role_that_is_blind_no_longer_keeps_no_texts(team, candidate, role, alice):
    veil.set_blind(role, Role.Blind.NO, alice)
    assert BlindText.objects.count() == 0
    assert found(team, "canarius") == 1
