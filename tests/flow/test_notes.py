"""Notes and tags: who may keep them, who may take them away."""

import pytest
from django.core.exceptions import PermissionDenied

from screening.flow import notes
from screening.models import Membership, Note, Tag
from tests import factories


@pytest.fixture
def reader(role):
    person = factories.make_user("rob")
    Membership.objects.create(role=role, user=person, function=Membership.Function.READER)
    return person


def test_note_is_kept_with_its_author(application, alice):
    kept = notes.note(application, "  Called her. ", alice)
    assert (kept.text, kept.by, kept.folded) == ("Called her.", alice, "called her.")


def test_note_that_says_nothing_is_refused(application, alice):
    with pytest.raises(ValueError, match="says something"):
        notes.note(application, " \n", alice)


def test_note_is_taken_away_by_its_author_alone(application, alice, bob):
    kept = notes.note(application, "Called her.", alice)
    assert not notes.remove_note(application, kept.pk, bob)
    assert notes.remove_note(application, kept.pk, alice)
    assert not Note.objects.exists()


def test_who_may_only_read_keeps_nothing(application, role, reader, charlie):
    for person in (reader, charlie):
        with pytest.raises(PermissionDenied):
            notes.note(application, "Hello", person)
        with pytest.raises(PermissionDenied):
            notes.tag(role, [application], "hello", person)
        with pytest.raises(PermissionDenied):
            notes.untag(role, [1], person)


def test_tag_is_put_once_and_only_the_new_ones_are_undone(role, alice):
    having, other = factories.make_application(role), factories.make_application(role)
    notes.tag(role, [having], "Call  First", alice)
    made = notes.tag(role, [having, other], "call first", alice)
    assert notes.untag(role, made, alice) == 1
    assert list(Tag.objects.values_list("application", "tag")) == [(having.pk, "call first")]


def test_tag_of_another_role_is_left_alone(role, foreign_role, alice, charlie):
    foreign = factories.make_application(foreign_role)
    (made,) = notes.tag(foreign_role, [foreign], "ours", charlie)
    assert notes.untag(role, [made], alice) == 0
    assert notes.tag(role, [foreign], "theirs", alice) == []


def test_tag_that_says_nothing_is_refused(role, application, alice):
    with pytest.raises(ValueError, match="says something"):
        notes.tag(role, [application], "  ", alice)
