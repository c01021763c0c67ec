"""Rows across gutters: which pieces are cells of their own, and which lines of a narrow cell belong together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from screening.core.reading.pdf.columns import DATE
from screening.core.reading.pdf.rows import as_row, leading
from screening.core.reading.pdf.strips import Band, Interval, Strip
from screening.core.reading.pieces import Piece, Row

Line = list[Piece]

CELL_CHARS = 60  # a narrow cell holds no more
CELL_LINES = 3
FEW_CELLS = 2  # beside a label; more, and the row is one of a table with wrapped cells
FEWEST_CROSSINGS = 2  # rows with text on both sides, or the gutter is chance
NARROW, FEWEST_ACROSS_NARROW = 5.5, 4  # points; the same for a narrow gutter
WRAPPED = 0.1  # of the distances between baselines are, at least, those inside a wrapped text
CLOSE = 1.15  # of the leading: lines further apart are cells of their own
CLOSEST = 1.5
LARGER = 1.15
DASHES = ("-", "–", "—", "→", "/", ">", "‐")


@dataclass(slots=True)
class _Group:
    """The lines of a narrow cell: the index of each one's row, and its pieces."""

    rows: list[int]
    lines: list[Line]

    @property
    def text(self) -> str:
        return " ".join(piece.text for line in self.lines for piece in line)

    @property
    def has_sign(self) -> bool:
        """Whether a line is a bullet or an icon."""
        return any(len(line[0].text) == 1 for line in self.lines)


def cells_of(lines: Sequence[Line], bands: Sequence[Band], strips: Sequence[Strip]) -> list[tuple[Line, Row]]:
    """Each line with its row of cells, in order; a line whose pieces all joined a cell above is left out."""
    lines = [list(line) for line in lines]
    bases = list(accumulate((line[0].base for line in lines), max))
    walls: dict[int, list[Interval]] = {}
    joined: dict[int, Line] = {}
    for band in bands:
        top, bottom = strips[band.first].top, strips[band.last].bottom
        inside = [index for index in range(bisect_left(bases, top), bisect_right(bases, bottom)) if lines[index]]
        fewest = FEWEST_CROSSINGS if band.gap[1] - band.gap[0] > NARROW else FEWEST_ACROSS_NARROW
        if _crossings(lines, inside, band.gap) < fewest:
            continue
        for index in inside:
            walls.setdefault(index, []).append(band.gap)
        others = [other.gap for other in bands if band.overlaps(other)]
        within = [piece for index in inside for piece in lines[index]]
        if not any(high <= band.gap[0] and any(piece.right <= low + 1 for piece in within) for low, high in others):
            _join(lines, inside, band.gap, joined, left=True)
        if not any(low >= band.gap[1] and any(piece.left >= high - 1 for piece in within) for low, high in others):
            _join(lines, inside, band.gap, joined, left=False)
    return [(line, _row(line, walls.get(index, ()), joined)) for index, line in enumerate(lines) if line]


def _crossings(lines: Sequence[Line], inside: Sequence[int], gap: Interval) -> int:
    return sum(
        lines[index][0].right <= gap[0] + 1 and lines[index][-1].left >= gap[1] - 1 for index in inside if lines[index]
    )


def _join(lines: list[Line], inside: Sequence[int], gap: Interval, joined: dict[int, Line], *, left: bool) -> None:
    def narrow(index: int) -> Line:
        return [piece for piece in lines[index] if (piece.right <= gap[0] + 1 if left else piece.left >= gap[1] - 1)]

    narrows = {index: narrow(index) for index in inside}
    others = {index: [piece for piece in lines[index] if piece not in narrows[index]] for index in inside}
    if _num_chars(narrows.values()) > _num_chars(others.values()):
        return
    groups = list(_groups(narrows.items(), leading(list(filter(None, others.values())), WRAPPED)))
    several = [group for group in groups if len(group.lines) > 1]
    paired = len(several) > 1 and all(len(group.lines) == 2 for group in several)  # noqa: PLR2004 - from, to
    for group in several:
        if _is_one_cell(group, others, inside, paired=paired):
            lead = group.lines[0][-1]
            joined[id(lead)] = [piece for line in group.lines[1:] for piece in line]
            for index in group.rows[1:]:
                lines[index] = others[index]


def _num_chars(lines: Iterable[Line]) -> int:
    return sum(len(piece.text) for line in lines for piece in line)


def _groups(narrow: Iterable[tuple[int, Line]], usual: float) -> Iterator[_Group]:
    group = _Group([], [])
    for index, line in narrow:
        if not line:
            continue
        if group.lines and (not _is_close(group.lines[-1], line, usual) or _starts_anew(group, line)):
            yield group
            group = _Group([], [])
        group.rows.append(index)
        group.lines.append(line)
    if group.lines:
        yield group


def _starts_anew(group: _Group, line: Line) -> bool:
    """Whether the line begins another period, the one before it having been closed after a dash at a line's end."""
    if group.text.endswith(DASHES) or not any(each[-1].text.endswith(DASHES) for each in group.lines):
        return False
    return bool(DATE.match(line[0].text))


def _is_close(above: Line, line: Line, usual: float) -> bool:
    """Whether two lines can be one cell: set in one size, no further apart than lines of text."""
    small, large = sorted((above[0].size, line[0].size))
    return large < LARGER * small and line[0].base - above[0].base < max(CLOSEST, CLOSE * usual) * large


def _is_one_cell(group: _Group, others: dict[int, Line], inside: Sequence[int], *, paired: bool) -> bool:
    if len(group.lines) > CELL_LINES or len(group.text) > CELL_CHARS or group.has_sign:
        return False
    if any(line[-1].text.endswith(DASHES) for line in group.lines[:-1]):
        return True
    dates = [len(DATE.findall(" ".join(piece.text for piece in line))) for line in group.lines]
    if all(dates) and max(dates) > 1:
        return False
    if any(not others[index] for index in group.rows[1:]) and others[group.rows[0]]:
        return True
    goes_on_small = all(line[0].text[0].islower() for line in group.lines[1:])
    first, second = others[group.rows[0]], others[group.rows[1]]
    if first and goes_on_small and not group.lines[0][0].text[0].islower() and len(second) <= FEW_CELLS:
        return True
    after = inside.index(group.rows[-1]) + 1
    goes_on = after < len(inside) and bool(others[inside[after]])
    unlike = bool(first and second) and (first[0].bold, first[0].size) != (second[0].bold, second[0].size)
    return (unlike and bool(DATE.search(group.text))) or (paired and bool(first) and (unlike or goes_on))


def _row(line: Line, walls: Sequence[Interval], joined: dict[int, Line]) -> Row:
    row = as_row(line, walls)
    for cell in row.cells:
        cell.extend(joined.get(id(cell[-1]), []))
    return row
