"""Rules over languages: levels in words and codes, choices, the other language, pluses, and what is no requirement."""

import pytest

from screening.management.vacancy_table import rule_words
from tests.core.vacancy.reading import criteria, in_profile

ASKED = [
    ("nl", "Tweetalig NL/FR", "nl C1 and fr C1"),
    ("nl", "Vloeiend Nederlands en Frans, goede kennis van Engels", "nl C1 and fr C1 and en B2"),
    ("nl", "Nederlands (C1), Frans (B2) en Engels (B1)", "nl C1 and fr B2 and en B1"),
    ("nl", "Nederlands: zeer goed, Frans: noties", "nl B2 and fr A2"),
    ("nl", "Je spreekt vlot Nederlands en hebt een goede kennis van het Frans", "nl C1 and fr B2"),
    ("nl", "FR of NL (C1), goede kennis van de andere taal", "(fr C1 and nl B2) or (nl C1 and fr B2)"),
    ("nl", "Nederlands is je moedertaal", "nl C2"),
    ("nl", "Kennis van het Frans is vereist", "fr (level not stated)"),
    ("nl", "Drietalig Nederlands, Frans en Engels", "nl C1 and fr C1 and en C1"),
    ("nl", "Minstens niveau B2 voor Engels", "en B2"),
    ("fr", "Bilingue français-néerlandais", "fr C1 and nl C1"),
    ("fr", "Français courant, bonne connaissance de l'anglais", "fr C1 and en B2"),
    ("fr", "Vous maîtrisez le français (C1) et avez une connaissance passive du néerlandais", "fr C1 and nl A2"),
    ("fr", "Très bonne connaissance du français ou du néerlandais", "fr B2 or nl B2"),
    ("fr", "Parfait bilingue", "nl C1 and fr C1"),
    ("fr", "Langues : français C2, anglais C1", "fr C2 and en C1"),
    ("fr", "De langue maternelle française", "fr C2"),
    ("en", "Native Dutch and a good command of English", "nl C2 and en B2"),
    ("en", "Fluency in English and a working knowledge of French", "en C1 and fr A2"),
    ("en", "Excellent written and spoken English", "en C1"),
    ("en", "English at C1 level and Dutch at B2 level", "en C1 and nl B2"),
    ("en", "Fluent in Dutch or French and in English", "(nl C1 or fr C1) and en C1"),
    ("en", "Dutch and French (one of both at C1, the other at B2)", "(nl C1 and fr B2) or (fr C1 and nl B2)"),
    ("en", "Dutch B2 or higher, English C1", "nl B2 and en C1"),
    ("en", "Fluent English; French is an asset", "en C1"),
    ("en", "Fluent Dutch, French is a plus", "nl C1"),
    ("en", "You speak English fluently, German is a bonus", "en C1"),
    ("en", "Dutch C1 or French C1", "nl C1 or fr C1"),
    ("nl", "Nederlands (C1) of Frans (C1) en Engels (B2)", "(nl C1 or fr C1) and en B2"),
    ("fr", "Français C1 ou C2 et anglais B2", "fr C1 and en B2"),
    ("nl", "Nederlands C1 of beter en Frans B2", "nl C1 and fr B2"),
]
WISHED = [
    ("en", "French is a plus", "fr (level not stated)"),
    ("nl", "Kennis van Frans en Engels is een pluspunt", "fr (level not stated) and en (level not stated)"),
    ("fr", "Le néerlandais (B1) est un atout", "nl B1"),
    ("fr", "Idéalement, vous parlez aussi couramment l'allemand", "de C1"),
]
NOT_ASKED = [
    ("en", "Thorough knowledge of the Dutch Public Procurement Act"),
    ("en", "Experience with French customers"),
    ("fr", "Bonne connaissance du droit français"),
    ("nl", "Kennis van de Nederlandse wetgeving"),
    ("fr", "Maîtrise des normes EN 1090 et EN 1992"),
]


@pytest.mark.parametrize(("language", "words", "rule"), ASKED, ids=[each[1][:60] for each in ASKED])
def test_a_rule_is_read_from_its_words(language, words, rule):
    gates = [each for each in criteria(in_profile(language, words), "languages") if each["gate"]]
    assert [rule_words(each["rule"]) for each in gates] == [rule]


@pytest.mark.parametrize(("language", "words", "rule"), WISHED, ids=[each[1][:60] for each in WISHED])
def test_a_language_that_is_a_plus_is_no_gate(language, words, rule):
    found = criteria(in_profile(language, words), "languages")
    assert [(rule_words(each["rule"]), each["gate"]) for each in found] == [(rule, False)]


@pytest.mark.parametrize(("language", "words"), NOT_ASKED, ids=[each[1][:60] for each in NOT_ASKED])
def test_the_name_of_a_language_said_of_a_thing_is_no_requirement(language, words):
    assert criteria(in_profile(language, words), "languages") == []


def test_brackets_narrow_what_stands_before_them():
    words = (
        "Fluent in Dutch, French, and English "
        "(Dutch or French at least C level, the other language at least B2, English at least B2)"
    )
    (found,) = criteria(in_profile("en", words), "languages")
    assert rule_words(found["rule"]) == "((nl C1 and fr B2) or (fr C1 and nl B2)) and en B2"


def test_languages_of_the_tasks_are_no_requirement():
    text = "Job\n\nTasks\n- You answer customers in fluent French and Dutch\n\nProfile\n- A bachelor's degree\n"
    assert criteria(text, "languages") == []


def test_lines_that_follow_each_other_make_one_rule():
    found = criteria(in_profile("en", "Dutch: C1", "French: B2"), "languages")
    assert [rule_words(each["rule"]) for each in found] == ["nl C1 and fr B2"]


WHOLE = [
    ("- Nederlands C1 en Frans B1, of Frans C1 en Nederlands B1", "(nl C1 and fr B1) or (fr C1 and nl B1)"),
    ("- Dutch at C1 and French at B1, or the other way round", "(nl C1 and fr B1) or (fr C1 and nl B1)"),
    ("- Français C1 et néerlandais B1, ou l'inverse", "(fr C1 and nl B1) or (nl C1 and fr B1)"),
    ("- English and at least one of Dutch and French, all at B2", "en B2 and (nl B2 or fr B2)"),
    ("- Talen: N (C1), F (B2)", "nl C1 and fr B2"),
    ("| Language | Level |\n| Dutch | C1 |\n| French | B2 |", "nl C1 and fr B2"),
    ("- néerlandais ou français : niveau C1 ; l'autre langue : niveau B1", "((nl C1 and fr B1) or (fr C1 and nl B1))"),
]


@pytest.mark.parametrize(("words", "rule"), WHOLE, ids=[each[0][:50] for each in WHOLE])
def test_choices_that_bind_two_levels_and_levels_said_of_all(words, rule):
    found = criteria(f"Job\n\nProfile\n{words}\n", "languages")
    assert [rule_words(each["rule"]) for each in found if each["gate"]] == [rule]
