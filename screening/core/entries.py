"""A criterion while it is being written: as typed, maybe unfinished; to a typed criterion and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from screening.core.judging.library import domain_of_terms, domain_slugs, topic_slugs
from screening.core.rolefile_fields import Fields, Problems
from screening.core.rolefile_rules import plain_rule, read_rule
from screening.core.terms import Criterion, CriterionKind, Domain, RoleTerms, Rule, Topic

LANGUAGES = ("en", "fr", "nl")  # of every text that a candidate reads
OWN = "own"  # in the place of a slug of the library: the recruiter's own words
NAMES = {CriterionKind.YEARS: "domain", CriterionKind.EVIDENCE: "topic"}  # which field names a vocabulary
USUAL_WEIGHT = 3


class EntryState(StrEnum):
    """PROPOSED was read from an advertisement, unconfirmed; DROPPED can be taken back until the copy is saved."""

    PROPOSED = "proposed"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A recruiter's own vocabulary for one criterion: what counts, what never does, and the slug it once got."""

    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One criterion in the making. `rule` holds the fields of a role file's rule as far as they were typed.

    `weight` is kept beside `gate`, so that a gate that becomes a weight again has the one it had. `start` and `end` are
    the place of `source` in the advertisement, None where it was not read from there.
    """

    key: str
    kind: CriterionKind
    slug: str = ""
    gate: bool = True
    weight: int = USUAL_WEIGHT
    rule: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    question: Mapping[str, str] = field(default_factory=dict)
    justification: str = ""
    source: str = ""
    start: int | None = None
    end: int | None = None
    own: OwnWords = OwnWords()
    state: EntryState = EntryState.KEPT

    @property
    def counts(self) -> bool:
        """Whether it becomes a criterion when the copy is saved."""
        return self.state is not EntryState.DROPPED

    @property
    def has_own_words(self) -> bool:
        """Whether it is judged by the recruiter's own words instead of a vocabulary of the library."""
        return self.kind in NAMES and self.rule.get(NAMES[self.kind]) == OWN

    @property
    def own_slug(self) -> str:
        """The slug under which its own words are kept."""
        return self.own.slug or self.slug


def entry_of(criterion: Criterion, question: Mapping[str, str], role: RoleTerms) -> Entry:
    """The entry that edits a criterion that holds; own words come from the role's vocabulary."""
    plain = _storable(plain_rule(criterion.rule))
    own = OwnWords()
    if name := NAMES.get(criterion.kind):
        vocabulary = _own_vocabulary(plain[name], criterion.kind, role)
        if vocabulary is not None:
            own, plain[name] = _words_of(vocabulary), OWN
    return Entry(
        key=criterion.slug,
        kind=criterion.kind,
        slug=criterion.slug,
        gate=criterion.gate,
        weight=criterion.weight or USUAL_WEIGHT,
        rule=plain,
        labels=dict(criterion.labels),
        question=dict(question),
        justification=criterion.justification,
        source=criterion.source,
        own=own,
    )


def rule_of(entry: Entry) -> Rule | None:
    """The typed rule, None while what was typed is no rule yet."""
    plain = dict(entry.rule)
    if entry.kind is CriterionKind.LANGUAGES:
        plain = dict(unwrapped(plain))
    if entry.has_own_words:
        plain[NAMES[entry.kind]] = entry.own_slug
    if entry.kind is CriterionKind.START:
        plain["latest"] = _day(plain.get("latest"))
    problems = Problems()
    rule = read_rule(entry.kind, Fields(plain, "", problems))
    return None if problems.found else rule


