"""Whom a board shows in, the rows of one page of it out, each with its rank, its verdicts and what its points are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.db.models import Prefetch

from screening.core.facets import Entry, Key, key_of, page_of
from screening.models import Application, Verdict
from screening.models.applications import ApplicationQuerySet
from screening.web.board_columns import Columns
from screening.web.board_filter import WAITING, BoardFilter
from screening.web.board_shown import Shown
from screening.web.cells import Cell, cells
from screening.web.gates import Gates
from screening.web.hits import Hit, hits, phrases_of
from screening.web.short import Short
from screening.web.wording import sentence

ROWS_PER_PAGE: Final = 50
HEAVY: Final = ("answers", "assessment__traits", "assessment__answers", "role__advertisement")
NOT_SHOWN: Final = ("evidence", "would_change", "notes")


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


def board(shown: Shown, wanted: BoardFilter, gates: Gates, columns: Columns, cursors: tuple[str, str]) -> Board:
    """The page behind the first cursor, or ahead of the second. Four queries, and two when something was searched."""
    part = _slice(shown, wanted.sort, cursors)
    pks = shown.order[part]
    loaded = light(Application.objects.all()).in_bulk(pks)
    found = _hits(pks, phrases_of(wanted.words))
    rows = [_row(loaded[pk], shown, gates, columns, found.get(pk, ())) for pk in pks if pk in loaded]
    num_all, last = len(shown.order), part.start + len(pks)
    before = cursor(shown, wanted.sort, pks[0]) if pks and part.start else ""
    after = cursor(shown, wanted.sort, pks[-1]) if last < num_all else ""
    return Board(_grouped(rows, by_standing=wanted.sort == "rank"), part.start + 1, last, num_all, before, after)


def light(rows: ApplicationQuerySet, *, whole: bool = False) -> ApplicationQuerySet:
    """The rows with what a board shows of them and of their verdicts; `whole` with the evidence. Three queries."""
    verdicts = Verdict.objects.all() if whole else Verdict.objects.defer(*NOT_SHOWN)
    joined = rows.select_related("document", "assessment", "role").defer(*HEAVY)
    return joined.prefetch_related(Prefetch("assessment__verdicts", verdicts), "tags")


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


def _row(application: Application, shown: Shown, gates: Gates, columns: Columns, found: tuple[Hit, ...]) -> Row:
    about = about_of(shown.index.entries[application.pk])
    assessment = application.assessment
    if assessment is None:
        return Row(application, None, WAITING, hits=found, about=about)
    verdicts = tuple(assessment.verdicts.all())
    return Row(
        application,
        shown.index.rank(application.pk),
        assessment.standing,
        shown.index.num_tied(application.pk),
        cells(columns.gates, verdicts),
        cells(columns.weights, verdicts),
        _shares(gates.weights, verdicts) if "points" in columns.has else (),
        why_of(gates.shorts, verdicts) if "why" in columns.has else (),
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


def _shares(weights: Sequence[Short], verdicts: Sequence[Verdict]) -> tuple[Share, ...]:
    names = {one.slug: one.name for one in weights}
    counted = [verdict for verdict in verdicts if not verdict.gate]
    total = sum(verdict.weight for verdict in counted) or 1
    return tuple(
        Share(
            names.get(verdict.criterion, verdict.criterion),
            verdict.outcome,
            verdict.weight,
            100 * verdict.weight / total if verdict.outcome == "pass" else 0.0,
        )
        for verdict in counted
    )


def why_of(gates: Sequence[Short], verdicts: Sequence[Verdict]) -> tuple[Why, ...]:
    """The gates that do not pass: those that fail, or else those that are unclear."""
    names = {one.slug: one.name for one in gates}
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
