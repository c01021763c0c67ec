"""The board as it is filtered in, a table for a spreadsheet out; no cell of it is ever a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from screening.flow import log
from screening.models import Application, Event, Role
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.board_rows import ranked_ids
from screening.web.cells import Cell, cells
from screening.web.gates import gates_of
from screening.web.short import Short

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
FOR_EXCEL: Final = "\ufeff"  # the mark by which it knows that the file is UTF-8


@access.on_role
def export(request: HttpRequest, role: Role) -> HttpResponse:
    """What the board shows, all pages of it, as CSV; the export is logged."""
    wanted = BoardFilter.from_query(request.GET)
    gates = gates_of(role).shorts
    response = HttpResponse(FOR_EXCEL, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{role.slug}.csv"'
    writer = csv.writer(response)
    writer.writerow(defused(_head(gates)))
    writer.writerows(defused(line) for line in _lines(role, wanted, gates))
    log.record(role, Event.Kind.EXPORTED, by=access.person(request), format="csv", filter=bool(wanted.is_active))
    return response


def defused(texts: Iterable[str]) -> list[str]:
    """The texts, each made harmless to a spreadsheet that would take it for a formula. Source: OWASP, CSV injection."""
    return [f"'{text}" if text.startswith(FORMULA_STARTS) else text for text in texts]


def _head(gates: Iterable[Short]) -> list[str]:
    first = [_("Rank"), _("Name"), _("Reference"), _("E-mail"), _("Received"), _("State"), _("Standing"), _("Points")]
    return [*first, *(f"{gate.name} ({gate.asks})" for gate in gates)]


def _lines(role: Role, wanted: BoardFilter, gates: tuple[Short, ...]) -> Iterator[list[str]]:
    ranks = {pk: rank for rank, pk in enumerate(ranked_ids(role, BoardFilter()), start=1)}
    shown = ranked_ids(role, wanted)
    loaded = Application.objects.board(role).in_bulk(shown)
    for pk in shown:
        yield _line(loaded[pk], ranks[pk], gates)


def _line(row: Application, rank: int, gates: tuple[Short, ...]) -> list[str]:
    judged = row.assessment
    verdicts = cells(gates, judged.verdicts.all() if judged else ())
    return [
        str(rank) if judged else "",
        row.name,
        row.reference,
        row.email,
        row.received_at.date().isoformat(),
        row.get_state_display(),
        judged.get_standing_display() if judged else "",
        str(judged.points) if judged else "",
        *(_cell(cell) for cell in verdicts),
    ]


def _cell(cell: Cell) -> str:
    return f"{cell.outcome} {cell.measured}".strip()
