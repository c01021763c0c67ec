"""The sentences: every reason in every language, with nothing left unfilled."""

import ast
import re
from pathlib import Path

import pytest

from screening.core import judging
from screening.core.judging import word
from screening.core.judging.wording import LANGUAGES, sentence_codes
from screening.core.terms import Reason

SOURCES = sorted(Path(judging.__file__).parent.glob("*.py"))
FAMILIES = {"years", "languages", "onsite", "start", "count", "evidence", "answers"}
LEVELS = [{"language": "fr", "needed": "B2", "min": "A2", "max": "B1", "reached": False}]
VALUES = {
    "labels": {"en": "baking", "nl": "bakken", "fr": "boulangerie"}, "at_least": 5, "least_months": 30,
    "most_months": 42, "short_months": 18, "untold_months": 30, "num_dated": 3, "pages": ["1", "3"], "titles": list("ABCDEF"),
    "claimed": 20, "declared": 4.5, "levels": LEVELS, "language": "fr", "place": "brussels", "days": 2,
    "weekdays": ["thursday"], "yes": ["place"], "no": ["days"], "unknown": ["thursday"], "part": "days",
    "latest": "2026-06-30", "from": "2026-07-01", "to": "2026-07-15", "late": 1, "today": "2026-03-15",
    "what": "delivery-teams", "min": 3, "max": 4, "short": 1, "cv": "pass", "answer": "fail",
}  # fmt: skip


def codes_used():
    """Every text of the judging that looks like a reason's code, or the beginning of one."""
    texts = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if re.fullmatch(r"[a-z]+\.[a-z_]*", text) and text.partition(".")[0] in FAMILIES}


def test_the_languages_have_the_same_sentences():
    assert sentence_codes("en") == sentence_codes("nl") == sentence_codes("fr")


def test_every_code_that_the_judging_writes_has_a_sentence():
    codes = sentence_codes("en")
    used = codes_used()
    assert len(used) > 20
    assert {code for code in used if not any(each.startswith(code) for each in codes)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(sentence_codes("en")))
def test_every_sentence_is_filled_and_ends_like_one(code, language):
    sentence = word(Reason(code, VALUES), language)
    assert sentence[0].isupper() or not sentence[0].isalpha()
    assert sentence.endswith(".")
    assert not re.search(r"[{}]|None|  |,\.", sentence)


def test_an_unknown_language_reads_english():
    assert word(Reason("evidence.pass", VALUES), "de") == word(Reason("evidence.pass", VALUES), "en")


SPOKEN = {
    "en": """At least 5 years in baking asked; the dated history shows 2 years and 6 months to 3 years and 6 months
        (pages 1 and 3), 1 year and 6 months short.""",
    "nl": """Minstens 5 jaar bakken gevraagd; de gedateerde loopbaan toont 2 jaar en 6 maanden tot 3 jaar en 6 maanden
        (pagina’s 1 en 3), 1 jaar en 6 maanden te weinig.""",
    "fr": """Au moins 5 ans en boulangerie demandés ; le parcours daté montre 2 ans et 6 mois à 3 ans et 6 mois
        (pages 1 et 3), il manque 1 an et 6 mois.""",
}


@pytest.mark.parametrize("language", SPOKEN)
def test_a_sentence_reads_aloud(language):
    values = {name: value for name, value in VALUES.items() if name not in {"what", "min", "max"}}
    assert word(Reason("years.fail", values), language).split() == SPOKEN[language].split()


def test_a_long_list_of_titles_is_cut():
    assert word(Reason("years.ask_months", VALUES), "en") == (
        "Ask for the months in which “A”, “B”, “C”, “D” and others began and ended."
    )
