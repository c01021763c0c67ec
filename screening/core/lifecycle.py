"""The life of a role as a state machine: a status in, the moves out of it and what each of them needs, out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where a role is in its life."""

    DRAFT = "draft"  # nobody but the team sees it
    OPEN = "open"  # people can apply
    PAUSED = "paused"  # people see it, and that it takes nothing now
    CLOSED = "closed"  # people see that it is over; decisions go on
    ARCHIVED = "archived"  # read-only, and out of the way


class Need(StrEnum):
    """What must be there before a role opens, in the order in which a person would set it right."""

    TITLE = "title"  # in each language that the role is offered in
    SUMMARY = "summary"  # the same
    CRITERIA = "criteria"  # a version of them, with at least one gate
    LABEL = "label"  # of each criterion, in each language
    RETENTION = "retention"  # months, and why so long
    NOTICE = "notice"  # a privacy notice that somebody has confirmed for this role
    OWNER = "owner"  # who answers for it


@dataclass(frozen=True, slots=True)
class Move:
    """One step that a person may take; `unused` and `used` restrict it to roles without or with applications."""

    start: Status
    end: Status
    needs_everything: bool = False
    unused: bool = False
    used: bool = False


MOVES: Final = (
    Move(Status.DRAFT, Status.OPEN, needs_everything=True),
    Move(Status.DRAFT, Status.ARCHIVED),
    Move(Status.OPEN, Status.PAUSED),
    Move(Status.OPEN, Status.CLOSED),
    Move(Status.PAUSED, Status.OPEN, needs_everything=True),
    Move(Status.PAUSED, Status.CLOSED),
    Move(Status.CLOSED, Status.OPEN, needs_everything=True),
    Move(Status.CLOSED, Status.ARCHIVED),
    Move(Status.ARCHIVED, Status.DRAFT, unused=True),
    Move(Status.ARCHIVED, Status.CLOSED, used=True),
)


def moves_from(status: str, *, is_used: bool) -> tuple[Move, ...]:
    """The moves out of `status`; `is_used` says whether anybody has applied to the role."""
    return tuple(move for move in MOVES if move.start == status and not (move.used if not is_used else move.unused))


def move_between(start: str, end: str, *, is_used: bool) -> Move | None:
    """The move from one status to another, None where there is none."""
    return next((move for move in moves_from(start, is_used=is_used) if move.end == end), None)
