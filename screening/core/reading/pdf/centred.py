"""Pieces to the rows of a table without rules whose cells stand half-way up their row, dates among them.

Such cells share no baselines, so that row by row a date would be read in the middle of what it dates.
"""

from collections.abc import Iterator, Sequence

from screening.core.reading.pdf.columns import DATE, GROUP_GAP, side
from screening.core.reading.pdf.rows import as_row, rows_of
from screening.core.reading.pdf.strips import Strip
from screening.core.reading.pieces import Block, Cell, Piece, Row

STAGGERED = 0.2  # of the type size: baselines further apart, though the letters overlap in height, are not one line
OVERLAP = 0.05  # of the type size
SIMILAR = 1.15
GUTTER = 2.0  # points
LEVEL = 0.8  # of the type size, by which the middles of the cells may differ: one may end in an empty line
LABEL_ROWS, LABEL_CHARS = 4, 80
FEWEST_ROWS = 2  # of the table, or one that tells a date
MOST_DATES = 0.6  # of the groups of a side

Column = list[Piece]


def are_staggered(strips: Sequence[Strip]) -> bool:
    """Whether pieces beside each other stand on different baselines anywhere."""
    return any(
        max(bases := [piece.base for piece in strip.pieces]) - min(bases) > STAGGERED * strip.pieces[0].size
        for strip in strips
        if len(strip.pieces) > 1
    )


def centred_rows(pieces: Sequence[Piece]) -> list[list[Column]]:
    """The table rows among the pieces, from top to bottom, each with its columns; none where there is no such table."""
    found = [columns for part in _parts(pieces) if _are_centred(columns := _columns(part))]
    if len(found) < FEWEST_ROWS and not any(_tells_date(columns) for columns in found):
        return []
    return found


def are_dates_centred(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether most of what stands on one of two sides is dates, each half-way up what stands beside it."""
    fewest = min(len(side(pieces).groups) for pieces in (left, right))
    return len([row for row in centred_rows([*left, *right]) if _tells_date(row)]) >= MOST_DATES * fewest


def block_of(columns: Sequence[Column]) -> Block:
    """The row as one block: its labels on the first line, beside the first line of what they label."""
    main = max(columns, key=_num_chars)
    lines = [as_row(row) for row in rows_of(main)]
    cells: list[Cell] = []
    for column in columns:
        cells += lines[0].cells if column is main else [[piece for row in rows_of(column) for piece in row]]
    return Block([Row(cells), *lines[1:]])


def _parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that hang together, those of one line and those of lines that follow each other closely."""
    down = sorted(pieces, key=lambda piece: piece.top)
    owners = list(range(len(down)))
    for index, piece in enumerate(down):
        for other in _just_below(down, index):
            if _hang_together(piece, down[other]):
                _unite(owners, index, other)
    parts: dict[int, list[Piece]] = {}
    for index, piece in enumerate(down):
        parts.setdefault(_first(owners, index), []).append(piece)
    return list(parts.values())


def _just_below(down: Sequence[Piece], index: int) -> Iterator[int]:
    piece = down[index]
    for other in range(index + 1, len(down)):
        if down[other].top > piece.top + (GROUP_GAP + 1) * piece.size:
            return
        yield other


def _hang_together(one: Piece, other: Piece) -> bool:
    size = max(one.size, other.size)
    if min(one.bottom, other.bottom) - max(one.top, other.top) > OVERLAP * size:
        return True
    is_under = one.left < other.right and other.left < one.right
    return is_under and abs(one.base - other.base) <= GROUP_GAP * size and size < SIMILAR * min(one.size, other.size)


def _first(owners: list[int], place: int) -> int:
    while owners[place] != place:
        owners[place] = owners[owners[place]]
        place = owners[place]
    return place


def _unite(owners: list[int], one: int, other: int) -> None:
    first, second = _first(owners, one), _first(owners, other)
    owners[max(first, second)] = min(first, second)


def _columns(part: Sequence[Piece]) -> list[Column]:
    """The pieces parted where white runs down all of them."""
    columns: list[Column] = []
    edge = float("-inf")
    for piece in sorted(part, key=lambda piece: piece.left):
        if piece.left > edge + GUTTER:
            columns.append([])
        columns[-1].append(piece)
        edge = max(edge, piece.right)
    return columns


def _are_centred(columns: Sequence[Column]) -> bool:
    if len(columns) < 2:  # noqa: PLR2004
        return False
    ends = [(min(piece.base for piece in column), max(piece.base for piece in column)) for column in columns]
    size = max(piece.size for column in columns for piece in column)
    if all(last - first < size for first, last in ends):  # the values of a form, a little above their labels
        return False
    firsts, middles = [first for first, _ in ends], [(first + last) / 2 for first, last in ends]
    if max(firsts) - min(firsts) <= STAGGERED * size or max(middles) - min(middles) > LEVEL * size:
        return False
    return sum(not _is_label(column) for column in columns) <= 1


def _is_label(column: Column) -> bool:
    return len(rows_of(column)) <= LABEL_ROWS and _num_chars(column) <= LABEL_CHARS


def _num_chars(column: Column) -> int:
    return sum(len(piece.text) for piece in column)


def _tells_date(columns: Sequence[Column]) -> bool:
    main = max(columns, key=_num_chars)
    return any(DATE.search(" ".join(piece.text for piece in column)) for column in columns if column is not main)
