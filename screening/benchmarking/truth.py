"""The label files of a corpus in, what a careful recruiter wrote down of each CV out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from screening.core.vocabulary import load_vocabulary

SUFFIX = ".truth.json"
REFERENCE_DATE = date(2026, 3, 15)  # the day that "present" means in the labels
DEFAULT_ROLE = "infra-pm"

_LAYOUTS = Path(__file__).with_name("layouts.yaml")
_ROLE_NOTE = "role.txt"  # names the role of the labels in its folder and below


@dataclass(frozen=True, slots=True)
class LabelledPosition:
    """A position as labelled: "2014" or "2014-03", and None for the end of one that goes on."""

    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class Truth:
    """The labels of one CV. `gates` and `criteria` are by slug, `years` by domain, `languages` by ISO code."""

    path: Path
    role: str
    language: str
    layout: str
    gates: Mapping[str, str]
    criteria: Mapping[str, str]
    years: Mapping[str, tuple[float, float]]
    languages: Mapping[str, tuple[str, str]]
    positions: tuple[LabelledPosition, ...]
    contact: Mapping[str, str] = field(default_factory=dict)

    @property
    def format(self) -> str:
        """The format of the file: "pdf"."""
        return self.path.suffix.lower().removeprefix(".")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled CVs that belong together. What is held out is measured and never looked into."""

    name: str
    truths: tuple[Truth, ...]
    held_out: bool = False


def corpora(root: Path) -> list[Corpus]:
    """The corpora of the benchmark folder: each folder in it that holds labels, at whatever depth."""
    folders = sorted(path for path in root.iterdir() if path.is_dir())
    found = [Corpus(folder.name, load(folder), held_out=folder.name == "held_out") for folder in folders]
    return [corpus for corpus in found if corpus.truths]


def load(folder: Path) -> tuple[Truth, ...]:
    """The labels of CVs in a folder and below, by path; those of other documents are left out."""
    labels = ((path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.rglob(f"*{SUFFIX}")))
    return tuple(_truth(path, plain, folder) for path, plain in labels if "cv_language" in plain)


def _truth(path: Path, plain: Mapping[str, Any], folder: Path) -> Truth:
    return Truth(
        path=path.parent / plain["file"],
        role=plain.get("role") or _role_of(path.parent, folder),
        language=plain["cv_language"],
        layout=plain.get("layout") or _layout_of(plain.get("format_note", "")),
        gates=plain["gates"],
        criteria=plain["criteria"],
        years={domain: (least, most) for domain, (least, most) in plain["years"].items()},
        languages={language: (least, most) for language, (least, most) in plain["languages"].items()},
        positions=tuple(LabelledPosition(each["start"], each["end"]) for each in plain["positions"]),
        contact={name: plain[name] for name in ("name", "email") if plain.get(name)},
    )


def _layout_of(note: str) -> str:
    """The layout that the labeller's note tells, "plain" where it tells of none."""
    layouts: dict[str, list[str]] = load_vocabulary(_LAYOUTS)
    told = note.casefold()
    return next((layout for layout, words in layouts.items() if any(word in told for word in words)), "plain")


def _role_of(folder: Path, top: Path) -> str:
    """The role that the nearest note names, from the folder of the label up to that of the corpus."""
    for each in (folder, *folder.parents):
        note = each / _ROLE_NOTE
        if note.is_file():
            return note.read_text(encoding="utf-8").strip()
        if each == top:
            break
    return DEFAULT_ROLE
