"""A topic in, whether the work that the CV tells of shows it out: pass with its sentences, else unclear."""

from screening.core.judging.finding import Case, Finding, in_order, pages_of
from screening.core.judging.topics import find_topic, topic_match
from screening.core.terms import EvidenceRule, Measure, Outcome, Reason


def judge_evidence(rule: EvidenceRule, case: Case) -> Finding:
    """Look for the topic; its absence settles nothing, so it is unclear and earns no points."""
    topic = find_topic(rule.topic, case.role.topics)
    match = topic_match(case.document, case.facts, topic, case.role.domains)
    evidence = in_order(match.spans)
    values: dict[str, Measure] = {"labels": dict(topic.labels), "pages": pages_of(evidence)}
    measured: dict[str, Measure] = {"mentions": len(evidence) if match.shown else 0}
    if match.shown:
        return Finding(Outcome.PASS, Reason("evidence.pass", values), evidence, measured)
    code = "evidence.hinted" if evidence else "evidence.unclear"
    return Finding(Outcome.UNCLEAR, Reason(code, values), evidence, measured, Reason("evidence.ask", values))
