"""A role file in, the role in the database out; every problem of the file is told at once."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from screening.core.rolefile import RoleFile, RoleFileError, parse_role
from screening.flow import lifecycle, roles
from screening.models import Membership, Role
from screening.web.notice import current_notice_version


class Command(BaseCommand):
    help = "Load a role from a role file (YAML). Changed criteria become a new version; the same file changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the role file, for example roles/infra-pm.yaml")
        parser.add_argument("--owner", default="", help="the user name of who owns the role from now on")
        parser.add_argument(
            "--open", action="store_true", help="open the role, so that people can apply; needs --owner"
        )
        parser.add_argument("--why", default="", help="why the criteria change, kept with the new version")

    def handle(self, *_args: Any, **options: Any) -> None:
        loaded = roles.load(_parsed(options["file"]), why=options["why"])
        if options["owner"]:
            _owned(loaded.role, options["owner"])
        if options["open"]:
            _opened(loaded.role, options["owner"])
        if not loaded.is_new_version:
            self.stdout.write(f"{loaded.role}: criteria unchanged, version {loaded.version.number}.")
            return
        num_criteria = loaded.version.criteria.count()
        self.stdout.write(f"{loaded.role}: version {loaded.version.number} with {num_criteria} criteria.")
        if loaded.num_to_judge:
            self.stdout.write(f"{loaded.num_to_judge} applications are being judged by it.")


def _owned(role: Role, username: str) -> None:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no open account {username!r}.")
    Membership.objects.update_or_create(role=role, user=user, defaults={"function": Membership.Function.OWNER})


def _opened(role: Role, username: str) -> None:
    """Open the role in the name of its owner, who confirms the privacy notice as it holds now."""
    if not username:
        raise CommandError("A role opens in somebody's name: give --owner.")
    if role.status == Role.Status.OPEN:
        return
    Role.objects.filter(pk=role.pk).update(notice_version=current_notice_version())
    try:
        lifecycle.move(role, Role.Status.OPEN, User.objects.get(username=username))
    except lifecycle.UnmovableError as error:
        raise CommandError(f"The role cannot open; it lacks: {error}.") from error


def _parsed(path: Path) -> RoleFile:
    try:
        return parse_role(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is no text in UTF-8 (byte {error.start}).") from error
    except RoleFileError as error:
        listed = "\n".join(f"  {problem}" for problem in error.problems)
        raise CommandError(f"{path} is no usable role file:\n{listed}") from error
