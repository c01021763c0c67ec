"""Tables in, a workbook (XLSX) out; every text is written as text, so that no cell of it is ever a formula."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
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
LINE_POINTS, TALLEST_POINTS = 13.0, 400.0  # of a line of text; a row in Excel is at most 409 points high
LETTERS_PER_WIDTH: Final = 1.15  # a width is counted in the digit 0, and letters are narrower
MARGIN_INCHES: Final = 0.4
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
    """One table with a head. `widest` limits the width of its columns, in characters; `foot` stands under each page.

    `lines` are taken once, one by one, unless they are a sequence: then each row is as high as its texts need.
    """

    name: str
    head: Sequence[str]
    lines: Iterable[Sequence[Value]]
    widest: int = WIDEST
    foot: str = ""


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
    plain |= {"bottom": 1, "bottom_color": "#E4E1DA"}
    looks = {look: book.add_format({**plain, **colours}) for look, colours in LOOKS.items()}
    head = {**plain, "bold": True, "valign": "bottom", "bottom_color": "#8B877E", "bg_color": "#F0EFEB"}
    return {
        **looks,
        "": book.add_format(plain),
        "head": book.add_format(head),
        "date": book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
        "number": book.add_format({**plain, "align": "left"}),
    }


def _write(page: Worksheet, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    is_at_hand, row = isinstance(sheet.lines, Sequence), 0
    widths = _widths(sheet.head, sheet.lines if isinstance(sheet.lines, Sequence) else (), sheet.widest)
    page.set_row(0, _height(sheet.head, widths))
    for column, title in enumerate(sheet.head):
        page.write_string(0, column, title, formats["head"])
    for row, line in enumerate(sheet.lines, start=1):
        if is_at_hand:
            page.set_row(row, _height(line, widths))
        for column, value in enumerate(line):
            _put(page, row, column, value, formats)
        _widen(widths, line, sheet.widest)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.freeze_panes(1, 1)
    if row:
        page.autofilter(0, 0, row, len(sheet.head) - 1)
    _print_setup(page, sheet.foot)


def _print_setup(page: Worksheet, foot: str) -> None:
    """A4, lying, as wide as the paper, the head on each page, what it is and the number of the page below."""
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, 2 * MARGIN_INCHES)
    page.set_footer(f"&L&8{foot.replace('&', '&&')}&R&8&P / &N")


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
            page.write_number(row, column, value, formats["number"])


def _text(value: Value) -> str:
    return value.text if isinstance(value, Styled) else str(value or "")


def _widths(head: Sequence[str], lines: Sequence[Sequence[Value]], widest: int) -> list[int]:
    """The widths of the columns, in characters; a head may break between its words."""
    widths = [max(max(map(len, title.split()), default=0) + 3, NARROWEST) for title in head]
    for line in lines:
        _widen(widths, line, widest)
    return widths


def _widen(widths: list[int], line: Sequence[Value], widest: int) -> None:
    """Make the columns as wide as the texts of the line, up to `widest`."""
    for column, value in enumerate(line):
        longest = max(map(len, _text(value).split("\n")))
        widths[column] = max(widths[column], min(longest + 2, widest))


def _height(line: Sequence[Value], widths: Sequence[int]) -> float:
    """How high a row must be for its wrapped texts; not every program finds that by itself."""
    lines = max(
        sum(ceil(max(len(part), 1) / (width * LETTERS_PER_WIDTH)) for part in _text(value).split("\n"))
        for value, width in zip(line, widths, strict=True)
    )
    return min(lines * LINE_POINTS + 2, TALLEST_POINTS)
