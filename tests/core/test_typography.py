"""Spaces before the high signs of French never break a line."""

import pytest

from screening.core.typography import NO_BREAK, typeset

SPACE = NO_BREAK
CASES = {
    "semicolon": ("demandés ; le parcours", f"demandés{SPACE}; le parcours"),
    "question": ("Quel préavis ?", f"Quel préavis{SPACE}?"),
    "colon": ("Pourquoi : le CV", f"Pourquoi{SPACE}: le CV"),
    "quotation": ("le CV « a.pdf » reçu", f"le CV «{SPACE}a.pdf{SPACE}» reçu"),
    "no sign": ("une adresse http://exemple.be", "une adresse http://exemple.be"),
    "markup": ("Motif : <b>%(why)s</b>", f"Motif{SPACE}: <b>%(why)s</b>"),
    "search operators": (" ;voir", " ;voir"),
}


@pytest.mark.parametrize(("typed", "set_out"), CASES.values(), ids=CASES)
def test_french_is_set_out(typed, set_out):
    assert typeset(typed, "fr") == set_out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_other_languages_stay_as_they_are(language):
    assert typeset("Waarom : « cv » ?", language) == "Waarom : « cv » ?"
