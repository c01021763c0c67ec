"""The conditional language rule on CEFR intervals, in three values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.core.judging import word
from screening.core.terms import (
    AllOf,
    Answers,
    AnyOf,
    CriterionKind,
    Facts,
    LanguageAtLeast,
    Level,
    Outcome,
    Source,
)
from tests.core.judging.building import Cv, quotes, verdict_on

A1, A2, B1, B2, C1, C2 = Level
RULE = AllOf(
    (
        LanguageAtLeast("en", B2),
        AnyOf(
            (
                AllOf((LanguageAtLeast("nl", C1), LanguageAtLeast("fr", B2))),
                AllOf((LanguageAtLeast("fr", C1), LanguageAtLeast("nl", B2))),
            )
        ),
    )
)
CV = Cv("Nederlands: moedertaal\nFrançais: courant\nEnglish: fluent\nEnglish: basic")
WORDS = {"nl": "Nederlands: moedertaal", "fr": "Français: courant", "en": "English: fluent"}


def languages(levels, answers=None, rule=RULE):
    skills = tuple(CV.language(code, *levels[code], WORDS[code]) for code in levels)
    return verdict_on(rule, CriterionKind.LANGUAGES, CV, Facts(languages=skills), answers)


@pytest.mark.parametrize(
    ("nl", "fr", "en", "outcome"),
    [
        pytest.param((C2, C2), (B2, B2), (B2, B2), Outcome.PASS, id="Dutch C, French B2"),
        pytest.param((B2, B2), (C1, C1), (C1, C2), Outcome.PASS, id="French C, Dutch B2"),
        pytest.param((B2, B2), (B2, B2), (C1, C2), Outcome.FAIL, id="neither at C"),
        pytest.param((C2, C2), (B1, B1), (C1, C2), Outcome.FAIL, id="French under B2 fails both ways"),
        pytest.param((C2, C2), (C1, C1), (B1, B1), Outcome.FAIL, id="English under B2"),
        pytest.param((C2, C2), (B1, B2), (C1, C2), Outcome.UNCLEAR, id="French good"),
        pytest.param((C2, C2), None, (C1, C2), Outcome.UNCLEAR, id="French not mentioned"),
        pytest.param((A1, C2), (A1, C2), (A1, C2), Outcome.UNCLEAR, id="dots only"),
        pytest.param((A2, A2), None, None, Outcome.FAIL, id="Dutch A2 fails whatever the others are"),
        pytest.param((B1, C1), (C1, C1), (B2, B2), Outcome.UNCLEAR, id="either way open"),
        pytest.param((B2, C1), (B2, C1), (B2, B2), Outcome.UNCLEAR, id="one of the two at C perhaps"),
    ],
)
def test_the_conditional_rule(nl, fr, en, outcome):
    levels = {code: level for code, level in {"nl": nl, "fr": fr, "en": en}.items() if level}
    assert languages(levels).outcome is outcome


def test_a_pass_quotes_the_languages_it_rests_on_and_says_their_levels():
    verdict = languages({"nl": (C2, C2), "fr": (B2, C1), "en": (C1, C2)})
    assert quotes(verdict, CV) == list(WORDS.values())
    assert word(verdict.reason, "en") == (
        "The languages asked are there (page 1): English between C1 and C2 (B2 needed), "
        "Dutch C2 (C1 needed) and French between B2 and C1 (B2 needed)."
    )


def test_a_fail_quotes_the_level_that_fails_and_says_what_would_pass():
    verdict = languages({"nl": (C2, C2), "fr": (A2, A2), "en": (C1, C2)})
    assert quotes(verdict, CV) == ["Français: courant"]
    assert word(verdict.would_change, "en") == "It would pass with: French A2 (B2 needed)."


def test_an_unclear_verdict_says_which_level_to_ask_for():
    verdict = languages({"nl": (C2, C2), "en": (C1, C2)})
    assert word(verdict.would_change, "en") == "Ask for the level of: French not mentioned (B2 needed)."


def test_two_statements_allow_what_both_allow():
    skills = (CV.language("en", A1, C2, "English: basic"), CV.language("en", C1, C2, "English: fluent"))
    rule = LanguageAtLeast("en", C1)
    assert verdict_on(rule, CriterionKind.LANGUAGES, CV, Facts(languages=skills)).outcome is Outcome.PASS


def test_two_statements_that_contradict_are_unclear_and_noted():
    skills = (CV.language("en", A1, A2, "English: basic"), CV.language("en", C1, C2, "English: fluent"))
    verdict = verdict_on(LanguageAtLeast("en", B2), CriterionKind.LANGUAGES, CV, Facts(languages=skills))
    assert verdict.outcome is Outcome.UNCLEAR
    assert [word(note, "en") for note in verdict.notes] == [
        "The CV states two levels of English that contradict each other (page 1)."
    ]


def test_cv_and_answers_settle_together_what_neither_settles_alone():
    verdict = languages({"fr": (C1, C2), "en": (C1, C2)}, Answers(languages={"nl": B2}))
    assert (verdict.outcome, verdict.source) == (Outcome.PASS, Source.BOTH)


LEVELS = st.lists(st.sampled_from(list(Level)), min_size=2, max_size=2).map(sorted)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("nl", "fr", "en"), LEVELS)), st.data())
def test_a_decided_rule_stays_decided_whatever_the_exact_levels_turn_out_to_be(levels, data):
    outcome = languages(levels).outcome
    exact = {code: data.draw(st.sampled_from(Level)) for code in ("nl", "fr", "en")}
    exact |= {code: data.draw(st.integers(low, high).map(Level)) for code, (low, high) in levels.items()}
    known = languages({code: (level, level) for code, level in exact.items()}).outcome
    assert known is not Outcome.UNCLEAR
    assert outcome in {known, Outcome.UNCLEAR}


def test_answers_of_a_language_are_statements_of_one_level():
    verdict = languages({}, Answers(languages={"nl": C1, "fr": B2, "en": B2}))
    assert (verdict.outcome, verdict.source) == (Outcome.PASS, Source.ANSWER)
