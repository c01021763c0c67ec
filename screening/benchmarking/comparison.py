"""The labels of one CV and what the engine says of it in, counts of what is right and the disagreements out."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from screening.benchmarking.truth import LabelledPosition, Truth
from screening.core.report import Candidate
from screening.core.terms import Facts, Moment, Outcome, Position, PositionKind, Verdict

_YEARS_SLACK = 0.5  # intervals this near to each other agree
_MONTHS_SLACK = 1
_WIDEST_MONTHS = 2  # a moment any wider does not say the month
_YEAR_DIGITS = 4


@dataclass(slots=True)
class Comparison:
    """What was counted on one CV or on many: how often each thing was looked at, found, right."""

    counts: Counter[str] = field(default_factory=Counter)
    gates: dict[str, Counter[str]] = field(default_factory=dict)
    disagreements: list[str] = field(default_factory=list)

    def add(self, other: "Comparison") -> None:
        """Count the other's in."""
        self.counts += other.counts
        self.disagreements += other.disagreements
        for gate, counts in other.gates.items():
            self.gates.setdefault(gate, Counter()).update(counts)

    def differs(self, what: str, truth: object, engine: object, why: str = "") -> None:
        """Note a disagreement in one line."""
        self.disagreements.append(f"{what}: labelled {truth}, engine {engine}" + (f" ({why})" if why else ""))


def compared(truth: Truth, candidate: Candidate, reasons: Mapping[str, str]) -> Comparison:
    """Compare everything that is labelled; `reasons` are the engine's sentences by criterion."""
    comparison = Comparison(Counter(files=1))
    screening = candidate.screening
    if screening is None:
        comparison.counts["unscreened"] += 1
        comparison.differs("file", "a CV", candidate.unread)
    facts = screening.record.facts if screening else Facts()
    verdicts = {verdict.criterion: verdict for verdict in screening.assessment.verdicts} if screening else {}
    _compare_gates(truth, verdicts, reasons, comparison)
    _compare_criteria(truth, verdicts, comparison)
    _compare_languages(truth, facts, comparison)
    _compare_positions(truth, facts, comparison)
    _compare_years(truth, verdicts, comparison)
    _compare_contact(truth, facts, comparison)
    return comparison


def _compare_gates(
    truth: Truth, verdicts: Mapping[str, Verdict], reasons: Mapping[str, str], comparison: Comparison
) -> None:
    for slug, wanted in truth.gates.items():
        verdict = verdicts.get(slug)
        had = verdict.outcome.value if verdict else "missing"
        kind = _kind(wanted, had)
        counts = comparison.gates.setdefault(slug, Counter())
        for each in (comparison.counts, counts):
            each["gates"] += 1
            each[kind] += 1
        if wanted != had:
            comparison.differs(slug, wanted, had, reasons.get(slug, ""))
        if verdict and verdict.outcome is not Outcome.UNCLEAR:
            comparison.counts["decided"] += 1
            comparison.counts["decided_quoted"] += bool(verdict.evidence)


def _kind(wanted: str, had: str) -> str:
    """How a gate's verdict stands to its label."""
    kinds = {("pass", "fail"): "false_rejects", ("fail", "pass"): "false_passes"}
    if wanted == had:
        return "gates_right"
    if had == "missing":
        return "missing"
    return kinds.get((wanted, had), "undecided" if had == "unclear" else "overdecided")


def _compare_criteria(truth: Truth, verdicts: Mapping[str, Verdict], comparison: Comparison) -> None:
    for slug, label in truth.criteria.items():
        wanted = label == "present"
        had = slug in verdicts and verdicts[slug].outcome is Outcome.PASS
        comparison.counts["criteria"] += 1
        comparison.counts["criteria_right"] += wanted == had
        if wanted != had:
            comparison.differs(slug, label, "pass" if had else "no")


def _compare_languages(truth: Truth, facts: Facts, comparison: Comparison) -> None:
    spoken = {skill.language: (skill.least.name, skill.most.name) for skill in facts.languages}
    comparison.counts["languages_labelled"] += len(truth.languages)
    comparison.counts["languages_found"] += len(spoken)
    for language in sorted(truth.languages.keys() | spoken.keys()):
        wanted, had = truth.languages.get(language), spoken.get(language)
        comparison.counts["languages_right"] += wanted == had
        if wanted != had:
            comparison.differs(language, wanted, had)


def _compare_positions(truth: Truth, facts: Facts, comparison: Comparison) -> None:
    """A position is found when both its dates are; a mission that nothing was labelled for is not held against it."""
    left = list(facts.positions)
    missed: list[LabelledPosition] = []
    for labelled in truth.positions:
        match = next((each for each in left if _same_dates(labelled, each)), None)
        if match is None:
            missed.append(labelled)
        else:
            left.remove(match)
    wrong = [each for each in left if each.kind is not PositionKind.MISSION]
    right = len(truth.positions) - len(missed)
    comparison.counts["positions_labelled"] += len(truth.positions)
    comparison.counts["positions_found"] += right + len(wrong)
    comparison.counts["positions_right"] += right
    if missed or wrong:
        comparison.differs("positions", list(_labels(missed)), [each.title for each in wrong])


def _labels(positions: Iterable[LabelledPosition]) -> Iterator[str]:
    return (f"{each.start} - {each.end or 'now'}" for each in positions)


def _same_dates(labelled: LabelledPosition, found: Position) -> bool:
    end = None if found.ongoing else found.end
    if labelled.end is None or end is None:
        same_end = labelled.end is None and end is None
    else:
        same_end = _same_moment(labelled.end, end)
    return same_end and found.start is not None and _same_moment(labelled.start, found.start)


def _same_moment(labelled: str, found: Moment) -> bool:
    """Equal at the label's own precision: the year, or the month give or take one."""
    if len(labelled) == _YEAR_DIGITS:
        return found.earliest.year == found.latest.year == int(labelled)
    least, most = (day.year * 12 + day.month for day in (found.earliest, found.latest))
    wanted = int(labelled[:_YEAR_DIGITS]) * 12 + int(labelled[_YEAR_DIGITS + 1 :])
    return most - least <= _WIDEST_MONTHS and least - _MONTHS_SLACK <= wanted <= most + _MONTHS_SLACK


def _compare_years(truth: Truth, verdicts: Mapping[str, Verdict], comparison: Comparison) -> None:
    for domain, (least, most) in truth.years.items():
        verdict = verdicts.get(f"{domain}-years")
        found = (verdict.measured.get("min"), verdict.measured.get("max")) if verdict else (None, None)
        near = _near(found, least, most)
        comparison.counts["years"] += 1
        comparison.counts["years_right"] += near
        if not near:
            comparison.differs(f"{domain} years", f"{least}-{most}", f"{found[0]}-{found[1]}")


def _near(found: tuple[object, object], least: float, most: float) -> bool:
    low, high = found
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return False
    return low <= most + _YEARS_SLACK and high >= least - _YEARS_SLACK


def _compare_contact(truth: Truth, facts: Facts, comparison: Comparison) -> None:
    found = {"name": facts.name, "email": facts.email}
    for what, wanted in truth.contact.items():
        stated = found[what]
        had = stated.value if stated else ""
        comparison.counts["contact"] += 1
        comparison.counts["contact_right"] += _folded(wanted) == _folded(had)
        if _folded(wanted) != _folded(had):
            comparison.differs(what, wanted, had or None)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).casefold().split())
