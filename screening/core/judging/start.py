"""A latest start date and the statements of availability in, whether the candidate can start in time out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from screening.core.judging.finding import Case, Finding, in_order, pages_of
from screening.core.judging.kleene import Truth, outcome_of
from screening.core.terms import Availability, Duration, Evidence, Measure, Moment, Outcome, Reason, StartRule

_DAYS_PER_WEEK = 7
_MONTHS_PER_YEAR = 12
_MONTHS_PER_QUARTER = 3
_LONGEST_NOTICE_MONTHS = 120  # what a CV states beyond that is no notice, and the calendar must not run out
_LONGEST_NOTICE_DAYS = 3660
_A_MONTH = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Start:
    """One statement as the days on which it lets the candidate start, and whether that is in time."""

    said: Availability
    day: Moment
    in_time: Truth


def judge_start(rule: StartRule, case: Case) -> Finding:
    """Hold every statement against the latest start; when they differ in outcome it is unclear."""
    latest: dict[str, Measure] = {"latest": rule.latest.isoformat()}
    if case.reference_date > rule.latest:
        return _passed_deadline(case, latest)
    starts = [_start(said, rule, case.reference_date) for said in case.facts.availability if not said.open]
    if not starts:
        return _silent(case, latest)
    return _judged(starts, rule, latest)


def available_from(said: Availability, reference_date: date) -> Moment | None:
    """The first day of work that a statement gives: today, the day it names, or the end of the notice given today."""
    if said.immediately:
        return Moment(reference_date, reference_date)
    if said.start:
        return _next(said.start, reference_date) if said.yearless else said.start
    if said.notice:
        end = after_notice(said.notice, reference_date)
        return Moment(end, end)
    return None


def _next(day: Moment, reference_date: date) -> Moment:
    """The next time that a day without a year comes round: "from 1 June" said in March is this year's."""
    this_year = Moment(_in_year(day.earliest, reference_date.year), _in_year(day.latest, reference_date.year))
    if this_year.latest >= reference_date:
        return this_year
    return Moment(_in_year(day.earliest, reference_date.year + 1), _in_year(day.latest, reference_date.year + 1))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def after_notice(notice: Duration, reference_date: date) -> date:
    """The day that a notice given on the reference date runs out: "six months to the end of the quarter"."""
    months = min(notice.months, _LONGEST_NOTICE_MONTHS)
    days = min(notice.weeks * _DAYS_PER_WEEK + notice.days, _LONGEST_NOTICE_DAYS)
    end = _months_later(reference_date, months) + timedelta(days=days)
    if notice.to_quarter_end:
        months_left = -end.month % _MONTHS_PER_QUARTER
        return _month_end(_months_later(end.replace(day=1), months_left))
    return _month_end(end) if notice.to_month_end else end


def _months_later(day: date, months: int) -> date:
    years, month_index = divmod(day.month - 1 + months, _MONTHS_PER_YEAR)
    year = day.year + years
    return date(year, month_index + 1, min(day.day, monthrange(year, month_index + 1)[1]))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _start(said: Availability, rule: StartRule, reference_date: date) -> Start:
    day = available_from(said, reference_date) or Moment(date.min, date.max)
    in_time = True if day.latest <= rule.latest else False if day.earliest > rule.latest else None
    return Start(said, day, in_time)


def _passed_deadline(case: Case, latest: dict[str, Measure]) -> Finding:
    evidence = in_order(span for said in case.facts.availability for span in said.evidence)
    values: dict[str, Measure] = {**latest, "today": case.reference_date.isoformat()}
    return Finding(
        Outcome.UNCLEAR,
        Reason("start.deadline", values),
        evidence,
        {"earliest": None, "latest": None},
        Reason("start.new_deadline", values),
    )


def _silent(case: Case, latest: dict[str, Measure]) -> Finding:
    evidence = in_order(span for said in case.facts.availability for span in said.evidence)
    code = "start.open" if evidence else "start.silent"
    return Finding(
        Outcome.UNCLEAR,
        Reason(code, {**latest, "pages": pages_of(evidence)}),
        evidence,
        {"earliest": None, "latest": None},
        Reason("start.ask", latest),
    )


def _judged(starts: list[Start], rule: StartRule, latest: dict[str, Measure]) -> Finding:
    outcomes = {start.in_time for start in starts}
    contradicting = len(outcomes) > 1 or (outcomes == {True} and _cannot_agree(starts))
    outcome = Outcome.UNCLEAR if contradicting else outcome_of(outcomes.pop())
    day = Moment(min(start.day.earliest for start in starts), max(start.day.latest for start in starts))
    found: dict[str, Measure] = {"earliest": day.earliest.isoformat(), "latest": day.latest.isoformat()}
    evidence = in_order(span for start in starts for span in start.said.evidence)
    values = {**latest, "from": found["earliest"], "to": found["latest"], "pages": pages_of(evidence)}
    if outcome is Outcome.FAIL:
        values["late"] = (day.earliest - rule.latest).days
    return Finding(
        outcome=outcome,
        reason=Reason("start.contradicted" if contradicting else f"start.{outcome}", values),
        evidence=evidence,
        measured=found,
        would_change=_would_change(outcome, values),
        notes=_disagreement(starts, evidence),
    )


def _cannot_agree(starts: list[Start]) -> bool:
    """Whether one statement says "at once" and another a month or more later: no candidate can mean both."""
    now = [start for start in starts if start.said.immediately]
    later = max(start.day.earliest for start in starts)
    return bool(now) and later - now[0].day.latest >= _A_MONTH


def _would_change(outcome: Outcome, values: dict[str, Measure]) -> Reason | None:
    if outcome is Outcome.PASS:
        return None
    return Reason("start.ask" if outcome is Outcome.UNCLEAR else "start.change", values)


def _disagreement(starts: list[Start], evidence: Evidence) -> tuple[Reason, ...]:
    """A note when two statements cannot both be meant, though each leads to the same verdict."""
    first = max(start.day.earliest for start in starts)
    last = min(start.day.latest for start in starts)
    if first <= last:
        return ()
    days: dict[str, Measure] = {"from": last.isoformat(), "to": first.isoformat(), "pages": pages_of(evidence)}
    return (Reason("start.differ", days),)
