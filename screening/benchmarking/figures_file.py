"""Measured corpora in, the figures as data out: what the page "How to read this rank" tells recruiters."""

import json
from collections.abc import Callable, Sequence

from screening.benchmarking.figures import figures
from screening.benchmarking.run import Measured, Result
from screening.core.engine import ENGINE_VERSION

_GROUPS: dict[str, Callable[[Measured], str]] = {
    "language": lambda each: each.truth.language,
    "format": lambda each: each.truth.format,
}


def figures_file(results: Sequence[Result]) -> str:
    """JSON: the engine, and for each corpus its figures, those by language and by format, and those by gate."""
    plain = {"engine": ENGINE_VERSION, "corpora": [_corpus(result) for result in results]}
    return json.dumps(plain, indent=1) + "\n"


def _corpus(result: Result) -> dict[str, object]:
    total = result.total()
    return {
        "name": result.corpus.name,
        "held_out": result.corpus.held_out,
        "figures": figures(total.counts),
        "gates": {gate: figures(counts) for gate, counts in sorted(total.gates.items())},
        **{f"by_{name}": _grouped(result, group) for name, group in _GROUPS.items()},
    }


def _grouped(result: Result, group: Callable[[Measured], str]) -> dict[str, object]:
    keys = sorted({group(each) for each in result.measured} - {""})
    return {key: figures(result.total(lambda each: group(each) == key).counts) for key in keys}  # noqa: B023 - used at once
