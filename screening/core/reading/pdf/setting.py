"""Words in stream order to pieces: what was set on one baseline without a gap, in the order it was drawn."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from screening.core.reading.cleaning import BULLET, RARE, clean, raw_of
from screening.core.reading.edges import edges_within
from screening.core.reading.pdf.rules import Rule
from screening.core.reading.pdf.spacing import gap_between, spaces_in, tracking_of
from screening.core.reading.pdf.word import Word
from screening.core.reading.pieces import Piece
from screening.core.terms import Box

# All in multiples of the type size.
GAP = 0.62  # a wider gap parts two pieces; an ordinary space is 0.25 to 0.5
LETTER_GAP = 1.25  # a wider gap parts even letter-spaced words
OVERLAP = 0.6  # further back, and the text starts anew
EDGE_GAP = 0.3  # a gap that may part a label from its value where many values begin
SHARED = 5  # pieces that begin at one edge
RISE = 0.28
RAISED = 0.75  # how far a superscript may rise, and how small it must be
RAISED_SIZE = 0.85
RAISED_GAP = 0.3

SHADOW = 0.2  # how far apart a text and its shadow stand
WALL = 0.5  # points that a word may reach into a rule

Run = list[Word]


def pieces_of(words: Iterable[Word], walls: Sequence[Rule] = ()) -> list[Piece]:
    """The pieces, in the order in which the page draws them; none has a space at its ends or crosses a wall."""
    runs = [part for run in _runs(words) for part in _parted(run)]
    if walls:
        runs = [part for run in runs for part in _walled(walls, run)]
    starts = Counter(round(run[0].left) for run in runs)
    edges = {edge for edge, count in starts.items() if count >= SHARED}
    pieces = [_piece(part, order) for order, run in enumerate(runs) for part in _parted_at(edges, run)]
    return _once([piece for piece in pieces if piece.text])


def _once(pieces: list[Piece]) -> list[Piece]:
    """The pieces without those that a later one repeats almost in place, as a shadow or for the look of bold type."""
    last: dict[str, Piece] = {}
    doubled: set[int] = set()
    for piece in pieces:
        other = last.get(piece.text)
        if other and max(abs(piece.left - other.left), abs(piece.base - other.base)) < SHADOW * piece.size:
            doubled.add(id(other))
        last[piece.text] = piece
    return [piece for piece in pieces if id(piece) not in doubled] if doubled else pieces


def _runs(words: Iterable[Word]) -> Iterator[Run]:
    run: Run = []
    for word in words:
        if run and not _continues(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _continues(last: Word, word: Word) -> bool:
    style, other = word.style, last.style
    if style is other and word.base == last.base and style.upright:  # as most words do
        gap = (word.left - last.right) / max(style.size, 1.0)
        return (gap > -OVERLAP or word.left > last.left) and gap < LETTER_GAP
    if other.upright != style.upright:
        return False
    if not style.upright:
        return abs(word.left - last.left) < style.size
    size = max(other.size, style.size, 1.0)
    gap = (word.left - last.right) / size
    rise = abs(word.base - last.base) / size
    if rise > RISE:
        smaller = min(other.size, style.size)
        return rise < RAISED and smaller < RAISED_SIZE * size and -RAISED_GAP < gap < RAISED_GAP
    return (gap > -OVERLAP or word.left > last.left) and gap < LETTER_GAP


def _parted(run: Run) -> Iterable[Run]:
    """The run, parted at wide gaps unless it is letter-spaced."""
    if len(run) == 1:
        return (run,)
    wide = [index for index, (last, word) in enumerate(pairwise(run), start=1) if gap_between(last, word) > GAP]
    if not wide or not run[0].style.upright or tracking_of(run):
        return (run,)
    return _cut(run, wide)


def _parted_at(edges: set[int], run: Run) -> Iterable[Run]:
    """The run, parted where a gap a little wider than a space ends at an edge at which many others begin."""
    if not edges or len(run) == 1:
        return (run,)
    return _cut(
        run,
        [
            index
            for index, word in enumerate(run)
            if index and round(word.left) in edges and gap_between(run[index - 1], word) > EDGE_GAP
        ],
    )


def _cut(run: Run, places: Sequence[int]) -> Iterator[Run]:
    """The run, cut before the words at these places."""
    first = 0
    for place in places:
        yield run[first:place]
        first = place
    yield run[first:] if first else run


def _walled(walls: Sequence[Rule], run: Run) -> Iterable[Run]:
    """The run, parted where an upright rule stands between two words."""
    middle = run[0].base - run[0].style.size / 3
    across = walls[bisect_left(walls, (run[0].right - WALL,)) : bisect_left(walls, (run[-1].left + WALL,))]
    places = [wall.at for wall in across if wall.start < middle < wall.end]
    if not places:
        return (run,)
    return _cut(
        run,
        [
            index
            for index, (last, word) in enumerate(pairwise(run), start=1)
            if any(last.right - WALL <= place < word.left + WALL for place in places)
        ],
    )


def _piece(run: Run, order: int) -> Piece:
    spaces = spaces_in(run) if run[0].style.upright else None
    text = " ".join([word.text for word in run])
    if spaces or RARE.search(text) or any([word.style.icons for word in run]):  # noqa: C419 - as below
        return _piece_by_word(run, order, spaces)
    return _measured(text, edges_within(text, [word[:3] for word in run]), run, order)


def _piece_by_word(run: Run, order: int, spaces: Sequence[bool] | None) -> Piece:
    """The piece of a run in which something is not shown as it is written, or words stand without space between."""
    text: list[str] = []
    edges: list[float] = []
    for word, spaced in zip(run, spaces or [True] * len(run), strict=True):
        shown = BULLET if word.style.icons else clean(word.text)
        if not shown:
            continue
        if spaced and edges:
            text.append(" ")
        elif edges:
            edges.pop()
        edges += edges_within(shown, ((shown, word.left, word.right),))
        text.append(shown)
    piece = _measured("".join(text), edges, run, order)
    piece.raw = raw_of(" ".join([word.text for word in run]))
    return piece


def _measured(text: str, edges: Sequence[float], run: Run, order: int) -> Piece:
    lead = run[0] if len(run) < 3 else max(run[:3], key=_num_chars)  # noqa: PLR2004 - not a bullet
    style = lead.style
    first = run[0].style
    bold = first.bold
    if any([word.style is not first for word in run]):  # noqa: C419 - runs are short, a generator is slower
        bold = 2 * sum(len(word.text) for word in run if word.style.bold) > len(text)
    red, green, blue, _ = style.fill
    colour = red << 16 | green << 8 | blue
    return Piece(text, _box_of(run), tuple(edges), style.size, bold, 0, lead.base, colour, order)


def _num_chars(word: Word) -> int:
    return len(word.text)


def _box_of(run: Run) -> Box:
    if len(run) == 1:
        return Box(run[0].left, run[0].top, run[0].right, run[0].bottom)
    _, left, right, _, top, bottom, *_ = zip(*run, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))
