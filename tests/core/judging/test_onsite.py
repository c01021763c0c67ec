"""On site: the place, the days and each weekday, joined by Kleene AND."""

import pytest

from screening.core.judging import word
from screening.core.terms import Answers, CriterionKind, Facts, Onsite, OnsiteRule, Outcome, Source, Weekday
from tests.core.judging.building import Cv, quotes, verdict_on

RULE = OnsiteRule("brussels", 2, (Weekday.THURSDAY,))
CV = Cv("Full-time on site in Brussels.\nNever on Thursdays.")
SAID = CV.at("Full-time on site in Brussels.")
MON, TUE, WED, THU, FRI = list(Weekday)[:5]


def onsite(*statements, answers=None):
    return verdict_on(RULE, CriterionKind.ONSITE, CV, Facts(onsite=statements), answers)


def said(place="brussels", willing=True, least=None, most=None, days=()):
    return Onsite(SAID, place, willing, least, most, tuple(days))


@pytest.mark.parametrize(
    ("statements", "outcome"),
    [
        pytest.param([said(least=5, most=5, days=[(day, True) for day in list(Weekday)[:5]])], "pass", id="full-time"),
        pytest.param([said(least=5, most=5)], "pass", id="five days are all days"),
        pytest.param([said(least=2, most=2, days=[(THU, True)])], "pass", id="two days, Thursday"),
        pytest.param([said(days=[(MON, True), (THU, True)])], "pass", id="two weekdays are two days"),
        pytest.param(
            [said(least=2, most=2, days=[(day, True) for day in list(Weekday)[:5]])], "pass", id="two, any day"
        ),
        pytest.param([said(least=4, most=4, days=[(MON, False)])], "pass", id="four days, Mondays from home"),
        pytest.param([said(least=4, most=4, days=[(THU, False)])], "fail", id="four days, Thursdays from home"),
        pytest.param([said(least=4, most=4)], "unclear", id="four days, which is not said"),
        pytest.param([said(least=2, most=3)], "unclear", id="Thursday is not stated"),
        pytest.param([said(days=[(THU, True)])], "unclear", id="days are not stated"),
        pytest.param([said(least=2, most=2, days=[(MON, True), (TUE, True)])], "fail", id="both days are others"),
        pytest.param([said(least=1, most=1, days=[(THU, True)])], "fail", id="one day"),
        pytest.param([said(least=1, most=2, days=[(THU, True)])], "unclear", id="one or two days"),
        pytest.param([said(place="", willing=False)], "fail", id="remote only"),
        pytest.param([said(willing=False)], "fail", id="not in Brussels"),
        pytest.param([said(place="", least=2, most=2, days=[(THU, True)])], "unclear", id="the place is not stated"),
        pytest.param([said(place="antwerp", least=5, most=5)], "unclear", id="another place says nothing"),
        pytest.param([said(place="antwerp", willing=False)], "unclear", id="not in another place says nothing"),
        pytest.param([said(), said(place="", least=2, most=2, days=[(THU, True)])], "pass", id="in two sentences"),
        pytest.param([said(least=3, most=3), said(days=[(THU, False)])], "fail", id="the second rules Thursday out"),
        pytest.param([said(least=5, most=5), said(willing=None, days=[(THU, False)])], "unclear", id="they contradict"),
        pytest.param([], "unclear", id="silence"),
    ],
)
def test_each_part_must_be_said(statements, outcome):
    verdict = onsite(*statements)
    assert verdict.outcome == outcome
    assert verdict.outcome is Outcome.UNCLEAR or quotes(verdict, CV) == ["Full-time on site in Brussels."]


def test_weekdays_to_choose_from_are_no_more_days_than_stated():
    any_day = said(least=2, most=2, days=[(day, True) for day in list(Weekday)[:5]])
    four = OnsiteRule("brussels", 4, ())
    assert verdict_on(four, CriterionKind.ONSITE, CV, Facts(onsite=(any_day,)), None).outcome == "fail"


def test_the_reason_names_what_is_ruled_out_and_what_to_ask():
    refused = onsite(said(least=4, most=4, days=[(THU, False)]))
    assert word(refused.reason, "en") == (
        "Asked: on site in Brussels at least 2 days a week, always on Thursday; the CV rules out Thursday (page 1)."
    )
    open_ = onsite(said(least=2, most=2))
    assert word(open_.would_change, "en") == (
        "Ask about Thursday: on site in Brussels at least 2 days a week, always on Thursday."
    )


def test_a_contradiction_is_noted():
    verdict = onsite(said(least=5, most=5), said(willing=None, days=[(THU, False)]))
    assert [word(note, "en") for note in verdict.notes] == ["The CV contradicts itself about Thursday (page 1)."]


def test_answers_complete_what_the_cv_says():
    answers = Answers(onsite_weekdays={Weekday.THURSDAY: True})
    verdict = onsite(said(least=2, most=2), answers=answers)
    assert (verdict.outcome, verdict.source) == (Outcome.PASS, Source.BOTH)


def test_a_refusal_in_the_answers_against_the_cv_is_unclear():
    verdict = onsite(said(least=5, most=5), answers=Answers(onsite_place=False))
    assert (verdict.outcome, verdict.source) == (Outcome.UNCLEAR, Source.BOTH)
