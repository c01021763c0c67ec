"""The copy of one's own data: what the team thinks is in it, who thinks it is not, and not before its time."""

import json

import pytest
from django.utils import timezone

from screening.core.mentions import Colleague, unnamed
from screening.flow import notes, override, scorecards
from screening.models import OutgoingMail
from screening.web.status_read import resume_of
from tests import factories
from tests.web.test_status import decide


@pytest.fixture
def thought_of(role, alice, bob):
    """Somebody about whom Alice and Bob wrote."""
    row = factories.make_judged(role)
    notes.note(row, "@Bob, ask Alice Owner about the second job.", alice)
    notes.tag(role, [row], "second round", alice)
    override.override(row, "languages", "fail", "Bob heard B1 at most.", alice)
    scorecards.score(row, {"it-years": scorecards.Given(5, "Alice agrees.")}, bob, remark="Strong.", submit=True)
    scorecards.score(row, {"it-years": scorecards.Given(1)}, alice)
    return row


def copy_of(row) -> dict:
    row.refresh_from_db()
    return resume_of(row)["meta"]["application"]


def test_the_copy_holds_what_the_team_thinks(thought_of):
    copy = copy_of(thought_of)
    assert copy["tags"] == ["second round"]
    assert [note["text"] for note in copy["notes"]] == ["@…, ask @… about the second job."]
    assert [(one["criterion"], one["verdict"], one["reason"]) for one in copy["overrides"]] == [
        ("languages", "fail", "@… heard B1 at most.")
    ]
    (card,) = copy["scorecards"]
    assert card["remark"] == "Strong."
    assert card["scores"] == [{"criterion": "it-years", "step": 5, "outOf": 5, "remark": "@… agrees."}]


def test_the_copy_names_no_colleague_in_it(thought_of):
    copy = copy_of(thought_of)
    told = json.dumps([copy[part] for part in ("tags", "notes", "overrides", "scorecards")]).casefold()
    assert not [name for name in ("alice", "bob", "owner", "reviewer") if name in told]


class TestBeforeTheOutcome:
    @pytest.fixture
    def fresh(self, thought_of):
        thought_of.received_at = timezone.now()
        thought_of.save()
        return thought_of

    def test_the_copy_says_from_which_day_they_are_in_it(self, fresh):
        copy = copy_of(fresh)
        assert {"tags", "notes", "overrides", "scorecards"}.isdisjoint(copy)
        assert copy["opinionsFrom"] > timezone.localdate().isoformat()

    def test_the_letter_brings_them(self, fresh, alice):
        decide(fresh, alice)
        OutgoingMail.objects.create(key="x", kind="rejected", application=fresh, to=fresh.email, state="done")
        assert copy_of(fresh)["tags"] == ["second round"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask @bob.", "Ask @…."),
        ("Bob Reviewer and BOB said so", "@… and @… said so"),
        ("Bobsleigh is a hobby", "Bobsleigh is a hobby"),
        ("mail bob@example.org", "mail @…@example.org"),
        ("", ""),
    ],
)
def test_names_of_colleagues_are_taken_out_of_a_text(text, expected):
    assert unnamed(text, [Colleague(1, "bob", "Bob", "Reviewer")], "@…") == expected
