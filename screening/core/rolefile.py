"""The text of a role file (YAML) in, a checked role out; and back. Every problem is told at once, with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from screening.core.judging.library import DOMAIN_LISTS, domain_of_terms, domain_slugs, topic_slugs
from screening.core.rolefile_fields import Fields, Problem, Problems, plain_of
from screening.core.rolefile_rules import plain_rule, read_rule
from screening.core.terms import Criterion, CriterionKind, Domain, EvidenceRule, RoleTerms, Rule, Topic, YearsRule

LANGUAGES = ("en", "fr", "nl")  # of every text that a candidate reads
MOST_RETENTION_MONTHS = 120
HIGHEST_WEIGHT = 5

_TOPIC_LISTS = ("strong", "weak", "excluded")


class RoleFileError(ValueError):
    """The text is no usable role file; `problems` holds every reason, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True, slots=True)
class RoleFile:
    """A role as its file states it. Texts are kept per language code; `questions` per slug of a criterion, too."""

    slug: str
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    organisation: str
    location: str
    advertisement: str
    retention_months: int
    retention_reason: str
    criteria: tuple[Criterion, ...]
    languages: tuple[str, ...] = LANGUAGES
    deadline_date: date | None = None
    questions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    domains: tuple[Domain, ...] = ()
    topics: tuple[Topic, ...] = ()

    def to_terms(self) -> RoleTerms:
        """The role as the judging sees it."""
        return RoleTerms(self.slug, self.criteria, self.domains, self.topics)


def parse_role(text: str) -> RoleFile:
    """Read and check a role file.

    Raises:
        RoleFileError: it has problems, all of them named.

    """
    problems = Problems()
    plain = plain_of(text, problems)
    role = _role(Fields(plain, "", problems)) if not problems.found else None
    if role is None or problems.found:
        raise RoleFileError(_in_order(problems, list(plain)))
    return role


