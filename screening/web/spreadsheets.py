"""Tables in, a workbook (XLSX) out; every text is written as text, so that no cell of it is ever a formula."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT_ONLY: Final = {
    "constant_memory": True,  # a line is written to a file of the system and forgotten
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
NARROWEST, WIDEST = 6, 60  # characters
FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))  # in the name of a sheet
LONGEST_NAME: Final = 31
LOOKS: Final[Mapping[str, Mapping[str, str]]] = {
    "pass": {"bg_color": "#E0F2E8", "font_color": "#14653C"},
    "unclear": {"bg_color": "#FCF0D4", "font_color": "#7D5000"},
    "fail": {"bg_color": "#FBE5E2", "font_color": "#A3241A"},
}


@dataclass(frozen=True, slots=True)
class Styled:
    """A text in the colours of a verdict; `look` is "pass", "unclear" or "fail"."""

    text: str
    look: str


Value = str | int | float | date | Styled | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with a head. `lines` are taken once, one by one; `widest` limits the columns, in characters."""

    name: str
    head: Sequence[str]
    lines: Iterable[Sequence[Value]]
    widest: int = WIDEST


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook with those sheets: heads that stay in sight, filters, columns as wide as what they hold."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, TEXT_ONLY) as book:
        formats = _formats(book)
        for sheet in sheets:
            name = sheet.name.translate(FORBIDDEN).strip("' ")[:LONGEST_NAME]
            _write(book.add_worksheet(name), sheet, formats)
    return stream.getvalue()


def _formats(book: Any) -> Mapping[str, Any]:
    plain = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10}
    looks = {look: book.add_format({**plain, **colours}) for look, colours in LOOKS.items()}
    head = {**plain, "bold": True, "bottom": 1, "bg_color": "#F0EFEB"}
    return {
        **looks,
        "": book.add_format(plain),
        "head": book.add_format(head),
        "date": book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _write(page: Worksheet, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    for column, title in enumerate(sheet.head):
        page.write_string(0, column, title, formats["head"])
    widths, row = [_longest(title) for title in sheet.head], 0
    for row, line in enumerate(sheet.lines, start=1):
        for column, value in enumerate(line):
            _put(page, row, column, value, formats)
            widths[column] = max(widths[column], _longest(value))
    for column, width in enumerate(widths):
        page.set_column(column, column, min(max(width + 2, NARROWEST), sheet.widest))
    page.freeze_panes(1, 0)
    if row:
        page.autofilter(0, 0, row, len(sheet.head) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _put(page: Worksheet, row: int, column: int, value: Value, formats: Mapping[str, Any]) -> None:
    match value:
        case None:
            page.write_blank(row, column, None, formats[""])
        case Styled():
            page.write_string(row, column, value.text, formats.get(value.look, formats[""]))
        case str():
            page.write_string(row, column, value, formats[""])
        case date():
            page.write_datetime(row, column, value, formats["date"])
        case _:
            page.write_number(row, column, value, formats[""])


def _longest(value: Value) -> int:
    """The characters of the longest line of a cell."""
    text = value.text if isinstance(value, Styled) else str(value or "")
    return max(map(len, text.split("\n")))
