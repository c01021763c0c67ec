"""The union of dated periods: by tables of the policy, and against a count of the possible histories month by month."""

import json
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.core.judging.interval import Period, Range, counted_back, period, union
from screening.core.terms import Duration
from tests.core.judging.moments import moment

TODAY = date(2026, 3, 15)
HALF_OF_MARCH = 15 / 31


def years(*spans: str) -> tuple[float, float]:
    """The years of periods written as "2010-01 - 2014-12"; "now" goes on."""
    periods = [written(span) for span in spans]
    shares = union(periods)
    return sum(share.least for share in shares) / 12, sum(share.most for share in shares) / 12


def written(span: str) -> Period:
    start, end = span.split(" - ")
    return period(moment(start), None if end == "now" else moment(end), TODAY)


@pytest.mark.parametrize(
    ("spans", "least", "most"),
    [
        pytest.param(["2010-01 - 2014-12"], 5, 5, id="months count at both ends"),
        pytest.param(["2014-03 - 2014-03"], 1 / 12, 1 / 12, id="one month is a month"),
        pytest.param(["2016-03-15 - 2026-03-14"], 10, 10, id="days to the day"),
        pytest.param(["2004 - 2010"], 5, 7, id="years are anywhere in the year"),
        pytest.param(["2004 - 2010", "2010 - 2016"], 11, 13, id="adjoining years share their boundary"),
        pytest.param(["2010 - 2016", "2004 - 2010"], 11, 13, id="in any order"),
        pytest.param(["1989 - 1995", "1995 - 2003", "2003 - 2011"], 21, 23, id="a chain of years"),
        pytest.param(["2004 - 2010", "2011 - 2016"], 9, 13, id="the next year shares nothing"),
        pytest.param(["2015 - 2015"], 0, 1, id="one year may be a day"),
        pytest.param(["2010 - 2010", "2010 - 2012"], 1, 3, id="a short job before the boundary"),
        pytest.param(["2008 - 2010", "2010 - 2010"], 1, 3, id="a short job after the boundary"),
        pytest.param(["2010-01 - 2012-12", "2011-01 - 2013-12"], 4, 4, id="overlaps once"),
        pytest.param(["2010-01 - 2012-12", "2010-01 - 2012-12"], 3, 3, id="the same twice"),
        pytest.param(["2010-01 - 2019-12", "2012 - 2013"], 10, 10, id="a mission inside a job"),
        pytest.param(["2010-01 - 2010-12", "2013-01 - 2013-12"], 2, 2, id="gaps do not count"),
        pytest.param(["1998-09 - now"], 27.5 + HALF_OF_MARCH / 12, 27.5 + HALF_OF_MARCH / 12, id="until today"),
        pytest.param(["2023 - now"], (26 + HALF_OF_MARCH) / 12, (38 + HALF_OF_MARCH) / 12, id="since a year"),
        pytest.param(["2025-01 - 2026-09"], (14 + HALF_OF_MARCH) / 12, (14 + HALF_OF_MARCH) / 12, id="a planned end"),
        pytest.param(["2027-01 - 2028-12"], 0, 0, id="the future does not count"),
        pytest.param(["2018-04..2018-06 - 2019-12"], 1.5, 1.75, id="a quarter"),
        pytest.param(["2018-01 - 2019-01..2019-03", "2019-04..2019-06 - 2019-12"], 2, 2, id="the next quarter goes on"),
        pytest.param(["2018-01 - 2019-01..2019-03", "2019-04 - 2019-12"], 2, 2, id="the month after a quarter goes on"),
        pytest.param(
            ["2018-01 - 2019-01..2019-03", "2019-05 - 2019-12"], 20 / 12, 23 / 12, id="a later month does not"
        ),
        pytest.param([], 0, 0, id="nothing"),
    ],
)
def test_years_of_a_history(spans, least, most):
    assert years(*spans) == pytest.approx((least, most))


@pytest.mark.parametrize(
    ("ago", "least", "most"),
    [
        pytest.param(Duration(months=38), 38, 38, id="months are exact"),
        pytest.param(Duration(months=36), 36, 47, id="whole years are rounded down"),
        pytest.param(Duration(weeks=8), 1.9, 1.9, id="weeks"),
    ],
)
def test_a_stated_duration_counts_back_from_today(ago, least, most):
    counted = period(counted_back(ago, TODAY), None, TODAY)
    assert counted.least == pytest.approx(least, abs=0.1)
    assert counted.most == pytest.approx(most, abs=0.1)


