"""Measured corpora in, the page docs/accuracy.md out."""

from collections.abc import Callable, Iterable, Sequence

from screening.benchmarking.comparison import Comparison
from screening.benchmarking.figures import Figures, figures
from screening.benchmarking.run import Measured, Result, speed
from screening.core.engine import ENGINE_VERSION

_GROUPS: dict[str, Callable[[Measured], str]] = {
    "language": lambda each: each.truth.language,
    "format": lambda each: each.truth.format,
    "layout": lambda each: each.truth.layout,
    "role": lambda each: each.truth.role,
}
_SHOWN = (
    "files", "gate_agreement", "false_rejects", "false_passes", "undecided", "overdecided", "criteria_agreement",
    "position_precision", "position_recall", "language_precision", "language_recall", "years_right", "contact_right",
)  # fmt: skip

_INTRODUCTION = """# Accuracy

Written by `python manage.py benchmark` (engine {version}); do not edit. Every CV is of an invented person, labelled by
a careful reader before the engine saw it. The reference date is 15 March 2026.

- A *false reject* is a gate labelled pass that the engine fails; a *false pass* the opposite.
- *Undecided* is a gate that a reader decides and the engine calls unclear; *overdecided* the opposite.
- A position is found when its start and its end agree with the label at the label's precision (a month may
  be one off).
- A language is right when its CEFR interval is the labelled one; years when the intervals come within half a year.
"""
_HELD_OUT = (
    "These CVs are set aside: nobody looks into them while rules are written, so their failures are not listed.\n"
)


def page(results: Sequence[Result]) -> str:
    """The whole page: each corpus by itself, with its groups, its gates, its speed and its known failures."""
    sections = [_INTRODUCTION.format(version=ENGINE_VERSION), *(_corpus(result) for result in results)]
    return "\n".join(sections)


def _corpus(result: Result) -> str:
    total = result.total()
    parts = [f"## {result.corpus.name}\n"]
    parts += [_HELD_OUT] if result.corpus.held_out else []
    parts += [_overview(figures(total.counts))]
    parts += [_grouped(result, name, group) for name, group in _GROUPS.items()]
    parts += [_gates(result), _speed(result)]
    parts += [] if result.corpus.held_out else [_failures(result)]
    return "\n".join(parts)


def _overview(measured: Figures) -> str:
    return _table(["figure", "value"], ([name, _shown(value)] for name, value in measured.items()))


def _grouped(result: Result, name: str, group: Callable[[Measured], str]) -> str:
    keys = sorted({group(each) for each in result.measured})
    if len(keys) == 1 and not keys[0]:
        return ""
    rows = [(key, figures(_total_of(result, group, key).counts)) for key in keys]
    shown = ([key or "-", *(_shown(found.get(each)) for each in _SHOWN)] for key, found in rows)
    return f"### By {name}\n\n" + _table([name, *_SHOWN], shown)


def _total_of(result: Result, group: Callable[[Measured], str], key: str) -> Comparison:
    return result.total(lambda each: group(each) == key)


def _gates(result: Result) -> str:
    shown = ("gates", "gate_agreement", "false_rejects", "false_passes", "undecided", "overdecided")
    rows = [(gate, figures(counts)) for gate, counts in sorted(result.total().gates.items())]
    return "### By gate\n\n" + _table(
        ["gate", *shown], ([gate, *(_shown(found.get(each)) for each in shown)] for gate, found in rows)
    )


def _speed(result: Result) -> str:
    middle, slowest = speed([each.milliseconds for each in result.measured])
    took = f"{middle:.0f} ms of processor time (median), {slowest:.0f} ms (p99)"
    return f"### Speed\n\nReading and judging one CV took {took}.\n"


def _failures(result: Result) -> str:
    lines = [f"- `{each.truth.path.stem}` {said}" for each in result.measured for said in each.comparison.disagreements]
    return "### Known failures\n\n" + ("\n".join(lines) if lines else "None.") + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruled = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in ruled) + "\n"


def _shown(figure: float | None) -> str:
    if figure is None:
        return "-"
    return str(figure) if isinstance(figure, int) else f"{figure:.4f}"
