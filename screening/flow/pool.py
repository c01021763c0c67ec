"""The judged applications to a role in, the outcome that each would have for any criterion out; no file is read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, cast

from screening.core import terms
from screening.core.codec import from_plain, to_plain
from screening.core.engine import ENGINE_VERSION
from screening.core.judging.library import find_domain, find_topic
from screening.core.terms import Criterion, CriterionKind, Outcome, RoleTerms, YearsRule
from screening.core.whatif import MONTHS_PER_YEAR, NEEDS_TEXT, Reach, Stored, measured_reach, outcome_of, reach_of
from screening.flow import judge
from screening.models import Application, Assessment, Reading, Role, Verdict
from screening.models.documents import text_of_packed

Outcomes = dict[int, Outcome]  # by the id of the application
Remember = Callable[[str, Callable[[], Any]], Any]  # a name and how to find it out; what was found out
PARTS: Final = ("languages", "onsite", "availability", "counts")  # of the facts, that are judged without the text
DATED: Final = frozenset({CriterionKind.START})  # kinds whose outcome depends on the reference date


@dataclass(frozen=True, slots=True)
class Candidate:
    """One judged application: where it stands, and what another judging needs. `name` is what may be shown of it."""

    pk: int
    public_id: str
    name: str
    is_veiled: bool
    standing: str
    points: float
    assessment: int
    reading: int
    answers: terms.Answers
    declared: str
    received_on: Any


@dataclass
class Pool:
    """The judged applications to a role and the verdicts that hold. `remember` keeps what is costly to find out.

    `masked` gives what a candidate of a blind role is called, "" for one whose name may be seen.
    """

    role: Role
    remember: Remember = field(default=lambda _name, found: found())
    masked: Callable[[Application], str] = field(default=lambda _application: "")

    @cached_property
    def version(self) -> Any:
        """The version of the criteria that holds now."""
        return self.role.current_version()

    @cached_property
    def held(self) -> RoleTerms:
        """The criteria that hold now."""
        return self.version.to_terms() if self.version else RoleTerms(self.role.slug, ())

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Those that were judged by the version that holds, in the order of the board. One query."""
        moved = judge.moved_by_criteria(self.role).values("pk")
        rows = Application.objects.current().filter(pk__in=moved, assessment__version=self.version).ranked()
        fields = ("role_id", "public_id", "reference", "name", "state", "answers")
        judged = ("assessment__standing", "assessment__points", "assessment__reference_date")
        found = rows.select_related("assessment", "document").only(*fields, *judged, "document__reading_id")
        return tuple(self._candidate(row) for row in found)

    def _candidate(self, row: Application) -> Candidate:
        row.role = self.role
        judged, masked = cast(Assessment, row.assessment), self.masked(row)
        return Candidate(
            pk=row.pk,
            public_id=row.public_id,
            name=masked or row.name,
            is_veiled=bool(masked),
            standing=judged.standing,
            points=float(judged.points),
            assessment=judged.pk,
            reading=cast(int, row.document.reading_id),
            answers=from_plain(terms.Answers, row.answers),
            declared=json.dumps(row.answers, sort_keys=True),
            received_on=judged.reference_date,
        )

    @cached_property
    def verdicts(self) -> dict[str, dict[int, tuple[str, str, str]]]:
        """By criterion and assessment: the outcome that holds, the computed one, the source. One query."""
        found: dict[str, dict[int, tuple[str, str, str]]] = self.remember("holding", self._verdicts)
        return found

    def _verdicts(self) -> dict[str, dict[int, tuple[str, str, str]]]:
        current = Application.objects.current().filter(role=self.role, assessment__isnull=False).values("assessment_id")
        rows = Verdict.objects.filter(assessment__in=current).order_by()
        found: dict[str, dict[int, tuple[str, str, str]]] = {}
        names = ("criterion", "assessment_id", "outcome", "computed", "source")
        for slug, judged, outcome, computed, source in rows.values_list(*names).iterator(chunk_size=5000):
            found.setdefault(slug, {})[judged] = (outcome, computed, source)
        return found

    def outcomes(self, criterion: Criterion, wanted: RoleTerms) -> Outcomes:
        """The outcome that each candidate would have for `criterion`, before overrides."""
        known = self._unchanged(criterion, wanted)
        if known is not None:
            stored = self.verdicts.get(known.slug, {})
            return {c.pk: Outcome(stored[c.assessment][1]) for c in self.candidates if c.assessment in stored}
        if isinstance(criterion.rule, YearsRule) and _is_whole_months(criterion.rule):
            return self._by_reach(criterion, criterion.rule, wanted)
        name = f"outcomes:{_digest(criterion.rule, _vocabulary(criterion, wanted))}"
        found: Outcomes = self.remember(name, lambda: self._judged(criterion, wanted, self.candidates))
        return found

    def overridden(self, outcomes: Outcomes, slug: str) -> Outcomes:
        """The outcomes with the words of recruiters on top, which stay when the criteria change."""
        stored = self.verdicts.get(slug, {})
        held = {
            c.pk: Outcome(stored[c.assessment][0])
            for c in self.candidates
            if c.assessment in stored and stored[c.assessment][2] == terms.Source.RECRUITER
        }
        return {**outcomes, **held}

    def careers(self, number: int) -> Iterable[tuple[Candidate, Stored]]:
        """The first candidates of the board with their text and history."""
        return self._stored(self.candidates[:number], CriterionKind.YEARS)

    def _unchanged(self, criterion: Criterion, wanted: RoleTerms) -> Criterion | None:
        """The criterion of the version that holds which is judged in the same way, under whatever name."""
        words = _vocabulary(criterion, wanted)
        same = (each for each in self.held.criteria if each.rule == criterion.rule)
        return next((each for each in same if _vocabulary(each, self.held) == words), None)

    def _by_reach(self, criterion: Criterion, rule: YearsRule, wanted: RoleTerms) -> Outcomes:
        """Years are measured once for a domain and then held against any threshold."""
        name = f"reach:{_digest(rule.domain, _vocabulary(criterion, wanted))}"
        reaches: dict[int, Reach] = self.remember(name, lambda: self._reaches(criterion, rule, wanted))
        told = [c for c in self.candidates if c.pk not in reaches]
        return {
            **{c.pk: reaches[c.pk].at(rule.at_least) for c in self.candidates if c.pk in reaches},
            **self._judged(criterion, wanted, told),
        }

    def _reaches(self, criterion: Criterion, rule: YearsRule, wanted: RoleTerms) -> dict[int, Reach]:
        """The reach of everybody who declared nothing about their years: those have to be judged each time."""
        silent = [c for c in self.candidates if not c.answers.years and not c.answers.history]
        found = self._stored_reaches(criterion, rule, wanted)
        reaches = {c.pk: found[c.assessment] for c in silent if c.assessment in found}
        rest = [c for c in silent if c.pk not in reaches]
        for candidate, stored in self._stored(rest, CriterionKind.YEARS):
            reaches[candidate.pk] = measured_reach(rule.domain, wanted, stored)
        return reaches

    def _stored_reaches(self, criterion: Criterion, rule: YearsRule, wanted: RoleTerms) -> dict[int, Reach]:
        """What verdicts on the same domain measured, by assessment. One query, none where no criterion has it."""
        words = _vocabulary(criterion, wanted)
        held = [(c, c.rule.domain) for c in self.held.criteria if isinstance(c.rule, YearsRule)]
        same = [c for c, domain in held if domain == rule.domain and _vocabulary(c, self.held) == words]
        if not same:
            return {}
        judged = [c.assessment for c in self.candidates]
        rows = Verdict.objects.filter(assessment__in=judged, criterion=same[0].slug, source=terms.Source.CV).order_by()
        named = (
            (pk, reach_of(m, r.get("values", {})))
            for pk, m, r in rows.values_list("assessment_id", "measured", "reason")
        )
        return {pk: reach for pk, reach in named if reach is not None}

    def _judged(self, criterion: Criterion, wanted: RoleTerms, candidates: Iterable[Candidate]) -> Outcomes:
        """Judge the criterion. Candidates of whom the same is known are judged once, where no text is looked at."""
        if criterion.kind in NEEDS_TEXT:
            found = self._stored(candidates, criterion.kind)
            return {c.pk: outcome_of(criterion, wanted, stored) for c, stored in found}
        known: dict[Any, Outcome] = {}
        outcomes = {}
        for c, stored in self._stored(candidates, criterion.kind):
            day = stored.reference_date if criterion.kind in DATED else None
            key = (stored.facts, stored.document.flags, c.declared, day)
            if key not in known:
                known[key] = outcome_of(criterion, wanted, stored)
            outcomes[c.pk] = known[key]
        return outcomes

    def _stored(self, candidates: Iterable[Candidate], kind: CriterionKind) -> Iterable[tuple[Candidate, Stored]]:
        """What is stored of each candidate, as far as a criterion of `kind` looks at it. One query in all."""
        listed = list(candidates)
        if not listed:
            return []
        known: dict[int, tuple[terms.Document, terms.Facts]] = (
            self._read([c.reading for c in listed]) if kind in NEEDS_TEXT else self.remember("facts", self._facts)
        )
        return [(c, Stored(*known[c.reading], c.answers, c.received_on)) for c in listed if c.reading in known]

    def _facts(self) -> dict[int, tuple[terms.Document, terms.Facts]]:
        """The facts that are judged without the text, and without the places that say so: outcomes need none."""
        rows = Reading.objects.filter(pk__in=[c.reading for c in self.candidates]).values_list("pk", "facts", "flags")
        return {pk: (_bare(flags), _without_places({part: facts[part] for part in PARTS})) for pk, facts, flags in rows}

    def _read(self, pks: list[int]) -> dict[int, tuple[terms.Document, terms.Facts]]:
        rows = Reading.objects.filter(pk__in=pks).values_list("pk", "packed", "facts")
        return {pk: (text_of_packed(packed), from_plain(terms.Facts, facts)) for pk, packed, facts in rows}


