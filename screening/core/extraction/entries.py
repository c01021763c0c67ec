"""The rows of one section in, its entries out: which rows are the heading of a job, which are its text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screening.core.extraction.dated import Dated, Shape, dated_rows, is_bulleted, is_length
from screening.core.extraction.periods import Form, Period, find_periods
from screening.core.extraction.rows import Row, Setting, setting_of, stands_out
from screening.core.extraction.work_words import engagements, label_of, labels, names_organisation, names_title, phrases

_MOST_ABOVE = 3  # rows of a heading over its dates: employer, title, place
_MOST_BELOW = 2
_LONGEST_HEADING = 110  # characters
_LONG_ROW = 60  # a row this long that does not end a sentence goes on in the next
_ENOUGH, _ENOUGH_BESIDE_SURE = 2, 3
_FEWEST_ALIKE = 2
_OPEN_BRACKET = re.compile(r"\([^()]*[^\W\d_]{3,}[^()]*$")  # words in brackets before a period: "(leader from 2004)"
_HEADING_LABELS = frozenset({"period", "role", "employer"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated job of a section: the rows of its heading (that of its period among them) and the rows of its text.

    `num_above`: how many rows of the heading stand over that of the period.
    """

    dated: Dated
    heading: tuple[Row, ...]
    body: tuple[Row, ...]
    num_above: int = 0


def find_entries(rows: Sequence[Row], every: Sequence[Row]) -> tuple[Entry, ...]:
    """The entries in reading order. `every`: all rows of the document, to tell what is set larger than its text."""
    plain = setting_of(tuple(every))
    dated = dated_rows(rows)
    chosen = _chosen(rows, dated, plain)
    if not chosen:
        return ()
    num_above = _num_above(rows, chosen, plain)
    firsts = [_first_row(rows, chosen, k, num_above, plain) for k in range(len(chosen))]
    stops = [*firsts[1:], len(rows)]
    return tuple(
        _entry(rows, each, first, stop, plain) for each, first, stop in zip(chosen, firsts, stops, strict=True)
    )


def _chosen(rows: Sequence[Row], dated: Sequence[Dated], plain: Setting) -> list[Dated]:
    """The periods that head an entry: one in a row, set like the others of the section."""
    candidates = [each for each in dated if _may_head(each)]
    sure = [each for each in candidates if _is_sure(each)]
    only_bullets = not any(not each.bulleted for each in candidates if each.period.form is not Form.SINGLE)
    wanted = _ENOUGH_BESIDE_SURE if any(each.is_bare for each in sure) else _ENOUGH
    styles = {rows[each.row].style for each in sure}
    chosen: dict[int, Dated] = {}
    nearly: list[Dated] = []
    shapes = {each.row: each.shape for each in candidates}
    for each in candidates:
        strength = _strength(rows, each, plain, bullets_count=not only_bullets)
        strength -= 2 * (_flows_in(rows, each.row) and shapes.get(each.row - 1) is not each.shape)
        strength += bool(sure) and rows[each.row].style in styles and rows[each.row].style[:3] != _plain(plain)
        if each.row not in chosen and (_is_sure(each) or strength >= wanted):
            chosen[each.row] = each
        elif strength == wanted - 1:
            nearly.append(each)
    found = [*chosen.values(), *_set_alike(nearly, chosen)]
    return _without_lone_dates(_without_inner(sorted(found, key=lambda each: each.row)))


def _set_alike(nearly: Sequence[Dated], chosen: Mapping[int, Dated]) -> list[Dated]:
    """Those of what nearly heads an entry that are set as two others are and tell of time that no entry has.

    The words of the title are unknown, but its place is that of a title: "2007 - 2009: Kesselwart, Stadtwerke".
    """
    looks = Counter(_look(each) for each in chosen.values())
    others = list(chosen.values())
    return [
        each
        for each in nearly
        if each.row not in chosen
        and each.period.form is not Form.SINGLE
        and looks[_look(each)] >= (1 if each.shape is Shape.FIRST and not each.bulleted else _FEWEST_ALIKE)
        and not any(_within(each.period, other.period) for other in others)
    ]


def _look(dated: Dated) -> tuple[Shape, bool, str, str]:
    """How a period is set in its row: its place, a bullet, the marks on either side."""
    return dated.shape, dated.bulleted, _mark(dated.before.strip()[-1:]), _mark(dated.after.strip()[:1])


def _mark(character: str) -> str:
    return "" if character.isalnum() else character


