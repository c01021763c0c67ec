"""A history as it was read and what the candidate tells otherwise in, the history as the candidate tells it out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from screening.core.terms import Engagement, Facts, Position, PositionKind, Retold

ADDED = "+"  # begins the key of a period that was not read


def key_of(position: Position) -> str:
    """What names a position in any reading of the same CV: title, employer and dates, as they were read."""
    start = position.start.earliest.isoformat() if position.start else ""
    end = position.end.latest.isoformat() if position.end else ""
    return f"{position.title}|{position.employer}|{start}|{end}"


def retold(facts: Facts, history: tuple[Retold, ...]) -> Facts:
    """The facts with the positions that the candidate tells otherwise, without those that were none, with those added.

    What is told of a period that stands in no such form in this reading is left out: another CV has taken its place.
    """
    told = {each.of: each for each in history}
    kept = {i: told.get(key_of(position)) for i, position in enumerate(facts.positions)}
    numbers = {old: new for new, old in enumerate(i for i, each in kept.items() if each is None or each.held)}
    positions = (_told(facts.positions[old], kept[old], numbers) for old in numbers)
    return replace(facts, positions=(*positions, *_added(history)))


def _told(position: Position, told: Retold | None, numbers: Mapping[int, int]) -> Position:
    """The position under its new number in the list, its title, employer and dates as they are told."""
    parent = None if position.parent is None else numbers.get(position.parent)
    position = replace(position, parent=parent)
    if told is None:
        return position
    return replace(
        position,
        title=told.title,
        employer=told.employer,
        start=told.start,
        end=told.end,
        ongoing=told.end is None,
        started_ago=None,
    )


def _added(history: tuple[Retold, ...]) -> Iterator[Position]:
    for told in history:
        if told.of.startswith(ADDED) and told.held:
            yield Position(
                PositionKind.POSITION,
                Engagement.WORK,
                told.title,
                told.employer,
                told.start,
                told.end,
                ongoing=told.end is None,
                evidence=(),
            )
