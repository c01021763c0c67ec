"""Numbers in digits and in words, in four languages."""

import pytest

from screening.core.extraction.durations import find_lengths
from screening.core.extraction.numerals import find_numbers
from screening.core.terms import Duration

NUMBERS = {
    "digits": ("9 teams", [("9", 9, 9)]),
    "nl-word": ("zeven teams", [("zeven", 7, 7)]),
    "nl-compound": ("tweeëntwintig teams", [("tweeëntwintig", 22, 22)]),
    "nl-collective": ("een zestal teams", [("een zestal", 6, 6)]),
    "fr-hyphen": ("dix-sept équipes", [("dix-sept", 17, 17)]),
    "fr-et-un": ("vingt et un sites", [("vingt et un", 21, 21)]),
    "fr-douzaine": ("une douzaine d'équipes", [("une douzaine", 12, 12)]),
    "fr-nonante": ("nonante-deux", [("nonante-deux", 92, 92)]),
    "en-dozen": ("A dozen squads", [("A dozen", 12, 12)]),
    "en-hyphen": ("twenty-five", [("twenty-five", 25, 25)]),
    "de-compound": ("fünfundzwanzig", [("fünfundzwanzig", 25, 25)]),
    "range-dash": ("6-8 teams", [("6-8", 6, 8)]),
    "range-words": ("vijf tot zeven", [("vijf tot zeven", 5, 7)]),
    "range-french": ("6 à 8 équipes", [("6 à 8", 6, 8)]),
    "range-german": ("acht bis zehn", [("acht bis zehn", 8, 10)]),
    "half": ("2,5 jours", [("2,5", 2.5, 2.5)]),
}

NO_NUMBERS = ["27001:2013", "24/7", "12.500", "PRINCE2", "2019", "v3", "à Bruxelles"]

LENGTHS = {
    "nl": ("een opzegtermijn van 6 weken", Duration(weeks=6)),
    "fr": ("préavis de trois mois", Duration(months=3)),
    "en": ("60 days", Duration(days=60)),
    "en-range": ("2 to 3 months", Duration(months=3)),
    "en-in-digits-too": ("six (6) weeks", Duration(weeks=6)),
    "nl-half": ("2,5 maanden", Duration(months=2, weeks=2)),
    "de-month-end": ("4 Wochen zum Monatsende", Duration(weeks=4, to_month_end=True)),
    "de-quarter-end": ("sechs Monate zum Quartalsende", Duration(months=6, to_quarter_end=True)),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_a_number_is_found_with_its_words(text: str, expected: list[tuple[str, float, float]]) -> None:
    found = [number for number in find_numbers(text) if not number.article]
    assert [(text[each.start : each.end], each.least, each.most) for each in found] == expected


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_number_inside_something_else_is_none(text: str) -> None:
    assert [number for number in find_numbers(text) if not number.article] == []


def test_an_article_is_marked() -> None:
    assert [number.article for number in find_numbers("een team")] == [True]


def test_a_stressed_one_is_no_article() -> None:
    assert [(number.most, number.article) for number in find_numbers("één team")] == [(1, False)]


@pytest.mark.parametrize(("text", "expected"), LENGTHS.values(), ids=LENGTHS.keys())
def test_a_length_of_time_has_its_unit_and_end(text: str, expected: Duration) -> None:
    lengths = find_lengths(text)
    assert [each.duration for each in lengths] == [expected]
    assert text[lengths[0].start : lengths[0].end] in text
