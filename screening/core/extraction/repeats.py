"""Positions in, the same without those that the CV tells twice: in two languages, in an overview and in detail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from screening.core.terms import Moment, Position, PositionKind

_RETOLD_SHARE = 0.6  # of the periods of a section that another section has too
_ALIKE = 75  # per cent of the words of title and employer
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A position and the number of the section that tells of it."""

    position: Position
    section: int


def without_repeats(placed: Sequence[Placed]) -> tuple[Position, ...]:
    """The positions, each job once; what a repetition says is added to the text of the first. Parents are renumbered.

    A section whose periods mostly stand in an earlier one too tells the same history again; elsewhere a repetition has
    the same period and much the same words.
    """
    retold = _retold(placed)
    kept: list[Placed] = []
    places: dict[int, int] = {}
    for number, each in enumerate(placed):
        twin = next((i for i, other in enumerate(kept) if _is_repeat(other, each, retold)), None)
        places[number] = len(kept) if twin is None else twin
        if twin is None:
            kept.append(each)
        else:
            kept[twin] = Placed(_joined(kept[twin].position, each.position), kept[twin].section)
    return tuple(_renumbered(each.position, i, places) for i, each in enumerate(kept))


def _renumbered(position: Position, place: int, places: dict[int, int]) -> Position:
    """The position with the new number of its parent, which may stand behind it; none is its own."""
    parent = None if position.parent is None else places[position.parent]
    return replace(position, parent=None if parent == place else parent)


def _retold(placed: Sequence[Placed]) -> set[tuple[int, int]]:
    """The pairs of sections (earlier, later) of which the later tells the same history."""
    sections: dict[int, list[Position]] = {}
    for each in placed:
        if each.position.kind is PositionKind.POSITION:
            sections.setdefault(each.section, []).append(each.position)
    return {
        (earlier, later)
        for later, positions in sections.items()
        for earlier in sections
        if earlier < later and len(positions) >= _FEWEST and _share(positions, sections[earlier]) >= _RETOLD_SHARE
    }


def _share(positions: Sequence[Position], others: Sequence[Position]) -> float:
    return sum(any(_same_period(each, other) for other in others) for each in positions) / len(positions)


def _is_repeat(first: Placed, second: Placed, retold: set[tuple[int, int]]) -> bool:
    one, two = first.position, second.position
    if one.kind is not two.kind or not _same_period(one, two):
        return False
    if (first.section, second.section) in retold:
        return True
    if first.section == second.section and one.kind is PositionKind.MISSION:
        return False
    from rapidfuzz import fuzz  # at first use: most processes read nothing

    alike = fuzz.token_set_ratio(f"{one.title} {one.employer}".casefold(), f"{two.title} {two.employer}".casefold())
    return alike >= _ALIKE and (first.section != second.section or one.title.casefold() == two.title.casefold())


def _same_period(one: Position, two: Position) -> bool:
    """Whether both periods can be the same, one of them perhaps given in years only."""
    if one.ongoing is not two.ongoing or one.started_ago != two.started_ago:
        return False
    return _can_be_same(one.start, two.start) and _can_be_same(one.end, two.end)


def _can_be_same(one: Moment | None, two: Moment | None) -> bool:
    if one is None or two is None:
        return one is two
    return one.earliest <= two.latest and two.earliest <= one.latest


def _joined(one: Position, two: Position) -> Position:
    """The position with the finer dates of both and both texts."""
    finer = two if _length(two) < _length(one) else one
    return replace(one, start=finer.start, end=finer.end, description=one.description + two.description)


def _length(position: Position) -> timedelta:
    """How far apart the days are that the dates leave open."""
    moments = [each for each in (position.start, position.end) if each]
    return sum((each.latest - each.earliest for each in moments), timedelta())