def dump_role(role: RoleFile) -> str:
    """The role as a role file. Reading it back gives an equal role, and dumping that the same text."""
    plain = {
        "slug": role.slug,
        "titles": dict(role.titles),
        "summaries": dict(role.summaries),
        "organisation": role.organisation,
        "location": role.location,
        "languages": list(role.languages),
        "deadline": role.deadline_date,
        "retention": {"months": role.retention_months, "reason": role.retention_reason},
        "advertisement": role.advertisement + "\n",
        "criteria": [_plain_criterion(each, role.questions.get(each.slug, {})) for each in role.criteria],
        "domains": [_plain_vocabulary(each, DOMAIN_LISTS) for each in role.domains],
        "topics": [_plain_vocabulary(each, _TOPIC_LISTS, within=each.within) for each in role.topics],
    }
    written = {name: entry for name, entry in plain.items() if entry not in (None, [], {}, "")}
    return yaml.dump(written, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def _in_order(problems: Problems, names: list[str]) -> tuple[Problem, ...]:
    """The problems in the order of the file's own fields; what is missing comes last."""

    def place(problem: Problem) -> int:
        name = problem.path.partition(".")[0].partition("[")[0]
        return names.index(name) if name in names else len(names)

    return tuple(sorted(problems.found, key=place))


def _role(fields: Fields) -> RoleFile:
    advertisement = "\n".join(line.rstrip() for line in fields.text("advertisement").strip().splitlines())
    domains = tuple(filter(None, (_domain(each) for each in fields.list_of_fields("domains"))))
    topics = tuple(filter(None, (_topic(each) for each in fields.list_of_fields("topics"))))
    known = _Known(
        frozenset({*domain_slugs(), *(domain.slug for domain in domains)}),
        frozenset({*topic_slugs(), *(topic.slug for topic in topics)}),
        _folded(advertisement),
    )
    criteria, questions = _criteria(fields, known)
    retention = fields.fields("retention")
    role = RoleFile(
        slug=fields.slug("slug"),
        titles=fields.texts("titles", LANGUAGES),
        summaries=fields.texts("summaries", LANGUAGES),
        organisation=fields.text("organisation"),
        location=fields.text("location"),
        languages=fields.words("languages", of=LANGUAGES) or LANGUAGES,
        deadline_date=fields.day("deadline", required=False),
        retention_months=int(retention.number("months", 1, MOST_RETENTION_MONTHS, whole=True)),
        retention_reason=retention.text("reason"),
        advertisement=advertisement,
        criteria=criteria,
        questions=questions,
        domains=domains,
        topics=topics,
    )
    retention.none_else()
    fields.none_else()
    return role


@dataclass(frozen=True, slots=True)
class _Known:
    """What a criterion may name, and the text it may quote (white space folded)."""

    domains: frozenset[str]
    topics: frozenset[str]
    advertisement: str


def _criteria(fields: Fields, known: _Known) -> tuple[tuple[Criterion, ...], Mapping[str, Mapping[str, str]]]:
    criteria: list[Criterion] = []
    questions: dict[str, Mapping[str, str]] = {}
    for each in fields.list_of_fields("criteria", required=True):
        slug = each.slug("slug")
        if slug in {criterion.slug for criterion in criteria}:
            each.problem("slug", "taken_slug", slug=repr(slug))
        question = each.texts("question", LANGUAGES, required=False)
        if question:
            questions[slug] = question
        if criterion := _criterion(slug, each, known):
            criteria.append(criterion)
        each.none_else()
    return tuple(criteria), questions


def _criterion(slug: str, fields: Fields, known: _Known) -> Criterion | None:
    kind = fields.one_of("kind", [kind.value for kind in CriterionKind])
    gate, weight = _gate_or_weight(fields)
    labels = fields.texts("labels", LANGUAGES)
    source = " ".join(fields.text("source", required=False).split())
    if source and source not in known.advertisement:
        fields.problem("source", "not_in_advertisement")
    justification = fields.text("justification", required=gate)
    rule_fields = fields.fields("rule")
    if not kind:
        return None
    rule = read_rule(CriterionKind(kind), rule_fields)
    if rule is None:
        return None
    _check_named(rule, rule_fields, known)
    return Criterion(slug, CriterionKind(kind), rule, gate, weight, labels, source, justification)


def _gate_or_weight(fields: Fields) -> tuple[bool, int]:
    gate = fields.flag("gate")
    if gate and fields.has("weight"):
        fields.problem("weight", "gate_with_weight")
    if gate:
        fields.seen("weight")
        return True, 0
    if not fields.has("weight"):
        fields.problem("weight", "gate_or_weight", most=HIGHEST_WEIGHT)
        return False, 0
    return False, int(fields.number("weight", 1, HIGHEST_WEIGHT, whole=True))


def _check_named(rule: Rule, fields: Fields, known: _Known) -> None:
    if isinstance(rule, YearsRule) and rule.domain and rule.domain not in known.domains:
        fields.problem("domain", "unknown_domain", slug=repr(rule.domain), known=", ".join(sorted(known.domains)))
    if isinstance(rule, EvidenceRule) and rule.topic and rule.topic not in known.topics:
        fields.problem("topic", "unknown_topic", slug=repr(rule.topic), known=", ".join(sorted(known.topics)))


def _domain(fields: Fields) -> Domain | None:
    slug = fields.slug("slug")
    labels = fields.texts("labels", LANGUAGES)
    terms = fields.words("terms")
    lists = {name: fields.words(name) for name in DOMAIN_LISTS}
    if not terms and not lists["titles"] and not lists["strong"] and not lists["weak"]:
        fields.problem("terms", "no_phrase_of_domain")
    fields.none_else()
    if not slug:
        return None
    own = domain_of_terms(slug, labels, terms)
    titles, strong = (*own.titles, *lists.pop("titles")), (*own.strong, *lists.pop("strong"))
    return Domain(slug=slug, labels=labels, titles=titles, strong=strong, **lists)


def _topic(fields: Fields) -> Topic | None:
    slug = fields.slug("slug")
    labels = fields.texts("labels", LANGUAGES)
    lists = {name: fields.words(name) for name in _TOPIC_LISTS}
    within = fields.text("within", required=False)
    if not lists["strong"] and not lists["weak"]:
        fields.problem("strong", "no_phrase_of_topic")
    fields.none_else()
    return Topic(slug=slug, labels=labels, within=within, **lists) if slug else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _plain_criterion(criterion: Criterion, question: Mapping[str, str]) -> dict[str, Any]:
    plain: dict[str, Any] = {"slug": criterion.slug, "kind": criterion.kind.value}
    plain |= {"gate": True} if criterion.gate else {"weight": criterion.weight}
    plain |= {"rule": plain_rule(criterion.rule), "labels": dict(criterion.labels), "source": criterion.source}
    plain |= {"justification": criterion.justification}
    return plain | ({"question": dict(question)} if question else {})


def _plain_vocabulary(vocabulary: Domain | Topic, lists: tuple[str, ...], within: str = "") -> dict[str, Any]:
    plain: dict[str, Any] = {"slug": vocabulary.slug, "labels": dict(vocabulary.labels)}
    plain |= {"within": within} if within else {}
    return plain | {name: list(getattr(vocabulary, name)) for name in lists if getattr(vocabulary, name)}


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stay readable; lists are indented below their name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        super().increase_indent(flow, indentless=False)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _write_text)
