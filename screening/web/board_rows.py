"""A role and a filter in, the rows of one page of its board out, with their rank among all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.core.paginator import Page, Paginator

from screening.models import Application, Role
from screening.web.board_filter import WAITING, BoardFilter
from screening.web.cells import Cell, cells
from screening.web.short import Short

ROWS_PER_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One application on the board. `rank` counts from 1 over the whole role, None when it was not judged."""

    application: Application
    rank: int | None
    standing: str
    cells: tuple[Cell, ...]


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
    """The page `number` of the applications to `role` that pass the filter. Four queries."""
    everybody = ranked_ids(role, BoardFilter())
    shown = ranked_ids(role, wanted) if wanted != BoardFilter() else everybody
    page = Paginator(shown, ROWS_PER_PAGE).get_page(number)
    ranks = {pk: rank for rank, pk in enumerate(everybody, start=1)}
    loaded = Application.objects.board(role).in_bulk(list(page.object_list))
    rows = [_row(loaded[pk], ranks.get(pk), gates) for pk in page.object_list if pk in loaded]
    return Board(_grouped(rows, by_standing=wanted.sort == "rank"), page)


def ranked_ids(role: Role, wanted: BoardFilter) -> list[int]:
    """The ids of the applications to `role` that pass the filter, in its order. One query."""
    return list(wanted.apply(Application.objects.filter(role=role)).values_list("id", flat=True))


def _row(application: Application, rank: int | None, gates: Sequence[Short]) -> Row:
    assessment = application.assessment
    if assessment is None:
        return Row(application, None, WAITING, ())
    return Row(application, rank, assessment.standing, cells(gates, assessment.verdicts.all()))


def _grouped(rows: list[Row], *, by_standing: bool) -> tuple[Group, ...]:
    if not by_standing:
        return (Group("", tuple(rows)),) if rows else ()
    return tuple(Group(standing, tuple(members)) for standing, members in groupby(rows, key=lambda row: row.standing))
