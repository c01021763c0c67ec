"""A working copy: kept per person, saved as the next version with who and why, and the making of a role of it."""

from dataclasses import replace

import pytest

from screening import models
from screening.core.entries import Entry
from screening.core.terms import CriterionKind
from screening.flow import criteria, log
from screening.flow.permissions import NotAllowedError
from tests import factories

pytestmark = pytest.mark.django_db

LABELS = {"en": "Years in IT", "fr": "Années en informatique", "nl": "Jaren in IT"}
YEARS = Entry(
    "years", CriterionKind.YEARS, "it-years", rule={"domain": "it", "at_least": 5}, labels=LABELS, justification="IT."
)
HEAD = criteria.Head("data-lead", {"en": "Data Lead"}, "Voorbeeld NV", "Ghent")


@pytest.fixture
def draft(role, alice) -> models.CriteriaDraft:
    """Alice's working copy with one criterion."""
    return criteria.keep(criteria.copy_of(role, alice), [YEARS])


def test_a_working_copy_begins_with_what_holds(role, alice):
    copy = criteria.working_copy(role, alice)
    assert (copy.pk, copy.base_number) == (None, 1)
    assert [entry.slug for entry in criteria.entries_in(copy)] == [each.slug for each in factories.CRITERIA]
    assert criteria.terms_of(copy) == role.current_version().to_terms()


def test_a_working_copy_is_of_one_person(role, alice, bob, draft):
    assert criteria.working_copy(role, alice).pk == draft.pk
    assert criteria.working_copy(role, bob).pk is None


def test_saving_makes_the_next_version_with_who_and_why(role, alice, draft):
    factories.make_judged(role)
    version = criteria.save(draft, alice, " The client asked. ")
    assert (version.number, version.created_by, version.why) == (2, alice, "The client asked.")
    assert [criterion.slug for criterion in version.criteria.all()] == ["it-years"]
    assert models.Job.objects.judging_anew(role).count() == 1
    assert not models.CriteriaDraft.objects.exists()
    assert log.first_broken_link(role) is None


def test_the_question_of_a_gate_is_saved_with_it(role, alice, draft):
    asked = {"en": "How long?", "fr": "Combien de temps ?", "nl": "Hoe lang?"}
    criteria.keep(draft, [replace(YEARS, question=asked)])
    assert criteria.save(draft, alice, "Asked.").questions() == {"it-years": asked}


def test_every_row_that_is_saved_is_valid(alice, role):
    copy = criteria.keep(
        criteria.copy_of(role, alice), [*criteria.entries_in(criteria.copy_of(role, alice))[1:], YEARS]
    )
    entries = [replace(each, labels=LABELS, source="") for each in criteria.entries_in(copy)]
    for criterion in criteria.save(criteria.keep(copy, entries), alice, "Checked.").criteria.all():
        criterion.full_clean()


@pytest.mark.parametrize(
    ("entries", "key"),
    [([replace(YEARS, justification="")], "years"), ([], ""), ([replace(YEARS, rule={"domain": "it"})], "years")],
    ids=["a gate without a reason", "nothing", "no number"],
)
def test_what_is_unfinished_is_not_saved(role, alice, draft, entries, key):
    criteria.keep(draft, entries)
    with pytest.raises(criteria.UnfinishedError) as refused:
        criteria.save(draft, alice, "Try.")
    assert list(refused.value.found) == [key]
    assert role.versions.count() == 1
    assert models.CriteriaDraft.objects.get() == draft


def test_a_version_that_was_saved_meanwhile_is_not_written_over_unseen(role, alice, draft):
    factories.make_version(role)
    with pytest.raises(criteria.StaleError) as refused:
        criteria.save(draft, alice, "Mine.")
    assert refused.value.version.number == 2
    assert criteria.save(draft, alice, "Mine all the same.", over=2).number == 3


def test_who_may_not_change_the_criteria_saves_none(role, bob):
    copy = criteria.keep(criteria.copy_of(role, bob), [YEARS])
    with pytest.raises(NotAllowedError):
        criteria.save(copy, bob, "Mine.")


def test_a_new_role_is_a_draft_that_its_maker_owns(role, alice):
    made = criteria.make_role(criteria.begin(alice, entries=[YEARS], advertisement="We seek."), HEAD, alice)
    assert (made.status, made.title(), made.organisation, made.advertisement) == (
        "draft",
        "Data Lead",
        "Voorbeeld NV",
        "We seek.",
    )
    assert made.memberships.get().function == "owner"
    assert [criterion.slug for criterion in made.current_version().criteria.all()] == ["it-years"]
    assert not models.CriteriaDraft.objects.exists()
    assert log.first_broken_link(made) is None


def test_who_runs_no_role_makes_none(charlie):
    with pytest.raises(NotAllowedError):
        criteria.make_role(criteria.begin(charlie, entries=[YEARS]), HEAD, charlie)


def test_a_working_copy_that_is_dropped_leaves_what_holds(role, alice, draft):
    criteria.drop(draft)
    assert next(entry.slug for entry in criteria.entries_in(criteria.working_copy(role, alice))) == "it-years"
    assert role.versions.count() == 1
