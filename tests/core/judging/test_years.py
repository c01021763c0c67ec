"""Years in a domain: which periods count, what is said when they do not settle it, the arithmetic job by job."""

from dataclasses import replace

import pytest

from screening.core.judging import word
from screening.core.terms import (
    Answers,
    Claim,
    CriterionKind,
    Duration,
    Engagement,
    Facts,
    Flag,
    Outcome,
    Position,
    PositionKind,
    Source,
    YearsRule,
)
from tests.core.judging.building import Cv, quotes, verdict_on

RULE = YearsRule("baking", 5)
CV = Cv(
    "I bake since ever: 30 years of it as a baker.\n\n"
    "Head baker 2010 - 2014\n\nBaker at sea 2014 - 2016\n\nFireman 1999\n\nConsultant\nmade bread in an oven\n\n"
    "Trainee baker\n\nBaker of doctorates\n\nBaker without dates"
)


def years(*positions, claims=(), history_read=True, answers=None, cv=CV, rule=RULE):
    facts = Facts(positions=positions, claims=claims, history_read=history_read)
    return verdict_on(rule, CriterionKind.YEARS, cv, facts, answers)


HEAD = CV.position("Head baker", "2010-01", "2014-12")


def since(start: str) -> Position:
    """Work of another trade from then on, so that no gap is left."""
    return CV.position("Fireman", start, None)


def test_years_that_suffice_pass_with_the_headings_of_the_periods_that_count():
    verdict = years(HEAD, CV.position("Fireman", "1999-01", "2009-12"))
    assert verdict.outcome is Outcome.PASS
    assert (verdict.measured["min"], verdict.measured["max"]) == (5, 5)
    assert quotes(verdict, CV) == ["Head baker"]
    assert verdict.would_change is None
    assert word(verdict.reason, "en") == ("At least 5 years in baking asked; the dated history shows 5 years (page 1).")


def test_too_few_years_fail_and_say_by_how_much():
    verdict = years(CV.position("Head baker", "2010-01", "2013-06"), since("2013-07"))
    assert verdict.outcome is Outcome.FAIL
    assert word(verdict.reason, "en").endswith("shows 3 years and 6 months (page 1), 1 year and 6 months short.")
    assert "1 year and 6 months more" in word(verdict.would_change, "en")


def test_one_day_short_fails_and_is_not_rounded_up():
    verdict = years(CV.position("Head baker", "2010-01-02", "2014-12-31"), since("2015-01"))
    assert verdict.outcome is Outcome.FAIL
    assert "1 month short" in word(verdict.reason, "en")


def test_a_domain_that_the_readable_history_does_not_show_is_0_years_and_quotes_what_was_looked_at():
    verdict = years(CV.position("Fireman", "1999-01", None))
    assert verdict.outcome is Outcome.FAIL
    assert (verdict.measured["min"], verdict.measured["max"]) == (0, 0)
    assert quotes(verdict, CV) == ["Fireman"]


def test_years_known_only_to_the_year_are_unclear_where_it_matters():
    verdict = years(CV.position("Head baker", "2010", "2015"))
    assert verdict.outcome is Outcome.UNCLEAR
    assert (verdict.measured["min"], verdict.measured["max"]) == (4, 6)
    assert word(verdict.would_change, "en") == "Ask for the months in which “Head baker” began and ended."


def test_a_period_that_may_count_widens_the_interval():
    doubtful = CV.position("Consultant", "2015-01", "2016-12", description="made bread")
    verdict = years(CV.position("Head baker", "2010-01", "2013-12"), doubtful)
    assert verdict.outcome is Outcome.UNCLEAR
    assert (verdict.measured["min"], verdict.measured["max"]) == (4, 6)
    assert "“Consultant”" in word(verdict.would_change, "en")


@pytest.mark.parametrize(
    ("engagement", "end", "most"),
    [
        (Engagement.INTERNSHIP, "2016-06", 4),
        (Engagement.INTERNSHIP, "2016-12", 6),
        (Engagement.RESEARCH, "2016-12", 6),
        (Engagement.STUDY, "2016-12", 4),
        (Engagement.STUDENT_JOB, "2016-12", 4),
        (Engagement.MILITARY, "2016-12", 4),
        (Engagement.VOLUNTEERING, "2016-12", 4),
        (Engagement.LEAVE, "2016-12", 4),
    ],
)
def test_only_work_surely_counts(engagement, end, most):
    start = "2016-01" if end == "2016-06" else "2015-01"
    other = CV.position("Trainee baker", start, end, engagement=engagement)
    verdict = years(CV.position("Head baker", "2010-01", "2013-12"), other)
    assert (verdict.measured["min"], verdict.measured["max"]) == (4, most)


def test_without_dated_positions_a_claim_is_unclear_and_quoted():
    claim = Claim(30, "baker", CV.at("30 years of it as a baker"))
    verdict = years(CV.position("Baker without dates", None, None), claims=(claim,))
    assert verdict.outcome is Outcome.UNCLEAR
    assert quotes(verdict, CV) == ["30 years of it as a baker"]
    assert "claims 30 years" in word(verdict.reason, "en")


def test_a_claim_that_the_history_contradicts_is_decided_by_the_history_and_noted():
    claim = Claim(30, "baker", CV.at("30 years of it as a baker"))
    verdict = years(HEAD, claims=(claim,))
    assert verdict.outcome is Outcome.PASS
    assert [word(note, "en") for note in verdict.notes] == [
        "The CV claims 30 years in baking (page 1); its dated history shows no more than 5 years."
    ]