def unwrapped(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A language rule as typed without a group of one around all of it."""
    members: list[Mapping[str, Any]] = node.get("all") or node.get("any") or []
    return unwrapped(members[0]) if len(members) == 1 else node


def criterion_of(entry: Entry) -> Criterion | None:
    """The typed criterion, None while it has no rule or no slug."""
    rule = rule_of(entry)
    if rule is None or not entry.slug:
        return None
    return Criterion(
        slug=entry.slug,
        kind=entry.kind,
        rule=rule,
        gate=entry.gate,
        weight=0 if entry.gate else entry.weight,
        labels=dict(entry.labels),
        source=" ".join(entry.source.split()),
        justification=entry.justification,
    )


def role_terms_of(slug: str, entries: Iterable[Entry], kept: RoleTerms | None = None) -> RoleTerms:
    """The role as the judging would see it. Entries that are no criterion yet are left out.

    `kept` is the version that was edited: what its vocabulary holds beyond terms (weak phrases and the like) stays.
    """
    counting = [(entry, criterion) for entry in entries if entry.counts and (criterion := criterion_of(entry))]
    own = [entry for entry, _ in counting if entry.has_own_words]
    domains = {each.own_slug: domain_of_words(each, kept) for each in own if each.kind is CriterionKind.YEARS}
    topics = {each.own_slug: topic_of_words(each, kept) for each in own if each.kind is CriterionKind.EVIDENCE}
    for domain in _needed(kept, domains):
        domains.setdefault(domain.slug, domain)
    return RoleTerms(
        slug,
        tuple(criterion for _, criterion in counting),
        tuple(domains[slug] for slug in sorted(domains)),
        tuple(topics[slug] for slug in sorted(topics)),
    )


def domain_of_words(entry: Entry, kept: RoleTerms | None = None) -> Domain:
    """The domain that an entry's own words make: each counts in a title and in a description.

    What the domain that was edited holds beside them (weak phrases, titles that speak against it) stays.
    """
    before = next((each for each in (kept.domains if kept else ()) if each.slug == entry.own_slug), None)
    if before is None:
        made = domain_of_terms(entry.own_slug, entry.labels, entry.own.terms)
        return replace(made, excluded=entry.own.excluded)
    known = (*before.titles, *before.strong)
    terms = _phrases(entry.own.terms, known)
    titles, strong = (_brought_to(own, known, terms) for own in (before.titles, before.strong))
    labels = before.labels if _words_of(before) == entry.own else entry.labels
    return replace(before, labels=labels, titles=titles, strong=strong, excluded=entry.own.excluded)


def topic_of_words(entry: Entry, kept: RoleTerms | None = None) -> Topic:
    """The topic that an entry's own words make: each shows it."""
    before = next((each for each in (kept.topics if kept else ()) if each.slug == entry.own_slug), None)
    if before is None:
        phrases = _phrases(entry.own.terms, ())
        return Topic(entry.own_slug, dict(entry.labels), strong=phrases, excluded=entry.own.excluded)
    labels = before.labels if _words_of(before) == entry.own else entry.labels
    phrases = _phrases(entry.own.terms, before.strong)
    return replace(before, labels=labels, strong=phrases, excluded=entry.own.excluded)


def _phrases(terms: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The terms as phrases: a single word takes any ending, unless it was known without."""
    return tuple(term if term in known else domain_of_terms("", {}, (term,)).strong[0] for term in terms)


def _brought_to(own: Iterable[str], known: tuple[str, ...], terms: tuple[str, ...]) -> tuple[str, ...]:
    """One list of a domain with the terms that are new, and without those that are gone."""
    return (*(each for each in own if each in terms), *(each for each in terms if each not in known))


def _needed(kept: RoleTerms | None, domains: Mapping[str, Domain]) -> list[Domain]:
    """The domains of the role that no criterion names but another domain builds on."""
    if kept is None:
        return []
    named = {slug for domain in domains.values() for slug in (*domain.implied_by, *domain.requires)}
    return [domain for domain in kept.domains if domain.slug in named]


def _own_vocabulary(slug: str, kind: CriterionKind, role: RoleTerms) -> Domain | Topic | None:
    of_role = role.domains if kind is CriterionKind.YEARS else role.topics
    return next((each for each in of_role if each.slug == slug), None)


def _words_of(vocabulary: Domain | Topic) -> OwnWords:
    titles = vocabulary.titles if isinstance(vocabulary, Domain) else ()
    return OwnWords(tuple(dict.fromkeys((*titles, *vocabulary.strong))), vocabulary.excluded, vocabulary.slug)


def _storable(plain: dict[str, Any]) -> dict[str, Any]:
    return {name: each.isoformat() if isinstance(each, date) else each for name, each in plain.items()}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def known_slugs(kind: CriterionKind) -> tuple[str, ...]:
    """The vocabularies of the library that a rule of this kind may name."""
    return domain_slugs() if kind is CriterionKind.YEARS else topic_slugs()
