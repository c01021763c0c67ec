"""Two candidates' verdicts for one role in, whether their facts are near-identical out: who decides otherwise says why.

The measure, named so that a page and a decision record can say it: the same computed verdict on every gate, points at
most POINTS apart, and each end of each measured number (years, counts) at most YEARS apart. Names, places, languages of
the CV and who came first play no part.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

POINTS: Final = 5.0  # of 100: one weight of the lowest kind in a role with five or more
YEARS: Final = 1.0  # a year more or less decides nothing that a gate did not decide

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a candidate was found to be: the computed outcome of each gate, the points, the measured intervals."""

    gates: Mapping[str, str]
    points: float
    measured: Mapping[str, Interval] = field(default_factory=dict)


def are_alike(one: Profile, other: Profile) -> bool:
    """Whether the facts of the two are near-identical; the order of the two does not matter."""
    return (
        bool(one.gates)
        and one.gates == other.gates
        and abs(one.points - other.points) <= POINTS
        and one.measured.keys() == other.measured.keys()
        and all(_are_near(one.measured[criterion], other.measured[criterion]) for criterion in one.measured)
    )


def _are_near(one: Interval, other: Interval) -> bool:
    return all(abs(end - other_end) <= YEARS for end, other_end in zip(one, other, strict=True))
