"""The folder of role templates in, each with its title and what it asks in the active language out."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from screening.core.rolefile import RoleFile, parse_role
from screening.web.plain_words import active_language, label_of

FOLDER: Final[Path] = settings.BASE_DIR / "roles" / "templates"


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of role to start from: `kind` is the name of its file."""

    kind: str
    file: RoleFile

    @property
    def title(self) -> str:
        """The title in the active language."""
        return self.file.titles[active_language()]

    @property
    def summary(self) -> str:
        """The summary in the active language."""
        return self.file.summaries[active_language()]

    @property
    def gates(self) -> tuple[str, ...]:
        """The labels of its gates in the active language."""
        return tuple(label_of(criterion) for criterion in self.file.criteria if criterion.gate)

    @property
    def weights(self) -> tuple[str, ...]:
        """The labels of its weights in the active language."""
        return tuple(label_of(criterion) for criterion in self.file.criteria if not criterion.gate)


@lru_cache(maxsize=1)
def templates() -> tuple[Template, ...]:
    """All templates, by the name of their file. They are read once: they come with the program."""
    return tuple(
        Template(path.stem, parse_role(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.yaml"))
    )


def template_named(kind: str) -> Template | None:
    """The template of that name, None when there is none."""
    return next((template for template in templates() if template.kind == kind), None)
