"""Whether the positions found account for all the time that a document tells of."""

import pytest

from screening.core.extraction.coverage import accounts_for_all
from screening.core.terms import (
    Document,
    DocumentKind,
    Engagement,
    Page,
    Position,
    PositionKind,
    Section,
    Span,
)
from tests.core.judging.moments import moment


def position(written: str) -> Position:
    start, _, end = written.partition(" - ")
    until = None if end == "now" else moment(end)
    return Position(PositionKind.POSITION, Engagement.WORK, "x", "", moment(start), until, until is None, ())


def accounts(text: str, *found: str, kind: str = "experience") -> bool:
    document = Document(DocumentKind.TEXT, (Page(1, text),))
    return accounts_for_all(document, (Section(kind, (Span(1, 0, len(text)),)),), [position(each) for each in found])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("03/2014 - 06/2018 Baker", ["2014-03 - 2018-06"], id="the position itself"),
        pytest.param("03/2014 - present Baker", ["2014-03 - now"], id="one that goes on"),
        pytest.param("2015 - 2017 Ovens renewed", ["2014-03 - 2018-06"], id="a mission inside"),
        pytest.param("2014 - 2018 the programme", ["2014-03 - 2016-06", "2016-07 - now"], id="over several positions"),
        pytest.param("2014 - 2018 Baker", ["2014-09 - 2018-06"], id="the vagueness of years"),
        pytest.param("02/2017 - 06/2017 a journey", ["2014-03 - 2016-12"], id="a few months"),
        pytest.param("since 2003 a bicycle", [], id="no stretch of time"),
        pytest.param("Delivered in 05/2013.", [], id="one date"),
        pytest.param("No dates at all.", [], id="nothing"),
    ],
)
def test_time_in_which_a_position_lies_is_accounted_for(text, found):
    assert accounts(text, *found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("03/2014 - 06/2018 Baker", [], id="no position at all"),
        pytest.param("03/2014 - 06/2018 Baker", ["2018-07 - now"], id="before the position"),
        pytest.param("03/2014 - present Baker", ["2010-01 - 2015-12"], id="after the position"),
        pytest.param("2010 - 2019 Baker", ["2010-01 - 2013-12", "2016-01 - 2019-12"], id="between two positions"),
    ],
)
def test_a_year_or_more_without_a_position_was_not_understood(text, found):
    assert not accounts(text, *found)


@pytest.mark.parametrize("kind", ["education", "training", "volunteering", "interests", "publications"])
def test_studies_and_leisure_need_no_position(kind):
    assert accounts("2003 - 2008 in Ghent", kind=kind)


@pytest.mark.parametrize("kind", ["experience", "skills", "languages", "unknown", "head"])
def test_a_stretch_of_time_under_a_heading_that_has_none_was_misplaced(kind):
    assert not accounts("03/2010 - 06/2014", kind=kind)
