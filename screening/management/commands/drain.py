"""Whatever is due in, done: reading, judging and mails, in this process and without any broker."""

from typing import Any

from django.core.management.base import BaseCommand

from screening.core import engine
from screening.flow import sweep


class Command(BaseCommand):
    help = "Do all work that is due, here and now. Needs no Redis and no worker; may run beside them."

    def handle(self, *_args: Any, **_options: Any) -> None:
        engine.warm_up()
        self.stdout.write(f"{sweep.drain()} pieces of work done.")
