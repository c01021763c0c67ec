"""Role files: loaded as a new version when something changed, dumped so that loading changes nothing."""

from dataclasses import replace
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from screening import models
from screening.core.rolefile import parse_role
from screening.flow import log, roles

pytestmark = pytest.mark.django_db

FILE = django_settings.BASE_DIR / "roles" / "infra-pm.yaml"


@pytest.fixture
def file():
    return parse_role(FILE.read_text())


def test_new_role_is_a_draft_with_version_1(file):
    loaded = roles.load(file)
    assert (loaded.role.status, loaded.version.number, loaded.is_new_role) == ("draft", 1, True)
    assert loaded.version.to_terms() == file.to_terms()
    assert loaded.version.questions() == {slug: dict(texts) for slug, texts in file.questions.items()}
    assert [event.kind for event in models.Event.objects.all()] == ["criteria_changed", "role_loaded"]
    assert log.first_broken_link(loaded.role) is None


def test_every_row_of_the_first_role_is_valid(file):
    for criterion in roles.load(file).version.criteria.all():
        criterion.full_clean()


def test_loading_the_same_file_again_changes_nothing(file):
    roles.load(file)
    again = roles.load(file)
    assert (again.version.number, again.is_new_version, again.is_new_role) == (1, False, False)


def test_changed_criterion_is_a_new_version_and_the_earlier_one_stays(file):
    first = roles.load(file).version
    changed = replace(file, criteria=(replace(file.criteria[0], justification="Another."), *file.criteria[1:]))
    loaded = roles.load(changed, why="The client asked.")
    assert (loaded.version.number, loaded.version.why) == (2, "The client asked.")
    assert first.to_terms() == file.to_terms()


def test_changed_text_alone_is_no_new_version(file):
    roles.load(file)
    loaded = roles.load(replace(file, organisation="Another body"))
    assert (loaded.version.number, loaded.role.organisation) == (1, "Another body")


def test_dumped_role_is_the_loaded_file(file):
    assert roles.dump(roles.load(file).role) == file


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--open"], "give --owner"), (["--owner", "nobody"], "no open account 'nobody'")],
    ids=["opened by nobody", "owned by nobody"],
)
def test_command_refuses_to_open_in_nobodys_name(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("load_role", str(FILE), *arguments, stdout=StringIO())
    assert models.Role.objects.get().status == "draft"


def test_commands_load_and_dump(file, alice):
    out = StringIO()
    call_command("load_role", str(FILE), "--open", "--owner", "alice", stdout=out)
    assert out.getvalue() == f"infra-pm: version 1 with {len(file.criteria)} criteria.\n"
    assert models.Role.objects.get().status == "open"
    dumped = StringIO()
    call_command("dump_role", "infra-pm", stdout=dumped)
    assert parse_role(dumped.getvalue()) == file


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file"),
        (b"\xff\xfe", "no text in UTF-8"),
        (b"slug: [", "the file is no YAML"),
        (b"slug: X Y\ncolour: red\n", "colour: unknown field"),
    ],
    ids=["no file", "no text", "no YAML", "unknown field"],
)
def test_unusable_file_is_refused_with_its_problems(tmp_path, content, message):
    path = tmp_path / "role.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=message):
        call_command("load_role", str(path))
    assert not models.Role.objects.exists()


def test_unknown_role_is_refused_with_the_known_ones(role):
    with pytest.raises(CommandError, match=r"no role 'x'. Known roles: infra-pm"):
        call_command("dump_role", "x")
