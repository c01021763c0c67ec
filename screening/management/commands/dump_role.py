"""The slug of a role in, its role file on standard output out."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from screening.core.rolefile import dump_role
from screening.flow import roles
from screening.models import CriteriaVersion, Role


class Command(BaseCommand):
    help = "Write a role as a role file (YAML) to standard output. Loading it back changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="for example infra-pm")

    def handle(self, *_args: Any, **options: Any) -> None:
        role = Role.objects.filter(slug=options["slug"]).first()
        if role is None:
            known = ", ".join(Role.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no role {options['slug']!r}. Known roles: {known}.")
        try:
            self.stdout.write(dump_role(roles.dump(role)), ending="")
        except CriteriaVersion.DoesNotExist as error:
            raise CommandError(f"The role {role} has no criteria yet.") from error
