"""Two sides of a gutter: whether they are columns, read one after the other, or cells, read row by row."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from screening.core.reading.pdf.rows import rows_of
from screening.core.reading.pieces import Piece

DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)[01]?\d[./-]\d\d|['’]\d\d(?!\d)|^\s*(?:nu|now|heden)\b")
DATE_CHARS = 48  # a date gutter's group is no longer
GROUP_GAP = 1.75  # baselines further apart, in multiples of the type size, part two groups
ALIGNED = 0.25  # of the type size
ALIGNED_POINTS = 2.4
FORM_SHIFT = 0.6  # of the type size, by which a value may stand higher or lower than its label
FEW_GROUPS = 3
LARGER = 1.4
HEADING_CHARS = 60
ENDS = frozenset(".:;!?")
RUN_ON, FEWEST_RUN_ON = 0.4, 2  # of the rows of prose begin with a small letter; most others with a noun or a number
LABEL_CHARS, LABELLED = 24, 0.5  # of a label in the middle; of the labels stand beside their value, others above theirs
FULL, PROSE_CHARS = 0.75, 22  # of the width, and how much stands on a row of prose
NAME = re.compile(r"[^\W\d_]{3}")

Look = tuple[float, bool, int]


@dataclass(slots=True)
class Side:
    """The rows on one side of a gutter, and the groups of rows that white parts."""

    rows: list[list[Piece]]
    groups: list[list[list[Piece]]]

    @property
    def num_chars(self) -> int:
        """How many characters stand on this side."""
        return sum(len(piece.text) for row in self.rows for piece in row)


def are_dates_beside(left: Side, right: Side) -> bool:
    """Whether one side holds the dates of what stands on the other."""
    return _is_date_gutter(left, right) or _is_date_gutter(right, left)


def are_headed_alike(left: Sequence[Piece], right: Sequence[Piece], standing_out: AbstractSet[Look]) -> bool:
    """Whether two of the page's headings stand side by side above the sides."""
    tops = [min(pieces, key=lambda piece: (piece.base, piece.left)) for pieces in (left, right)]
    if abs(tops[0].base - tops[1].base) > ALIGNED * tops[0].size:
        return False
    if not all(look_of([top]) in standing_out and NAME.search(top.text) for top in tops):
        return False
    fewest = min(len(rows_of(pieces)) for pieces in (left, right))
    return fewest > 1 and num_switches(left, right) < fewest  # drawn row by row, they are the heads of a table


