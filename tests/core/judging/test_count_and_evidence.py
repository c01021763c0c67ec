"""Counts of things and evidence of topics: what is stated decides, silence does not."""

import pytest

from screening.core.judging import word
from screening.core.terms import (
    Answers,
    Count,
    CountRule,
    CriterionKind,
    EvidenceRule,
    Facts,
    Flag,
    Outcome,
    Section,
    Source,
)
from tests.core.judging.building import Cv, quotes, verdict_on

RULE = CountRule("delivery-teams", 5)
CV = Cv("three teams\nseven teams\nfour to six teams\nten offices")
THREE = Count("delivery-teams", 3, 3, CV.at("three teams"))
SEVEN = Count("delivery-teams", 7, 7, CV.at("seven teams"))
FOUR_TO_SIX = Count("delivery-teams", 4, 6, CV.at("four to six teams"))
OFFICES = Count("offices", 10, 10, CV.at("ten offices"))


def counted(*counts, cv=CV, answers=None):
    return verdict_on(RULE, CriterionKind.COUNT, cv, Facts(counts=counts), answers)


@pytest.mark.parametrize(
    ("counts", "outcome", "quoted"),
    [
        pytest.param([THREE, SEVEN], "pass", ["seven teams"], id="the largest decides"),
        pytest.param([THREE], "fail", ["three teams"], id="too few"),
        pytest.param([FOUR_TO_SIX], "unclear", ["four to six teams"], id="a range around it"),
        pytest.param([OFFICES], "unclear", [], id="other things do not count"),
        pytest.param([], "unclear", [], id="silence"),
    ],
)
def test_the_largest_number_stated_is_held_against_the_rule(counts, outcome, quoted):
    verdict = counted(*counts)
    assert verdict.outcome == outcome
    assert quotes(verdict, CV) == quoted


def test_a_larger_number_may_stand_in_text_that_was_cut_off():
    cut = Cv(CV.text, [Flag.TRUNCATED])
    assert counted(THREE, cv=cut).outcome is Outcome.UNCLEAR
    assert counted(SEVEN, cv=cut).outcome is Outcome.PASS


def test_the_reason_says_what_is_missing():
    assert word(counted(THREE).reason, "en") == (
        "At least 5 delivery teams asked; the largest number stated is 3 (page 1), 2 short."
    )


def test_an_answered_number_decides_where_the_cv_is_silent():
    verdict = counted(answers=Answers(counts={"delivery-teams": 6}))
    assert (verdict.outcome, verdict.source) == (Outcome.PASS, Source.ANSWER)
    assert verdict.evidence == ()


def shown(text):
    cv = Cv(text)
    facts = Facts(sections=(Section("experience", cv.at(text)),))
    return cv, verdict_on(EvidenceRule("hygiene"), CriterionKind.EVIDENCE, cv, facts)


def test_a_topic_that_the_text_shows_passes_with_its_sentence():
    cv, verdict = shown("I kept the HACCP plan of three bakeries.")
    assert verdict.outcome is Outcome.PASS
    assert quotes(verdict, cv) == ["I kept the HACCP plan of three bakeries."]


def test_a_topic_that_is_absent_is_unclear_and_never_a_fail():
    _, verdict = shown("I sold bread.")
    assert verdict.outcome is Outcome.UNCLEAR
    assert word(verdict.would_change, "en") == ("Ask for an example of food hygiene: where, when, and in what part.")
