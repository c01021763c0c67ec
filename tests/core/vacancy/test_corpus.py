"""Every labelled advertisement of `benchmark/vacancies`: what is read is what the labels say."""

import itertools
import json
from datetime import date
from pathlib import Path

import pytest

from screening.core.vacancy import read_vacancy, to_plain

CORPUS = Path(__file__).parents[3] / "benchmark" / "vacancies"
NAMES = sorted(path.name.removesuffix(".truth.json") for path in CORPUS.glob("*.truth.json"))
LEVELS = [None, "A1", "A2", "B1", "B2", "C1", "C2"]


@pytest.fixture(scope="module", params=NAMES)
def labelled(request):
    truth = json.loads((CORPUS / f"{request.param}.truth.json").read_text(encoding="utf-8"))
    text = (CORPUS / f"{request.param}.txt").read_text(encoding="utf-8")
    return truth, to_plain(read_vacancy(text, date.fromisoformat(truth.get("published", "2026-11-15")))), text


def _of_kind(plain, kind):
    return [each for each in plain["criteria"] if each["kind"] == kind]


def test_years_and_their_gates_are_those_of_the_labels(labelled):
    truth, plain, _ = labelled
    expected = sorted((each["at_least"], each["gate"]) for each in truth["years"])
    assert sorted((each["at_least"], each["gate"]) for each in _of_kind(plain, "years")) == expected


def test_counts_are_those_of_the_labels(labelled):
    truth, plain, _ = labelled
    assert sorted(each["at_least"] for each in _of_kind(plain, "count")) == sorted(
        each["at_least"] for each in truth["counts"]
    )


def test_the_language_rule_holds_for_the_same_candidates(labelled):
    truth, plain, _ = labelled
    rule = {"all": [each["rule"] for each in _of_kind(plain, "languages") if each["gate"]]}
    wanted = truth["languages"]["rule"] or {"all": []}
    names = sorted(_languages(rule) | _languages(wanted))
    for levels in itertools.product(LEVELS, repeat=len(names)):
        known = dict(zip(names, levels, strict=True))
        assert _holds(rule, known) == _holds(wanted, known), known


def test_days_on_site_are_those_of_the_labels(labelled):
    truth, plain, _ = labelled
    wanted = truth["onsite"]
    expected = [(wanted["days_per_week"], sorted(map(str.lower, wanted["weekdays"])))] if wanted else []
    assert [(each["days_per_week"], sorted(each["weekdays"])) for each in _of_kind(plain, "onsite")] == expected


def test_the_latest_start_is_that_of_the_labels(labelled):
    truth, plain, _ = labelled
    wanted = truth["start"] or {}
    low, high = wanted.get("latest_range") or [wanted.get("latest")] * 2
    latest = next((each["latest"] for each in _of_kind(plain, "start")), None)
    assert latest == high or (latest is not None and low is not None and low <= latest <= high)


def test_every_quote_stands_in_the_text(labelled):
    _, plain, text = labelled
    assert all(each["quote"] and each["quote"] in text for each in (*plain["criteria"], *plain["warnings"]))


def test_the_language_of_the_advertisement_is_told(labelled):
    truth, plain, _ = labelled
    assert plain["language"] == truth["language"]


def _languages(rule):
    if "language" in rule:
        return {rule["language"]}
    return set().union(*map(_languages, rule.get("all", rule.get("any", []))))


def _holds(rule, known):
    if "language" in rule:
        return LEVELS.index(known[rule["language"]]) >= LEVELS.index(rule["at_least"] or "A1")
    return (
        all(_holds(each, known) for each in rule["all"])
        if "all" in rule
        else any(_holds(each, known) for each in rule["any"])
    )
