"""A rule about working on site and the statements about it in; place, days and weekdays joined by Kleene AND out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.core.judging import kleene
from screening.core.judging.finding import Case, Finding, in_order, pages_of
from screening.core.judging.kleene import Truth
from screening.core.terms import Evidence, Measure, Onsite, OnsiteRule, Outcome, Reason, Row, Weekday

_WORKING_WEEK = tuple(Weekday)[: Weekday.SATURDAY]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the rule: what it is, what the statements say of it, which of them do."""

    name: str
    says: tuple[tuple[Onsite, Truth], ...]
    weekday: Weekday | None = None

    @property
    def truth(self) -> Truth:
        """What the statements say together; unknown when they contradict."""
        return kleene.agreed(truth for _, truth in self.says)

    @property
    def contradicted(self) -> bool:
        """Whether one statement says yes and another says no."""
        return {True, False} <= {truth for _, truth in self.says}

    @property
    def evidence(self) -> Evidence:
        """The spans of the statements that say something of this part."""
        return tuple(span for said, truth in self.says if truth is not None for span in said.evidence)


def judge_onsite(rule: OnsiteRule, case: Case) -> Finding:
    """Hold the statements about the place of the rule, or about no place in particular, against each part."""
    stated = [said for said in case.facts.onsite if said.place in {"", rule.place}]
    parts = _parts(rule, stated)
    outcome = kleene.outcome_of(kleene.every(part.truth for part in parts))
    decisive = [part for part in parts if outcome is not Outcome.FAIL or part.truth is False]
    evidence = in_order(span for part in decisive for span in part.evidence)
    asked: dict[str, Measure] = {"place": rule.place, "days": rule.days_per_week, "weekdays": _names(rule.weekdays)}
    values: dict[str, Measure] = {**asked, **_named(parts), "pages": pages_of(evidence)}
    code = "onsite.silent" if outcome is Outcome.UNCLEAR and not evidence else f"onsite.{outcome}"
    return Finding(
        outcome=outcome,
        reason=Reason(code, values),
        evidence=evidence,
        measured=_measured(parts, stated),
        would_change=_would_change(outcome, values),
        notes=tuple(Reason("onsite.contradicted", _label(part)) for part in parts if part.contradicted),
    )


def _parts(rule: OnsiteRule, stated: Sequence[Onsite]) -> tuple[Part, ...]:
    return (
        Part("place", tuple((said, _place(said, rule)) for said in stated)),
        Part("days", tuple((said, _days(said, rule)) for said in stated)),
        *(Part("weekday", tuple((said, _weekday(said, day)) for said in stated), day) for day in rule.weekdays),
    )


def _place(said: Onsite, rule: OnsiteRule) -> Truth:
    """Willing without a place named leaves the place open; unwilling without one is unwilling everywhere."""
    return None if said.willing and said.place != rule.place else said.willing


def _days(said: Onsite, rule: OnsiteRule) -> Truth:
    if said.willing is False:
        return False
    return kleene.at_least(_days_least(said), said.days_most, rule.days_per_week)


def _days_least(said: Onsite) -> int:
    """The fewest days stated; each weekday named on site is one, up to the most days: "two days, any day"."""
    least = max(said.days_least or 0, sum(on_site for _, on_site in said.weekdays))
    return least if said.days_most is None else min(least, said.days_most)


def _weekday(said: Onsite, day: Weekday) -> Truth:
    """What is said of the day, or follows: "four days, Mondays from home" is on site on a Thursday."""
    if said.willing is False:
        return False
    stated = dict(said.weekdays)
    if day in stated:
        return stated[day]
    possible = [each for each in _WORKING_WEEK if stated.get(each) is not False]
    if day in possible and _days_least(said) >= len(possible):
        return True
    taken = sum(stated.values())
    return False if said.days_most is not None and 0 < taken >= said.days_most else None


def _named(parts: Iterable[Part]) -> dict[str, Measure]:
    """The parts by what is known of them, as the names of a sentence."""
    names: dict[Truth, list[str]] = {True: [], False: [], None: []}
    for part in parts:
        names[part.truth].append(part.name if part.weekday is None else part.weekday.name.lower())
    return {"yes": names[True], "no": names[False], "unknown": names[None]}


def _label(part: Part) -> dict[str, Measure]:
    name = part.name if part.weekday is None else part.weekday.name.lower()
    return {"part": name, "pages": pages_of(part.evidence)}


def _names(weekdays: Iterable[Weekday]) -> list[str]:
    return [day.name.lower() for day in weekdays]


def _measured(parts: Sequence[Part], stated: Sequence[Onsite]) -> dict[str, Measure]:
    days = [_days_least(said) for said in stated if said.days_least is not None or said.weekdays]
    weekdays: list[Row] = [
        {"weekday": part.weekday.name.lower(), "on_site": part.truth} for part in parts if part.weekday is not None
    ]
    return {
        "place": parts[0].truth,
        "days": parts[1].truth,
        "days_stated": max(days) if days else None,
        "weekdays": weekdays,
    }


def _would_change(outcome: Outcome, values: dict[str, Measure]) -> Reason | None:
    if outcome is Outcome.PASS:
        return None
    return Reason("onsite.ask" if outcome is Outcome.UNCLEAR else "onsite.change", values)
