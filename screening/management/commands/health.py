"""The queue in, one line and an exit status out: 1 when due work lies too long because no worker hears."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from screening.flow import sweep

LONGEST_WAIT_SECONDS = 180


class Command(BaseCommand):
    help = "Say how much work is due. Fails when the oldest has waited too long: restart the worker then."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--longest", type=int, default=LONGEST_WAIT_SECONDS, help="seconds that work may wait")

    def handle(self, *_args: Any, **options: Any) -> None:
        backlog = sweep.backlog()
        line = f"{backlog.num_due} due, the oldest for {backlog.oldest_seconds:.0f} s."
        if backlog.oldest_seconds > options["longest"]:
            raise CommandError(line)
        self.stdout.write(line)
