"""A rule about years in a domain and the history in, the interval of years with its arithmetic job by job out."""

from dataclasses import dataclass
from math import ceil

from screening.core.judging import kleene
from screening.core.judging.domains import Counts, domain_match, find_domain
from screening.core.judging.entry import Entry
from screening.core.judging.finding import Case, Finding, in_order, is_whole, pages_of
from screening.core.judging.history import history_of, named
from screening.core.judging.interval import MONTHS_PER_YEAR, Share, period, union, untold
from screening.core.terms import (
    Claim,
    Domain,
    Engagement,
    Evidence,
    Flag,
    Measure,
    Moment,
    Outcome,
    Position,
    PositionKind,
    Reason,
    Row,
    YearsRule,
)

_ROUNDING_MONTHS = 1e-6  # what floating point may lose over a career; far under a day
_GAP_MONTHS = 12  # in a dated history: as long a gap may be a job that was not read (decision 0360)
_RECOGNISED_GAP_MONTHS = 6  # shorter gaps in a scan's history are a person's own
_CLAIM_SLACK_YEARS = 1  # "twenty years" for nineteen and a half is no contradiction


@dataclass(frozen=True, slots=True)
class Total:
    """The time in a domain. `whole` is whether no other time can be hidden in what was not read.

    `untold` are the months of long gaps, in which a job may have gone unread.
    """

    entries: tuple[Entry, ...]
    shares: tuple[Share, ...]
    whole: bool
    untold: float = 0

    @property
    def least(self) -> float:
        """The fewest months."""
        return sum(share.least for share in self.shares)

    @property
    def most(self) -> float:
        """The most months, of what was read."""
        return sum(share.most for share in self.shares)

    def counted(self) -> list[Entry]:
        """The dated entries that count or may count."""
        return [entry for entry in self.entries if entry.period and entry.counts is not Counts.NO]

    def dated(self) -> list[Entry]:
        """The entries with dates that were understood; studies are no history of work."""
        return [entry for entry in self.entries if entry.period and entry.position.engagement is not Engagement.STUDY]


def judge_years(rule: YearsRule, case: Case, *, told: bool = False) -> Finding:
    """Hold the union of the periods that count for the domain against the years asked for.

    `told`: the candidate went through the history, so that a gap in it hides no job that was not read.
    """
    domain = find_domain(rule.domain, case.role.domains)
    total = _total(history_of(domain, case), case, told=told)
    claims = [claim for claim in case.facts.claims if _is_about(claim, domain, case)]
    asked: dict[str, Measure] = {"labels": dict(domain.labels), "at_least": rule.at_least}
    if not total.dated():
        return _without_dates(asked, claims)
    return _judged(rule, total, asked, claims)


def judge_declared_years(rule: YearsRule, declared: float, case: Case) -> Finding:
    """Hold the years that the candidate declared against the years asked for."""
    domain = find_domain(rule.domain, case.role.domains)
    outcome = kleene.outcome_of(declared >= rule.at_least)
    short_months = max(0, ceil((rule.at_least - declared) * MONTHS_PER_YEAR))
    asked: dict[str, Measure] = {"labels": dict(domain.labels), "at_least": rule.at_least}
    return Finding(
        outcome,
        Reason("years.declared", {**asked, "declared": declared}),
        measured={"min": declared, "max": declared},
        would_change=Reason("years.change", {**asked, "short_months": short_months}) if short_months else None,
    )


def _total(entries: tuple[Entry, ...], case: Case, *, told: bool) -> Total:
    shares = union([entry.period for entry in entries if entry.period and entry.counts is not Counts.NO])
    hidden = any(entry.period is None and entry.counts is not Counts.NO for entry in entries)
    whole = case.facts.history_read and not hidden and is_whole(case.document) and not _may_lack_a_job(entries, case)
    return Total(entries, shares, whole, 0.0 if told else _untold(entries, case))


def _untold(entries: tuple[Entry, ...], case: Case) -> float:
    """The months since the first work that the dated history tells nothing of, in long gaps."""
    worked = [each.period.start.least for each in entries if each.period and _is_work(each)]
    periods = [entry.period for entry in entries if entry.period]
    return untold(periods, min(worked), _today(case), _GAP_MONTHS) if worked else 0.0


def _is_work(entry: Entry) -> bool:
    return entry.position.engagement is Engagement.WORK


def _today(case: Case) -> float:
    return period(Moment(case.reference_date, case.reference_date), None, case.reference_date).end.most


def _may_lack_a_job(entries: tuple[Entry, ...], case: Case) -> bool:
    """Whether a recognised scan leaves time untold: a date may have been misread there, and its job lost."""
    periods = [entry.period for entry in entries if entry.period]
    if Flag.OCR not in case.document.flags or not periods:
        return False
    told = sum(share.most for share in union(periods))
    return _today(case) - min(each.start.least for each in periods) - told > _RECOGNISED_GAP_MONTHS


def _is_about(claim: Claim, domain: Domain, case: Case) -> bool:
    """Whether a claim is about the domain: a position of those words as its title would count."""
    as_title = Position(
        PositionKind.POSITION, Engagement.WORK, claim.about, "", None, None, ongoing=False, evidence=claim.evidence
    )
    return domain_match(as_title, (), case.document, domain, case.role.domains).counts is Counts.YES


