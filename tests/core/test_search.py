"""What is typed into the search box: AND, OR, NOT, phrases, and nothing that can go wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.core.search import DEEPEST, Either, Every, Phrase, Without, parse, wanted

A, B, C = Phrase("a"), Phrase("b"), Phrase("c")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("a", A, id="one word"),
        pytest.param("a b", Every((A, B)), id="words beside each other must all be there"),
        pytest.param("a AND b", Every((A, B)), id="AND says the same"),
        pytest.param("a OR b", Either((A, B)), id="OR"),
        pytest.param("a OR b c", Either((A, Every((B, C)))), id="AND binds closer than OR"),
        pytest.param("(a OR b) c", Every((Either((A, B)), C)), id="parentheses"),
        pytest.param("a NOT b", Every((A, Without(B))), id="NOT"),
        pytest.param("a -b", Every((A, Without(B))), id="minus is NOT"),
        pytest.param("-(a OR b)", Without(Either((A, B))), id="minus before parentheses"),
        pytest.param("NOT NOT a", A, id="NOT twice"),
        pytest.param('"service  bus" a', Every((Phrase("service bus"), A)), id="phrase"),
        pytest.param('-"service bus"', Without(Phrase("service bus")), id="not a phrase"),
        pytest.param('"a AND', Phrase("a AND"), id="a quote that is never closed"),
        pytest.param("and or not", Every((Phrase("and"), Phrase("or"), Phrase("not"))), id="small letters are words"),
        pytest.param("front-end", Phrase("front-end"), id="a hyphen inside a word"),
        pytest.param("a OR", A, id="an operator without a word"),
        pytest.param("OR AND NOT", None, id="operators alone"),
        pytest.param(") a ( b", Every((A, B)), id="parentheses that do not fit"),
        pytest.param("", None, id="nothing"),
        pytest.param('""', None, id="an empty phrase"),
    ],
)
def test_what_is_typed_is_understood(text, query):
    assert parse(text) == query


def test_phrases_that_must_not_be_there_are_no_hits():
    assert wanted(parse('a OR ("b c" NOT d) a')) == ("a", "b c")


def test_deep_parentheses_are_read_as_if_they_were_not_there():
    assert parse("(" * 10 * DEEPEST + "a" + ")" * 10 * DEEPEST) == A


@given(st.text(alphabet='ab"()- ANDORT', max_size=200))
def test_no_input_is_an_error(text):
    wanted(parse(text))
