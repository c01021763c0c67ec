"""What every format is turned into on its way to a page: pieces of text, rows of cells, blocks of rows."""

from dataclasses import dataclass, field

from screening.core.terms import Box


@dataclass(slots=True)
class Piece:
    """Characters set in one go on one baseline. `edges` as in `Line`, empty where the format has no pages.

    `base` is the baseline in points from the page's top; `colour` is 0xRRGGBB; `order` counts as the page draws.
    `raw` is the text before it was cleaned, where a character without width was taken out of it.
    """

    text: str
    box: Box | None = None
    edges: tuple[float, ...] = ()
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    base: float = 0.0
    colour: int = 0
    order: int = 0
    raw: str = ""
    left: float = field(default=0.0, init=False)
    right: float = field(default=0.0, init=False)
    top: float = field(default=0.0, init=False)
    bottom: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        """Work out the edges once: `left` and `right` are 0.0 where the format has no pages.

        `top` and `bottom` are those of the letters and their tails, which PDFium's loose box exceeds.
        """
        if self.box:
            self.left, self.right = self.box.left, self.box.right
            self.top, self.bottom = self.base - 0.72 * self.size, self.base + 0.2 * self.size


Cell = list[Piece]
"""The pieces of one cell of a row, in reading order; more than one where the cell's lines were joined."""


@dataclass(slots=True)
class Row:
    """The cells that stand beside each other."""

    cells: list[Cell]

    @property
    def text(self) -> str:
        """The row as it will stand in the page's text."""
        return "\t".join(" ".join(piece.text for piece in cell) for cell in self.cells)


@dataclass(slots=True)
class Block:
    """Rows that were set together: a paragraph, a column's part, a table."""

    rows: list[Row] = field(default_factory=list)


def row_of(*pieces: Piece) -> Row:
    """The row in which each piece is a cell of its own."""
    return Row([[piece] for piece in pieces])
