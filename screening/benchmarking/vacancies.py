"""A folder of labelled advertisements in, how well `read_vacancy` reads them out: figures, no failure named.

The labels are told in `benchmark/vacancies/README.md`. A rule over languages is right when it holds for the same ones.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from screening.benchmarking.figures import Figures
from screening.benchmarking.truth import SUFFIX
from screening.core.terms import Level
from screening.core.vacancy import read_vacancy, to_plain

FOLDERS: Final = "vacancies*"  # of the benchmark folder
PUBLISHED: Final = "2026-11-15"  # where a label says nothing else
_LEVELS: Final = (None, *(level.name for level in Level))
_RATIOS: Final = {
    "years_recall": ("years_right", "years_labelled"),
    "years_precision": ("years_right", "years_found"),
    "gate_flags_right": ("gate_flags_right", "years_right"),
    "counts_recall": ("counts_right", "counts_labelled"),
    "languages_right": ("languages_right", "texts"),
    "onsite_right": ("onsite_right", "texts"),
    "start_right": ("start_right", "texts"),
    "quotes_verbatim": ("quotes_verbatim", "criteria"),
}


def vacancy_folders(root: Path) -> list[Path]:
    """The folders of labelled advertisements, by name."""
    return sorted(path for path in root.glob(FOLDERS) if any(path.glob(f"*{SUFFIX}")))


def vacancy_figures(folder: Path) -> Figures:
    """The number of texts, and the ratios of what was counted at all."""
    counts: Counter[str] = Counter()
    for label in sorted(folder.glob(f"*{SUFFIX}")):
        truth = json.loads(label.read_text(encoding="utf-8"))
        text = label.with_name(label.name.removesuffix(SUFFIX) + ".txt").read_text(encoding="utf-8")
        read = to_plain(read_vacancy(text, date.fromisoformat(truth.get("published", PUBLISHED))))
        counts.update(_compared(truth, read["criteria"], text))
    ratios = {name: round(counts[part] / counts[whole], 4) for name, (part, whole) in _RATIOS.items() if counts[whole]}
    return {"texts": counts["texts"], **ratios}


def _compared(truth: Mapping[str, Any], found: Sequence[Mapping[str, Any]], text: str) -> Counter[str]:
    counts = Counter({"texts": 1, "criteria": len(found)})
    counts.update(dict(_of_years(truth["years"], _of_kind(found, "years"))))
    numbers = [each["at_least"] for each in _of_kind(found, "count")]
    labelled = [each["at_least"] for each in truth["counts"]]
    counts.update({"counts_labelled": len(labelled), "counts_right": (Counter(numbers) & Counter(labelled)).total()})
    counts["languages_right"] += _same_rule(_rule(found), (truth["languages"] or {}).get("rule") or {"all": []})
    counts["onsite_right"] += _onsite(next(iter(_of_kind(found, "onsite")), None)) == _onsite(truth["onsite"])
    counts["start_right"] += _is_start(next(iter(_of_kind(found, "start")), {}).get("latest"), truth["start"] or {})
    counts["quotes_verbatim"] += sum(bool(each["quote"]) and each["quote"] in text for each in found)
    return counts


def _of_kind(found: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [each for each in found if each["kind"] == kind]


def _of_years(labelled: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    """Numbers labelled, found and right, and of the right ones those that are gates where the label says so."""
    wanted, read = (Counter(each["at_least"] for each in years) for years in (labelled, found))
    flags = (Counter((each["at_least"], bool(each["gate"])) for each in years) for years in (labelled, found))
    yield from (("years_labelled", wanted.total()), ("years_found", read.total()))
    yield from (("years_right", (wanted & read).total()), ("gate_flags_right", (next(flags) & next(flags)).total()))


def _rule(found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"all": [each["rule"] for each in _of_kind(found, "languages") if each["gate"]]}


def _same_rule(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both rules hold for the same candidates, tried with every level of every language that they name."""
    names = sorted(_languages(one) | _languages(other))
    tried = (dict(zip(names, levels, strict=True)) for levels in itertools.product(_LEVELS, repeat=len(names)))
    return all(_holds(one, known) == _holds(other, known) for known in tried)


def _languages(rule: Mapping[str, Any]) -> set[str]:
    if "language" in rule:
        return {rule["language"]}
    return set().union(*map(_languages, rule.get("all", rule.get("any", []))))


def _holds(rule: Mapping[str, Any], known: Mapping[str, str | None]) -> bool:
    if "language" in rule:
        return _LEVELS.index(known[rule["language"]]) >= _LEVELS.index(rule["at_least"] or Level.A1.name)
    held = (_holds(each, known) for each in rule.get("all", rule.get("any", [])))
    return all(held) if "all" in rule else any(held)


def _onsite(rule: Mapping[str, Any] | None) -> tuple[int | None, list[str]] | None:
    return (rule["days_per_week"], sorted(day.lower() for day in rule["weekdays"])) if rule else None


def _is_start(latest: str | None, labelled: Mapping[str, Any]) -> bool:
    """Whether the last day is the labelled one, or inside the labelled days."""
    low, high = labelled.get("latest_range") or [labelled.get("latest")] * 2
    return latest == high or bool(latest and low and high and low <= latest <= high)
