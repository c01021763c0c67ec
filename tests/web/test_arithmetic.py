"""The arithmetic of a years gate as a table and as a drawing."""

from datetime import date

import pytest

from screening.models import Verdict
from screening.web.arithmetic import arithmetic
from screening.web.career import WIDTH, career

TODAY = date(2026, 3, 15)


def period(start: str | None, end: str | None, counts: str = "yes", **fields):
    return {
        "kind": "position",
        "title": "Project manager",
        "employer": "FPS Example",
        "from": start,
        "to": end,
        "ongoing": False,
        "counts": counts,
        "why": "title",
        "months_min": 60,
        "months_max": 60,
        "adds_min": 60,
        "adds_max": 60,
        **fields,
    }


def years(*periods) -> Verdict:
    return Verdict(kind="years", measured={"min": 1, "max": 2, "periods": list(periods)})


class TestTable:
    def test_lines_add_up_to_the_total(self):
        first = period("2010-01-01", "2014-12-31")
        second = period("2015-01-01", "2016-12-31", adds_min=12, adds_max=24, months_min=12, months_max=24)
        sums = arithmetic(years(first, second))
        assert [line.adds for line in sums.lines] == ["5 y", "1 y – 2 y"]
        assert sums.total == "6 y – 7 y"

    def test_an_ongoing_period_ends_at_present(self):
        assert arithmetic(years(period("2020-03-01", None, ongoing=True))).lines[0].dates == "03/2020 – present"

    def test_a_missing_date_is_a_question_mark(self):
        assert arithmetic(years(period(None, "2014-12-31"))).lines[0].dates == "? – 12/2014"

    def test_a_part_of_a_year_is_told_in_years_and_months(self):
        assert arithmetic(years(period("2010-01-01", "2014-12-31", adds_min=44.99, adds_max=44.99))).total == "3 y 8 m"

    def test_why_a_period_counts_is_said_in_words(self):
        assert arithmetic(years(period("2010-01-01", "2014-12-31", why="hinted"))).lines[0].why == "one weak hint only"

    def test_no_periods_no_arithmetic(self):
        assert arithmetic(Verdict(kind="count", measured={"min": 5, "max": 5})) is None


class TestDrawing:
    def test_the_line_runs_from_the_first_year_to_the_reference_date(self):
        drawing = career(years(period("2010-06-01", "2014-12-31"), period("2015-01-01", None, ongoing=True)), TODAY)
        assert drawing.bars[0].left > 0
        assert drawing.bars[-1].left + drawing.bars[-1].width == pytest.approx(WIDTH, abs=0.2)

    def test_periods_that_overlap_lie_in_rows_of_their_own(self):
        drawing = career(years(period("2010-01-01", "2014-12-31"), period("2012-01-01", "2013-12-31")), TODAY)
        assert len({bar.top for bar in drawing.bars}) == 2

    def test_periods_that_follow_each_other_share_a_row(self):
        drawing = career(years(period("2010-01-01", "2014-12-31"), period("2015-01-01", "2016-12-31")), TODAY)
        assert len({bar.top for bar in drawing.bars}) == 1

    def test_a_long_career_writes_each_fifth_year(self):
        drawing = career(years(period("1998-01-01", "2020-12-31")), TODAY)
        assert [tick.year for tick in drawing.ticks] == [1998, 2000, 2005, 2010, 2015, 2020, 2025]

    def test_nothing_is_drawn_without_dates(self):
        assert career(years(period(None, None)), TODAY) is None