def _may_head(dated: Dated) -> bool:
    if dated.shape is Shape.INSIDE:
        return False
    if dated.label and dated.label not in {"period", "employer"}:
        return False
    if dated.label == "employer" and dated.shape is not Shape.CELL:
        return False
    lead = " ".join([*(cell.text for cell in dated.others), dated.before])
    return not any(found.start < 30 for found in phrases("no_period").find(lead))  # noqa: PLR2004 - at the beginning


def _is_sure(dated: Dated) -> bool:
    """Whether the period stands in a cell or a line of its own."""
    if dated.bulleted or dated.period.form is Form.AGO:
        return False
    return dated.is_bare or (dated.is_heading_like and dated.shape is Shape.CELL)


def _strength(rows: Sequence[Row], dated: Dated, plain: Setting, *, bullets_count: bool) -> int:
    """How much speaks for the row being a heading."""
    row = rows[dated.row]
    text = " ".join([dated.rest, *(cell.text for cell in dated.others)])
    strength = 1 + row.after_gap + _stands_out(row, plain) + names_title(text) + names_organisation(text)
    strength += bool(engagements().find(text)) and not names_title(text)
    strength += dated.row == 0 and not dated.bulleted and dated.period.form is not Form.SINGLE
    strength += _under_title(rows, dated.row, plain) + (dated.shape is Shape.ALONE)
    strength -= 2 * (dated.bulleted and bullets_count)
    strength -= 3 * bool(phrases("sentence_verbs").find(text))
    strength -= len(text) > _LONGEST_HEADING
    strength -= dated.shape in {Shape.LAST, Shape.ALONE} and dated.after.strip().startswith(".")
    strength -= 2 * bool(_OPEN_BRACKET.search(dated.before))
    if dated.period.form is Form.SINGLE:
        strength += 2 if dated.shape is Shape.CELL and names_title(text) and not dated.rest else -1
    return strength


def _under_title(rows: Sequence[Row], i: int, plain: Setting) -> bool:
    """Whether the row over row i is a title that is set apart from the text."""
    return i > 0 and not rows[i].after_gap and not is_bulleted(rows[i]) and _stands_out(rows[i - 1], plain)


def _flows_in(rows: Sequence[Row], i: int) -> bool:
    """Whether the sentence of the row before goes on in this row."""
    if i == 0 or rows[i].after_gap:
        return False
    before = rows[i - 1].text
    return len(before) >= _LONG_ROW and not before.endswith((".", ":", ";", "!", "?", ")"))


def _stands_out(row: Row, plain: Setting) -> bool:
    return stands_out(row.cells[0], plain) or any(each.bold and not plain.bold for each in row.cells)


def _plain(plain: Setting) -> tuple[float, bool, int]:
    return (plain.size, plain.bold, 0)


def _without_inner(chosen: list[Dated]) -> list[Dated]:
    """The entries without those that lie within the period of the one before and are set less plainly: its missions."""
    kept: list[Dated] = []
    outer: Dated | None = None
    for each in chosen:
        if _is_sure(each):
            outer = each
        elif outer and each.shape is not outer.shape and _within(each.period, outer.period):
            continue
        kept.append(each)
    return kept


def _within(inner: Period, outer: Period) -> bool:
    if not inner.start or not outer.start or inner.start.earliest < outer.start.earliest:
        return False
    if outer.end is None or inner.end is None:
        return outer.end is None
    return inner.end.latest <= outer.end.latest


def _without_lone_dates(chosen: list[Dated]) -> list[Dated]:
    """The entries without single dates, unless these are set like the others and tell of a job."""
    ranges = [each for each in chosen if each.period.form is not Form.SINGLE]
    shapes = {each.shape for each in ranges}
    kept = []
    for each in chosen:
        text = " ".join([each.rest, *(cell.text for cell in each.others)])
        lone = each.period.form is Form.SINGLE
        if not lone or (each.shape in shapes and names_title(text) and not engagements().find(text)):
            kept.append(each)
    return kept


def _num_above(rows: Sequence[Row], chosen: Sequence[Dated], plain: Setting) -> int:
    """How many rows of a heading stand over its dates in this section: as many as before the first dates."""
    first = chosen[0].row
    above = 0
    while above < min(first, _MOST_ABOVE + 1) and _may_be_above(rows, first - above - 1, first - above, plain):
        above += 1
    return above