def _without_dates(asked: dict[str, Measure], claims: list[Claim]) -> Finding:
    evidence = in_order(span for claim in claims for span in claim.evidence)
    claimed: dict[str, Measure] = {"claimed": max(claim.years for claim in claims)} if claims else {}
    return Finding(
        Outcome.UNCLEAR,
        Reason("years.claimed" if claims else "years.undated", {**asked, **claimed, "pages": pages_of(evidence)}),
        evidence,
        {"min": None, "max": None, "periods": []},
        Reason("years.ask_history", asked),
    )


def _judged(rule: YearsRule, total: Total, asked: dict[str, Measure], claims: list[Claim]) -> Finding:
    needed = rule.at_least * MONTHS_PER_YEAR
    reachable = total.most + total.untold + _ROUNDING_MONTHS if total.whole else None
    outcome = kleene.outcome_of(kleene.at_least(total.least + _ROUNDING_MONTHS, reachable, needed))
    evidence = _evidence(total)
    found: dict[str, Measure] = {
        "min": round(total.least / MONTHS_PER_YEAR, 2),
        "max": round(total.most / MONTHS_PER_YEAR, 2),
    }
    values = {**asked, **found, **_counted(total, needed), "pages": pages_of(evidence)}
    return Finding(
        outcome=outcome,
        reason=Reason(_code(outcome, total, needed), values),
        evidence=evidence,
        measured={**found, "whole": total.whole, "periods": _periods(total)},
        would_change=_would_change(outcome, total, values),
        notes=_contradicted(claims, total, asked),
    )


def _evidence(total: Total) -> Evidence:
    """The headings of the periods that count and what made them count; of all that were looked at when none does."""
    shown = total.counted() or total.dated()
    spans = [span for entry in shown for span in (*entry.position.evidence, *entry.spans)]
    return in_order(spans or [span for entry in shown for span in entry.position.description])


def _counted(total: Total, needed: float) -> dict[str, Measure]:
    return {
        "least_months": int(total.least + _ROUNDING_MONTHS),
        "most_months": int(total.most + _ROUNDING_MONTHS),
        "short_months": max(0, ceil(needed - total.most - _ROUNDING_MONTHS)),
        "untold_months": int(total.untold + _ROUNDING_MONTHS),
        "num_counted": len(total.counted()),
        "num_dated": len(total.dated()),
    }


def _code(outcome: Outcome, total: Total, needed: float) -> str:
    if outcome is Outcome.UNCLEAR and total.whole:
        return "years.unclear" if total.most + _ROUNDING_MONTHS >= needed else "years.gap"
    if outcome is Outcome.UNCLEAR:
        return "years.unread"
    return f"years.{outcome}" if total.counted() else "years.none"


def _would_change(outcome: Outcome, total: Total, values: dict[str, Measure]) -> Reason | None:
    """What would decide an unclear verdict or turn a fail: first what was not read, then what is doubtful."""
    if outcome is Outcome.PASS:
        return None
    if outcome is Outcome.FAIL:
        return Reason("years.change", values)
    hidden = [entry for entry in total.entries if entry.period is None and entry.counts is not Counts.NO]
    doubtful = [entry for entry in total.counted() if entry.counts is Counts.MAYBE]
    vague = [entry for entry in total.counted() if entry.period and entry.period.most - entry.period.least > 1]
    for code, entries in (("ask_dates", hidden), ("ask_domain", doubtful), ("ask_months", vague)):
        if entries:
            return Reason(f"years.{code}", {**values, "titles": [*named(entries)]})
    return Reason("years.ask_gap" if total.untold else "years.ask_history", values)


def _contradicted(claims: list[Claim], total: Total, asked: dict[str, Measure]) -> tuple[Reason, ...]:
    """A note for the largest claim of the summary that the dated history does not bear out."""
    largest = max(claims, key=lambda claim: claim.years, default=None)
    if not largest or largest.years <= total.most / MONTHS_PER_YEAR + _CLAIM_SLACK_YEARS:
        return ()
    values: dict[str, Measure] = {"claimed": largest.years, "most_months": int(total.most + _ROUNDING_MONTHS)}
    return (Reason("years.contradicted", {**asked, **values, "pages": pages_of(largest.evidence)}),)


def _periods(total: Total) -> list[Row]:
    """The arithmetic, one row per position in the order of the CV; the added months sum up to the total."""
    shares = iter(total.shares)
    return [
        _row(entry, next(shares) if entry.period and entry.counts is not Counts.NO else Share(0, 0))
        for entry in total.entries
    ]


def _row(entry: Entry, share: Share) -> Row:
    position, own = entry.position, entry.period
    return {
        "kind": position.kind.value,
        "title": position.title,
        "employer": position.employer,
        "from": position.start.earliest.isoformat() if position.start else None,
        "to": position.end.latest.isoformat() if position.end and not position.ongoing else None,
        "ongoing": position.ongoing,
        "counts": entry.counts.value,
        "why": str(entry.why),
        "months_min": round(own.least, 2) if own else None,
        "months_max": round(own.most, 2) if own else None,
        "adds_min": round(share.least, 2),
        "adds_max": round(share.most, 2),
    }
