"""Paragraphs of a text format, one after another, to blocks: where a person sees a gap, a new block begins."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from screening.core.reading.pieces import Block, Piece, Row


@dataclass(slots=True)
class Flow:
    """The blocks so far. `apart` is set when the next paragraph begins a new block."""

    blocks: list[Block] = field(default_factory=list)
    apart: bool = True

    def paragraph(self, rows: list[Row], *, gap: bool) -> None:
        """Add the rows of one paragraph; `gap` says that space is left before it. One without text leaves a gap."""
        if not rows:
            self.apart = True
            return
        heading = any(piece.heading for row in rows for cell in row.cells for piece in cell)
        if self.apart or gap or heading:
            self.blocks.append(Block())
        self.blocks[-1].rows += rows
        self.apart = False

    def add(self, blocks: Iterable[Block]) -> None:
        """Add blocks that stand apart: a table, a text box."""
        self.blocks += blocks
        self.apart = True


def row_of_cells(cells: Iterable[str], size: float = 0.0, heading: int = 0, *, bold: bool = False) -> Row | None:
    """The row of these texts, the empty ones left out; None when all are empty."""
    filled = [" ".join(cell.split()) for cell in cells]
    pieces = [[Piece(cell, size=size, bold=bold, heading=heading)] for cell in filled if cell]
    return Row(pieces) if pieces else None
