"""A rule about a number of things and the numbers that were stated in, whether the largest one reaches it out."""

from screening.core.judging import kleene
from screening.core.judging.finding import Case, Finding, in_order, is_whole, pages_of
from screening.core.terms import Count, CountRule, Measure, Outcome, Reason

_VARIES = 3  # a range this wide is a number that went up and down, a narrower one is a rough number


def judge_count(rule: CountRule, case: Case) -> Finding:
    """Hold the largest number stated for the thing against the rule; silence is unclear."""
    stated = [count for count in case.facts.counts if count.what == rule.what]
    asked: dict[str, Measure] = {"what": rule.what, "at_least": rule.at_least}
    if not stated:
        return Finding(
            Outcome.UNCLEAR,
            Reason("count.silent", asked),
            measured={"min": None, "max": None},
            would_change=Reason("count.ask", asked),
        )
    return _judged(rule, max(stated, key=lambda count: (count.least, count.most)), stated, case)


def _judged(rule: CountRule, largest: Count, stated: list[Count], case: Case) -> Finding:
    most = max(count.most for count in stated)
    no_larger = is_whole(case.document)  # else a larger number may stand in the part that was not read
    reached = max(_reached(count) for count in stated)
    outcome = kleene.outcome_of(kleene.at_least(reached, most if no_larger else None, rule.at_least))
    decisive = [max(stated, key=_reached)] if outcome is Outcome.PASS else stated
    evidence = in_order(span for count in decisive for span in count.evidence)
    found: dict[str, Measure] = {"min": largest.least, "max": most}
    asked: dict[str, Measure] = {"what": rule.what, "at_least": rule.at_least}
    short = {"short": rule.at_least - most} if outcome is Outcome.FAIL else {}
    return Finding(
        outcome=outcome,
        reason=Reason(f"count.{outcome}", {**asked, **found, **short, "pages": pages_of(evidence)}),
        evidence=evidence,
        measured=found,
        would_change=_would_change(outcome, asked),
    )


def _reached(count: Count) -> int:
    """The number that was surely reached: of "4 to 7 teams, by phase" it is 7; "4 or 5" is no more than 4 for sure."""
    return count.most if count.most - count.least >= _VARIES else count.least


def _would_change(outcome: Outcome, asked: dict[str, Measure]) -> Reason | None:
    if outcome is Outcome.PASS:
        return None
    return Reason("count.ask" if outcome is Outcome.UNCLEAR else "count.change", asked)
