"""A reason says something of one person, or it is a phrase of which there are thousands."""

import pytest

from screening.core.reasons import is_stock_phrase


@pytest.mark.parametrize(
    "reason",
    [
        "Not a fit.",
        "The candidate is not suitable",
        "niet geschikt",
        "Kandidaat voldoet niet!",
        "NE CONVIENT PAS",
        "Profil surqualifié",
        "...",
        "n/a",
    ],
)
def test_what_could_be_said_of_anybody_is_a_stock_phrase(reason):
    assert is_stock_phrase(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "Too short.",
        "Three years of IT instead of fifteen.",
        "Niet geschikt: spreekt geen Frans.",
        "Pas de néerlandais dans le CV.",
    ],
)
def test_what_names_a_fact_is_none(reason):
    assert not is_stock_phrase(reason)
