"""Other thresholds: what is tried around the one that is asked, and the outcome that a stored reach gives."""

from datetime import date

import pytest

from screening.core.terms import (
    AllOf,
    AnyOf,
    CountRule,
    EvidenceRule,
    LanguageAtLeast,
    Level,
    OnsiteRule,
    Outcome,
    StartRule,
    Weekday,
    YearsRule,
)
from screening.core.whatif import Reach, reach_of, variants

PASS, UNCLEAR, FAIL = Outcome.PASS, Outcome.UNCLEAR, Outcome.FAIL


@pytest.mark.parametrize(
    ("reach", "years", "expected"),
    [
        (Reach(120, 120), 10, PASS),
        (Reach(119, 125), 10, UNCLEAR),
        (Reach(119, 119), 10, FAIL),
        (Reach(119, None), 10, UNCLEAR),
        (Reach(None, None), 0.5, UNCLEAR),
        (Reach(6, 6), 0.5, PASS),
    ],
)
def test_reach_gives_the_outcome_at_any_threshold(reach, years, expected):
    assert reach.at(years) is expected


@pytest.mark.parametrize(
    ("measured", "reason", "expected"),
    [
        ({"min": None, "max": None}, {}, Reach(None, None)),
        ({"min": 5.0, "max": 6.0, "whole": True}, {"least_months": 60, "most_months": 72}, Reach(60, 72)),
        ({"min": 5.0, "max": 6.0, "whole": False}, {"least_months": 60, "most_months": 72}, Reach(60, None)),
        ({"min": 5.0, "max": 6.0}, {"least_months": 60, "most_months": 72}, None),
        ({"min": 9, "max": 9}, {"declared": 9}, None),
    ],
    ids=["undated", "whole", "more may be hidden", "an older engine", "declared"],
)
def test_reach_is_read_from_a_stored_verdict_or_not_at_all(measured, reason, expected):
    assert reach_of(measured, reason) == expected


def names(rule):
    return [(variant.name, variant.is_asked) for variant in variants(rule)]


def test_thresholds_of_a_number_lie_around_the_one_that_is_asked():
    assert [name for name, _ in names(YearsRule("it", 3))] == [float(n) for n in range(1, 12)]
    assert (2.5, True) in names(YearsRule("it", 2.5))
    assert [v.rule.at_least for v in variants(CountRule("teams", 7))] == list(range(2, 13))


def test_fewer_days_on_site_keep_no_more_fixed_days_than_there_are():
    tried = variants(OnsiteRule("brussels", 2, (Weekday.TUESDAY, Weekday.THURSDAY)))
    assert [(v.rule.days_per_week, len(v.rule.weekdays)) for v in tried] == [
        (0, 0),
        (1, 1),
        (2, 2),
        (3, 2),
        (4, 2),
        (5, 2),
    ]


def test_later_starts_end_on_the_last_day_of_a_month():
    tried = {v.name: v.is_asked for v in variants(StartRule(date(2026, 12, 15)))}
    assert list(tried) == [
        date(2026, 8, 31),
        date(2026, 9, 30),
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 12, 15),
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    ]
    assert tried[date(2026, 12, 15)]


def test_levels_move_one_language_wherever_it_stands_and_all_together():
    nl, fr = LanguageAtLeast("nl", Level.C1), LanguageAtLeast("fr", Level.B2)
    rule = AllOf((AnyOf((nl, fr)), LanguageAtLeast("nl", Level.A1)))
    tried = {variant.name: variant.rule for variant in variants(rule)}
    assert list(tried) == ["", ("nl", -1), ("nl", 1), ("fr", -1), ("fr", 1), ("", -1), ("", 1)]
    assert tried["nl", 1] == AllOf((AnyOf((LanguageAtLeast("nl", Level.C2), fr)), LanguageAtLeast("nl", Level.A2)))
    assert tried["", -1] == AllOf(
        (AnyOf((LanguageAtLeast("nl", Level.B2), LanguageAtLeast("fr", Level.B1))), LanguageAtLeast("nl", Level.A1))
    )


def test_evidence_has_no_threshold():
    assert names(EvidenceRule("procurement")) == [("", True)]
