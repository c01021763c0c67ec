"""The log of every role in, the first altered or missing event of each out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from screening.flow import log
from screening.models import Role


class Command(BaseCommand):
    help = "Check the hash chain of every role's log. Fails when an event was altered or removed, and names it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        broken = [link for role in Role.objects.all() if (link := log.first_broken_link(role))]
        if broken:
            raise CommandError("\n".join(f"{link.role}: event {link.number} is {link.why}." for link in broken))
        self.stdout.write("Every chain is whole.")
