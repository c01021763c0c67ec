"""A gate in a few words, and what was measured in fewer."""

import pytest
from django.utils import translation

from screening.models import Criterion, Verdict
from screening.web.cells import measured_in_short
from screening.web.short import short
from tests.factories import CRITERIA

TEAMS = {"what": "delivery-teams", "at_least": 5}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [("IT", "≥ 15 y"), ("Languages", "NL · FR · EN"), ("On site in Brussels", "2 days, Thu"), ("Start", "≤ 30 Jun 2026")]),
        ("nl", [("IT", "≥ 15 jr"), ("Talen", "NL · FR · EN"), ("Ter plaatse in Brussel", "2 dagen, don"), ("Start", "≤ 30 jun 2026")]),
        ("fr", [("Informatique", "≥ 15 ans"), ("Langues", "NL · FR · EN"), ("Sur site à Bruxelles", "2 jours, jeu"), ("Début", "≤ 30 juin 2026")]),
    ],
)  # fmt: skip
def test_a_gate_has_a_name_and_what_it_asks_in_each_language(language, expected):
    with translation.override(language):
        found = [short(Criterion.from_terms(None, 0, criterion)) for criterion in CRITERIA if criterion.gate]
        assert [(one.name, one.asks) for one in found] == expected


def test_a_long_name_is_cut_after_a_word_that_says_something():
    criterion = Criterion(slug="x", kind="years", params={"domain": "integration-platforms", "at_least": 3})
    assert short(criterion).name == "Integration platforms…"


def test_a_domain_that_nobody_knows_leaves_the_label():
    criterion = Criterion(slug="x", kind="years", labels={"en": "Sailing"}, params={"domain": "sails", "at_least": 3})
    assert short(criterion).name == "Sailing"


@pytest.mark.parametrize(
    ("kind", "measured", "expected"),
    [
        pytest.param("years", {"min": 20.12, "max": 20.14}, "20.1 y", id="one number"),
        pytest.param("years", {"min": 9, "max": 12.5}, "9–12.5 y", id="an interval"),
        pytest.param("years", {"min": None, "max": None}, "", id="nothing known"),
        pytest.param("years", {"min": 0, "max": 0}, "0 y", id="zero is known"),
        pytest.param("count", {"min": 5, "max": 7}, "5–7", id="count"),
        pytest.param("start", {"earliest": "2026-05-01", "latest": "2026-05-31"}, "31 May", id="start"),
        pytest.param("start", {"earliest": None, "latest": None}, "", id="no start"),
        pytest.param("onsite", {"days_stated": 3}, "3 d/w", id="days"),
        pytest.param("onsite", {"days_stated": None}, "", id="no days"),
        pytest.param("languages", {"languages": []}, "", id="no number says it"),
    ],
)
def test_what_was_measured_in_a_few_characters(kind, measured, expected):
    assert measured_in_short(Verdict(kind=kind, measured=measured)) == expected
