"""`screen PATH... --role SLUG_OR_FILE`: CVs in, ranked candidates with their verdicts out, as a table or as JSON."""

import json
from argparse import ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TextIO, cast

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from screening.batch import cv_files, screen_files
from screening.core.report import Candidate, ranked, to_contract
from screening.core.terms import RoleTerms
from screening.management.role_terms import UNUSABLE, role_terms
from screening.management.table import board


class Command(BaseCommand):
    help = "Screen CVs against a role. Folders are searched for files; files named *.json are skipped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a CV, or a folder of CVs")
        parser.add_argument("--role", required=True, metavar="SLUG_OR_FILE", help="a role's slug, or a role file")
        parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help='the day "present" means (today)')
        parser.add_argument("--json", action="store_true", help="print JSON, evidence included")

    def handle(self, **options: Any) -> None:
        role = role_terms(options["role"])
        as_of = options["as_of"] or timezone.localdate()
        try:
            files = cv_files(options["paths"])
        except OSError as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error
        candidates = ranked(self.screened(files, role, as_of))
        if options["json"]:
            self.stdout.write(json.dumps(to_contract(role.slug, as_of, candidates), indent=1))
        else:
            self.print_board(candidates)

    def screened(self, files: list[Path], role: RoleTerms, as_of: date) -> Iterable[Candidate]:
        console = Console(stderr=True)
        candidates = screen_files(files, role, as_of)
        return track(candidates, "Screening", len(files), console=console, disable=not console.is_terminal)

    def print_board(self, candidates: list[Candidate]) -> None:
        Console(file=cast(TextIO, self.stdout)).print(board(candidates))


def day(text: str) -> date:
    """A date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date like 2026-03-15") from error
