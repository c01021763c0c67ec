"""Standing, points and order."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.core.ranking import Ranked, order, rank
from screening.core.terms import CriterionKind, Outcome, Ranking, Reason, Source, Standing, Verdict

PASS, FAIL, UNCLEAR = Outcome


def gate(outcome):
    return Verdict("gate", CriterionKind.COUNT, True, outcome, Reason("x"), Source.CV)


def weight(outcome, weight):
    return Verdict("weight", CriterionKind.EVIDENCE, False, outcome, Reason("x"), Source.CV, weight=weight)


@pytest.mark.parametrize(
    ("gates", "standing"),
    [
        ([PASS, PASS], Standing.MEETS),
        ([PASS, UNCLEAR], Standing.CLARIFY),
        ([FAIL, UNCLEAR, PASS], Standing.FAILS),
        ([], Standing.MEETS),
    ],
)
def test_the_gates_give_the_standing(gates, standing):
    assert rank([gate(outcome) for outcome in gates]).standing is standing


def test_weights_never_change_the_standing_and_gates_never_the_points():
    ranking = rank([gate(FAIL), weight(PASS, 5)])
    assert ranking == Ranking(Standing.FAILS, 100.0)


@pytest.mark.parametrize(
    ("weights", "points"),
    [
        ([(PASS, 3), (UNCLEAR, 1)], 75.0),
        ([(PASS, 1), (FAIL, 2)], 33.3),
        ([(UNCLEAR, 5)], 0.0),
        ([], 0.0),
    ],
)
def test_points_are_the_share_of_the_weights_that_pass(weights, points):
    assert rank([weight(*each) for each in weights]).points == points


def test_the_order_is_standing_then_points_then_receipt_then_tail():
    early, late = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    best = [
        Ranked(Ranking(Standing.MEETS, 10.0), "z", late),
        Ranked(Ranking(Standing.CLARIFY, 90.0), "y", early),
        Ranked(Ranking(Standing.CLARIFY, 80.0), "x", early),
        Ranked(Ranking(Standing.CLARIFY, 80.0), "a", late),
        Ranked(Ranking(Standing.CLARIFY, 80.0), "b", late),
        Ranked(Ranking(Standing.CLARIFY, 80.0), "a"),
        Ranked(Ranking(Standing.FAILS, 100.0), "a", early),
    ]
    assert order(reversed(best), lambda each: each) == best


@given(st.lists(st.tuples(st.sampled_from(Standing), st.integers(0, 3)), max_size=8), st.randoms())
def test_the_order_of_arrival_in_the_list_does_not_matter(rankings, random):
    entries = [Ranked(Ranking(standing, float(points)), str(i)) for i, (standing, points) in enumerate(rankings)]
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert order(shuffled, lambda each: each) == order(entries, lambda each: each)
