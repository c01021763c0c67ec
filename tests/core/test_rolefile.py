"""Role files: what they hold, what is wrong with them, and that writing and reading them changes nothing."""

import re
from datetime import date
from pathlib import Path

import pytest

from screening.core import rolefile_fields
from screening.core.judging.library import find_domain, find_topic
from screening.core.rolefile import RoleFileError, dump_role, parse_role
from screening.core.terms import (
    AllOf,
    AnyOf,
    CriterionKind,
    EvidenceRule,
    LanguageAtLeast,
    Level,
    OnsiteRule,
    StartRule,
    Weekday,
    YearsRule,
)
from screening.core.vocabulary import load_vocabulary

ROLES = sorted((Path(__file__).parents[2] / "roles").glob("*.yaml"))
SMALL = """
slug: beekeeper
titles: {en: Beekeeper, fr: Apiculteur, nl: Imker}
summaries: {en: Keep bees., fr: Garder des abeilles., nl: Bijen houden.}
organisation: Abbey (invented)
location: Brussels
retention: {months: 12, reason: We ask again within a year.}
advertisement: |
  Beekeeper wanted.

  - At least 3 years
    with bees.
  - You are in Brussels on Monday.
criteria:
  - slug: bee-years
    kind: years
    gate: true
    rule: {domain: bees, at_least: 3}
    labels: {en: 3 years with bees, fr: 3 ans avec des abeilles, nl: 3 jaar met bijen}
    source: At least 3 years with bees.
    justification: Bees sting.
  - slug: risk
    kind: evidence
    weight: 2
    rule: {topic: risk}
    labels: {en: Risk, fr: Risque, nl: Risico}
    source: Beekeeper wanted.
    justification: Bees sting.
    question: {en: Do they sting?, fr: Piquent-elles ?, nl: Steken ze?}
domains:
  - slug: bees
    labels: {en: bees, fr: abeilles, nl: bijen}
    terms: [beekeep, honey extraction]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(RoleFileError) as caught:
        parse_role(text)
    return [str(problem) for problem in caught.value.problems]


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_role_file_of_the_repository_survives_writing_and_reading(path: Path) -> None:
    role = parse_role(path.read_text(encoding="utf-8"))
    written = dump_role(role)
    assert parse_role(written) == role
    assert dump_role(parse_role(written)) == written
    assert role.slug == path.stem


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_every_criterion_of_a_role_can_be_judged(path: Path) -> None:
    terms = parse_role(path.read_text(encoding="utf-8")).to_terms()
    for criterion in terms.criteria:
        if isinstance(criterion.rule, YearsRule):
            assert find_domain(criterion.rule.domain, terms.domains)
        if isinstance(criterion.rule, EvidenceRule):
            assert find_topic(criterion.rule.topic, terms.topics)


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_gates_that_a_person_can_answer_have_a_question(path: Path) -> None:
    role = parse_role(path.read_text(encoding="utf-8"))
    asked = {CriterionKind.LANGUAGES, CriterionKind.ONSITE, CriterionKind.START, CriterionKind.COUNT}
    assert {each.slug for each in role.criteria if each.gate and each.kind in asked} <= set(role.questions)


def test_first_role_holds_its_gates_and_weights() -> None:
    path = next(path for path in ROLES if path.stem == "infra-pm")
    role = parse_role(path.read_text(encoding="utf-8"))
    rules = {criterion.slug: criterion.rule for criterion in role.criteria}
    assert [each.slug for each in role.criteria if each.gate] == [
        "it-years",
        "pm-years",
        "integration-years",
        "multistream-years",
        "delivery-teams",
        "languages",
        "onsite-brussels",
        "start-date",
    ]
    assert [each.slug for each in role.criteria if not each.gate] == [
        "procurement",
        "infrastructure-delivery",
        "support-models",
        "regulated-sector",
        "planning-governance",
        "budget",
        "risk",
        "stakeholder-vendor-coordination",
        "leadership",
        "platform-migration",
    ]
    assert rules["it-years"] == YearsRule("it", 15)
    assert rules["onsite-brussels"] == OnsiteRule("brussels", 2, (Weekday.THURSDAY,))
    assert rules["start-date"] == StartRule(date(2026, 6, 30))
    dutch = AllOf((LanguageAtLeast("nl", Level.C1), LanguageAtLeast("fr", Level.B2)))
    french = AllOf((LanguageAtLeast("fr", Level.C1), LanguageAtLeast("nl", Level.B2)))
    assert rules["languages"] == AllOf((AnyOf((dutch, french)), LanguageAtLeast("en", Level.B2)))


def test_small_role_is_read() -> None:
    role = parse_role(SMALL)
    assert role.to_terms().domains[0].titles == ("beekeep*", "honey extraction")
    assert role.questions == {"risk": {"en": "Do they sting?", "fr": "Piquent-elles ?", "nl": "Steken ze?"}}
    assert role.languages == ("en", "fr", "nl")
    assert role.criteria[1].weight == 2


FAULTS = [
    ("title missing", changed(", nl: Imker", ""), "titles.nl: is missing"),
    ("unknown field", SMALL + "salary: 10\n", "salary: unknown field"),
    ("unknown field within", changed("months: 12,", "months: 12, years: 1,"), "retention.years: unknown field"),
    ("slug", changed("slug: beekeeper", "slug: Bee keeper"), "slug: 'Bee keeper' must be lower-case"),
    ("retention", changed("months: 12", "months: 500"), "retention.months: must be from 1 to 120, not 500"),
    ("retention reason", changed("reason: We ask again within a year.", "reason: ''"), "retention.reason: must not be"),
    ("years", changed("at_least: 3", "at_least: 99"), "criteria[0].rule.at_least: must be from 0.5 to 60"),
    ("years in words", changed("at_least: 3", "at_least: three"), "criteria[0].rule.at_least: must be a number"),
    ("domain", changed("domain: bees", "domain: wasps"), "criteria[0].rule.domain: there is no domain 'wasps'"),
    ("topic", changed("topic: risk", "topic: wasps"), "criteria[1].rule.topic: there is no topic 'wasps'"),
    ("kind", changed("kind: years", "kind: age"), "criteria[0].kind: 'age' is none of years, languages"),
    ("parameter", changed("{domain: bees,", "{domain: bees, sex: f,"), "criteria[0].rule.sex: unknown field"),
    ("weight", changed("weight: 2", "weight: 9"), "criteria[1].weight: must be from 1 to 5, not 9"),
    ("no weight", changed("    weight: 2\n", ""), "criteria[1].weight: write `gate: true`, or a weight"),
    ("gate and weight", changed("gate: true", "gate: true\n    weight: 2"), "criteria[0].weight: a gate has no weight"),
    ("source", changed("source: At least 3 years", "source: At least 5 years"), "criteria[0].source: this sentence"),
    ("same slug", changed("slug: risk", "slug: bee-years"), "criteria[1].slug: there is already a criterion"),
    ("text", changed("justification: Bees sting.", "justification: 3"), "criteria[0].justification: must be a text"),
    ("empty domain", changed("    terms: [beekeep, honey extraction]\n", ""), "domains[0].terms: give at least one"),
    ("phrase that is no text", changed("[beekeep,", "[no,"), "domains[0].terms: must be a list of texts"),
    ("stated twice", changed("location: Brussels", "location: Brussels\nlocation: Ghent"), "location: stated twice"),
    ("language", changed("slug: beekeeper", "slug: beekeeper\nlanguages: [en, tlh]"), "languages: 'tlh' is none of"),
    ("deadline", changed("slug: beekeeper", "slug: beekeeper\ndeadline: soon"), "deadline: must be a date"),
    ("no criteria", SMALL[: SMALL.index("criteria:")], "criteria: is missing"),
    ("no mapping", "- a\n- b\n", "the file must be a mapping"),
    ("no YAML", "slug: [", "the file is no YAML"),
    ("day that does not exist", changed("slug: beekeeper", "slug: beekeeper\ndeadline: 2026-02-30"), "no YAML"),
    ("too long", SMALL + "#" * 1_000_001, "the file is too long"),
]


@pytest.mark.parametrize(("text", "message"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_fault_is_told_with_its_place(text: str, message: str) -> None:
    assert any(message in problem for problem in problems(text)), problems(text)


def test_all_faults_are_told_at_once() -> None:
    text = changed("slug: beekeeper", "slug: Bee").replace("weight: 2", "weight: 9").replace("months: 12", "months: 0")
    assert [problem.split(":")[0] for problem in problems(text)] == ["slug", "retention.months", "criteria[1].weight"]


RULES = [
    ("languages", "{language: nl, at_least: D1}", "at_least: 'D1' is none of A1"),
    ("languages", "{language: Dutch, at_least: C1}", "language: 'Dutch' is no ISO 639 code"),
    ("languages", "{all: []}", "all: must be a list with at least one entry"),
    ("languages", "{all: [{language: nl, at_least: B2}], any: []}", "write either `all` or `any`"),
    ("onsite", "{place: Brussels, days_per_week: 2}", "place: 'Brussels' must be lower-case"),
    ("onsite", "{place: brussels, days_per_week: 9}", "days_per_week: must be from 0 to 7"),
    ("onsite", "{place: brussels, days_per_week: 0, weekdays: [monday]}", "weekdays: more fixed days (1)"),
    ("onsite", "{place: brussels, days_per_week: 1, weekdays: [maandag]}", "weekdays: 'maandag' is none of monday"),
    ("start", "{latest: June}", "latest: must be a date"),
    ("count", "{what: teams, at_least: 2.5}", "at_least: must be a whole number"),
    ("evidence", "{}", "topic: is missing"),
]


@pytest.mark.parametrize(("kind", "rule", "message"), RULES, ids=[f"{rule[0]} {rule[1]}" for rule in RULES])
def test_fault_of_a_rule_is_told_with_its_place(kind: str, rule: str, message: str) -> None:
    text = changed("kind: years", f"kind: {kind}").replace("{domain: bees, at_least: 3}", rule)
    assert any(f"criteria[0].rule.{message}" in p or (message in p and ".rule." in p) for p in problems(text))


def test_source_may_run_over_lines_of_the_advertisement() -> None:
    assert parse_role(SMALL).criteria[0].source == "At least 3 years with bees."


def test_own_topic_is_written_back() -> None:
    topic = "topics:\n  - slug: hives\n    labels: {en: Hives, fr: Ruches, nl: Kasten}\n    strong: [hive*]\n    within: bees\n"
    role = parse_role(changed("topic: risk", "topic: hives") + topic)
    assert role.topics[0].within == "bees"
    assert parse_role(dump_role(role)) == role


SENTENCES = load_vocabulary(Path(rolefile_fields.__file__).with_name("rolefile_faults.yaml"))


@pytest.mark.parametrize("fault", SENTENCES)
def test_every_fault_is_told_in_three_languages_with_the_same_values(fault):
    assert set(SENTENCES[fault]) == {"en", "fr", "nl"}
    named = [set(re.findall(r"{(\w+)}", sentence)) for sentence in SENTENCES[fault].values()]
    assert named[0] == named[1] == named[2]


def test_a_fault_is_told_in_the_language_of_the_reader():
    with pytest.raises(RoleFileError) as refused:
        parse_role(changed("gate: true", "weight: 9"))
    said = [problem.message("nl") for problem in refused.value.problems]
    assert "moet van 1 tot 5 zijn, niet 9" in said
