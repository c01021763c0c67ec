"""A role and a filter in, the rows of one page of its board out, with their rank among all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from screening.models import Application, Role, Verdict
from screening.models.applications import ApplicationQuerySet
from screening.web.board_filter import WAITING, BoardFilter
from screening.web.cells import Cell, cells
from screening.web.hits import Hit, hits, phrases_of
from screening.web.remembered import remembered
from screening.web.short import Short

ROWS_PER_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One application on the board.

    `rank` counts from 1 over the whole role, None when it was not judged; `hits` are the places of what was searched.
    """

    application: Application
    rank: int | None
    standing: str
    cells: tuple[Cell, ...]
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive rows of one standing; a board that is not sorted by rank has one group with standing ""."""

    standing: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a board."""

    groups: tuple[Group, ...]
    page: "Page[int]"


def board(role: Role, wanted: BoardFilter, gates: Sequence[Short], number: str) -> Board:
    """The page `number` of the applications to `role` that pass the filter. At most eight queries, however many."""
    shown = wanted.apply(Application.objects.filter(role=role)).values_list("id", flat=True)
    counted = list(shown) if wanted.is_active else shown  # a filter is costly: it is applied once and not counted apart
    page = Paginator(counted, ROWS_PER_PAGE).get_page(number)
    pks = list(page.object_list)
    ranks = _ranks(role, wanted, page, pks)
    loaded = _light(Application.objects.board(role)).in_bulk(pks)
    found = _hits(pks, phrases_of(wanted.words))
    rows = [_row(loaded[pk], ranks.get(pk), gates, found.get(pk, ())) for pk in pks if pk in loaded]
    return Board(_grouped(rows, by_standing=wanted.sort == "rank"), page)


def _light(rows: ApplicationQuerySet) -> ApplicationQuerySet:
    """The rows with what a cell shows of the verdicts on gates; evidence and reasons stay in the database."""
    gates = Verdict.objects.filter(gate=True).defer("evidence", "reason", "would_change", "notes")
    return rows.prefetch_related(None).prefetch_related(Prefetch("assessment__verdicts", gates), "tags")


def _ranks(role: Role, wanted: BoardFilter, page: "Page[int]", pks: Sequence[int]) -> dict[int, int]:
    """The rank of each of them among all of the role. The whole role is only listed when a filter hides some of it."""
    if wanted == BoardFilter():
        return {pk: rank for rank, pk in enumerate(pks, start=page.start_index())}
    wanted_pks = set(pks)
    everybody = remembered(role, "order", lambda: ranked_ids(role, BoardFilter()))
    return {pk: rank for rank, pk in enumerate(everybody, start=1) if pk in wanted_pks}


def _hits(pks: Sequence[int], phrases: Sequence[str]) -> dict[int, tuple[Hit, ...]]:
    """The places of the phrases in those applications, which need their texts. Two queries, none without a search."""
    if not phrases:
        return {}
    rows = Application.objects.filter(pk__in=pks).select_related("document__reading").prefetch_related("notes")
    return {row.pk: hits(row, phrases) for row in rows.only("document__reading__packed")}


def ranked_ids(role: Role, wanted: BoardFilter) -> list[int]:
    """The ids of the applications to `role` that pass the filter, in its order. One query."""
    return list(wanted.apply(Application.objects.filter(role=role)).values_list("id", flat=True))


def _row(application: Application, rank: int | None, gates: Sequence[Short], found: tuple[Hit, ...]) -> Row:
    assessment = application.assessment
    if assessment is None:
        return Row(application, None, WAITING, (), found)
    return Row(application, rank, assessment.standing, cells(gates, assessment.verdicts.all()), found)


def _grouped(rows: list[Row], *, by_standing: bool) -> tuple[Group, ...]:
    if not by_standing:
        return (Group("", tuple(rows)),) if rows else ()
    return tuple(Group(standing, tuple(members)) for standing, members in groupby(rows, key=lambda row: row.standing))
