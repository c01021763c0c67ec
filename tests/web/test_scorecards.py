"""Scorecards: hidden from colleagues until both have submitted, then side by side; a submitted one stays."""

import pytest
from django.urls import reverse

from screening.flow import scorecards
from screening.flow.scorecards import Given, NotScoredError
from screening.models import Event, Membership, Scorecard

FORM = {"step-it-years": "5", "remark-it-years": "Strong on networks.", "step-languages": "2", "remark": "Invite."}


def keep(client, application, **fields):
    return client.post(reverse("keep_scorecard", args=[application.public_id]), {**FORM, **fields})


def page(client, application) -> str:
    return client.get(reverse("application", args=[application.public_id])).content.decode()


@pytest.fixture
def scored(client, judged, bob):
    """Bob has submitted."""
    client.force_login(bob)
    keep(client, judged, submit="1")
    return judged


def test_a_card_is_kept_for_its_author_alone(client, judged, alice, bob):
    client.force_login(bob)
    keep(client, judged)
    assert 'value="Strong on networks."' in page(client, judged)
    client.force_login(alice)
    assert "Strong on networks." not in page(client, judged)
    assert Event.objects.filter(kind="scored").count() == 0


def test_a_submitted_card_is_shown_to_who_has_submitted_their_own(client, scored, alice):
    client.force_login(alice)
    before = page(client, scored)
    assert "Strong on networks." not in before
    assert "1 colleague has submitted." in before
    keep(client, scored, **{"step-it-years": "2", "remark-it-years": "", "submit": "1"})
    after = page(client, scored)
    assert "Strong on networks." in after
    assert "2–5" in after


def test_a_reader_scores_nothing_and_sees_what_was_submitted(client, scored, alice):
    Membership.objects.filter(user=alice).update(function="reader")
    client.force_login(alice)
    content = page(client, scored)
    assert "Strong on networks." in content
    assert "score-form" not in content
    assert keep(client, scored).status_code == 403


def test_a_submitted_card_stays_as_it_is(client, scored, bob):
    keep(client, scored, **{"step-it-years": "1"})
    assert Scorecard.objects.get().scores.get(criterion="it-years").step == 5
    assert [event.details for event in Event.objects.filter(kind="scored")] == [
        {"scorecard": Scorecard.objects.get().pk}
    ]


@pytest.mark.parametrize(
    ("scores", "submit", "code"),
    [
        ({}, True, "empty"),
        ({"no-such": Given(3)}, False, "unknown"),
        ({"it-years": Given(6)}, False, "unknown"),
        ({"it-years": Given(0)}, False, "unknown"),
    ],
    ids=["nothing to submit", "no such criterion", "a sixth step", "no step"],
)
def test_is_refused(judged, bob, scores, submit, code):
    with pytest.raises(NotScoredError) as caught:
        scorecards.score(judged, scores, bob, submit=submit)
    assert caught.value.code == code
    assert not Scorecard.objects.exists()


def test_a_step_that_is_no_number_is_no_score(client, judged, bob):
    client.force_login(bob)
    keep(client, judged, **{"step-it-years": "five", "step-languages": "²"})
    assert Scorecard.objects.get().scores.count() == 0
