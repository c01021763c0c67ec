"""Blocks in reading order to a Page: the text with its line breaks, tabs and empty lines, and a Line for each piece."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from screening.core.reading.pieces import Block, Cell, Piece, Row
from screening.core.terms import Line, Page


@dataclass(slots=True)
class _Draft:
    """The text so far, its length and its lines."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def compose(number: int, blocks: Iterable[Block], width: float = 0.0, height: float = 0.0) -> Page:
    """The page whose text is the blocks parted by an empty line, their rows by a line break, their cells by a tab."""
    draft = _Draft()
    for index, block in enumerate(block for block in blocks if block.rows):
        for place, row in enumerate(block.rows):
            if draft.length:
                draft.write("\n" if place else "\n\n")
            _write_row(draft, row, index)
    return Page(number, "".join(draft.parts), tuple(draft.lines), width, height)


def _write_row(draft: _Draft, row: Row, block: int) -> None:
    for place, cell in enumerate(row.cells):
        if place:
            draft.write("\t")
        _write_cell(draft, cell, block)


def _write_cell(draft: _Draft, cell: Cell, block: int) -> None:
    for place, piece in enumerate(cell):
        if place:
            draft.write(" ")
        draft.lines.append(_line(piece, draft.length, block))
        draft.write(piece.text)


def _line(piece: Piece, start: int, block: int) -> Line:
    return Line(
        start,
        start + len(piece.text),
        piece.box,
        piece.edges,
        piece.size,
        piece.bold,
        piece.heading,
        block,
    )
