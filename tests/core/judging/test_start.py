"""The start: dates, notice periods counted from the reference date, statements that contradict."""

from datetime import date

import pytest

from screening.core.judging import word
from screening.core.judging.start import after_notice
from screening.core.terms import Answers, Availability, CriterionKind, Duration, Facts, Outcome, Source, StartRule
from tests.core.judging.building import TODAY, Cv, quotes, verdict_on
from tests.core.judging.moments import moment

RULE = StartRule(date(2026, 6, 30))
CV = Cv("Available at once. Notice: 4 months. From June.")
AT_ONCE = Availability(CV.at("Available at once."), immediately=True)
NOTICE = Availability(CV.at("Notice: 4 months."), notice=Duration(months=4))
OPEN = Availability(CV.at("Available"), open=True)


def from_(text):
    return Availability(CV.at("From June."), start=moment(text))


def start(*statements, answers=None, today=TODAY, rule=RULE):
    return verdict_on(rule, CriterionKind.START, CV, Facts(availability=statements), answers, today)


@pytest.mark.parametrize(
    ("notice", "end"),
    [
        pytest.param(Duration(weeks=7), date(2026, 5, 3), id="weeks"),
        pytest.param(Duration(days=60), date(2026, 5, 14), id="days"),
        pytest.param(Duration(months=3), date(2026, 6, 15), id="months"),
        pytest.param(Duration(months=1, to_month_end=True), date(2026, 4, 30), id="to the end of the month"),
        pytest.param(Duration(months=6, to_quarter_end=True), date(2026, 9, 30), id="to the end of the quarter"),
        pytest.param(Duration(months=11), date(2027, 2, 15), id="over the year"),
        pytest.param(Duration(months=10**9, weeks=10**9), date(2046, 3, 23), id="a number that is no notice"),
    ],
)
def test_a_notice_given_today_runs_out(notice, end):
    assert after_notice(notice, TODAY) == end


def test_the_end_of_a_short_month_is_kept():
    assert after_notice(Duration(months=1), date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("statements", "outcome"),
    [
        pytest.param([AT_ONCE], "pass", id="at once"),
        pytest.param([NOTICE], "fail", id="four months from today"),
        pytest.param([from_("2026-06-30")], "pass", id="the last day"),
        pytest.param([from_("2026-07-01")], "fail", id="a day late"),
        pytest.param([from_("2026-06")], "pass", id="a month that is wholly in time"),
        pytest.param([from_("2026")], "unclear", id="a year around the latest day"),
        pytest.param([AT_ONCE, NOTICE], "unclear", id="a contradiction that matters"),
        pytest.param([AT_ONCE, from_("2026-05-01")], "unclear", id="at once, and in six weeks"),
        pytest.param([AT_ONCE, from_("2026-04-01")], "pass", id="at once, and in two weeks"),
        pytest.param([from_("2026-05-01"), from_("2026-06-15")], "pass", id="two days, both in time"),
        pytest.param([OPEN], "unclear", id="to be discussed"),
        pytest.param([OPEN, NOTICE], "fail", id="a notice settles what was left open"),
        pytest.param([], "unclear", id="silence"),
    ],
)
def test_a_start_is_held_against_the_latest_day(statements, outcome):
    verdict = start(*statements)
    assert verdict.outcome == outcome
    assert (verdict.outcome is Outcome.PASS) == (verdict.would_change is None)


@pytest.mark.parametrize(
    ("today", "outcome"),
    [
        pytest.param(TODAY, "pass", id="still to come this year"),
        pytest.param(date(2026, 5, 20), "pass", id="today is the day"),
        pytest.param(date(2026, 5, 21), "fail", id="only next year"),
    ],
)
def test_a_day_without_a_year_is_the_next_one(today, outcome):
    said = Availability(CV.at("From June."), start=moment("2000-05-20"), yearless=True)
    assert start(said, today=today).outcome == outcome


def test_a_late_start_says_by_how_much_and_quotes_the_statement():
    verdict = start(NOTICE)
    assert word(verdict.reason, "en") == (
        "Start by 30 June 2026 asked; the CV says 15 July 2026 (page 1), 15 days too late."
    )
    assert quotes(verdict, CV) == ["Notice: 4 months."]


def test_statements_that_differ_are_noted_even_when_both_are_in_time():
    verdict = start(AT_ONCE, from_("2026-05-01"))
    assert [word(note, "en") for note in verdict.notes] == [
        "The CV gives different start dates (page 1): 15 March 2026 and 1 May 2026."
    ]


@pytest.mark.parametrize("statements", [[], [AT_ONCE], [NOTICE]], ids=["silence", "at once", "late"])
def test_after_the_deadline_the_start_is_unclear_for_everybody(statements):
    verdict = start(*statements, today=date(2026, 7, 1))
    assert verdict.outcome is Outcome.UNCLEAR
    assert verdict.reason.code == "start.deadline"


@pytest.mark.parametrize(
    ("answers", "outcome", "source"),
    [
        pytest.param(Answers(start_date=date(2026, 5, 1)), Outcome.PASS, Source.ANSWER, id="a date"),
        pytest.param(Answers(notice=Duration(months=4)), Outcome.FAIL, Source.ANSWER, id="a notice"),
        pytest.param(Answers(), Outcome.UNCLEAR, Source.CV, id="nothing"),
    ],
)
def test_the_answers_decide_where_the_cv_is_silent(answers, outcome, source):
    verdict = start(answers=answers)
    assert (verdict.outcome, verdict.source) == (outcome, source)


def test_an_answer_that_agrees_is_of_both_and_one_that_disagrees_leaves_it_unclear():
    assert start(AT_ONCE, answers=Answers(start_date=date(2026, 5, 1))).source is Source.BOTH
    disagreeing = start(NOTICE, answers=Answers(start_date=date(2026, 5, 1)))
    assert (disagreeing.outcome, disagreeing.source) == (Outcome.UNCLEAR, Source.BOTH)
    assert [word(note, "en") for note in disagreeing.notes] == [
        "Start by 30 June 2026 asked; the CV says 15 July 2026 (page 1), 15 days too late.",
        "Start by 30 June 2026 asked; the candidate says 1 May 2026.",
    ]
