"""`benchmark`: the labelled corpora of the repository in, docs/accuracy.md and its figures as data out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from screening.benchmarking.figures import Figures, below_floors, figures
from screening.benchmarking.figures_file import figures_file
from screening.benchmarking.markdown import page
from screening.benchmarking.run import Result, run
from screening.benchmarking.truth import Corpus, corpora
from screening.benchmarking.vacancies import vacancy_figures, vacancy_folders
from screening.core.terms import RoleTerms
from screening.management.role_terms import role_file_terms

_ROOT: Path = settings.BASE_DIR / "benchmark"
_PAGE: Path = settings.BASE_DIR / "docs" / "accuracy.md"
_FIGURES: Path = settings.BASE_DIR / "screening" / "web" / "knowledge" / "accuracy.json"
_FLOORS = "floors.yaml"


class Command(BaseCommand):
    help = "Measure the engine on the labelled CVs and advertisements of benchmark/ and write docs/accuracy.md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--root", type=Path, default=_ROOT, help="the folder of the corpora")
        parser.add_argument("--page", type=Path, default=_PAGE, help="the page to write")
        parser.add_argument("--figures", type=Path, default=_FIGURES, help="the file of figures that pages read")
        parser.add_argument("--floors", action="store_true", help="only check the floors; fail below them")

    def handle(self, **options: Any) -> None:
        found = corpora(options["root"])
        if not found:
            raise CommandError(f"There are no labelled CVs in {options['root']}.", returncode=2)
        read = {
            folder.name: self.told(folder.name, vacancy_figures(folder)) for folder in vacancy_folders(options["root"])
        }
        roles = {
            slug: role_file_terms(slug) for slug in sorted({truth.role for each in found for truth in each.truths})
        }
        results = [self.measured(corpus, roles) for corpus in found]
        if options["floors"]:
            self.check_floors(options["root"] / _FLOORS, results, read)
        else:
            options["page"].write_text(page(results), encoding="utf-8")
            options["figures"].write_text(figures_file(results), encoding="utf-8")

    def measured(self, corpus: Corpus, roles: dict[str, RoleTerms]) -> Result:
        result = run(corpus, roles)
        self.told(corpus.name, figures(result.total().counts))
        return result

    def told(self, name: str, measured: Figures) -> Figures:
        self.stdout.write(name)
        for figure, value in measured.items():
            self.stdout.write(f"  {figure:24} {value}")
        return measured

    def check_floors(self, floors: Path, results: Sequence[Result], read: Mapping[str, Figures]) -> None:
        measured = {each.corpus.name: figures(each.total().counts) for each in results}
        short = below_floors(floors, {**measured, **read})
        if short:
            raise CommandError("Below the floors:\n" + "\n".join(short))
