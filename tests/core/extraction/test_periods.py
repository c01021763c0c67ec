"""Periods are read in every notation that CVs use; what only looks like one is left alone."""

import calendar
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from screening.core.extraction.periods import Form, find_periods
from screening.core.terms import Duration, Moment

RANGES = [  # text, first day and last day of the start, of the end (None: goes on)
    ("03/2010 - 06/2014", "2010-03-01 2010-03-31", "2014-06-01 2014-06-30"),
    ("3/2010-6/2014", "2010-03-01 2010-03-31", "2014-06-01 2014-06-30"),
    ("05/2023 → nu", "2023-05-01 2023-05-31", None),
    ("10/2021 → 03/2025", "2021-10-01 2021-10-31", "2025-03-01 2025-03-31"),
    ("Jan. 2016 -> today", "2016-01-01 2016-01-31", None),
    ("juli 2023 – nu", "2023-07-01 2023-07-31", None),
    ("september 2021 – januari 2022", "2021-09-01 2021-09-30", "2022-01-01 2022-01-31"),
    ("van maart 2010 tot en met juni 2014", "2010-03-01 2010-03-31", "2014-06-01 2014-06-30"),
    ("van mei 2017 t.e.m. september 2022", "2017-05-01 2017-05-31", "2022-09-01 2022-09-30"),
    ("01/2015 t/m 12/2016", "2015-01-01 2015-01-31", "2016-12-01 2016-12-31"),
    ("2011-03 tot heden", "2011-03-01 2011-03-31", None),
    ("2004-09 tot 2011-02", "2004-09-01 2004-09-30", "2011-02-01 2011-02-28"),
    ("2004-09 - 2011-02", "2004-09-01 2004-09-30", "2011-02-01 2011-02-28"),
    ("de 2010 à 2014", "2010-01-01 2010-12-31", "2014-01-01 2014-12-31"),
    ("De septembre 2008 à décembre 2014", "2008-09-01 2008-09-30", "2014-12-01 2014-12-31"),
    ("du 1er mars 2010 au 30 juin 2014", "2010-03-01 2010-03-01", "2014-06-30 2014-06-30"),
    ("01.04.2019 - 31.03.2021", "2019-04-01 2019-04-01", "2021-03-31 2021-03-31"),
    ("16 February 2019 to date", "2019-02-16 2019-02-16", None),
    ("October 2016 to date", "2016-10-01 2016-10-31", None),
    ("Aug-2019 to till date", "2019-08-01 2019-08-31", None),
    ("Apr-2014 to Jul-2019", "2014-04-01 2014-04-30", "2019-07-01 2019-07-31"),
    ("mars 2018 – à ce\njour", "2018-03-01 2018-03-31", None),
    ("sept. 2013 – févr.\n2018", "2013-09-01 2013-09-30", "2018-02-01 2018-02-28"),
    ("de 06/2020 à ce jour", "2020-06-01 2020-06-30", None),
    ("07/2022 – auj.", "2022-07-01 2022-07-31", None),
    ("Q2 2018 → aujourd\u2019hui", "2018-04-01 2018-06-30", None),
    ("automne 2005 – février 2012", "2005-09-01 2005-11-30", "2012-02-01 2012-02-29"),
    ("Q1 2016 → Q1 2021", "2016-01-01 2016-03-31", "2021-01-01 2021-03-31"),
    ("2e kwartaal 2019 - eind 2020", "2019-04-01 2019-06-30", "2020-10-01 2020-12-31"),
    ("Autumn 2012 → end of 2015", "2012-09-01 2012-11-30", "2015-10-01 2015-12-31"),
    ("2014–16", "2014-01-01 2014-12-31", "2016-01-01 2016-12-31"),
    ("1998-02", "1998-01-01 1998-12-31", "2002-01-01 2002-12-31"),
    ("2010/2014", "2010-01-01 2010-12-31", "2014-01-01 2014-12-31"),
    ("09/'15 - 03/'18", "2015-09-01 2015-09-30", "2018-03-01 2018-03-31"),
    ("Oct '19 – now", "2019-10-01 2019-10-31", None),
    ("'09-'12", "2009-01-01 2009-12-31", "2012-01-01 2012-12-31"),
    ("03/98 - 05/04", "1998-03-01 1998-03-31", "2004-05-01 2004-05-31"),
    ("Feb – July 2020", "2020-02-01 2020-02-29", "2020-07-01 2020-07-31"),
    ("février à juin 2007", "2007-02-01 2007-02-28", "2007-06-01 2007-06-30"),
    ("nov – feb 2020", "2019-11-01 2019-11-30", "2020-02-01 2020-02-29"),
    ("seit 10/2013", "2013-10-01 2013-10-31", None),
    ("seit 2015", "2015-01-01 2015-12-31", None),
    ("sinds sept. 2018", "2018-09-01 2018-09-30", None),
    ("Depuis septembre 2024", "2024-09-01 2024-09-30", None),
    ("depuis le 1er mai 2020", "2020-05-01 2020-05-01", None),
    ("since August 2020", "2020-08-01 2020-08-31", None),
    ("02/2014 →", "2014-02-01 2014-02-28", None),
    ("2014 -", "2014-01-01 2014-12-31", None),
    ("May 2017 – present", "2017-05-01 2017-05-31", None),
    ("From 2003 to 2008", "2003-01-01 2003-12-31", "2008-01-01 2008-12-31"),
    ("tussen 2003 en 2008", "2003-01-01 2003-12-31", "2008-01-01 2008-12-31"),
    ("entre mars 2003 et juin 2008", "2003-03-01 2003-03-31", "2008-06-01 2008-06-30"),
    ("2019 - onwards", "2019-01-01 2019-12-31", None),
    ("März 2010 bis Juni 2014", "2010-03-01 2010-03-31", "2014-06-01 2014-06-30"),
    ("vom 1. April 2010 bis zum 30. Juni 2014", "2010-04-01 2010-04-01", "2014-06-30 2014-06-30"),
    ("01/2019 – heute", "2019-01-01 2019-01-31", None),
    ("zomers 2018, 2019, 2020", "2018-01-01 2018-12-31", "2020-01-01 2020-12-31"),
    ("mei 2012 → sep 2013", "2012-05-01 2012-05-31", "2013-09-01 2013-09-30"),
    ("2001 jusqu\u2019en 2005", "2001-01-01 2001-12-31", "2005-01-01 2005-12-31"),
    ("January 2017 - July 2020 (3 years 7 months)", "2017-01-01 2017-01-31", "2020-07-01 2020-07-31"),
    ("van oktober 2022 tot eind september 2026", "2022-10-01 2022-10-31", "2026-09-21 2026-09-30"),
    ("September 16, 2018 - March 1, 2020", "2018-09-16 2018-09-16", "2020-03-01 2020-03-01"),
    ("2010-03-15 – 2014-06-30", "2010-03-15 2010-03-15", "2014-06-30 2014-06-30"),
    ("jan. '13 – aug. '18", "2013-01-01 2013-01-31", "2018-08-01 2018-08-31"),
    ("1995 ... 1999", "1995-01-01 1995-12-31", "1999-01-01 1999-12-31"),
    ("sep. 2015 tot nu toe", "2015-09-01 2015-09-30", None),
    ("2015 tot op heden", "2015-01-01 2015-12-31", None),
    ("juin 2015 jusqu\u2019à aujourd\u2019hui", "2015-06-01 2015-06-30", None),
    ("H1 2015 – H2 2016", "2015-01-01 2015-06-30", "2016-07-01 2016-12-31"),
    ("T2 2015 – T3 2016", "2015-04-01 2015-06-30", "2016-07-01 2016-09-30"),
    ("début 2015 - fin 2018", "2015-01-01 2015-03-31", "2018-10-01 2018-12-31"),
    ("mi-2015 à mars 2018", "2015-05-01 2015-07-31", "2018-03-01 2018-03-31"),
    ("Sep-18 – Mar-20", "2018-09-01 2018-09-30", "2020-03-01 2020-03-31"),
    ("01/03/2010 au 30/06/2014", "2010-03-01 2010-03-01", "2014-06-30 2014-06-30"),
]  # fmt: skip


