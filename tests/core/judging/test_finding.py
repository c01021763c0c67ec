"""Evidence in reading order."""

from hypothesis import given
from hypothesis import strategies as st

from screening.core.judging.finding import in_order, pages_of
from screening.core.terms import Span

SPANS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 9), st.integers(0, 5)).map(lambda t: Span(t[0], t[1], t[1] + t[2]))
)


def covered(spans):
    return {(span.page, at) for span in spans for at in range(span.start, span.end)}


@given(SPANS)
def test_evidence_is_in_order_covers_the_same_and_holds_nothing_twice(spans):
    kept = in_order(spans)
    assert list(kept) == sorted(kept)
    assert covered(kept) == covered(spans)
    assert all(not (a.page == b.page and a.start <= b.start and b.end <= a.end) for a in kept for b in kept if a != b)
    assert set(kept) <= set(spans)


def test_pages_are_named_once_each():
    assert pages_of([Span(12, 0, 1), Span(2, 0, 1), Span(2, 4, 5)]) == ["2", "12"]
