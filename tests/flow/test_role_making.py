"""New roles: from a file, from a template, from another role; with an owner and without anybody's application."""

from dataclasses import replace

import pytest
from django.conf import settings as django_settings

from screening import models
from screening.core.rolefile import parse_role
from screening.core.rolefile_lines import with_lines
from screening.flow import lifecycle, role_making, roles
from screening.flow.permissions import NotAllowedError
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = (django_settings.BASE_DIR / "roles" / "nurse-coordinator.yaml").read_text()
TEMPLATES = sorted((django_settings.BASE_DIR / "roles" / "templates").glob("*.yaml"))


@pytest.fixture
def maker(role, alice):
    """Alice, who owns a role and so may make another."""
    return alice


@pytest.fixture
def file():
    return parse_role(TEXT)


def test_loaded_role_is_a_draft_owned_by_who_loaded_it(file, maker):
    loaded = role_making.load_file(file, maker)
    assert loaded.role.status == "draft"
    assert [(member.user, member.function) for member in loaded.role.memberships.all()] == [(maker, "owner")]
    assert loaded.version.created_by == maker


def test_loading_the_file_of_a_role_of_mine_makes_its_next_version(file, maker):
    role_making.load_file(file, maker)
    changed = replace(file, criteria=file.criteria[1:])
    loaded = role_making.load_file(changed, maker, why="One gate less.")
    assert (loaded.is_new_role, loaded.version.number, loaded.version.why) == (False, 2, "One gate less.")
    assert loaded.role.memberships.count() == 1


@pytest.mark.parametrize("function", [None, "reader", "reviewer"])
def test_role_of_others_is_not_overwritten_by_a_file(file, maker, charlie, function):
    made = role_making.load_file(file, maker).role
    factories.make_role("own").memberships.create(user=charlie, function="owner")
    if function:
        made.memberships.create(user=charlie, function=function)
    with pytest.raises(role_making.TakenError):
        role_making.load_file(replace(file, organisation="Mine now"), charlie)
    made.refresh_from_db()
    assert made.organisation == file.organisation


def test_archived_role_is_not_overwritten_by_a_file(file, maker):
    made = role_making.load_file(file, maker).role
    models.Role.objects.filter(pk=made.pk).update(status="archived")
    with pytest.raises(role_making.TakenError):
        role_making.load_file(file, maker)


def test_who_runs_no_role_loads_none(file, bob, role):
    with pytest.raises(NotAllowedError):
        role_making.load_file(file, bob)
    assert models.Role.objects.count() == 1


class TestCopy:
    def test_has_texts_and_criteria_and_nothing_of_any_application(self, role, judged, maker):
        copy = role_making.duplicate(role, "copy", {"en": "The copy"}, maker)
        assert (copy.status, copy.titles["en"], copy.titles["nl"]) == ("draft", "The copy", role.titles["nl"])
        assert copy.current_version().to_terms().criteria == role.current_version().to_terms().criteria
        assert not copy.applications.exists()
        assert (copy.deadline_date, copy.notice_version) == (None, "")
        assert [member.function for member in copy.memberships.all()] == ["owner"]

    def test_brings_the_team_where_wanted_and_is_owned_by_its_maker(self, role, bob, maker):
        role.memberships.filter(user=maker).update(function="recruiter")
        copy = role_making.duplicate(role, "copy", {}, maker, with_team=True)
        assert {(member.user, member.function) for member in copy.memberships.all()} == {
            (maker, "owner"),
            (bob, "reviewer"),
        }

    def test_of_a_role_without_criteria_has_none(self, role, maker):
        role.versions.all().delete()
        assert role_making.duplicate(role, "copy", {}, maker).current_version() is None

    def test_of_an_archived_role_can_be_made(self, role, maker):
        models.Role.objects.filter(pk=role.pk).update(status="archived")
        assert role_making.duplicate(role, "copy", {}, maker).status == "draft"

    def test_cannot_take_the_slug_of_another_role(self, role, maker):
        with pytest.raises(role_making.TakenError):
            role_making.duplicate(role, role.slug, {}, maker)

    def test_is_not_for_strangers_nor_for_reviewers(self, role, bob, charlie):
        factories.make_role("own").memberships.create(user=charlie, function="owner")
        for person in (bob, charlie):
            with pytest.raises(NotAllowedError):
                role_making.duplicate(role, "copy", {}, person)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_template_makes_a_role_that_lacks_only_what_a_person_must_say(path, maker):
    loaded = role_making.load_file(parse_role(path.read_text()), maker)
    assert loaded.role.slug == path.stem
    assert [missing.need.value for missing in lifecycle.missing_of(loaded.role)] == ["notice"]


def test_file_of_a_loaded_role_loads_back_to_the_same(file, maker):
    loaded = role_making.load_file(file, maker)
    assert roles.dump(loaded.role) == file


LINES = [
    ("wrong value", "at_least: 6", "at_least: many", "at_least: many", "criteria[0].rule.at_least"),
    ("missing entry", "    kind: years\n", "", "slug: nursing-years", "criteria[0].kind"),
    ("unknown entry", "location: Liège", "location: Liège\nlocatoin: x", "locatoin: x", "locatoin"),
    ("stated twice", "location: Liège", "location: Liège\nlocation: x", "location: Liège", "location"),
    ("no YAML", "location: Liège", "location: [Liège", "", ""),
]


@pytest.mark.parametrize(("good", "bad", "line", "path"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_problem_of_a_file_names_its_line(good, bad, line, path):
    from screening.core.rolefile import RoleFileError

    text = TEXT.replace(good, bad, 1)
    with pytest.raises(RoleFileError) as refused:
        parse_role(text)
    found = next(each for each in with_lines(text, refused.value.problems, "en") if each.path == path)
    assert found.line > 0
    assert line in found.text
    assert text.splitlines()[found.line - 1].strip() == found.text
