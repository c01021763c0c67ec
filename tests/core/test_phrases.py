"""Phrases are found as a reader would find them, at their exact place."""

import time

import pytest

from screening.core.phrases import Phrases, fold

FOUND = [
    ("same words", "programme manager", "Senior Programme Manager, Brussels", ["Programme Manager"]),
    ("case and accents", "ingénieur système", "INGENIEUR SYSTÈME", ["INGENIEUR SYSTÈME"]),
    ("decomposed accents", "ingénieur", "Inge\u0301nieur", ["Inge\u0301nieur"]),
    ("typographic apostrophe", "chef d'equipe", "Chef d\u2019équipe", ["Chef d\u2019équipe"]),
    ("elision before the word", "infrastructure", "l\u2019infrastructure", ["infrastructure"]),
    ("hyphen for a space", "api management", "het API-management", ["API-management"]),
    ("space for a hyphen", "api-management", "API management", ["API management"]),
    ("line break for a space", "api management", "API\nmanagement", ["API\nmanagement"]),
    ("word broken at a line end", "programmamanager", "programma-\nmanager", ["programma-\nmanager"]),
    ("compound broken at a line end", "api management", "API-\nmanagement", ["API-\nmanagement"]),
    ("any ending", "projectleid*", "projectleiding, projectleider", ["projectleiding", "projectleider"]),
    ("any beginning", "*beheerder", "Systeembeheerder", ["Systeembeheerder"]),
    ("ending inside a phrase", "chef* de projet*", "Cheffe de projets", ["Cheffe de projets"]),
    ("marks in a phrase", "c++", "C++ en C#", ["C++"]),
    ("slash in a phrase", "24/7", "support 24/7.", ["24/7"]),
    ("capitals ask for capitals", "IT", "it is IT", ["IT"]),
    ("no part of a word", "it", "wit item", []),
    ("not over a comma", "project manager", "project, manager", []),
    ("not over a cell", "project manager", "project\tmanager", []),
    ("not over a block", "project manager", "project\n\nmanager", []),
    ("not over a spaced dash", "project manager", "project - manager", []),
]


@pytest.mark.parametrize(("phrase", "text", "quotes"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_phrase_is_found_at_its_exact_place(phrase: str, text: str, quotes: list[str]) -> None:
    found = Phrases([(phrase, 1)]).find(text)
    assert [text[each.start : each.end] for each in found] == quotes
    assert all(each.phrase == phrase for each in found)


def test_all_places_are_given_longest_first() -> None:
    phrases = Phrases([("project", "a"), ("project manager", "b"), ("project manager", "c"), ("manager", "d")])
    assert [each.value for each in phrases.find("Project Manager")] == ["b", "c", "a", "d"]


def test_longest_places_do_not_overlap() -> None:
    phrases = Phrases.of({"short": ["project", "manager"], "long": ["project manager"]})
    assert [each.value for each in phrases.longest("project manager, project")] == ["long", "short"]


@pytest.mark.parametrize("text", ["Ervaring:", "  ERVARING", "— Ervaring —"])
def test_whole_text_matches_whatever_stands_around_it(text: str) -> None:
    assert Phrases([("ervaring", "experience")]).match(text) == "experience"


@pytest.mark.parametrize("text", ["Ervaring in Brussel", "", "—"])
def test_whole_text_does_not_match_more_than_the_phrase(text: str) -> None:
    assert Phrases([("ervaring", "experience")]).match(text) is None


def test_fold_leaves_no_case_or_accent() -> None:
    assert fold("Élève\u2019S Größe") == "eleve's grosse"


@pytest.mark.parametrize("text", ["a" * 100_000, "(" * 100_000, "9" * 100_000, "@" * 100_000, "a-\n" * 33_000])
def test_search_is_linear(text: str) -> None:
    phrases = Phrases([("a*", 1), ("*a b", 2), ("*9*", 3), ("((", 4), ("@ @ @", 5)])
    started = time.process_time()
    phrases.find(text)
    assert time.process_time() - started < 5.0


def test_lone_accent_is_no_word_and_no_crash():
    assert Phrases([("talen", 1)]).match("\u0301 talen") == 1
    assert Phrases([("talen", 1)]).match("\u0301") is None
