"""The index: filters, counts beside a filter, orders, pages that stay where they are, and changes one by one."""

import pytest

from screening.core.facets import NOT_JUDGED, Entry, Index, key_of, page_of, split


def entry(pk: int, *traits: str, **fields: object) -> Entry:
    defaults = {"public_id": f"p{pk}", "name": f"n{pk}", "received": pk, "standing": 0, "points": 500}
    return Entry(**{"pk": pk, "traits": traits, **defaults, **fields})


ROWS = (
    entry(1, "gate-it=pass", "tag=a", years={"years-it": 20.0}),
    entry(2, "gate-it=fail", standing=2, years={"years-it": 10.0}),
    entry(3, "gate-it=fail", "tag=a", standing=2, points=900, years={"years-it": 12.5}),
    entry(4, "gate-it=unclear", standing=1),
    entry(5, standing=NOT_JUDGED, points=-1),
)


@pytest.mark.parametrize(
    ("held", "ranges", "expected"),
    [
        pytest.param({}, {}, [1, 4, 3, 2, 5], id="everybody"),
        pytest.param({"gate-it": ["fail"]}, {}, [3, 2], id="one value"),
        pytest.param({"gate-it": ["fail", "pass"]}, {}, [1, 3, 2], id="one of two values"),
        pytest.param({"gate-it": ["fail"], "tag": ["a"]}, {}, [3], id="two facets"),
        pytest.param({"gate-it": ["never"]}, {}, [], id="a value that nobody has"),
        pytest.param({}, {"years-it": (12.5, None)}, [1, 3], id="from"),
        pytest.param({}, {"years-it": (None, 12.5)}, [3, 2], id="up to, those without years left out"),
        pytest.param({"tag": ["a"]}, {"years-it": (0, 15)}, [3], id="a facet and a range"),
    ],
)
def test_a_filter_shows_in_the_order_of_the_board(held, ranges, expected):
    index = Index(ROWS)
    assert index.in_order("rank", index.passing(held, ranges)) == expected


def test_what_only_the_database_knows_leaves_others_out():
    index = Index(ROWS)
    within = index.mask([2, 3, 99])
    assert index.in_order("rank", index.passing({"tag": ["a"]}, {}, within)) == [3]


def test_counts_are_those_beside_what_else_is_held():
    index = Index(ROWS)
    counts = index.counts({"gate-it": ["fail"]}, {})
    assert counts["gate-it"] == {"pass": 1, "fail": 2, "unclear": 1}
    assert counts["tag"] == {"a": 1}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("points", [3, 1, 2, 4, 5]),
        ("newest", [5, 4, 3, 2, 1]),
        ("oldest", [1, 2, 3, 4, 5]),
        ("name", [1, 2, 3, 4, 5]),
        ("years-it", [1, 3, 2, 4, 5]),
    ],
)
def test_order(sort, expected):
    assert Index(ROWS).in_order(sort) == expected


def test_rank_and_ties_are_among_all():
    index = Index([*ROWS, entry(6, standing=2, points=900, received=1)])
    assert (index.rank(6), index.rank(3), index.num_tied(3), index.num_tied(1)) == (3, 4, 1, 0)


@pytest.mark.parametrize("sort", ["rank", "name", "years-it"])
def test_a_change_gives_what_an_index_made_anew_gives(sort):
    old = Index(ROWS)
    old.in_order(sort)
    new = old.changed([entry(2, "gate-it=pass", "tag=b", points=990), entry(7, "tag=b", name="a")], gone=[4, 99])
    anew = Index(
        [ROWS[0], entry(2, "gate-it=pass", "tag=b", points=990), ROWS[2], ROWS[4], entry(7, "tag=b", name="a")]
    )
    assert new.in_order(sort) == anew.in_order(sort)
    assert new.counts({"tag": ["b"]}, {}) == anew.counts({"tag": ["b"]}, {})
    assert old.in_order(sort) == Index(ROWS).in_order(sort)
    assert old.counts({}, {}) == Index(ROWS).counts({}, {})


def test_pages_follow_each_other_and_hold_when_rows_come_and_go():
    order = [10, 20, 30, 40, 50]
    keys = lambda pk: (pk,)  # noqa: E731 - a key of one number
    first = page_of(order, keys, 2)
    second = page_of(order, keys, 2, after=(20,))
    assert (order[first], order[second]) == ([10, 20], [30, 40])
    assert order[page_of(order, keys, 2, before=(30,))] == [10, 20]
    changed = [5, 10, 30, 40, 50]  # 20 is gone, 5 is new
    assert changed[page_of(changed, keys, 2, after=(20,))] == [30, 40]
    assert changed[page_of(changed, keys, 2, before=(30,))] == [5, 10]


def test_nothing_lies_ahead_of_the_first():
    assert page_of([10, 20], lambda pk: (pk,), 2, before=(5,)) == slice(0, 2)


def test_traits_that_are_years_are_numbers():
    assert split(["years-it=12.5", "place=Gent"]) == (("place=Gent",), {"years-it": 12.5})


def test_an_index_of_nobody_shows_nobody():
    index = Index()
    assert index.in_order("rank", index.passing({"tag": ["a"]}, {})) == []
    assert index.counts({}, {}) == {}


def test_who_has_no_years_comes_last_by_rank():
    assert key_of("years-it")(ROWS[3]) > key_of("years-it")(ROWS[1])
