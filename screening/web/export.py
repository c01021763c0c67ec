"""The board as it is filtered in, a table out: CSV, XLSX or JSON; no cell of it is ever a formula."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from screening.core.permissions import Right
from screening.flow import log
from screening.flow.veil import Veil
from screening.models import Application, Event, Role
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.board_rows import ranked_ids
from screening.web.cells import Cell, cells
from screening.web.gates import gates_of
from screening.web.plain_words import active_language
from screening.web.short import Short
from screening.web.spreadsheets import MEDIA_TYPE, Sheet, Styled, Value, workbook
from screening.web.veil import masked_name, veil_of

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
FOR_EXCEL: Final = "\ufeff"  # the mark by which it knows that the file is UTF-8


@dataclass(frozen=True, slots=True)
class Entry:
    """One application as it is exported; `rank` counts over the whole role, None when it was not judged.

    `name` and `email` are what the person may see of them.
    """

    application: Application
    name: str
    email: str
    rank: int | None
    cells: tuple[Cell, ...]


@access.on_role_for(Right.EXPORT)
def export(request: HttpRequest, role: Role) -> HttpResponse:
    """What the board shows, all pages of it, as `format` says (csv, xlsx or json); the export is logged."""
    wanted = BoardFilter.from_query(request.GET)
    form = request.GET.get("format", "csv")
    form = form if form in WRITERS else "csv"
    gates = gates_of(role).shorts
    response = WRITERS[form](role, gates, _entries(role, wanted, gates, veil_of(request)))
    response["Content-Disposition"] = f'attachment; filename="{role.slug}.{form}"'
    response["Cache-Control"] = "private, no-store"
    log.record(role, Event.Kind.EXPORTED, by=access.person(request), format=form, filter=bool(wanted.is_active))
    return response


def _entries(role: Role, wanted: BoardFilter, gates: Sequence[Short], veil: Veil) -> list[Entry]:
    ranks = {pk: rank for rank, pk in enumerate(ranked_ids(role, BoardFilter()), start=1)}
    shown = ranked_ids(role, wanted)
    loaded = {row.pk: row for row in Application.objects.board(role)} if wanted == BoardFilter() else _some(role, shown)
    return [_entry(loaded[pk], ranks[pk], gates, veil) for pk in shown if pk in loaded]


def _some(role: Role, pks: Sequence[int]) -> Mapping[int, Application]:
    return Application.objects.board(role).in_bulk(pks)


def _entry(row: Application, rank: int, gates: Sequence[Short], veil: Veil) -> Entry:
    judged = row.assessment
    name, email = (masked_name(row), "") if veil.hides(row) else (row.name, row.email)
    return Entry(row, name, email, rank if judged else None, cells(gates, judged.verdicts.all() if judged else ()))


def as_csv(_role: Role, gates: Sequence[Short], entries: Iterable[Entry]) -> HttpResponse:
    """For a spreadsheet that reads nothing better; texts that it would compute are made harmless."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(defused(_head(gates)))
    writer.writerows(defused(map(_text, _line(entry))) for entry in entries)
    return HttpResponse(FOR_EXCEL + stream.getvalue(), content_type="text/csv; charset=utf-8")


def as_xlsx(role: Role, gates: Sequence[Short], entries: Iterable[Entry]) -> HttpResponse:
    """A workbook with numbers and dates as such."""
    sheet = Sheet(role.title(active_language()), _head(gates), [_line(entry) for entry in entries], widest=30)
    return HttpResponse(workbook([sheet]), content_type=MEDIA_TYPE)


def as_json(role: Role, _gates: Sequence[Short], entries: Iterable[Entry]) -> HttpResponse:
    """For another program: codes and not words, the same in every language."""
    made_at = timezone.now().isoformat(timespec="seconds")
    return JsonResponse({"role": role.slug, "made_at": made_at, "candidates": [_plain(entry) for entry in entries]})


def defused(texts: Iterable[str]) -> list[str]:
    """The texts, each made harmless to a spreadsheet that would take it for a formula. Source: OWASP, CSV injection."""
    return [f"'{text}" if text.startswith(FORMULA_STARTS) else text for text in texts]


def _head(gates: Iterable[Short]) -> list[str]:
    first = [_("Rank"), _("Name"), _("Reference"), _("E-mail"), _("Received"), _("State"), _("Standing"), _("Points")]
    return [*first, _("Tags"), *(f"{gate.name} ({gate.asks})" for gate in gates)]


def _line(entry: Entry) -> list[Value]:
    row = entry.application
    judged = row.assessment
    return [
        entry.rank,
        entry.name,
        row.reference,
        entry.email,
        timezone.localdate(row.received_at),
        row.get_state_display(),
        judged.get_standing_display() if judged else "",
        float(judged.points) if judged else None,
        ", ".join(tag.tag for tag in row.tags.all()),
        *(Styled(f"{cell.outcome} {cell.measured}".strip(), cell.outcome) for cell in entry.cells),
    ]


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case Styled():
            return value.text
        case date():
            return value.isoformat()
    return str(value)


def _plain(entry: Entry) -> dict[str, Any]:
    row = entry.application
    judged = row.assessment
    return {
        "rank": entry.rank,
        "name": entry.name,
        "reference": row.reference,
        "email": entry.email,
        "received_at": row.received_at.isoformat(timespec="seconds"),
        "state": row.state,
        "standing": judged.standing if judged else None,
        "points": float(judged.points) if judged else None,
        "tags": [tag.tag for tag in row.tags.all()],
        "verdicts": [_verdict(verdict, quoted=entry.name == row.name) for verdict in judged.verdicts.all()]
        if judged
        else [],
    }


def _verdict(verdict: Any, *, quoted: bool) -> dict[str, Any]:
    """One verdict; without the words of the CV where they might tell who the candidate is."""
    names = ("criterion", "kind", "gate", "outcome", "computed", "source", *(("evidence",) if quoted else ()))
    measured = {name: value for name, value in verdict.measured.items() if name != "periods"}
    return {**{name: getattr(verdict, name) for name in names}, "measured": measured}


WRITERS: Final[Mapping[str, Callable[[Role, Sequence[Short], Iterable[Entry]], HttpResponse]]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "json": as_json,
}
