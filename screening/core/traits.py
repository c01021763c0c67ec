"""Verdicts and facts in, what a board may be filtered by out: one `name=value` per trait, in plain text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Protocol

from screening.core.terms import CriterionKind

YEARS_PREFIX: Final = "years-"  # what follows is a number: at least so many years for sure
_NO_LEVEL: Final = "none"


class Judged(Protocol):
    """A verdict, as the core has it or as a row keeps it."""

    @property
    def criterion(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def gate(self) -> bool: ...
    @property
    def outcome(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def measured(self) -> Mapping[str, Any]: ...


def traits(
    verdicts: Iterable[Judged], *, levels: Mapping[str, str], place: str, cv_language: str, flags: Iterable[str]
) -> tuple[str, ...]:
    """The traits of one application, each once, in a fixed order.

    `levels` are the least levels that the CV states, by language; those that a verdict measured stand before them.
    """
    verdicts = tuple(verdicts)
    found = [*_of_gates(verdicts), *_of_languages(verdicts, levels), *_of_years(verdicts)]
    found += [f"place={' '.join(place.split())}"] if place.strip() else []
    found += [f"cv={cv_language}"] if cv_language else []
    found += [f"flag={flag}" for flag in flags]
    return tuple(dict.fromkeys(found))


def _of_gates(verdicts: Iterable[Judged]) -> Iterator[str]:
    for verdict in verdicts:
        if verdict.gate:
            yield f"gate-{verdict.criterion}={verdict.outcome}"
            yield f"source={verdict.source}"


def _of_languages(verdicts: Iterable[Judged], levels: Mapping[str, str]) -> Iterator[str]:
    known = {language: level for language, level in levels.items() if level}
    rules = [one.measured.get("languages", ()) for one in verdicts if one.kind == CriterionKind.LANGUAGES]
    for row in (leaf for rule in rules for leaf in rule):
        known[row["language"]] = row["min"] or _NO_LEVEL
    for language, level in sorted(known.items()):
        yield f"lang-{language}={level}"


def _of_years(verdicts: Iterable[Judged]) -> Iterator[str]:
    for verdict in verdicts:
        least = verdict.measured.get("min") if verdict.kind == CriterionKind.YEARS else None
        if least is not None:
            yield f"{YEARS_PREFIX}{verdict.criterion}={least:g}"
