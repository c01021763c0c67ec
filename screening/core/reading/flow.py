"""Paragraphs of a text format, one after another, to blocks: where a person sees a gap, a new block begins."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from screening.core.reading.cleaning import clean, raw_of
from screening.core.reading.pieces import Block, Piece, Row

BULLETS = frozenset("•·▪‣◦-–—*●■➢✓")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look inside a paragraph; a tab and a line break are runs of their own."""

    text: str
    size: float = 0.0
    bold: bool = False


@dataclass(slots=True)
class Flow:
    """The blocks so far. `apart` is set when the next paragraph begins a new block."""

    blocks: list[Block] = field(default_factory=list)
    apart: bool = True

    def paragraph(self, rows: list[Row], *, gap: bool = False) -> None:
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


def rows_of_runs(runs: Iterable[Run], heading: int = 0) -> list[Row]:
    """The rows of a paragraph: its lines, each with the cells that its tabs part."""
    lines: list[list[list[Run]]] = [[[]]]
    for run in runs:
        if run.text == "\n":
            lines.append([[]])
        elif run.text == "\t":
            lines[-1].append([])
        else:
            lines[-1][-1].append(run)
    rows = (_row(line, heading) for line in lines)
    return [row for row in rows if row.cells]


def _row(line: list[list[Run]], heading: int) -> Row:
    pieces = [piece for runs in line if (piece := _piece(runs, heading)).text]
    if len(pieces) > 1 and pieces[0].text in BULLETS:
        bullet = pieces.pop(0)
        pieces[0].text = f"{bullet.text} {pieces[0].text}"
    return Row([[piece] for piece in pieces])


def _piece(runs: list[Run], heading: int) -> Piece:
    written = "".join(run.text for run in runs)
    text = " ".join(clean(written).split())
    length = sum(len(run.text) for run in runs)
    bold = 2 * sum(len(run.text) for run in runs if run.bold) > length
    longest = max(runs, key=lambda run: len(run.text), default=Run(""))
    return Piece(text, size=longest.size, bold=bold, heading=heading, raw=raw_of(written))