def _moment(days: str | None) -> Moment | None:
    return Moment(*map(date.fromisoformat, days.split())) if days else None


@pytest.mark.parametrize(("text", "start", "end"), RANGES, ids=[row[0] for row in RANGES])
def test_period_is_read_with_both_its_ends(text: str, start: str, end: str | None) -> None:
    (period,) = find_periods(f"x {text}")
    assert (period.start, period.end) == (_moment(start), _moment(end))
    assert period.ongoing is (end is None)
    assert period.form is not Form.SINGLE


NOTATIONS = Path(__file__).parent / "periods.txt"


def _notations() -> Iterator[list[str]]:
    for line in NOTATIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split(" ; ")


def _lies_in(moment: Moment | None, wanted: str) -> bool:
    """Whether the moment is told and lies within "2014", "2014-03" or "2014-05..2014-07"."""
    if moment is None or wanted == "now":
        return moment is None and wanted == "now"
    first, _, last = wanted.partition("..")
    year, _, month = (last or first).partition("-")
    days = calendar.monthrange(int(year), int(month or 12))[1]
    least, most = f"{first}-01-01"[:10], f"{year}-{month or 12}-{days}"
    return least <= moment.earliest.isoformat() and moment.latest.isoformat() <= most


@pytest.mark.parametrize("row", list(_notations()), ids=lambda row: row[0])
def test_notation_is_read(row: list[str]) -> None:
    text, *ends = row
    periods = [period for period in find_periods(text) if period.form is not Form.SINGLE]
    if not ends:
        assert periods == []
        return
    (period,) = periods
    assert _lies_in(period.start, ends[0])
    assert _lies_in(period.end, ends[1])
    assert period.ongoing is (ends[1] == "now")