LABELLED = sorted((Path(__file__).parents[3] / "benchmark" / "cvs").glob("*.truth.json"))


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.name.partition(".")[0])
def test_labelled_positions_give_the_years_that_the_labellers_counted(path):
    truth = json.loads(path.read_text())
    for domain, counted in truth["years"].items():
        held = [each for each in truth["positions"] if domain in each["domains"]]
        least, most = years(*(f"{each['start']} - {each['end'] or 'now'}" for each in held))
        assert least == pytest.approx(counted[0], abs=0.1)
        assert most == pytest.approx(counted[1], abs=0.1) or truth["gates"][f"{domain}-years"] == "unclear"


def test_a_mission_lies_within_its_job():
    job = written("2020-08 - 2022-06")
    mission = written("2020 - 2022").within(job)
    assert (mission.start, mission.end) == (
        Range(job.start.least, 2021 * 12),
        Range(2022 * 12, job.end.most),
    )


def test_shares_follow_the_order_given_and_show_what_each_period_adds():
    periods = [written("2012-01 - 2013-12"), written("2010-01 - 2012-12")]
    assert [(share.least, share.most) for share in union(periods)] == [(12, 12), (36, 36)]


def test_a_doubtful_period_counts_only_in_the_longest_total():
    sure, doubtful = written("2010-01 - 2010-12"), written("2011-01 - 2011-12")
    shares = union([sure, Period(doubtful.start, doubtful.end, sure=False)])
    assert [(share.least, share.most) for share in shares] == [(12, 12), (0, 12)]


def test_the_same_years_a_thousand_times_are_counted_once():
    spans = ["2010 - 2012", "2012 - 2012", "2012 - 2014"] * 1000
    assert years(*spans) == pytest.approx(years("2010 - 2012", "2012 - 2014"))


WIDTH = 3  # a "year" of the small calendar below, in months


@st.composite
def small_period(draw):
    start, end = sorted(draw(st.lists(st.integers(0, 8), min_size=2, max_size=2)))
    wide = draw(st.booleans())
    if wide:
        first, last = start // WIDTH * WIDTH, end // WIDTH * WIDTH
        return Period(Range(first, first + WIDTH), Range(last, last + WIDTH))
    return Period(Range(start, start), Range(end + 1, end + 1))


def possible(each: Period) -> list[tuple[int, int]]:
    starts = range(int(each.start.least), int(each.start.most) + 1)
    ends = range(int(each.end.least), int(each.end.most) + 1)
    return [(start, end) for start in starts for end in ends if start <= end]


def shares_boundaries(periods: list[Period], history: tuple[tuple[int, int], ...]) -> bool:
    """Where one period ends in the range in which another starts, or right before it, it hands over to the other."""
    return all(
        history[i][1] >= history[j][0]
        for i, before in enumerate(periods)
        for j, after in enumerate(periods)
        if i != j and before.end.most > before.end.least
        if before.end == after.start or before.end.most == after.start.least
    )


def covered(history: tuple[tuple[int, int], ...]) -> int:
    return len({month for start, end in history for month in range(start, end)})


@settings(max_examples=60, deadline=None)
@given(st.lists(small_period(), max_size=3))
def test_the_union_bounds_every_possible_history(periods):
    lengths = [covered(each) for each in product(*map(possible, periods)) if shares_boundaries(periods, each)]
    shares = union(periods)
    assert sum(share.most for share in shares) == max(lengths)
    assert sum(share.least for share in shares) == min(lengths)


@settings(deadline=None)
@given(st.lists(small_period(), min_size=1, max_size=6), st.randoms())
def test_the_order_of_periods_changes_no_total(periods, random):
    shuffled = list(periods)
    random.shuffle(shuffled)
    totals = [
        (sum(share.least for share in shares), sum(share.most for share in shares))
        for shares in (union(periods), union(shuffled))
    ]
    assert totals[0] == totals[1]


@settings(deadline=None)
@given(st.lists(small_period(), min_size=1, max_size=6))
def test_leaving_a_period_out_never_lengthens_the_total(periods):
    whole, less = union(periods), union(periods[1:])
    assert sum(share.least for share in less) <= sum(share.least for share in whole)
    assert sum(share.most for share in less) <= sum(share.most for share in whole)