def test_a_claim_about_something_else_is_not_noted():
    assert years(HEAD, claims=(Claim(30, "fishing", CV.at("30 years")),)).notes == ()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"history_read": False}, id="dates that were not understood"),
        pytest.param({"cv": Cv(CV.text, [Flag.TRUNCATED])}, id="text that was cut off"),
        pytest.param({"cv": Cv(CV.text, [Flag.SCRAMBLED])}, id="text out of order"),
    ],
)
def test_an_unread_part_of_the_history_never_fails_anybody(case):
    assert years(CV.position("Head baker", "2010-01", "2010-12"), **case).outcome is Outcome.UNCLEAR
    assert years(HEAD, **case).outcome is Outcome.PASS


def test_a_position_of_the_domain_without_dates_leaves_a_fail_unclear_and_is_asked_for():
    verdict = years(CV.position("Head baker", "2010-01", "2010-12"), CV.position("Baker without dates", None, None))
    assert verdict.outcome is Outcome.UNCLEAR
    assert word(verdict.would_change, "en") == "Ask for the start and the end of “Baker without dates”."


def test_a_period_of_which_nothing_is_told_but_its_dates_may_be_of_any_domain():
    untold = replace(CV.position("Fireman", "2011-01", "2016-12"), title="")
    verdict = years(CV.position("Head baker", "2010-01", "2010-12"), untold)
    assert verdict.outcome is Outcome.UNCLEAR
    assert (verdict.measured["min"], verdict.measured["max"]) == (1, 7)


def test_dates_the_wrong_way_round_are_no_dates():
    assert years(CV.position("Head baker", "2014-01", "2010-01")).outcome is Outcome.UNCLEAR


def test_a_mission_counts_with_its_own_dates():
    parent = CV.position("Fireman", "1999-01", "2009-12")
    mission = CV.position("Head baker", "2000", "2009", kind=PositionKind.MISSION, parent=0)
    verdict = years(parent, mission)
    assert (verdict.measured["min"], verdict.measured["max"]) == (8, 10)


def test_a_position_that_lasts_for_a_stated_time_counts_back_from_today():
    lasting = Position(
        PositionKind.POSITION, Engagement.WORK, "Head baker", "", None, None, ongoing=True,
        evidence=CV.at("Head baker"), started_ago=Duration(months=62),
    )  # fmt: skip
    assert years(lasting).measured["min"] == pytest.approx(62 / 12, abs=0.05)


def test_the_arithmetic_job_by_job_sums_up_to_the_total():
    verdict = years(
        HEAD,
        CV.position("Baker at sea", "2014-07", "2015-12"),
        CV.position("Fireman", "1999-01", "2009-12"),
        CV.position("Consultant", "2017-01", "2017-12", description="made bread"),
    )
    rows = verdict.measured["periods"]
    assert [(row["title"], row["counts"], row["adds_min"], row["adds_max"]) for row in rows] == [
        ("Head baker", "yes", 60, 60),
        ("Baker at sea", "yes", 12, 12),
        ("Fireman", "no", 0, 0),
        ("Consultant", "maybe", 0, 12),
    ]
    assert sum(row["adds_max"] for row in rows) == verdict.measured["max"] * 12


@pytest.mark.parametrize(("declared", "outcome"), [(6, Outcome.PASS), (4, Outcome.FAIL)])
def test_an_answer_decides_where_the_cv_does_not(declared, outcome):
    verdict = years(answers=Answers(years={"baking": declared}))
    assert (verdict.outcome, verdict.source) == (outcome, Source.ANSWER)


SCAN = Cv(CV.text, [Flag.OCR])
LATER = CV.position("Baker at sea", "2025-01", None)


@pytest.mark.parametrize(
    ("cv", "positions", "outcome"),
    [
        pytest.param(SCAN, (CV.position("Head baker", "2023-01", None),), Outcome.FAIL, id="a scan without gaps"),
        pytest.param(
            SCAN, (CV.position("Fireman", "2010-01", "2014-12"), LATER), Outcome.UNCLEAR, id="a scan with gaps"
        ),
        pytest.param(
            CV, (CV.position("Fireman", "2018-01", "2021-12"), LATER), Outcome.FAIL, id="a text with too short a gap"
        ),
        pytest.param(SCAN, (HEAD, LATER), Outcome.PASS, id="a scan with gaps and years enough"),
    ],
)
def test_a_scan_that_leaves_time_untold_fails_nobody(cv, positions, outcome):
    assert years(*positions, cv=cv).outcome is outcome


GAPPED = Cv("Baker at the mill\nBaker on a ship\nSabbatical\nBaker again\n")


def gapped(end: str, start: str, *between, needed: float = 10):
    jobs = (GAPPED.position("Baker at the mill", "2010-01", end), *between)
    return years(*jobs, GAPPED.position("Baker again", start, None), cv=GAPPED, rule=YearsRule("baking", needed))


def test_a_long_gap_that_could_hold_a_job_fails_nobody_and_is_named():
    verdict = gapped("2014-12", "2022-01")
    assert verdict.outcome is Outcome.UNCLEAR
    assert verdict.measured["max"] == 9.21
    assert "tells nothing of 7 years" in word(verdict.reason, "en")
    assert "7 years" in word(verdict.would_change, "en")


def test_a_gap_too_short_to_carry_the_candidate_over_changes_nothing():
    assert gapped("2014-12", "2022-01", needed=17).outcome is Outcome.FAIL
    assert gapped("2014-12", "2015-12", needed=16).outcome is Outcome.FAIL


def test_a_stated_leave_leaves_no_gap():
    leave = GAPPED.position("Sabbatical", "2015-01", "2021-12", engagement=Engagement.LEAVE)
    assert gapped("2014-12", "2022-01", leave).outcome is Outcome.FAIL


def test_a_gap_never_passes_anybody():
    assert gapped("2014-12", "2022-01", needed=9.5).outcome is Outcome.UNCLEAR
