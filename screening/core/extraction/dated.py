"""Rows in, the periods that stand in them out, each with its place in the row: a cell, alone, first, last, inside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from itertools import pairwise

from screening.core.extraction.date_tokens import VOCABULARY, tokens_of
from screening.core.extraction.periods import Form, Period, find_periods
from screening.core.extraction.place import is_place
from screening.core.extraction.rows import Cell, Row
from screening.core.extraction.work_words import labels, names_title
from screening.core.terms import Span
from screening.core.vocabulary import load_vocabulary

_BULLET = re.compile(r"[•·▪◦●○■□‣⁃*►▸➢➤✓✔✦❖\uf0b7\uf0a7–—-]\s+(?=\S)")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_LETTERS = re.compile(r"[^\W_]{2}")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W_]+")
_TOWN = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:[- ](?:[^\W\d_]+[- ])?[^\W\d_]+)?(?: \([^\W\d_]{2,12}\))?")
_MOST_BESIDE = 30  # characters beside a period that still stands alone: "halftijds", "Brussels"
_TAIL = 25  # characters at the end of a line that a period may begin in
_MOST_IN_CELL = 30  # periods of one cell that are looked at; a text has less
_NEAR = 300  # characters on either side of a period that tell its place
_MOST_LEAD = 14  # characters before a period that still comes first: "Periode: van"


class Shape(Enum):
    """Where in its row a period stands."""

    CELL = "cell"
    ALONE = "alone"
    FIRST = "first"
    LAST = "last"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Dated:
    """A period in row `row` (an index into the rows searched), or over the rows `row` and `row` + 1.

    `spans`: where it stands; `rest`: the text of the row beside it; `label`: the form's label that stands before it.
    """

    row: int
    period: Period
    shape: Shape
    spans: tuple[Span, ...]
    before: str = ""
    after: str = ""
    label: str = ""
    num_rows: int = 1
    bulleted: bool = False
    others: tuple[Cell, ...] = field(default=())

    @property
    def rest(self) -> str:
        return f"{self.before} {self.after}".strip()

    @property
    def is_heading_like(self) -> bool:
        """Whether this is a period with two ends or none that stands alone: no mere date, none in a sentence."""
        return self.period.form is not Form.SINGLE and self.shape in {Shape.CELL, Shape.ALONE}

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the period and what is in brackets stands in its cell or line."""
        return self.is_heading_like and not _LETTERS.search(_BRACKETS.sub("", self.rest))


def dated_rows(rows: Sequence[Row]) -> tuple[Dated, ...]:
    """The periods of the rows in reading order."""
    found: list[Dated] = []
    skip: tuple[int, int] = (-1, 0)  # what a period that goes on in this row has taken of it
    for i in range(len(rows)):
        if begun := _begun_and_ended(rows, i):
            found.append(begun)
            skip = (i + 1, len(rows[i + 1].text))
            continue
        taken = skip[1] if skip[0] == i else 0
        if taken and taken == len(rows[i].text):
            continue
        for dated, taken_next in _in_row(rows, i, taken):
            found.append(dated)
            if taken_next:
                skip = (i + 1, taken_next)
    return tuple(found)


