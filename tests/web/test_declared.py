"""Answers beside what was read: words for both, and where they contradict each other."""

from datetime import date

import pytest

from screening.core.terms import (
    Answers,
    Availability,
    Count,
    CountRule,
    Duration,
    Facts,
    LanguageSkill,
    Level,
    Moment,
    Onsite,
    Weekday,
    YearsRule,
)
from screening.models import Criterion
from screening.web.declared import compared, duration
from screening.web.short import short
from tests.factories import CRITERIA

BY_SLUG = {criterion.slug: criterion for criterion in CRITERIA}


def row(slug: str) -> Criterion:
    return Criterion.from_terms(None, 0, BY_SLUG[slug])


def lines(criterion: Criterion, answers: Answers = Answers(), facts: Facts = Facts()):  # noqa: B008 - frozen values
    return {one.label: one for one in compared([criterion], [short(criterion)], answers, facts)}


def test_each_language_of_the_rule_stands_there_once():
    assert list(lines(row("languages"))) == ["Dutch", "French", "English"]


@pytest.mark.parametrize(
    ("answered", "in_conflict"),
    [(Level.C1, False), (Level.C2, False), (Level.B2, True), (None, False)],
    ids=["at the lower end", "at the upper end", "below", "not answered"],
)
def test_a_level_outside_what_the_cv_says_contradicts(answered, in_conflict):
    answers = Answers(languages={"nl": answered} if answered else {})
    facts = Facts(languages=(LanguageSkill("nl", Level.C1, Level.C2, ()),))
    dutch = lines(row("languages"), answers, facts)["Dutch"]
    assert (dutch.read, dutch.in_conflict) == ("C1–C2", in_conflict)


def test_a_start_is_told_as_date_as_notice_or_as_at_once():
    facts = Facts(
        availability=(
            Availability((), immediately=True),
            Availability((), start=Moment(date(2026, 5, 1), date(2026, 5, 1))),
            Availability((), notice=Duration(months=3)),
            Availability((), start=Moment(date(2000, 6, 1), date(2000, 6, 1)), yearless=True),
            Availability((), open=True),
        )
    )
    start = lines(row("start-date"), Answers(start_date=date(2026, 4, 1)), facts)["Can start"]
    assert start.answered == "1 Apr 2026"
    assert start.read == "at once; 1 May 2026; notice of 3 months; 1 Jun; to be discussed"


def test_on_site_is_told_part_by_part():
    answers = Answers(onsite_place=True, onsite_days=2, onsite_weekdays={Weekday.THURSDAY: False})
    facts = Facts(onsite=(Onsite((), "brussels", willing=True, days_least=2, days_most=3),))
    onsite = lines(row("onsite-brussels"), answers, facts)["On site"]
    assert onsite.answered == "in Brussels, 2 days a week, not on Thursday"
    assert onsite.read == "in Brussels, 2–3 days a week"


def test_a_count_above_what_the_cv_says_contradicts():
    criterion = Criterion(slug="teams", kind="count", params={"what": "delivery-teams", "at_least": 5})
    assert isinstance(criterion.rule(), CountRule)
    facts = Facts(counts=(Count("delivery-teams", 3, 4, ()),))
    teams = lines(criterion, Answers(counts={"delivery-teams": 6}), facts)["Delivery teams"]
    assert (teams.answered, teams.read, teams.in_conflict) == ("6", "3–4", True)


def test_years_stand_there_only_when_they_were_asked():
    assert isinstance(row("it-years").rule(), YearsRule)
    assert lines(row("it-years")) == {}
    assert lines(row("it-years"), Answers(years={"it": 12}))["IT"].answered == "12"


def test_a_topic_is_asked_of_nobody():
    assert lines(row("procurement")) == {}


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Duration(), "at once"),
        (Duration(weeks=6), "notice of 6 weeks"),
        (Duration(months=1, days=2), "notice of 1 month and 2 days"),
    ],
)
def test_a_period_of_notice_in_words(length, words):
    assert duration(length) == words
