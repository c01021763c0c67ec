"""Counts in, the figures that accuracy is stated in out; floors that they must not fall below."""

from collections.abc import Mapping
from pathlib import Path

from screening.core.vocabulary import load_vocabulary

Figures = dict[str, float]

_RATIOS = {
    "gate_agreement": ("gates_right", "gates"),
    "criteria_agreement": ("criteria_right", "criteria"),
    "language_precision": ("languages_right", "languages_found"),
    "language_recall": ("languages_right", "languages_labelled"),
    "position_precision": ("positions_right", "positions_found"),
    "position_recall": ("positions_right", "positions_labelled"),
    "years_right": ("years_right", "years"),
    "contact_right": ("contact_right", "contact"),
    "decided_with_evidence": ("decided_quoted", "decided"),
}
_COUNTS = ("files", "unscreened", "gates", "false_rejects", "false_passes", "undecided", "overdecided", "missing")


def figures(counts: Mapping[str, int]) -> Figures:
    """The counts that matter, and the ratios of those that were counted at all."""
    ratios = {
        name: round(counts.get(part, 0) / counts[whole], 4)
        for name, (part, whole) in _RATIOS.items()
        if counts.get(whole)
    }
    return {**{name: counts.get(name, 0) for name in _COUNTS}, **ratios}


def below_floors(floors: Path, measured: Mapping[str, Figures]) -> list[str]:
    """What falls short, one line each: `floors` names a corpus, its figures and for each `at_least` or `at_most`."""
    short: list[str] = []
    for corpus, wanted in load_vocabulary(floors).items():
        found = measured.get(corpus, {})
        for name, bound in wanted.items():
            if not _is_kept(found.get(name), bound):
                short.append(f"{corpus}: {name} is {found.get(name)}, wanted {_told(bound)}")
    return short


def _is_kept(figure: float | None, bound: Mapping[str, float]) -> bool:
    if figure is None:
        return False
    return bound.get("at_least", figure) <= figure <= bound.get("at_most", figure)


def _told(bound: Mapping[str, float]) -> str:
    return ", ".join(f"{how.replace('_', ' ')} {number}" for how, number in bound.items())
