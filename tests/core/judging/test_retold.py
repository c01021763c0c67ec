"""A history that the candidate tells otherwise: both stand beside each other, and neither wins silently."""

from screening.core.judging import word
from screening.core.judging.retold import key_of, retold
from screening.core.terms import Answers, CriterionKind, Facts, Outcome, PositionKind, Retold, Source, YearsRule
from tests.core.judging.building import Cv, verdict_on
from tests.core.judging.moments import moment

CV = Cv("Baker at the mill\nBaker on a ship\nCarpenter\n")
MILL = CV.position("Baker at the mill", "2010-01", "2014-12")
SHIP = CV.position("Baker on a ship", "2015-01", "2016-12")
SHED = CV.position("Carpenter", "2017-01", None)
FACTS = Facts(positions=(MILL, SHIP, SHED))


def on(*history: Retold, at_least: float = 7, facts: Facts = FACTS):
    rule = YearsRule("baking", at_least)
    return verdict_on(rule, CriterionKind.YEARS, CV, facts, Answers(history=history))


def told(position, start: str, end: str | None, title: str = "") -> Retold:
    until = moment(end) if end else None
    return Retold(key_of(position), title=title or position.title, start=moment(start), end=until)


def test_a_history_that_is_told_as_it_was_read_changes_nothing():
    verdict = on(told(MILL, "2010-01", "2014-12"))
    assert (verdict.outcome, verdict.source) == (Outcome.PASS, Source.CV)


def test_another_end_that_turns_the_verdict_leaves_it_unclear_with_both_sides():
    verdict = on(told(MILL, "2010-01", "2011-12"))
    assert (verdict.outcome, verdict.source) == (Outcome.UNCLEAR, Source.BOTH)
    assert verdict.measured["max"] == 7.0
    assert verdict.measured["declared_max"] == 4.0
    assert "as the candidate tells it" in " ".join(word(note, "en") for note in verdict.notes)


def test_dates_that_could_not_be_read_are_settled_by_the_candidate():
    undated = Facts(positions=(CV.position("Baker at the mill", None, None),))
    told_dates = Retold(key_of(undated.positions[0]), title="Baker at the mill", start=moment("2010-01"), end=None)
    assert on(facts=undated).outcome is Outcome.UNCLEAR
    verdict = on(told_dates, facts=undated)
    assert (verdict.outcome, verdict.source) == (Outcome.PASS, Source.ANSWER)
    assert verdict.measured["min"] == 16.21


def test_a_period_that_was_not_read_counts_once_it_is_told():
    added = Retold("+1", title="Baker in a castle", start=moment("2000-01"), end=moment("2004-12"))
    verdict = on(added, at_least=10)
    assert (verdict.outcome, verdict.source) == (Outcome.UNCLEAR, Source.BOTH)
    assert verdict.measured["declared_min"] == 12.0


def test_what_was_no_work_is_left_out_and_missions_keep_their_place():
    mission = CV.position("Baker on a ship", "2015-02", "2015-06", kind=PositionKind.MISSION, parent=2)
    facts = Facts(positions=(MILL, SHIP, SHED, mission))
    left = retold(facts, (Retold(key_of(MILL), held=False),))
    assert [each.title for each in left.positions] == ["Baker on a ship", "Carpenter", "Baker on a ship"]
    assert left.positions[2].parent == 1
    without_parent = retold(facts, (Retold(key_of(SHED), held=False),))
    assert without_parent.positions[2].parent is None


def test_what_is_told_of_another_cv_is_left_out():
    assert retold(FACTS, (Retold("Baker|nowhere|2001-01-01|2002-01-01", held=False),)) == FACTS
