"""Rules drawn on a page to grids: which cell of which table each point of the page lies in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from screening.core.reading.pdf.rules import Rule, Rules

TOUCH = 3.0  # points; rules no further apart meet
SAME_EDGE = 2.0
FEWEST_EDGES = 3  # two cells beside each other
COVERED = 0.6  # of a cell's side, or there is no wall
MOST_RULES = 1_000
MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is drawn: its edges across and down, and for each field of these the cell that it belongs to.

    Cells are numbered by their first field, row by row; fields between which no wall is drawn are one cell.
    """

    across: Sequence[float]
    down: Sequence[float]
    cells: Sequence[int] = field(repr=False)

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell in which the point lies; None outside the grid."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        if not (0 <= column < len(self.across) - 1 and 0 <= row < len(self.down) - 1):
            return None
        return self.cells[row * (len(self.across) - 1) + column]

    def row_of(self, cell: int) -> int:
        """The row in which the cell begins."""
        return cell // (len(self.across) - 1)

    def right_of(self, cell: int) -> float:
        """The right edge of the cell."""
        columns = len(self.across) - 1
        return max(self.across[place % columns + 1] for place, owner in enumerate(self.cells) if owner == cell)


def grids_of(rules: Rules) -> list[Grid]:
    """The tables that the rules draw, each of at least two columns, from top to bottom."""
    if len(rules.level) > MOST_RULES or len(rules.upright) > MOST_RULES:
        return []
    grids = [grid for level, upright in _groups(rules) if (grid := _grid(level, upright))]
    return sorted(grids, key=lambda grid: (grid.down[0], grid.across[0]))


def _groups(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The level and upright rules that hang together."""
    level, upright = list(rules.level), list(rules.upright)
    while upright:
        fresh: list[Rule] = [upright.pop()]
        group: tuple[list[Rule], list[Rule]] = ([], [])
        is_upright = True
        while fresh:
            group[is_upright].extend(fresh)
            others = level if is_upright else upright
            met = [other for other in others if any(_meet(rule, other) for rule in fresh)]
            for rule in met:
                others.remove(rule)
            fresh, is_upright = met, not is_upright
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    return one.start - TOUCH <= other.at <= one.end + TOUCH and other.start - TOUCH <= one.at <= other.end + TOUCH


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    if not level or not upright:
        return None
    across = _edges(upright, level)
    down = _edges(level, upright)
    rows, columns = len(down) - 1, len(across) - 1
    if len(across) < FEWEST_EDGES or rows < 1 or rows * columns > MOST_CELLS:
        return None
    cells = _cells(across, down, level, upright)
    return Grid(across, down, cells) if len(set(cells)) > 1 else None


def _edges(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Where the rules lie, and where the rules that cross them end beyond the outermost."""
    places = sorted([rule.at for rule in rules] + [min(rule.start for rule in crossing), max(r.end for r in crossing)])
    edges = places[:1]
    for place in places[1:]:
        if place - edges[-1] > SAME_EDGE:
            edges.append(place)
    return edges


def _cells(across: Sequence[float], down: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]) -> list[int]:
    rows, columns = len(down) - 1, len(across) - 1
    cells = list(range(rows * columns))

    def first(place: int) -> int:
        while cells[place] != place:
            place = cells[place]
        return place

    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and not _walled(upright, across[column + 1], down[row], down[row + 1]):
                _unite(cells, first(place), first(place + 1))
            if row + 1 < rows and not _walled(level, down[row + 1], across[column], across[column + 1]):
                _unite(cells, first(place), first(place + columns))
    return [first(place) for place in range(rows * columns)]


def _unite(cells: list[int], one: int, other: int) -> None:
    cells[max(one, other)] = min(one, other)


def _walled(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules run along most of the side from `start` to `end`."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= SAME_EDGE
    )
    return covered >= COVERED * (end - start)
