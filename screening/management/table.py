"""Ranked candidates in, the table that a person reads in a terminal out."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from screening.core.engine import Screening
from screening.core.report import Candidate, unread_message
from screening.core.terms import Outcome, Standing, Verdict

_COLOURS = {Standing.MEETS: "green", Standing.CLARIFY: "yellow", Standing.FAILS: "red"}


def board(candidates: Sequence[Candidate]) -> RenderableType:
    """The board: a row per screened candidate with the gates that are not passed; then what could not be read."""
    gates = [Column(name, overflow="fold") for name in ("Fails", "To ask")]
    table = Table("#", "Candidate", "Standing", Column("Points", justify="right"), *gates)
    for candidate in candidates:
        if candidate.screening is not None:
            table.add_row(*_row(candidate, candidate.screening))
    unread = [candidate for candidate in candidates if candidate.unread is not None]
    return Group(table, *(_unread_line(candidate) for candidate in unread))


def _row(candidate: Candidate, screening: Screening) -> list[Text]:
    name, ranking = screening.record.facts.name, screening.assessment.ranking
    file = PurePath(candidate.file).name
    gates = [verdict for verdict in screening.assessment.verdicts if verdict.gate]
    return [
        Text(str(candidate.rank)),
        Text(f"{name.value}\n{file}" if name else file),
        Text(ranking.standing.value, _COLOURS[ranking.standing]),
        Text(f"{ranking.points:.1f}"),
        _named(gates, Outcome.FAIL),
        _named(gates, Outcome.UNCLEAR),
    ]


def _named(gates: Iterable[Verdict], outcome: Outcome) -> Text:
    return Text("\n".join(verdict.criterion for verdict in gates if verdict.outcome is outcome))


def _unread_line(candidate: Candidate) -> Text:
    assert candidate.unread is not None  # noqa: S101 - only unread candidates have this line
    return Text(f"{candidate.file}: {unread_message(candidate.unread)}", "red")