def _vocabulary(criterion: Criterion, role: RoleTerms) -> Any:
    """The words that decide a criterion: its domain or topic, with the role's own domains that it may build on."""
    if isinstance(criterion.rule, YearsRule):
        domain = find_domain(criterion.rule.domain, role.domains)
        return domain, tuple(each for each in role.domains if each.slug in {*domain.implied_by, *domain.requires})
    if isinstance(criterion.rule, terms.EvidenceRule):
        topic = find_topic(criterion.rule.topic, role.topics)
        return topic, tuple(each for each in role.domains if each.slug == topic.within)
    return ()


def _is_whole_months(rule: YearsRule) -> bool:
    """Whether the threshold is a number of whole months: a reach is stored in those."""
    return float(rule.at_least * MONTHS_PER_YEAR).is_integer()


def _digest(*values: object) -> str:
    text = json.dumps([ENGINE_VERSION, to_plain(list(values))], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _without_places(plain: Mapping[str, list[dict[str, Any]]]) -> terms.Facts:
    bare = {part: [{**each, "evidence": []} for each in entries] for part, entries in plain.items()}
    return from_plain(terms.Facts, bare)


def _bare(flags: list[str]) -> terms.Document:
    """A document without its text: what judging from facts alone looks at are its flags."""
    return terms.Document(terms.DocumentKind.TEXT, (), (), tuple(terms.Flag(flag) for flag in flags))
