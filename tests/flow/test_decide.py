"""Decisions: by a named person of the team who has looked, with a reason; letters that can still be stopped."""

import pytest
from django.core.exceptions import PermissionDenied

from screening import models
from screening.flow import amend, decide

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "state"), [("shortlist", "shortlisted"), ("hold", "on_hold"), ("reject", "rejected")])
def test_decision_moves_the_application_and_is_logged_without_its_reason(judged, bob, kind, state):
    decide.look(judged, bob)
    made = decide.decide(judged, kind, " Four of five gates. ", bob)
    judged.refresh_from_db()
    assert (judged.state, judged.decision, made.by, made.reason) == (state, made, bob, "Four of five gates.")
    event = models.Event.objects.get(kind="decided")
    assert event.by == bob
    assert "gates" not in str(event.details)


def test_who_has_not_looked_cannot_decide(judged, bob, alice):
    decide.look(judged, alice)
    with pytest.raises(decide.UndecidableError, match="not_looked"):
        decide.decide(judged, "reject", "Too short.", bob)


def test_decision_without_a_reason_is_refused(judged, bob):
    decide.look(judged, bob)
    with pytest.raises(decide.UndecidableError, match="no_reason"):
        decide.decide(judged, "reject", " \n", bob)


def test_withdrawn_application_cannot_be_decided(judged, bob):
    decide.look(judged, bob)
    amend.withdraw(judged)
    with pytest.raises(decide.UndecidableError, match="withdrawn"):
        decide.decide(judged, "shortlist", "Good.", bob)


def test_stranger_and_reader_cannot_decide(judged, charlie, alice, role):
    reader = models.Membership.objects.get(user=alice)
    reader.function = models.Membership.Function.READER
    reader.save()
    for person in (charlie, alice):
        decide.look(judged, person)
        with pytest.raises(PermissionDenied):
            decide.decide(judged, "reject", "Too short.", person)


def test_looking_twice_is_one_viewing_with_its_first_and_last_time(judged, bob):
    first = decide.look(judged, bob)
    last = decide.look(judged, bob)
    assert (last.pk, last.first_at) == (first.pk, first.first_at)
    assert last.last_at > first.last_at


def test_letter_goes_out_later_and_a_newer_decision_stops_it(judged, bob):
    decide.look(judged, bob)
    first = decide.decide(judged, "reject", "Too short.", bob, letter=True)
    letter = models.OutgoingMail.objects.get(key=f"decision:{first.pk}")
    assert letter.due_at == first.decided_at + decide.letter_delay()
    decide.decide(judged, "shortlist", "The client agrees.", bob, letter=True)
    letter.refresh_from_db()
    assert (letter.state, letter.reason) == ("given_up", "superseded")


def test_no_letter_is_sent_unasked(judged, bob):
    decide.look(judged, bob)
    decide.decide(judged, "reject", "Too short.", bob)
    assert not models.OutgoingMail.objects.exists()
