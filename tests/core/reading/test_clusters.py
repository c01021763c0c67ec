"""Glyphs whose letter the PDF counts to the accent after them."""

import pytest

from screening.core.reading.pdf.clusters import with_letters

E, C = "\u073f", "\u0741"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"Exp{E}\u00e9ri{E}nc{E} Langu{E}s", "Exp\u00e9\u00adrience Langues"),
        (f"{C}\u00e7a {C}{E}", f"\u00e7\u00ada c{E}"),
        ("Exp\u00e9rience", "Exp\u00e9rience"),
        (f"Langu{E}s", f"Langu{E}s"),
        ("", ""),
    ],
    ids=[
        "a letter met alone and before its accent",
        "each number its own letter",
        "nothing amiss",
        "no accent",
        "empty",
    ],
)
def test_a_number_is_the_letter_under_the_accent_that_follows_it(text, seen):
    assert with_letters(text, lambda index: text[index] in {E, C}) == seen
    assert len(seen) == len(text)


def test_a_real_letter_of_another_script_stays():
    assert with_letters(f"{E}\u00e9 {E}", lambda _index: False) == f"{E}\u00e9 {E}"