AGO = [
    ("depuis 3 ans", 36),
    ("sinds twee jaar", 24),
    ("since over 4 years", 48),
    ("seit 18 Monaten", 18),
    ("depuis 2 ans et 3 mois", 27),
]


@pytest.mark.parametrize(("text", "months"), AGO, ids=[row[0] for row in AGO])
def test_length_up_to_now_is_no_date(text: str, months: int) -> None:
    (period,) = find_periods(text)
    assert (period.start, period.end, period.ongoing) == (None, None, True)
    assert period.started_ago == Duration(months=months)


NO_PERIODS = [
    "ISO/IEC 27001:2013", "ISO 27001:2022", "wet van 17 juni 2016", "PRINCE2 2017 Practitioner", "Cybersecurity regulation 2023/2841",
    "+32 2 880 14 63", "0475/90 33 71", "2018 Antwerpen", "versie 2.1", "6 years 7 months", "ITIL v3 (2010)", "avenue 300/12",
    "BE 0842.117.093", "1.200 - 1.400 servers", "Windows Server 2012 R2", "10 - 12 teams", "maand 13/2014 - 14/2015",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIODS)
def test_look_alike_is_no_period(text: str) -> None:
    assert [period for period in find_periods(text) if period.form is not Form.SINGLE] == []


def test_period_stands_at_its_exact_place() -> None:
    text = "Projectleider (van maart 2010 tot juni 2014) bij X"
    (period,) = find_periods(text)
    assert text[period.begin : period.stop] == "van maart 2010 tot juni 2014"


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "(" * 100_000, "9" * 100_000, "@" * 100_000, "2010-" * 10_000, "van " * 12_000]
)
def test_search_is_linear(text: str) -> None:
    started = time.process_time()
    find_periods(text)
    assert time.process_time() - started < 5.0


def test_year_that_ocr_misread_is_understood() -> None:
    (period,) = find_periods("2O14 - 2Ol8")
    assert (period.start, period.end) == (_moment("2014-01-01 2014-12-31"), _moment("2018-01-01 2018-12-31"))
