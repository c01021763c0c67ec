"""The figures of the last benchmark in, the page that says how far a rank can be trusted out."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from screening.core.proportions import wilson

FIGURES: Final = Path(__file__).parent / "knowledge" / "accuracy.json"
SUMMED: Final = ("files", "gates", "false_rejects", "false_passes", "undecided", "overdecided")


@dataclass(frozen=True, slots=True)
class Measured:
    """How often the engine said of a gate what a careful reader had said; counts of gates, `files` of CVs.

    `lowest` and `highest` are per cent: nineteen times in twenty the true share of agreement lies between them.
    """

    name: str
    files: int
    gates: int
    right: int
    false_rejects: int
    false_passes: int
    undecided: int
    overdecided: int

    @property
    def percent(self) -> float:
        """The share of gates on which engine and reader agree."""
        return 100 * self.right / self.gates if self.gates else 0.0

    @property
    def lowest(self) -> float:
        """The lower end of Wilson's interval."""
        return 100 * wilson(self.right, self.gates)[0]

    @property
    def highest(self) -> float:
        """The upper end of Wilson's interval."""
        return 100 * wilson(self.right, self.gates)[1]


@login_required
def how_to_read(request: HttpRequest) -> HttpResponseBase:
    """How to read a rank, and how often the engine agrees with a careful reader."""
    return render(request, "recruiter/how_to_read.html", page_of(figures()))


def page_of(measured: Mapping[str, Any]) -> dict[str, object]:
    """What the page shows: the set-aside CVs first, since they are what a new CV can expect; then all, by group."""
    corpora = measured["corpora"]
    held_out = [corpus for corpus in corpora if corpus["held_out"]]
    return {
        "engine": measured["engine"],
        "unseen": _summed("unseen", (corpus["figures"] for corpus in held_out)),
        "all": _summed("all", (corpus["figures"] for corpus in corpora)),
        "languages": _grouped(corpora, "by_language"),
        "formats": _grouped(corpora, "by_format"),
        "gates": _grouped(corpora, "gates"),
    }


@cache
def figures() -> Mapping[str, Any]:
    """What `manage.py benchmark` wrote at its last run."""
    found: Mapping[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return found


def _grouped(corpora: Iterable[Mapping[str, Any]], group: str) -> list[Measured]:
    """One row per key of the group over all corpora, those with most gates first."""
    rows: dict[str, list[Mapping[str, float]]] = {}
    for corpus in corpora:
        for key, found in corpus[group].items():
            rows.setdefault(key, []).append(found)
    return sorted((_summed(key, found) for key, found in rows.items()), key=lambda row: (-row.gates, row.name))


def _summed(name: str, all_figures: Iterable[Mapping[str, float]]) -> Measured:
    found = list(all_figures)
    counts = {each: sum(int(one.get(each, 0)) for one in found) for each in SUMMED}
    right = sum(round(one.get("gate_agreement", 0) * one.get("gates", 0)) for one in found)
    return Measured(name=name, right=right, **counts)
