"""`read_vacancy FILE`: an advertisement in, its typed criteria with their quotes out, as a table or as JSON."""

import json
from pathlib import Path
from typing import Any, TextIO, cast

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from rich.console import Console

from screening.core.reading import Audience, limits_for, sentence
from screening.core.reading.child import run_in_child
from screening.core.terms import UnreadableError
from screening.core.vacancy import read_vacancy, to_plain
from screening.core.vacancy.source import source_text
from screening.management.commands.screen import day
from screening.management.role_terms import UNUSABLE
from screening.management.vacancy_table import vacancy_board


class Command(BaseCommand):
    help = "Read a job advertisement: its requirements as typed criteria, each with the sentence that states it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="the advertisement: text, PDF, Word, ODT, RTF, HTML"
        )
        parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="the day it was published (today)")
        parser.add_argument("--json", action="store_true", help="print JSON, quotes included")

    def handle(self, **options: Any) -> None:
        vacancy = read_vacancy(self.text_of(options["file"]), options["published"] or timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(to_plain(vacancy), indent=1, ensure_ascii=False))
        else:
            Console(file=cast(TextIO, self.stdout)).print(vacancy_board(vacancy))

    def text_of(self, path: Path) -> str:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=UNUSABLE) from error
        limits = limits_for(content, path.name)
        try:
            return run_in_child(lambda: source_text(content, path.name, limits), str, limits)
        except UnreadableError as error:
            reason = sentence(error.reason, Audience.RECRUITER, "en")
            raise CommandError(f"{path} cannot be used: {reason}", returncode=UNUSABLE) from error
