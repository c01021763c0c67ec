"""Today in, everything that is past its time out of the database and off the disk."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from screening.flow import forget


class Command(BaseCommand):
    help = "Erase what is past its retention, and whoever came back with a restored backup."

    def handle(self, *_args: Any, **_options: Any) -> None:
        num_returned = forget.reapply_ledger()
        num_expired = forget.forget_expired(timezone.now())
        self.stdout.write(f"{num_expired} applications past their retention, {num_returned} restored ones forgotten.")
