"""One position of the history as a domain looks at it."""

from dataclasses import dataclass

from screening.core.judging.domains import Counts
from screening.core.judging.interval import Period
from screening.core.terms import Evidence, Position


@dataclass(frozen=True, slots=True)
class Entry:
    """One position of the history: its period (None when its dates do not say one), whether it counts and why."""

    position: Position
    period: Period | None
    counts: Counts
    why: str
    spans: Evidence = ()

    @property
    def name(self) -> str:
        """What a sentence calls the position: its title, or its employer where there is none."""
        return self.position.title or self.position.employer
