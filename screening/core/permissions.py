"""What a person of a team may do: a function and whether the role is archived in, the rights that go with it out."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Function(StrEnum):
    """What a person is on the team of a role; who may most comes first."""

    OWNER = "owner"
    RECRUITER = "recruiter"
    REVIEWER = "reviewer"
    READER = "reader"


class Right(StrEnum):
    """One thing that can be done with a role or with an application to it."""

    READ = "read"  # board, applications with their CVs, insight, criteria and their versions
    NOTE = "note"  # notes, tags
    OVERRIDE = "override"  # a word of one's own in the place of a computed verdict
    DECIDE = "decide"
    ASK = "ask"
    EXPORT = "export"  # lists and papers that leave the house
    ADD = "add"  # applications that came another way than by the form
    EDIT_CRITERIA = "edit_criteria"
    EDIT_ROLE = "edit_role"  # texts, place, deadline, retention
    MOVE = "move"  # open, pause, close, archive
    ERASE = "erase"  # applications, at their wish or for good reason
    TEAM = "team"  # invite, change what somebody is, remove


_EVERYBODY: Final = frozenset(Function)
_WHO_ACTS: Final = frozenset({Function.OWNER, Function.RECRUITER, Function.REVIEWER})
_WHO_RUNS: Final = frozenset({Function.OWNER, Function.RECRUITER})
_OWNERS: Final = frozenset({Function.OWNER})

# THE table. docs/permissions.md is written from it; a right that is not in here is nobody's.
MAY: Final[Mapping[Right, frozenset[Function]]] = MappingProxyType(
    {
        Right.READ: _EVERYBODY,
        Right.NOTE: _WHO_ACTS,
        Right.OVERRIDE: _WHO_ACTS,
        Right.DECIDE: _WHO_ACTS,
        Right.ASK: _WHO_ACTS,
        Right.EXPORT: _WHO_ACTS,
        Right.ADD: _WHO_RUNS,
        Right.EDIT_CRITERIA: _WHO_RUNS,
        Right.EDIT_ROLE: _WHO_RUNS,
        Right.MOVE: _WHO_RUNS,
        Right.ERASE: _WHO_RUNS,
        Right.TEAM: _OWNERS,
    }
)

# What remains in the archive: to read, to hand papers on, to forget, to say who may see it, to bring it back.
KEPT_IN_ARCHIVE: Final = frozenset({Right.READ, Right.EXPORT, Right.ERASE, Right.TEAM, Right.MOVE})

MAKES_ROLES: Final = _WHO_RUNS  # who is that on some role may make a new one; so may an administrator


def rights_of(function: str, *, archived: bool = False) -> frozenset[Right]:
    """The rights of somebody who is `function` on the team of a role; none for a word that is no function."""
    mine = frozenset(right for right, functions in MAY.items() if function in functions)
    return mine & KEPT_IN_ARCHIVE if archived else mine


def may(function: str, right: Right, *, archived: bool = False) -> bool:
    """Whether somebody who is `function` on the team of a role has the right."""
    return right in rights_of(function, archived=archived)
