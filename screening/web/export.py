"""The board as it is filtered, sorted and shown in, a table out: CSV, XLSX or JSON; no cell of it is ever a formula."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override

from screening.core.permissions import Right
from screening.flow import log
from screening.flow.veil import Veil
from screening.models import Application, Event, Role, Verdict
from screening.web import access
from screening.web.board_columns import ENDS, FACTS, Columns, columns_of
from screening.web.board_filter import BoardFilter
from screening.web.board_rows import Seen, Why, about_of, plain, seen_of, why_of
from screening.web.board_shown import Shown, shown
from screening.web.cells import Cell, cells
from screening.web.gates import Gates, gates_of
from screening.web.plain_words import active_language
from screening.web.spreadsheets import MEDIA_TYPE, Sheet, Styled, Value, workbook
from screening.web.veil import masked_name, veil_of

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FOR_EXCEL: Final = "\ufeff"  # the mark by which it knows that the file is UTF-8
AT_ONCE: Final = 500  # applications that are loaded together


@dataclass(frozen=True, slots=True)
class Entry:
    """One application as it is exported; `rank` counts over the whole role, None when it was not judged.

    Name, address, telephone and place are what the person may see of them.
    """

    application: Application
    is_veiled: bool
    name: str
    email: str
    phone: str
    rank: int | None
    gates: tuple[Cell, ...]
    weights: tuple[Cell, ...]
    why: tuple[Why, ...]
    place: str
    cv_language: str


@access.on_role_for(Right.EXPORT)
def export(request: HttpRequest, role: Role) -> HttpResponseBase:
    """What the board shows, all pages of it, as `format` says (csv, xlsx or json); the export is logged."""
    wanted = BoardFilter.from_query(request.GET)
    form = request.GET.get("format", "csv")
    form = form if form in WRITERS else "csv"
    columns = _of_a_file(wanted, gates_of(role), whole=form == "json")
    found = shown(role, wanted, access.person(request))
    entries = _entries(found, columns, veil_of(request), whole=form == "json")
    response = WRITERS[form](role, columns, entries)
    response["Content-Disposition"] = f'attachment; filename="{role.slug}.{form}"'
    response["Cache-Control"] = "private, no-store"
    log.record(role, Event.Kind.EXPORTED, by=access.person(request), format=form, filter=bool(wanted.is_active))
    return response


def _of_a_file(wanted: BoardFilter, gates: Gates, *, whole: bool) -> Columns:
    """The chosen columns; in a file the usual ones hold the address as well, and `whole` every criterion."""
    columns = columns_of(wanted.columns, gates)
    if wanted.columns:
        return columns
    return replace(columns, has=columns.has | {"email"}, weights=gates.weights if whole else columns.weights)


def _entries(found: Shown, columns: Columns, veil: Veil, *, whole: bool) -> Iterator[Entry]:
    """All that the board shows, in its order, some hundred at a time; `whole` with the evidence of each verdict."""
    rows = plain(Application.objects.all())
    rows = rows.prefetch_related("assessment__verdicts") if whole else rows
    for first in range(0, len(found.order), AT_ONCE):
        loaded = rows.in_bulk(found.order[first : first + AT_ONCE])
        seen = seen_of(loaded.values())
        for pk in found.order[first : first + AT_ONCE]:
            if pk in loaded:
                yield _entry(loaded[pk], seen.get(pk, ()), found, columns, is_veiled=veil.hides(loaded[pk]))


def _entry(row: Application, verdicts: Sequence[Seen], found: Shown, columns: Columns, *, is_veiled: bool) -> Entry:
    about = about_of(found.index.entries[row.pk])
    return Entry(
        application=row,
        is_veiled=is_veiled,
        name=masked_name(row) if is_veiled else row.name,
        email="" if is_veiled else row.email,
        phone="" if is_veiled else row.phone,
        rank=found.index.rank(row.pk) if row.assessment else None,
        gates=cells(columns.gates, verdicts),
        weights=cells(columns.weights, verdicts),
        why=why_of(columns.names, verdicts) if "why" in columns.has else (),
        place="" if is_veiled else ", ".join(about.get("place", ())),
        cv_language=", ".join(about.get("cv", ())),
    )


def as_csv(_role: Role, columns: Columns, entries: Iterable[Entry]) -> HttpResponseBase:
    """For a spreadsheet that reads nothing better; texts that it would compute are made harmless."""
    writer = csv.writer(Echo())
    lines = chain([_head(columns)], (map(_text, _line(entry, columns)) for entry in entries))
    parts = (writer.writerow(defused(line)) for line in lines)
    return _streamed(chain([FOR_EXCEL], parts), "text/csv; charset=utf-8")


def as_xlsx(role: Role, columns: Columns, entries: Iterable[Entry]) -> HttpResponse:
    """A workbook with numbers and dates as such."""
    lines = (_line(entry, columns) for entry in entries)
    sheet = Sheet(role.title(active_language()), _head(columns), lines, widest=30)
    return HttpResponse(workbook([sheet]), content_type=MEDIA_TYPE)


def as_json(role: Role, columns: Columns, entries: Iterable[Entry]) -> HttpResponseBase:
    """For another program: codes and not words, the same in every language."""
    made_at = timezone.now().isoformat(timespec="seconds")
    found = (json.dumps(_plain(entry, columns), cls=DjangoJSONEncoder) for entry in entries)
    head = json.dumps({"role": role.slug, "made_at": made_at}).removesuffix("}")
    return _streamed(chain([f'{head}, "candidates": ['], _with_commas(found), ["]}"]), "application/json")


class Echo:
    """A file that hands back what is written to it, line by line."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def _with_commas(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield f",\n{text}" if number else text