def are_columns(left: Side, right: Side, switches: int) -> bool:
    """Whether a person reads all of the left side before the right side, which the page draws in so many turns."""
    sides = left, right
    lines = min(len(each.rows) for each in sides)
    if lines < 2:  # noqa: PLR2004
        return False
    if _differ_in_size(*sides):
        return True
    if switches >= lines and _are_labels(*sides):
        return False
    aligned = _aligned(*sorted(sides, key=lambda each: len(each.rows)))
    headed = [has_headings(each) for each in sides]
    if all(headed):
        return aligned < 0.9 or switches < lines  # noqa: PLR2004 - a table whose rows have headings is drawn row by row
    if aligned > 0.8:  # noqa: PLR2004
        return all(is_prose(each) for each in sides)
    return (any(headed) and switches < lines) or (lines > 2 and switches <= 1 + lines // 4)  # noqa: PLR2004


def _are_labels(left: Side, right: Side) -> bool:
    """Whether the left side holds short labels, or dates, that begin where what they stand for begins: a form."""
    if len(left.rows) > len(right.rows):
        return False
    chars, others = (median(sum(len(piece.text) for piece in row) for row in each.rows) for each in (left, right))
    bases = [row[0].base for row in right.rows]
    beside = sum(any(abs(row[0].base - base) <= ALIGNED_POINTS for base in bases) for row in left.rows)
    return chars <= LABEL_CHARS and 2 * chars < others and beside >= LABELLED * len(left.rows)


def is_prose(each: Side) -> bool:
    """Whether sentences run on from row to row, as wide as the side is: reading across would tear them."""
    pairs = [pair for group in each.groups for pair in pairwise(group)]
    run_on = sum(row[0].text[0].islower() and above[-1].text[-1] not in ENDS for above, row in pairs)
    if run_on < FEWEST_RUN_ON or run_on < RUN_ON * len(pairs):
        return False
    width = max(row[-1].right for row in each.rows) - min(row[0].left for row in each.rows)
    full = sum(above[-1].right - above[0].left > FULL * width for above, _ in pairs)
    return full >= RUN_ON * len(pairs) and median(len(row[0].text) for row in each.rows) >= PROSE_CHARS


def _differ_in_size(left: Side, right: Side) -> bool:
    """Whether one side is set much larger than the other, as a name beside an address is."""
    small, large = sorted(_usual_size(each) for each in (left, right))
    return large > LARGER * small


def _usual_size(each: Side) -> float:
    return median(piece.size for row in each.rows for piece in row for _ in piece.text)


def looks_that_stand_out(rows: Sequence[Sequence[Piece]]) -> AbstractSet[Look]:
    """The looks of short rows that stand alone or by twos, larger than the page's body text or of another colour."""
    counts: Counter[Look] = Counter()
    alone: Counter[Look] = Counter()
    for row in rows:
        counts[look_of(row)] += sum(len(piece.text) for piece in row)
        alone[look_of(row)] += len(row[0].text) <= HEADING_CHARS and (len(row) == 1 or _are_twins(row))
    if not counts:
        return frozenset()
    body = counts.most_common(1)[0][0]
    return {
        look
        for look, count in alone.items()
        if count and look != body and (look[0] > 1.08 * body[0] or (look[1] and look[2] != body[2]))
    }


def _are_twins(row: Sequence[Piece]) -> bool:
    """Whether the row is two texts of one look, as the headings of two columns are."""
    return len(row) == 2 and look_of(row) == look_of(row[1:])  # noqa: PLR2004


def side(pieces: Sequence[Piece]) -> Side:
    """The rows and groups of one side."""
    rows = rows_of(pieces)
    groups: list[list[list[Piece]]] = []
    for index, row in enumerate(rows):
        above = rows[index - 1] if index else None
        if above is None or row[0].base - above[0].base > GROUP_GAP * max(row[0].size, above[0].size):
            groups.append([])
        groups[-1].append(row)
    return Side(rows, groups)


def has_headings(each: Side) -> bool:
    """Whether rows of a look that stands out lead rows of another look, at least twice."""
    looks = [look_of(row) for row in each.rows]
    counts: dict[Look, int] = {}
    for look, row in zip(looks, each.rows, strict=True):
        counts[look] = counts.get(look, 0) + sum(len(piece.text) for piece in row)
    body = max(counts, key=lambda look: counts[look])
    leads = [
        look
        for look, following, row in zip(looks, looks[1:], each.rows, strict=False)
        if look not in {body, following}
        and (look[0] > body[0] or look[1] > body[1])
        and len(row) == 1
        and NAME.search(row[0].text)
    ]
    return len(leads) > 1 or (bool(leads) and looks[0] == leads[0] and leads[0][0] > 1.15 * body[0])


def look_of(row: Sequence[Piece]) -> Look:
    """The size, weight and colour of the row's first piece."""
    return round(row[0].size, 1), row[0].bold, row[0].colour


def _is_date_gutter(narrow: Side, other: Side) -> bool:
    if narrow.num_chars > other.num_chars:
        return False
    texts = [" ".join(piece.text for row in group for piece in row) for group in narrow.groups]
    dated = sum(bool(DATE.search(text)) and len(text) <= DATE_CHARS for text in texts)
    return dated >= 0.6 * len(texts) and _aligned(narrow, other) >= 0.5  # noqa: PLR2004


def _aligned(narrow: Side, other: Side) -> float:
    """The share of the narrow side's groups, of its rows when they are few, that begin on a baseline of the other."""
    bases = [row[0].base for row in other.rows]
    tops = [group[0][0] for group in narrow.groups]
    if len(tops) < FEW_GROUPS:
        tops = [row[0] for row in narrow.rows]
    shifts = [min((top.base - base for base in bases), key=abs) for top in tops]
    usual = _usual_shift(narrow, shifts)
    return sum(abs(shift - usual) <= ALIGNED_POINTS for shift in shifts) / len(tops)


def _usual_shift(narrow: Side, shifts: Sequence[float]) -> float:
    """How much lower the labels of a form stand than the values beside them; 0.0 where rows are not set apart."""
    shift = median(shifts)
    is_form = len(narrow.groups) == len(narrow.rows) and abs(shift) <= FORM_SHIFT * narrow.rows[0][0].size
    return shift if is_form else 0.0


def num_switches(left: Sequence[Piece], right: Sequence[Piece]) -> int:
    """How often the page turns from one side to the other while it draws them."""
    drawn = sorted([(piece.order, 0) for piece in left] + [(piece.order, 1) for piece in right])
    return sum(one[1] != other[1] for one, other in pairwise(drawn))