def _may_be_above(rows: Sequence[Row], i: int, below: int, plain: Setting) -> bool:
    """Whether row i can belong to a heading whose next row is `below`."""
    row = rows[i]
    if _label(row) in _HEADING_LABELS:
        return True
    if is_bulleted(row) or len(row.text) > _LONGEST_HEADING or _label(row) == "description":
        return False
    if rows[below].after_gap and not _stands_out(row, plain) and len(row.cells) == 1:
        return False
    ends = row.text.rstrip().endswith((".", ";", ",")) and not names_organisation(row.text[-6:])
    return not ends and not row.text[:1].islower()


def _label(row: Row) -> str | None:
    label = label_of(row)
    return label[0] if label else None


def _first_row(rows: Sequence[Row], chosen: Sequence[Dated], k: int, num_above: int, plain: Setting) -> int:
    """The first row of entry k's heading."""
    row = chosen[k].row
    stop = chosen[k - 1].row + chosen[k - 1].num_rows if k else 0
    wanted = num_above if _label(rows[row]) is None else _MOST_ABOVE + 1
    first = row
    styled = _stands_out(rows[chosen[0].row - 1], plain) if num_above else False
    while first > stop and row - first < wanted and _may_be_above(rows, first - 1, first, plain):
        if styled and k and not _stands_out(rows[first - 1], plain) and row - first >= 1:
            break
        first -= 1
        wanted += is_length(rows[first].text)  # an employer's total stands between employer and title
        if rows[first].after_gap and _label(rows[first]) is None:
            break
    return first


def _entry(rows: Sequence[Row], dated: Dated, first: int, stop: int, plain: Setting) -> Entry:
    after = min(dated.row + dated.num_rows, stop)
    if dated.label:
        return _form_entry(rows, dated, first, after, stop)
    told = " ".join([*(row.text for row in rows[first : dated.row]), dated.rest, *(cell.text for cell in dated.others)])
    last = sure = after
    if not _is_told(told, dated, first) or _below_stands_out(rows, after, stop, plain):
        last, sure = _rows_below(rows, after, stop, plain, titled=names_title(told))
    heading = tuple(row for row in rows[first:last] if not _is_table_head(row))
    return Entry(dated, heading, tuple(rows[sure:stop]), dated.row - first)


def _form_entry(rows: Sequence[Row], dated: Dated, first: int, after: int, stop: int) -> Entry:
    """The entry of a form: wherever the labels of function and employer stand, they are its heading."""
    below = [row for row in rows[after:stop] if _label(row) in _HEADING_LABELS]
    body = tuple(row for row in rows[after:stop] if row not in below)
    return Entry(dated, (*rows[first:after], *below), body, dated.row - first)


def _is_table_head(row: Row) -> bool:
    """Whether the row names the columns of a table: a label in each cell."""
    return len(row.cells) > 1 and all(labels().match(cell.text) for cell in row.cells)


def _is_told(text: str, dated: Dated, first: int) -> bool:
    """Whether title and employer stand in or over the row of the dates already."""
    beside = first < dated.row and (dated.row - first > 1 or bool(dated.rest) or "," in text or " @ " in text)
    return names_title(text) and (names_organisation(text) or beside)


def _has_period(row: Row) -> bool:
    return any(period.form is not Form.SINGLE for period in find_periods(row.text))


def _below_stands_out(rows: Sequence[Row], i: int, stop: int, plain: Setting) -> bool:
    return i < stop and not rows[i].after_gap and _stands_out(rows[i], plain) and not is_bulleted(rows[i])


def _rows_below(rows: Sequence[Row], i: int, stop: int, plain: Setting, *, titled: bool) -> tuple[int, int]:
    """The index after the rows of the heading that stand under its dates, and after those that surely do.

    A short row under the title may be the employer or the first of the text: it is taken as both.
    """
    last = sure = i
    while last < stop and last - i < _MOST_BELOW:
        row = rows[last]
        if is_bulleted(row) or len(row.text) > _LONGEST_HEADING or row.text.rstrip().endswith((".", ";", ":", ",")):
            break
        if (row.after_gap and last > i and not rows[i].after_gap) or ". " in row.text or _has_period(row):
            break
        tells = names_title(row.text) if not titled else names_organisation(row.text)
        known = _stands_out(row, plain) or tells or (last == i and not titled)
        if not known and (len(row.text) > _LONG_ROW or row.text[:1].islower()):
            break
        titled = titled or names_title(row.text)
        last += 1
        sure = last if known and sure == last - 1 else sure
    return last, sure
