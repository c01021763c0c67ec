"""Ranked candidates in, the table that a person reads in a terminal out."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from screening.core.report import Candidate, unread_message
from screening.core.terms import Outcome, Standing, Verdict

_MARKS = {Outcome.PASS: ("✓", "green"), Outcome.FAIL: ("✗", "red"), Outcome.UNCLEAR: ("?", "yellow")}
_COLOURS = {Standing.MEETS: "green", Standing.CLARIFY: "yellow", Standing.FAILS: "red"}


def board(candidates: Sequence[Candidate]) -> RenderableType:
    """The board: one row per screened candidate, one column per gate; then the files that could not be read."""
    unread = [candidate for candidate in candidates if candidate.unread is not None]
    return Group(_ranked(candidates), *(_unread_line(candidate) for candidate in unread))


def _ranked(candidates: Sequence[Candidate]) -> Table:
    screened = [candidate for candidate in candidates if candidate.screening is not None]
    gates = _gates(screened)
    table = Table("#", "File", "Name", "Standing", "Points", *gates)
    for candidate in screened:
        table.add_row(*_row(candidate, gates))
    return table


def _gates(screened: Sequence[Candidate]) -> list[str]:
    verdicts = screened[0].screening.assessment.verdicts if screened and screened[0].screening else ()
    return [verdict.criterion for verdict in verdicts if verdict.gate]


def _row(candidate: Candidate, gates: Sequence[str]) -> list[Text]:
    assert candidate.screening is not None  # noqa: S101 - only screened candidates have a row
    name, assessment = candidate.screening.record.facts.name, candidate.screening.assessment
    by_slug = {verdict.criterion: verdict for verdict in assessment.verdicts}
    standing = assessment.ranking.standing
    return [
        Text(str(candidate.rank)),
        Text(candidate.file),
        Text(name.value if name else "-"),
        Text(standing.value, _COLOURS[standing]),
        Text(f"{assessment.ranking.points:.1f}"),
        *(_mark(by_slug[gate]) for gate in gates),
    ]


def _mark(verdict: Verdict) -> Text:
    """A sign and a word, so that nobody needs to see the colour."""
    sign, colour = _MARKS[verdict.outcome]
    return Text(f"{sign} {verdict.outcome.value}", colour)


def _unread_line(candidate: Candidate) -> Text:
    assert candidate.unread is not None  # noqa: S101 - only unread candidates have this line
    return Text(f"{candidate.file}: {unread_message(candidate.unread)}", "red")