def bare(text: str) -> str:
    """The text without the bullet before it."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def is_bulleted(row: Row) -> bool:
    """Whether the row begins with a bullet."""
    return bool(_BULLET.match(row.text))


def is_length(text: str) -> bool:
    """Whether the text is nothing but a length of time: "6 years 7 months"."""
    return _length().fullmatch(text.strip()) is not None


def _in_row(rows: Sequence[Row], i: int, taken: int) -> Iterator[tuple[Dated, int]]:
    row = rows[i]
    across = _across(rows, i)
    if across:
        yield across, 0
    for k, cell in enumerate(row.cells):
        if across and len(find_periods(cell.text)) == 1 and len(cell.text) <= _MOST_BESIDE:
            continue
        below = _continued(rows, i, k)
        text = f"{cell.text}\n{below.text}" if below else cell.text
        stacked = _two_dates(cell.text) or (_stacked(cell, below, row) if below else None)
        for period in [stacked] if stacked else find_periods(text)[:_MOST_IN_CELL]:
            if period.begin >= len(cell.text) or (k == 0 and cell.start + period.begin < row.start + taken):
                continue
            over = max(0, period.stop - len(cell.text) - 1) if below else 0
            yield _dated(rows, i, k, period, over), over


def _continued(rows: Sequence[Row], i: int, k: int) -> Cell | None:
    """The cell of the next row that a period at the end of cell k may go on in."""
    if i + 1 >= len(rows) or rows[i + 1].after_gap:
        return None
    row, below = rows[i], rows[i + 1]
    if not _DIGIT.search(row.cells[k].text[-_TAIL:]) and not _DIGIT.search(below.cells[0].text[:_TAIL]):
        return None
    begins = any(period.begin == 0 and period.form is Form.RANGE for period in find_periods(below.cells[0].text))
    if begins and not _ends_in_month(row.cells[k].text):
        return None
    if len(row.cells) > 1 and k == 0:
        return below.cells[0] if len(below.cells) > 1 or _is_short(below) else None
    if k == len(row.cells) - 1 and (len(row.cells) == 1 or len(below.cells) == 1):
        return below.cells[0]
    return None


def _ends_in_month(text: str) -> bool:
    tokens = tokens_of(text[-_TAIL:])
    return bool(tokens) and "month" in tokens[-1].meanings


def _is_short(row: Row) -> bool:
    return len(row.text) <= _MOST_LEAD


def _across(rows: Sequence[Row], i: int) -> Dated | None:
    """The period of a table that has its start in one column and its end in the next."""
    row = rows[i]
    for k, (left, right) in enumerate(pairwise(row.cells)):
        if len(left.text) > _MOST_BESIDE or len(right.text) > _MOST_BESIDE or not left.text[-1].isdigit():
            continue
        text = f"{left.text} - {right.text}"
        found = find_periods(text)
        alone = find_periods(left.text)
        if len(found) == 1 == len(alone) and alone[0].form is Form.SINGLE and found[0].form is Form.RANGE:
            if (found[0].begin, found[0].stop) != (0, len(text)):
                continue
            others = row.cells[:k] + row.cells[k + 2 :]
            spans = (Span(row.page, left.start, left.end), Span(row.page, right.start, right.end))
            return Dated(i, found[0], Shape.CELL, spans, others=others)
    return None


def _begun_and_ended(rows: Sequence[Row], i: int) -> Dated | None:
    """The period of a form that has its start and its end in rows of their own: "Date de début", "Date de fin"."""
    if i + 1 >= len(rows):
        return None
    start, end = (_labelled(rows[j], label) for j, label in ((i, "start"), (i + 1, "end")))
    if not start or not end:
        return None
    text = f"{start[1]} - {end[1]}"
    found = find_periods(text)
    if len(found) != 1 or found[0].form is not Form.RANGE:
        return None
    spans = tuple(Span(row.page, row.end - len(date), row.end) for row, date in (start, end))
    return Dated(i, found[0], Shape.CELL, spans, label="period", num_rows=2)


def _labelled(row: Row, label: str) -> tuple[Row, str] | None:
    """The row with what stands behind the label in it, or None where it does not begin with such a label."""
    if len(row.cells) > 1:
        name, rest = row.cells[0].text, row.cells[1].text if len(row.cells) == 2 else ""  # noqa: PLR2004 - label, date
    else:
        name, _, rest = row.text.partition(":")
    rest = rest.strip()
    return (row, rest) if rest and len(rest) <= _MOST_BESIDE and labels().match(name) == label else None


def _two_dates(text: str) -> Period | None:
    """The period of a cell that is a start and an end without a dash: "sept. 2018 heden"."""
    found = find_periods(text) if len(text) <= _MOST_BESIDE else ()
    if not found or found[0].begin or found[0].form is not Form.SINGLE or found[0].stop == len(text):
        return None
    stop = found[0].stop
    joined = find_periods(f"{text[:stop]} - {text[stop:].lstrip()}")
    whole = len(joined) == 1 and joined[0].form is Form.RANGE and not joined[0].begin
    return replace(joined[0], stop=len(text)) if whole and joined[0].stop >= len(text.rstrip(" .")) else None


def _stacked(cell: Cell, below: Cell, row: Row) -> Period | None:
    """The period of a gutter that has its start in one row and its end in the next, without a dash."""
    if len(row.cells) == 1 and (names_title(cell.text) or len(cell.text) > _MOST_BESIDE):
        return None
    joined = find_periods(f"{cell.text} - {below.text}")
    if len(joined) != 1 or joined[0].form is not Form.RANGE:
        return None
    (period,) = joined
    begin, length = len(cell.text), len(cell.text) + 3 + len(below.text)
    whole = period.begin == 0 and period.stop >= length - 1
    alone = find_periods(cell.text)
    if not whole or len(alone) != 1 or alone[0].form not in {Form.SINGLE, Form.OPEN} or period.stop <= begin + 3:
        return None
    return replace(period, stop=period.stop - 2)


def _dated(rows: Sequence[Row], i: int, k: int, period: Period, over: int) -> Dated:
    row, cell = rows[i], rows[i].cells[k]
    here = min(period.stop, len(cell.text))
    spans = [Span(row.page, cell.start + period.begin, cell.start + here)]
    after = cell.text[here : here + _NEAR]
    if over:
        below = rows[i + 1].cells[0]
        spans.append(Span(rows[i + 1].page, below.start, below.start + over))
        after = below.text[over:]
    length = _length().match(after)
    spans[-1] = replace(spans[-1], end=spans[-1].end + (length.end() if length else 0))
    after = after[length.end() :] if length else after
    text = bare(cell.text)
    begin = max(0, period.begin - len(cell.text) + len(text))
    before = text[max(0, begin - _NEAR) : begin]
    label = labels().match(row.cells[0].text if k else before)
    shape = _shape(row, k, before, after)
    others = row.cells[:k] + row.cells[k + 1 :]
    return Dated(i, period, shape, tuple(spans), before, after, label or "", 2 if over else 1, is_bulleted(row), others)


def _shape(row: Row, k: int, before: str, after: str) -> Shape:
    beside = len(_letters(before)) + len(_letters(after))
    lead, tail = _letters(before), _letters(after)
    small = beside <= _MOST_BESIDE and not names_title(f"{before} {after}")
    if len(row.cells) > 1 and small and not (lead and tail) and _is_lead(before):
        return Shape.CELL
    if len(row.cells) == 1 and small and not _in_sentence(before, after) and not is_bulleted(row):
        return Shape.ALONE
    if k == 0 and (not lead or (len(lead) <= _MOST_LEAD and labels().match(before))):
        return Shape.FIRST
    if k == len(row.cells) - 1 and len(tail) <= _MOST_BESIDE and not _goes_on(after):
        return Shape.LAST
    return Shape.INSIDE


def _is_lead(before: str) -> bool:
    """Whether what stands before a period in its cell is no text of its own: a word, a label, a place."""
    words = _WORDS.findall(before)
    return len(words) <= 1 or labels().match(before) is not None or is_place(before)


def _in_sentence(before: str, after: str) -> bool:
    """Whether the words beside a period belong to a sentence: they end one before it or go on after it."""
    if _letters(before) and _letters(after) and not labels().match(before):
        return True
    if after.lstrip().startswith(":") and _letters(after):
        return True
    if before.strip().endswith(",") and not _is_town(before):
        return True
    return ". " in before or after.lstrip(" ,")[:1].islower()


def _is_town(before: str) -> bool:
    """Whether what stands before a period and its comma can be a place: "Sint-Niklaas, ", "Esch-sur-Alzette, "."""
    name = before.strip(" ,")
    return is_place(name) or bool(_TOWN.fullmatch(name))


def _letters(text: str) -> str:
    return "".join(_WORDS.findall(text))


def _goes_on(after: str) -> bool:
    """Whether a sentence goes on after the period: a comma or a word of lower case."""
    text = after.lstrip(" )],")
    words = _WORDS.findall(text)
    return (text[:1].islower() and (len(words) > 1 or after[:1] == " ")) or len(words) > 3  # noqa: PLR2004


@cache
def _length() -> re.Pattern[str]:
    vocabulary = load_vocabulary(VOCABULARY)
    units = "|".join(sorted(map(re.escape, vocabulary["years"] + vocabulary["months_long"]), key=len, reverse=True))
    one = rf"(?:\d{{1,3}}|[^\W\d_]{{2,9}})[ \xa0]?(?:{units})\b\.?"
    return re.compile(
        rf"\s*[(\[·,|:-]?\s*(?:ca\.? ?|± ?|~ ?)?{one}(?:\s*(?:,|et|en|and|und|&)?\s*{one})?\s*[)\]]?", re.IGNORECASE
    )
