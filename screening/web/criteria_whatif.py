"""A working copy in, what saving it would do out: who would stand elsewhere, and how many pass at each threshold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.translation import pgettext

from screening.core.entries import Entry, role_terms_of, rule_of
from screening.core.terms import Criterion, Outcome, RoleTerms
from screening.core.whatif import Variant, variants
from screening.flow.pool import Pool
from screening.flow.whatif import Forecast, Move, forecast
from screening.web.charts import Step, steps
from screening.web.criteria_desk import Desk
from screening.web.dates import short_day
from screening.web.plain_words import active_language
from screening.web.remembered import remembering

STANDINGS: Final = ("meets", "clarify", "fails")
NUM_SHOWN: Final = 8  # names of one kind of move that are seen at once; the others fold out


@dataclass(frozen=True, slots=True)
class Because:
    """One gate whose outcome would change; "" before it was there or after it is gone."""

    name: str
    was: str
    will_be: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One candidate who would stand elsewhere."""

    public_id: str
    name: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """Everybody who would go from one standing to another."""

    was: str
    will_be: str
    shown: tuple[Moved, ...]
    more: tuple[Moved, ...]

    @property
    def num(self) -> int:
        """How many."""
        return len(self.shown) + len(self.more)


@dataclass(frozen=True, slots=True)
class Effect:
    """What saving would do. `counts` are (standing, how many now, how many then)."""

    groups: tuple[MoveGroup, ...]
    counts: tuple[tuple[str, int, int], ...]
    num_all: int
    num_moved: int
    num_reordered: int
    num_not_judged: int
    num_decided: int


@dataclass(frozen=True, slots=True)
class Curve:
    """How many would pass one gate at each threshold; `at_least` is whether thresholds are minimums."""

    name: str
    drawing: tuple[Step, ...]
    at_least: bool


def pool_of(desk: Desk) -> Pool:
    """The judged applications of the desk's role; what is costly to find out is remembered until the next judging."""
    role = desk.draft.role
    if role is None:
        raise ValueError("a role that is still to be made has no applications")
    return Pool(role, remembering(role), desk.masked)


def summary_of(desk: Desk, entries: Sequence[Entry], pool: Pool | None = None) -> Effect | None:
    """What saving these entries would do; None when nothing would change, or nobody applied."""
    if desk.role is None or [each for each in entries if each.counts] == desk.held:
        return None
    pool = pool or pool_of(desk)
    wanted = wanted_terms(desk, entries)
    return _effect(forecast(pool, wanted), _names(pool.held, wanted)) if wanted.criteria and pool.candidates else None


def wanted_terms(desk: Desk, entries: Sequence[Entry]) -> RoleTerms:
    """The role as the judging would see it: the unfinished as it holds now, or left out when it is new."""
    held = {each.key: each for each in desk.held}
    finished = [held.get(each.key, each) if each.counts and rule_of(each) is None else each for each in entries]
    return role_terms_of(desk.place, finished, desk.base)


def curve_of(pool: Pool, wanted: RoleTerms, slug: str) -> Curve | None:
    """How many would pass the criterion at the thresholds around its own; None when it is not finished."""
    criterion = next((each for each in wanted.criteria if each.slug == slug), None)
    if criterion is None or not pool.candidates:
        return None
    tried = [(variant, _counted(pool, criterion, variant, wanted)) for variant in variants(criterion.rule)]
    asked = next(_name(variant) for variant, _num in tried if variant.is_asked)
    points: list[tuple[float | str, int, int]] = [
        (_name(variant), num[Outcome.PASS], num[Outcome.PASS] + num[Outcome.UNCLEAR]) for variant, num in tried
    ]
    is_number = isinstance(tried[0][0].name, float)
    return Curve(_label(criterion), steps(points, asked, len(pool.candidates)), is_number)


def _counted(pool: Pool, criterion: Criterion, variant: Variant, wanted: RoleTerms) -> dict[Outcome, int]:
    changed = replace(criterion, rule=variant.rule)
    found = list(pool.overridden(pool.outcomes(changed, wanted), criterion.slug).values())
    return {outcome: found.count(outcome) for outcome in Outcome}


def _name(variant: Variant) -> float | str:
    name = variant.name
    if isinstance(name, date):
        return short_day(name)  # within months of what is asked: the year goes without saying
    if isinstance(name, tuple):
        language, step = name
        whose = language.upper() or pgettext("languages in short", "all")
        return f"{whose} {'+' if step > 0 else '−'}1"
    return name if name != "" else pgettext("threshold", "as asked")


def _effect(found: Forecast, names: Mapping[str, str]) -> Effect:
    groups = []
    for was in STANDINGS:
        for will_be in STANDINGS:
            moved = [_moved(m, names) for m in found.moves if (m.candidate.standing, m.standing) == (was, will_be)]
            if moved:
                groups.append(MoveGroup(was, will_be, tuple(moved[:NUM_SHOWN]), tuple(moved[NUM_SHOWN:])))
    return Effect(
        groups=tuple(groups),
        counts=tuple((standing, found.before[standing], found.after[standing]) for standing in STANDINGS),
        num_all=found.num_all,
        num_moved=len(found.moves),
        num_reordered=found.num_reordered,
        num_not_judged=found.num_not_judged,
        num_decided=found.num_decided,
    )


def _moved(move: Move, names: Mapping[str, str]) -> Moved:
    because = tuple(Because(names.get(slug, slug), was, will_be) for slug, was, will_be in move.because)
    return Moved(move.candidate.public_id, move.candidate.name, because)


def _names(*roles: RoleTerms) -> dict[str, str]:
    return {criterion.slug: _label(criterion) for role in roles for criterion in role.criteria}


def _label(criterion: Criterion) -> str:
    labels = criterion.labels
    return labels.get(active_language()) or labels.get("en") or criterion.slug
