"""A pool and criteria that are not saved in, who would stand where out: from stored facts, no file read again."""

from collections.abc import Mapping
from dataclasses import dataclass

from screening.core.ranking import points_of, standing_of
from screening.core.terms import RoleTerms
from screening.flow import judge
from screening.flow.pool import Candidate, Outcomes, Pool


@dataclass(frozen=True, slots=True)
class Move:
    """One candidate who would stand elsewhere; `because` are the slugs of the gates whose outcome would change."""

    candidate: Candidate
    standing: str
    because: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What saving would do to those that changed criteria are held against.

    `before` and `after` count their standings; `num_reordered` would have other points. `num_not_judged` wait for the
    criteria that hold; `num_decided` keep the verdicts of the version they were decided under.
    """

    moves: tuple[Move, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]
    num_all: int
    num_reordered: int = 0
    num_not_judged: int = 0
    num_decided: int = 0


def forecast(pool: Pool, wanted: RoleTerms) -> Forecast:
    """Who would stand where if the criteria were `wanted`."""
    outcomes = {c.slug: pool.overridden(pool.outcomes(c, wanted), c.slug) for c in wanted.criteria}
    gates = [c.slug for c in wanted.criteria if c.gate]
    weights = [(c.weight, c.slug) for c in wanted.criteria if not c.gate]
    before, after = (dict.fromkeys(("meets", "clarify", "fails"), 0) for _ in range(2))
    moves, num_reordered = [], 0
    for candidate in pool.candidates:
        standing = standing_of(outcomes[slug][candidate.pk] for slug in gates).value
        points = points_of([(weight, outcomes[slug][candidate.pk]) for weight, slug in weights])
        before[candidate.standing] += 1
        after[standing] += 1
        num_reordered += points != candidate.points
        if standing != candidate.standing:
            moves.append(Move(candidate, standing, _because(pool, candidate, gates, outcomes)))
    num_judged = len(pool.candidates)
    num_moved = judge.moved_by_criteria(pool.role).filter(merged_into__isnull=True).count()
    num_read = pool.role.applications.current().filter(document__reading__isnull=False).count()
    num_decided = num_read - num_moved
    return Forecast(tuple(moves), before, after, num_judged, num_reordered, num_moved - num_judged, num_decided)


def _because(
    pool: Pool, candidate: Candidate, gates: list[str], outcomes: Mapping[str, Outcomes]
) -> tuple[tuple[str, str, str], ...]:
    """The gates whose outcome would change: slug, from, to; "" for a gate that is new or that would be gone."""
    were = {slug: by[candidate.assessment][0] for slug, by in pool.verdicts.items() if candidate.assessment in by}
    gates_before = [c.slug for c in pool.held.criteria if c.gate]
    changed = []
    for slug in dict.fromkeys([*gates_before, *gates]):
        old = were.get(slug, "") if slug in gates_before else ""
        new = outcomes[slug][candidate.pk].value if slug in gates else ""
        if old != new and {old, new} & {"fail", "unclear"}:
            changed.append((slug, old, new))
    return tuple(changed)