def _streamed(parts: Iterable[str], media_type: str) -> StreamingHttpResponse:
    """The parts as they are made, in the language of this request: they are asked for when the page has been left."""
    return StreamingHttpResponse(_in_language(get_language() or "en", parts), content_type=media_type)


def _in_language(language: str, parts: Iterable[str]) -> Iterator[str]:
    lines = iter(parts)
    while batch := _next(language, lines):
        yield "".join(batch)


def _next(language: str, lines: Iterator[str]) -> list[str]:
    with override(language):
        return list(islice(lines, AT_ONCE))


def defused(texts: Iterable[str]) -> list[str]:
    """The texts, each made harmless to a spreadsheet that would take it for a formula. Source: OWASP, CSV injection."""
    return [f"'{text}" if text.startswith(FORMULA_STARTS) else text for text in texts]


def _shown(columns: Columns) -> list[str]:
    """The plain columns of a table, in its order."""
    return [slug for slug in VALUES if slug in columns.has or slug in ALWAYS]


def _head(columns: Columns) -> list[str]:
    criteria = (*columns.gates, *columns.weights)
    titles = [f"{one.name} ({one.asks})" if one.asks else one.name for one in criteria]
    return [*(str(TITLES[slug]) for slug in _shown(columns)), *titles]


def _line(entry: Entry, columns: Columns) -> list[Value]:
    plain = [VALUES[slug](entry) for slug in _shown(columns)]
    cells = (*entry.gates, *entry.weights)
    return [*plain, *(Styled(f"{cell.outcome} {cell.measured}".strip(), cell.outcome) for cell in cells)]


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case Styled():
            return value.text
        case date():
            return value.isoformat()
    return str(value)


def _supplier(row: Application) -> str:
    return row.supplier.name if row.supplier else ""


def _points(entry: Entry) -> float | None:
    judged = entry.application.assessment
    return float(judged.points) if judged else None


def _standing(entry: Entry) -> str:
    judged = entry.application.assessment
    return judged.get_standing_display() if judged else ""


def _tags(entry: Entry) -> list[str]:
    return [tag.tag for tag in entry.application.tags.all()]


def _why(entry: Entry) -> str:
    return " ".join(f"{one.name}: {one.sentence}" for one in entry.why)


def _plain(entry: Entry, columns: Columns) -> dict[str, Any]:
    row = entry.application
    judged = row.assessment
    plain = {
        "rank": entry.rank,
        "name": entry.name,
        "reference": row.reference,
        "email": entry.email,
        "phone": entry.phone,
        "received_at": row.received_at.isoformat(timespec="seconds"),
        "state": row.state,
        "standing": judged.standing if judged else None,
        "points": _points(entry),
        "tags": _tags(entry),
        "cv_language": entry.cv_language,
        "place": entry.place,
        "origin": row.origin,
        "supplier": _supplier(row),
    }
    wanted = {*ALWAYS, *columns.has, *({"received_at"} if "received" in columns.has else ())}
    wanted |= {"cv_language"} if "cv" in columns.has else set()
    criteria = {one.slug for one in (*columns.gates, *columns.weights)}
    verdicts = judged.verdicts.all() if judged else ()
    found = [_verdict(one, quoted=not entry.is_veiled) for one in verdicts if one.criterion in criteria]
    return {**{name: value for name, value in plain.items() if name in wanted}, "verdicts": found}


def _verdict(verdict: Verdict, *, quoted: bool) -> dict[str, Any]:
    """One verdict; without the words of the CV where they might tell who the candidate is."""
    names = ("criterion", "kind", "gate", "outcome", "computed", "source", *(("evidence",) if quoted else ()))
    measured = {name: value for name, value in verdict.measured.items() if name != "periods"}
    return {**{name: getattr(verdict, name) for name in names}, "measured": measured}


ALWAYS: Final = frozenset({"rank", "name", "standing"})
TITLES: Final = {
    **FACTS,
    **ENDS,
    "rank": gettext_lazy("Rank"),
    "name": gettext_lazy("Name"),
    "state": gettext_lazy("State"),
    "standing": gettext_lazy("Standing"),
}
VALUES: Final[Mapping[str, Callable[[Entry], Value]]] = {
    "rank": lambda entry: entry.rank,
    "name": lambda entry: entry.name,
    "reference": lambda entry: entry.application.reference,
    "email": lambda entry: entry.email,
    "phone": lambda entry: entry.phone,
    "received": lambda entry: timezone.localdate(entry.application.received_at),
    "state": lambda entry: entry.application.get_state_display(),
    "standing": _standing,
    "points": _points,
    "tags": lambda entry: ", ".join(_tags(entry)),
    "cv": lambda entry: entry.cv_language,
    "place": lambda entry: entry.place,
    "origin": lambda entry: entry.application.get_origin_display(),
    "supplier": lambda entry: _supplier(entry.application),
    "why": _why,
}
WRITERS: Final[Mapping[str, Callable[[Role, Columns, Iterable[Entry]], HttpResponseBase]]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "json": as_json,
}
