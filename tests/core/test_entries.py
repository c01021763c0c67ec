"""A criterion in the making: the way from a criterion that holds and back, own words, and what is still missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from screening.core.entries import Entry, EntryState, OwnWords, criterion_of, entry_of, role_terms_of, rule_of
from screening.core.entry_flaws import flaws
from screening.core.rolefile import parse_role
from screening.core.terms import AllOf, CriterionKind, LanguageAtLeast, Level, StartRule

ROLES = sorted((Path(__file__).parents[2] / "roles").glob("*.yaml"))
LABELS = {"en": "IT", "fr": "Informatique", "nl": "IT"}
YEARS = Entry(
    "it",
    CriterionKind.YEARS,
    "it",
    rule={"domain": "it", "at_least": 5},
    labels=LABELS,
    justification="The work is IT.",
)
DUTCH = {"language": "nl", "at_least": "C1"}


def entries_of(role):
    return [entry_of(criterion, {}, role) for criterion in role.criteria]


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_criteria_that_nobody_changed_come_back_as_they_were(path):
    role = parse_role(path.read_text()).to_terms()
    back = role_terms_of(role.slug, entries_of(role), role)
    assert back.criteria == role.criteria
    assert {each.slug: each for each in back.domains} == {each.slug: each for each in role.domains}
    assert {each.slug: each for each in back.topics} == {each.slug: each for each in role.topics}


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_criteria_of_a_role_file_have_no_flaw(path):
    file = parse_role(path.read_text())
    assert [flaws(entry, file.advertisement) for entry in entries_of(file.to_terms())] == [()] * len(file.criteria)


def test_own_words_make_a_domain_that_the_criterion_names():
    bees = replace(
        YEARS,
        slug="bees",
        rule={"domain": "own", "at_least": 3},
        own=OwnWords(("beekeeper", "Honey farm"), ("spelling bee",)),
    )
    role = role_terms_of("r", [bees])
    assert role.criteria[0].rule.domain == "bees"
    (domain,) = role.domains
    assert (domain.titles, domain.excluded) == (("beekeeper*", "Honey farm"), ("spelling bee",))


def test_a_changed_word_leaves_what_else_the_domain_holds():
    bees = replace(YEARS, slug="bees", rule={"domain": "own", "at_least": 3}, own=OwnWords(("beekeeper",)))
    before = role_terms_of("r", [bees])
    before = replace(before, domains=(replace(before.domains[0], weak=("hive",), titles=("beekeeper*", "imker")),))
    edited = entry_of(before.criteria[0], {}, before)
    after = role_terms_of(
        "r", [replace(edited, own=replace(edited.own, terms=(*edited.own.terms, "apiarist")))], before
    )
    assert after.domains[0].weak == ("hive",)
    assert after.domains[0].titles == ("beekeeper*", "imker", "apiarist*")
    assert after.domains[0].strong == ("beekeeper*", "apiarist*")


def test_an_entry_that_is_unfinished_or_dropped_is_no_criterion():
    unfinished = replace(YEARS, slug="later", rule={"domain": "it", "at_least": ""})
    dropped = replace(YEARS, slug="gone", state=EntryState.DROPPED)
    assert [each.slug for each in role_terms_of("r", [unfinished, YEARS, dropped]).criteria] == ["it"]
    assert criterion_of(replace(YEARS, slug="")) is None


def test_a_group_of_one_language_is_that_language():
    entry = Entry("l", CriterionKind.LANGUAGES, rule={"all": [{"any": [DUTCH]}]})
    assert rule_of(entry) == LanguageAtLeast("nl", Level.C1)
    both = Entry("l", CriterionKind.LANGUAGES, rule={"all": [DUTCH, {"language": "fr", "at_least": "B2"}]})
    assert isinstance(rule_of(both), AllOf)


def test_a_date_is_kept_as_text_and_read_as_a_date():
    assert isinstance(rule_of(Entry("s", CriterionKind.START, rule={"latest": "2026-06-30"})), StartRule)
    assert rule_of(Entry("s", CriterionKind.START, rule={"latest": "2026-06-31"})) is None


@pytest.mark.parametrize(
    ("kind", "rule", "expected"),
    [
        ("years", {"domain": "", "at_least": "many"}, [("domain", "domain_missing"), ("at_least", "years_range")]),
        ("years", {"domain": "alchemy", "at_least": 61}, [("domain", "domain_unknown"), ("at_least", "years_range")]),
        ("years", {"domain": "own", "at_least": 2}, [("own_terms", "terms_missing")]),
        ("evidence", {"topic": "own"}, [("own_terms", "terms_missing")]),
        ("count", {"what": "", "at_least": 2.5}, [("what", "what_missing"), ("at_least", "count_range")]),
        ("onsite", {"place": "", "days_per_week": ""}, [("place", "place_missing"), ("days_per_week", "days_range")]),
        ("onsite", {"place": "ghent", "days_per_week": 1, "weekdays": ["monday", "friday"]}, [("weekdays", "weekdays_exceed")]),
        ("start", {"latest": ""}, [("latest", "latest_missing")]),
        ("start", {"latest": "2026-02-30"}, [("latest", "latest_no_date")]),
        ("languages", {"all": [DUTCH, {"any": []}]}, [("rule.1", "group_empty")]),
        ("languages", {"all": [{"language": "", "at_least": "C1"}, {"language": "fr", "at_least": ""}]}, [("rule.0", "language_missing"), ("rule.1", "level_missing")]),
        ("languages", {"all": [DUTCH]}, []),
    ],
)  # fmt: skip
def test_flaws_of_a_rule_name_the_field_where_they_are_mended(kind, rule, expected):
    entry = replace(YEARS, kind=CriterionKind(kind), rule=rule)
    assert [(flaw.at, flaw.code) for flaw in flaws(entry)] == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"labels": {"en": "IT"}}, [("label_fr", "label_missing"), ("label_nl", "label_missing")]),
        ({"question": {"en": "Since when?"}}, [("question_fr", "question_missing"), ("question_nl", "question_missing")]),
        ({"justification": " "}, [("justification", "justification_missing")]),
        ({"justification": "", "gate": False}, []),
        ({"gate": False, "weight": 6}, [("importance", "weight_range")]),
        ({"source": "Five years of it"}, [("source", "source_elsewhere")]),
        ({"source": "Minimum five\nyears."}, []),
    ],
)  # fmt: skip
def test_flaws_of_the_rest_of_the_form(changes, expected):
    found = flaws(replace(YEARS, **changes), "We ask:\nMinimum  five years.")
    assert [(flaw.at, flaw.code) for flaw in found] == expected
