"""The pieces inside a drawn table to rows of cells, the lines of a narrow cell that were wrapped joined again."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from screening.core.reading.pdf.columns import are_dates_beside, side
from screening.core.reading.pdf.grids import Grid
from screening.core.reading.pieces import Block, Piece, Row
from screening.core.reading.tables import LABEL_CHARS, is_column

SLACK = 0.6  # of the type size, by which a wrapped line may fall short: the cell's padding and wide letters
SPACE = 0.25  # of the type size
MIDDLE_CHARS = 160  # what a cell that is not its row's last may hold on one line


def is_inside(piece: Piece, grid: Grid) -> bool:
    """Whether the piece lies in the table."""
    return _cell_of(piece, grid) is not None


def cells_by_row(pieces: Iterable[Piece], grid: Grid) -> list[list[tuple[int, list[Piece]]]]:
    """The rows of the table, each with the number and the pieces of its filled cells from left to right."""
    cells: dict[int, list[Piece]] = {}
    for piece in pieces:
        cell = _cell_of(piece, grid)
        if cell is not None:
            cells.setdefault(cell, []).append(piece)
    rows: dict[int, list[tuple[int, list[Piece]]]] = {}
    for cell in sorted(cells):
        rows.setdefault(grid.row_of(cell), []).append((cell, cells[cell]))
    return list(rows.values())


def is_date_gutter(cells: Sequence[Sequence[Piece]], blocks: Sequence[Sequence[Block]]) -> bool:
    """Whether two long cells are a gutter of dates and what it dates, parted by a line as by white."""
    long = [pieces for pieces, cell in zip(cells, blocks, strict=True) if is_column([r for b in cell for r in b.rows])]
    return any(are_dates_beside(side(one), side(other)) for one, other in pairwise(long))


def unwrapped(blocks: Sequence[Block], right: float, *, is_last: bool) -> list[Block]:
    """The blocks of a cell with this right edge; where it holds little, lines that were wrapped are one row."""
    num_chars = sum(len(row.text) for block in blocks for row in block.rows)
    if num_chars > (LABEL_CHARS if is_last else MIDDLE_CHARS):
        return list(blocks)
    if not is_last:
        blocks = [Block([_whole(row) for row in block.rows]) for block in blocks]
    sizes = (piece.size for block in blocks for row in block.rows for cell in row.cells for piece in cell)
    edge = right - SLACK * max(sizes, default=0.0)
    return [Block(list(_joined(block.rows, edge))) for block in blocks]


def _whole(row: Row) -> Row:
    """The row as one cell: in a narrow cell wide gaps only come from justified text."""
    return Row([[piece for cell in row.cells for piece in cell]])


def _cell_of(piece: Piece, grid: Grid) -> int | None:
    return grid.cell_at((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)


def _joined(rows: Sequence[Row], edge: float) -> Iterable[Row]:
    joined: list[Row] = []
    last: Piece | None = None
    for row in rows:
        if last is not None and len(row.cells) == 1 and len(joined[-1].cells) == 1 and _goes_on(last, row, edge):
            joined[-1].cells[0] += row.cells[0]
        else:
            joined.append(Row([list(cell) for cell in row.cells]))
        last = row.cells[-1][-1]
    return joined


def _goes_on(last: Piece, row: Row, edge: float) -> bool:
    """Whether the first word of the row had no room any more behind the last piece."""
    piece = row.cells[0][0]
    width = piece.edges[len(piece.text.partition(" ")[0])] - piece.left
    return last.right + SPACE * last.size + width > edge
