"""Whom a board shows in, the rows of one page of it out, each with its rank, its verdicts and what its points are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, Protocol

from screening.core.facets import Entry, Key, key_of, page_of
from screening.core.terms import Source
from screening.models import Application, Verdict
from screening.models.applications import ApplicationQuerySet
from screening.web.board_columns import Columns
from screening.web.board_filter import WAITING, BoardFilter
from screening.web.board_shown import Shown
from screening.web.cells import Cell, cells
from screening.web.hits import Hit, hits, phrases_of
from screening.web.wording import sentence

ROWS_PER_PAGE: Final = 50
KEEPS: Final = (Application.State.SHORTLISTED, Application.State.REJECTED)
HEAVY: Final = ("answers", "assessment__traits", "assessment__answers", "role__advertisement")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a board shows of one verdict; of a weight no more than its outcome."""

    criterion: str
    gate: bool
    outcome: str
    weight: int = 0
    kind: str = ""
    source: str = ""
    measured: Mapping[str, Any] = field(default_factory=dict)
    reason: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_overridden(self) -> bool:
        """Whether a recruiter's word stands here instead of the computed verdict."""
        return self.source == Source.RECRUITER


class Reasoned(Protocol):
    """A verdict that says why it is what it is: a row of the database, or a part of one."""

    @property
    def criterion(self) -> str: ...
    @property
    def gate(self) -> bool: ...
    @property
    def outcome(self) -> str: ...
    @property
    def reason(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Share:
    """One weight of the points: what it counts for, and what the candidate has of it."""

    name: str
    outcome: str
    weight: int
    earned: float


@dataclass(frozen=True, slots=True)
class Why:
    """One gate that does not pass: its name, its verdict and the sentence that says why."""

    name: str
    outcome: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One application on the board.

    `rank` counts from 1 over the whole role, None when it was not judged; `num_tied` others have the same standing and
    points; `hits` are the places of what was searched; `about` are its traits by name: "cv", "place", "flag".
    """

    application: Application
    rank: int | None
    standing: str
    num_tied: int = 0
    cells: tuple[Cell, ...] = ()
    weights: tuple[Cell, ...] = ()
    shares: tuple[Share, ...] = ()
    why: tuple[Why, ...] = ()
    hits: tuple[Hit, ...] = ()
    about: Mapping[str, Sequence[str]] | None = None

    @property
    def is_kept(self) -> bool:
        """Whether a decision rests on these verdicts, so that later criteria change nothing about them."""
        return self.application.state in KEEPS


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive rows of one standing; a board that is not sorted by rank has one group with standing ""."""

    standing: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a board: rows `first` to `last` of `num_all`; the cursors of its neighbours, "" at an end."""

    groups: tuple[Group, ...]
    first: int
    last: int
    num_all: int
    before: str
    after: str


def board(shown: Shown, wanted: BoardFilter, columns: Columns, cursors: tuple[str, str]) -> Board:
    """The page behind the first cursor, or ahead of the second. Four queries, and two when something was searched."""
    part = _slice(shown, wanted.sort, cursors)
    pks = shown.order[part]
    loaded = plain(Application.objects.all()).in_bulk(pks)
    seen = seen_of(loaded.values())
    found = _hits(pks, phrases_of(wanted.words))
    rows = [_row(loaded[pk], seen.get(pk, ()), shown, columns, found.get(pk, ())) for pk in pks if pk in loaded]
    num_all, last = len(shown.order), part.start + len(pks)
    before = cursor(shown, wanted.sort, pks[0]) if pks and part.start else ""
    after = cursor(shown, wanted.sort, pks[-1]) if last < num_all else ""
    return Board(_grouped(rows, by_standing=wanted.sort == "rank"), part.start + 1, last, num_all, before, after)


def plain(rows: ApplicationQuerySet) -> ApplicationQuerySet:
    """The rows with what a list shows of them, without verdicts. Two queries."""
    return rows.select_related("document", "assessment", "role", "supplier").defer(*HEAVY).prefetch_related("tags")


def seen_of(rows: Iterable[Application]) -> dict[int, list[Seen]]:
    """The verdicts of those applications by their id. Two queries, which make no models: a page has 900 of them."""
    by_assessment = {row.assessment_id: row.pk for row in rows if row.assessment_id}
    verdicts = Verdict.objects.filter(assessment__in=by_assessment).order_by("assessment_id", "position")
    found: dict[int, list[Seen]] = {}
    columns = ("assessment_id", "criterion", "gate", "outcome", "weight", "kind", "source", "measured", "reason")
    for pk, *gate in verdicts.filter(gate=True).values_list(*columns):
        found.setdefault(by_assessment[pk], []).append(Seen(*gate))
    for pk, *weight in verdicts.filter(gate=False).values_list(*columns[:5]):
        found.setdefault(by_assessment[pk], []).append(Seen(*weight))
    return found


def cursor(shown: Shown, sort: str, pk: int) -> str:
    """Where an application stands in that order, as an address says it: its id, and the numbers it is ordered by.

    A name does not belong in an address, so that the order by name is found again by the id alone.
    """
    key = key_of(sort)(shown.index.entries[pk])
    return (
        f"{pk}" if sort == "name" else "_".join(f"{part:g}" if isinstance(part, float) else str(part) for part in key)
    )


def _slice(shown: Shown, sort: str, cursors: tuple[str, str]) -> slice:
    after, before = (_key(shown, sort, text) for text in cursors)
    entries, key = shown.index.entries, key_of(sort)
    return page_of(shown.order, lambda pk: key(entries[pk]), ROWS_PER_PAGE, after=after, before=before)


def _key(shown: Shown, sort: str, text: str) -> Key:
    """The key that a cursor stands for; () for none and for what is no cursor of that order."""
    try:
        numbers = tuple(float(part) if "." in part else int(part) for part in text.split("_")) if text else ()
    except ValueError:
        return ()
    if sort == "name":
        entry = shown.index.entries.get(int(numbers[0])) if numbers else None
        return key_of(sort)(entry) if entry else ()
    return numbers if len(numbers) == len(key_of(sort)(NOBODY)) else ()


def _hits(pks: Sequence[int], phrases: Sequence[str]) -> dict[int, tuple[Hit, ...]]:
    """The places of the phrases in those applications, which need their texts. Two queries, none without a search."""
    if not phrases:
        return {}
    rows = Application.objects.filter(pk__in=pks).select_related("document__reading").prefetch_related("notes")
    return {row.pk: hits(row, phrases) for row in rows.only("document__reading__packed")}


def _row(
    application: Application, verdicts: Sequence[Seen], shown: Shown, columns: Columns, found: tuple[Hit, ...]
) -> Row:
    about = about_of(shown.index.entries[application.pk])
    if application.assessment is None:
        return Row(application, None, WAITING, hits=found, about=about)
    return Row(
        application,
        shown.index.rank(application.pk),
        application.assessment.standing,
        shown.index.num_tied(application.pk),
        cells(columns.gates, verdicts),
        cells(columns.weights, verdicts),
        _shares(columns.names, verdicts) if "points" in columns.has else (),
        why_of(columns.names, verdicts) if "why" in columns.has else (),
        found,
        about,
    )


def about_of(entry: Entry) -> dict[str, list[str]]:
    """The traits of an application by their name."""
    found: dict[str, list[str]] = {}
    for trait in entry.traits:
        name, _sign, value = trait.partition("=")
        found.setdefault(name, []).append(value)
    return found


def _shares(names: Mapping[str, str], verdicts: Sequence[Seen]) -> tuple[Share, ...]:
    counted = [verdict for verdict in verdicts if not verdict.gate]
    total = sum(verdict.weight for verdict in counted) or 1
    return tuple(
        Share(
            names.get(verdict.criterion, verdict.criterion),
            verdict.outcome,
            verdict.weight,
            round(100 * verdict.weight / total, 1) if verdict.outcome == "pass" else 0.0,
        )
        for verdict in counted
    )


def why_of(names: Mapping[str, str], verdicts: Sequence[Reasoned]) -> tuple[Why, ...]:
    """The gates that do not pass: those that fail, or else those that are unclear."""
    open_ones = [verdict for verdict in verdicts if verdict.gate and verdict.outcome != "pass"]
    failing = [verdict for verdict in open_ones if verdict.outcome == "fail"]
    return tuple(
        Why(names.get(verdict.criterion, verdict.criterion), verdict.outcome, sentence(verdict.reason))
        for verdict in failing or open_ones
    )


def _grouped(rows: list[Row], *, by_standing: bool) -> tuple[Group, ...]:
    if not by_standing:
        return (Group("", tuple(rows)),) if rows else ()
    return tuple(Group(standing, tuple(members)) for standing, members in groupby(rows, key=lambda row: row.standing))


NOBODY: Final = Entry(pk=0, public_id="", name="", received=0, standing=0, points=0, traits=())
