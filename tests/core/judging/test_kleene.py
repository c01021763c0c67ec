"""Three-valued logic: the laws that verdicts rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.core.judging import kleene
from screening.core.terms import Outcome

TRUTHS = st.sampled_from([True, False, None])
LISTS = st.lists(TRUTHS, max_size=6)


def negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


@given(LISTS)
def test_de_morgan_holds_in_three_values(truths):
    assert kleene.every(truths) == negated(kleene.some(map(negated, truths)))


@given(LISTS, st.randoms())
def test_order_and_repetition_do_not_matter(truths, random):
    shuffled = truths + truths
    random.shuffle(shuffled)
    assert kleene.every(shuffled) == kleene.every(truths)
    assert kleene.some(shuffled) == kleene.some(truths)


@given(LISTS, LISTS)
def test_grouping_does_not_matter(some, others):
    assert kleene.every([kleene.every(some), kleene.every(others)]) == kleene.every(some + others)
    assert kleene.some([kleene.some(some), kleene.some(others)]) == kleene.some(some + others)


@given(LISTS, st.data())
def test_a_decided_result_survives_every_answer_to_what_is_unknown(truths, data):
    answered = [data.draw(st.booleans()) if truth is None else truth for truth in truths]
    for join in (kleene.every, kleene.some):
        if join(truths) is not None:
            assert join(answered) == join(truths)


@pytest.mark.parametrize(
    ("truths", "together"),
    [([], None), ([None], None), ([True, None], True), ([False, False], False), ([True, False], None)],
    ids=["nothing said", "unknown", "one knows", "both agree", "contradiction"],
)
def test_statements_agree_on_what_is_known_and_contradict_to_unknown(truths, together):
    assert kleene.agreed(truths) is together


@pytest.mark.parametrize(
    ("least", "most", "reached"),
    [(5, 6, True), (4, 5, None), (3, 4, False), (3, None, None), (5, None, True), (None, 4, False), (None, None, None)],
)
def test_an_interval_reaches_a_number_or_not_or_perhaps(least, most, reached):
    assert kleene.at_least(least, most, 5) is reached


def test_each_truth_is_a_verdict():
    assert [kleene.outcome_of(truth) for truth in (True, False, None)] == list(Outcome)
