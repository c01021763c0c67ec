"""Each way of asking that `phrasings.yaml` lists, in an advertisement of its own: what is read is what stands beside it."""

from pathlib import Path

import pytest
import yaml

from screening.management.vacancy_table import rule_words
from tests.core.vacancy.reading import criteria, in_practical, in_profile

LISTED = yaml.safe_load(Path(__file__).with_name("phrasings.yaml").read_text(encoding="utf-8"))


def listed(kind):
    rows = [
        (language, words, said) for language, phrasings in LISTED[kind].items() for words, said in phrasings.items()
    ]
    return pytest.mark.parametrize(
        ("language", "words", "said"), rows, ids=[f"{row[0]}: {row[1][:60]}" for row in rows]
    )


@listed("languages")
def test_the_rule_and_what_is_nice_to_have_are_read(language, words, said):
    found = criteria(in_profile(language, words), "languages")
    gate, wish = (
        " AND ".join(rule_words(each["rule"]) for each in found if each["gate"] is gate) for gate in (True, False)
    )
    assert gate + (f" | plus: {wish}" if wish else "") == said


@listed("onsite")
def test_days_on_site_are_read(language, words, said):
    found = criteria(in_practical(language, words), "onsite")
    told = [f"{each['days_per_week']} {','.join(day[:3] for day in each['weekdays'])}".strip() for each in found]
    assert (told or ["none"]) == [said]


@listed("start")
def test_the_first_and_the_last_day_are_read(language, words, said):
    found = criteria(in_practical(language, words), "start")
    assert ([f"{each['earliest']}..{each['latest']}" for each in found] or ["none"]) == [said]


@listed("years")
def test_the_numbers_of_years_are_read(language, words, said):
    found = criteria(in_profile(language, words), "years")
    assert (" ".join(f"{each['at_least']}{'' if each['gate'] else '?'}" for each in found) or "none") == said


@listed("counts")
def test_the_numbers_of_things_are_read(language, words, said):
    found = criteria(in_profile(language, words), "count")
    assert (" ".join(str(each["at_least"]) for each in found) or "none") == said
