"""The letter about a decision, while it waits: stopped, hurried, ordered after all."""

import pytest
from django.core import mail

from screening.flow import decide, letters, permissions, sweep
from screening.models import Event
from tests import factories

REASON = "Three years of IT instead of fifteen."


@pytest.fixture
def rejected(judged, bob):
    factories.look(judged, bob)
    decide.decide(judged, "reject", REASON, bob, rests_on=["it-years"], letter=True)
    judged.refresh_from_db()
    return judged


def test_waiting_letter_is_stopped_and_never_goes(rejected, bob):
    assert letters.stop_letter(rejected, bob)
    letter = letters.letter_of(rejected)
    assert (letter.state, letter.reason) == ("given_up", "stopped")
    assert not letters.hurry_letter(rejected, bob)
    assert Event.objects.filter(kind="letter_stopped", by=bob).exists()


def test_stopped_letter_is_ordered_after_all_and_goes_once(rejected, bob):
    letters.stop_letter(rejected, bob)
    assert letters.order_letter(rejected, bob)
    assert letters.order_letter(rejected, bob) is None
    assert letters.hurry_letter(rejected, bob)
    sweep.drain()
    assert len(mail.outbox) == 1
    assert letters.letter_of(rejected).state == "done"
    assert not letters.stop_letter(rejected, bob)


def test_letter_can_be_ordered_for_a_decision_made_without_one(judged, bob):
    factories.look(judged, bob)
    decide.decide(judged, "shortlist", "All gates pass.", bob)
    judged.refresh_from_db()
    assert letters.letter_of(judged) is None
    assert letters.order_letter(judged, bob).state == "waiting"


def test_nobody_outside_touches_a_letter(rejected, charlie):
    for do in (letters.stop_letter, letters.hurry_letter, letters.order_letter):
        with pytest.raises(permissions.NotAllowedError):
            do(rejected, charlie)
    assert letters.letter_of(rejected).state == "waiting"


def test_on_hold_there_is_no_letter(judged, bob):
    factories.look(judged, bob)
    decide.decide(judged, "hold", "Waits for the client.", bob, letter=True)
    judged.refresh_from_db()
    assert letters.order_letter(judged, bob) is None
    assert letters.letter_of(judged) is None


class TestGrounds:
    def test_are_kept_and_logged_by_their_slugs(self, rejected):
        assert rejected.decision.rests_on == ["it-years"]
        assert Event.objects.get(kind="decided").details["rests_on"] == ["it-years"]

    def test_must_have_been_judged(self, judged, bob):
        factories.look(judged, bob)
        with pytest.raises(decide.UndecidableError, match="unknown_criterion"):
            decide.decide(judged, "reject", REASON, bob, rests_on=["height"])

    def test_stock_phrase_rejects_nobody(self, judged, bob):
        factories.look(judged, bob)
        with pytest.raises(decide.UndecidableError, match="stock_phrase"):
            decide.decide(judged, "reject", "Not a fit.", bob)
        assert decide.decide(judged, "hold", "Not a fit.", bob)
