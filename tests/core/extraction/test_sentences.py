"""Where sentences begin and end, in lines as a page has them."""

import pytest

from screening.core.extraction.sentences import sentences_of

CUT = {
    "wrapped": (
        "Op de klantsite in Brussel van maandag tot en met\ndonderdag geen probleem. Vrijdag thuis.",
        ["Op de klantsite in Brussel van maandag tot en met\ndonderdag geen probleem.", "Vrijdag thuis."],
    ),
    "labels": ("Talen\nNederlands\nFrans", ["Talen", "Nederlands", "Frans"]),
    "bullets": ("- 9 teams\n- Brussel", ["- 9 teams", "- Brussel"]),
    "abbreviation": ("Vanaf ca. 1 mei. Met dr. Peeters.", ["Vanaf ca. 1 mei.", "Met dr. Peeters."]),
    "german-date": ("Der Vertrag endet am 31. Mai 2026. Danach frei.", ["Der Vertrag endet am 31. Mai 2026.", "Danach frei."]),
    "number-at-the-end": ("Steuerung der sieben\nTeilprojektteams", ["Steuerung der sieben\nTeilprojektteams"]),
    "year-on-the-next-line": ("Libre dès le 1er mai\n2026", ["Libre dès le 1er mai\n2026"]),
    "table-row": ("Notice\t60 days\nRate\ton request", ["Notice\t60 days", "Rate\ton request"]),
    "blank-line": ("een\n\ntwee", ["een", "twee"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_text_is_cut_where_a_reader_would_pause(text: str, expected: list[str]) -> None:
    assert [text[sentence.start : sentence.end] for sentence in sentences_of(text)] == expected


def test_no_sentence_is_endless() -> None:
    assert max(sentence.end - sentence.start for sentence in sentences_of("a " * 5000)) < 1000
