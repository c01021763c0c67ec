"""Warnings: vague passages, words that the law makes risky, each in the language of the advertisement."""

from datetime import date

import pytest

from screening.core.vacancy import Concern, message, read_vacancy, to_plain
from tests.core.vacancy.reading import in_profile

RISKY = [
    ("nl", "Je past in ons jong team", "jong team", "leeftijd"),
    ("fr", "Vous êtes jeune et dynamique", "jeune et dynamique", "l'âge"),
    ("en", "A young and dynamic person", "young and dynamic", "age"),
    ("en", "English native speaker", "native speaker", "origin"),
    ("nl", "Nederlands is je moedertaal", "moedertaal", "afkomst"),
    ("fr", "En bonne santé", "bonne santé", "santé"),
    ("nl", "Ruime ervaring met Excel", "Ruime ervaring", "hoeveel jaar"),
    ("en", "Ample experience in sales", "Ample experience", "how many years"),
    ("fr", "Une solide expérience en vente", "solide expérience", "combien d'années"),
]
HARMLESS = [
    ("nl", "Je werkt graag met jonge kinderen"),
    ("fr", "Vous aimez travailler avec les jeunes"),
    ("en", "You build cloud native services"),
    ("nl", "Ruime ervaring (minstens 5 jaar) in de bouw"),
]


def _warnings(language, words):
    return to_plain(read_vacancy(in_profile(language, words), date(2026, 11, 15)))["warnings"]


@pytest.mark.parametrize(("language", "words", "quote", "told"), RISKY, ids=[each[1] for each in RISKY])
def test_a_risky_or_vague_passage_is_quoted_with_its_reason(language, words, quote, told):
    found = {each["quote"]: each["message"] for each in _warnings(language, words)}
    assert told in found[quote]


@pytest.mark.parametrize(("language", "words"), HARMLESS, ids=[each[1] for each in HARMLESS])
def test_the_same_words_in_another_sense_are_let_be(language, words):
    assert _warnings(language, words) == []


def test_an_upper_limit_of_years_is_warned_of():
    (found,) = _warnings("en", "3 to 5 years of experience in payroll")
    assert "upper limit" in found["message"]


@pytest.mark.parametrize("concern", Concern)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_concern_has_a_sentence_in_each_language(concern, language):
    assert len(message(concern, language)) > 20
