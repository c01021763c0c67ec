"""A table's cells, each already laid out, to rows: a table is read row by row, a layout table cell by cell."""

from collections.abc import Iterable, Sequence

from screening.core.reading.pieces import Block, Cell, Row

LABEL_CHARS = 60
LABEL_ROWS = 4
COLUMN_ROWS = 4

Cells = Sequence[Sequence[Block]]
"""The cells of one table row, each a list of blocks."""


def blocks_of_table(rows: Iterable[Cells]) -> list[Block]:
    """The blocks of a table: plain rows stay together, a row with long cells is a block of its own."""
    blocks: list[Block] = []
    plain = Block()
    for cells in rows:
        filled = [cell for cell in (_rows(cell) for cell in cells) if cell]
        if not filled:
            continue
        if all(len(cell) == 1 for cell in filled):
            plain.rows.append(_joined(filled))
            continue
        blocks.append(plain)
        plain = Block()
        blocks += _long_row(cells, filled)
    return [block for block in (*blocks, plain) if block.rows]


def _rows(cell: Sequence[Block]) -> list[Row]:
    return [row for block in cell for row in block.rows]


def _joined(cells: Sequence[Sequence[Row]]) -> Row:
    return Row([part for cell in cells for part in cell[0].cells])


def _long_row(cells: Cells, filled: list[list[Row]]) -> list[Block]:
    if sum(is_column(cell) for cell in filled) > 1 or len(filled) == 1:
        return [block for cell in cells for block in cell]
    longest = max(filled, key=len)
    first = Row([])
    rest: list[Row] = []
    for cell in filled:
        if cell is not longest and _is_label(cell):
            first.cells.append(_on_one_line(cell))
        else:
            first.cells += cell[0].cells
            rest += cell[1:]
    return [Block([first, *rest])]


def is_column(cell: Sequence[Row]) -> bool:
    """Whether the cell is a column of its own, as in a table that only lays out the page."""
    return len(cell) >= COLUMN_ROWS and not _is_label(cell)


def _is_label(cell: Sequence[Row]) -> bool:
    return len(cell) <= LABEL_ROWS and sum(len(row.text) for row in cell) <= LABEL_CHARS


def _on_one_line(cell: Sequence[Row]) -> Cell:
    return [piece for row in cell for part in row.cells for piece in part]
