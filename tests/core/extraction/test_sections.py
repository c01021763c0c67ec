"""Sections are told by their headings, in four languages and many ways of setting them."""

import pytest

from screening.core.extraction.sections import find_sections
from tests.core.extraction.making import document

HEADINGS = [
    ("plain Dutch", "Werkervaring", "experience"),
    ("capitals", "EXPÉRIENCE PROFESSIONNELLE", "experience"),
    ("no accents", "EXPERIENCE PROFESSIONNELLE", "experience"),
    ("letter-spaced", "E R V A R I N G", "experience"),
    ("letter-spaced words", "W O R K   E X P E R I E N C E", "experience"),
    ("numbered", "3. Professional experience", "experience"),
    ("numbered without a point", " 2 Beruflicher Werdegang", "experience"),
    ("roman number", "IV. Formation", "education"),
    ("Markdown", "## Werk", "experience"),
    ("with a bullet", "★ Talen", "languages"),
    ("with a colon", "Languages:", "languages"),
    ("with a note in brackets", "Vie professionnelle (ordre chronologique)", "experience"),
    ("a phrase of one's own", "Waar ik gewerkt heb", "experience"),
    ("apostrophe", "Où j\u2019ai travaillé", "experience"),
    ("longer heading in bold", "**Relevante werkervaring bij de overheid", "experience"),
    ("longer heading with a period", "# Opdrachten als zelfstandige (2011 → nu)", "experience"),
    ("unpaid work", "Vrijwilligerswerk", "volunteering"),
    ("papers", "Talks and papers", "publications"),
    ("courses", "Vormingen en bijscholing", "training"),
]


@pytest.mark.parametrize(("line", "kind"), [row[1:] for row in HEADINGS], ids=[row[0] for row in HEADINGS])
def test_heading_opens_its_kind_of_section(line: str, kind: str) -> None:
    cv = document(f"Jan Peeters\nGent\n\n{line}\n2010 - 2014 iets\nen nog iets")
    sections = find_sections(cv)
    assert [each.kind for each in sections] == ["head", kind]
    assert cv.quote(sections[1].spans[0]).endswith("2010 - 2014 iets\nen nog iets")


def test_word_at_the_end_of_a_paragraph_is_no_heading() -> None:
    cv = document("Profiel\nProjectmanager met twintig jaar\nervaring\nen veel geduld.")
    assert [each.kind for each in find_sections(cv)] == ["summary"]


def test_run_in_heading_is_a_section_up_to_the_next_block() -> None:
    cv = document("Profiel\nManager.\n\nTalen: Nederlands,\nFrans\n\nNog een alinea.")
    sections = find_sections(cv)
    assert [(each.kind, [cv.quote(span) for span in each.spans]) for each in sections] == [
        ("summary", ["Profiel\nManager.", "Nog een alinea."]),
        ("languages", ["Talen: Nederlands,\nFrans"]),
    ]


def test_label_in_the_first_cell_is_a_section_of_its_rows() -> None:
    cv = document("1. Personal data\nName\tJan\nLanguages (CEFR)\tFrench C1\n\tDutch C2\nAvailability\tNow")
    assert [each.kind for each in find_sections(cv)] == ["personal", "languages", "availability"]


def test_unknown_heading_ends_a_section_when_it_is_set_like_the_known_ones() -> None:
    cv = document("**Werkervaring\nJob\n\n**Talen\nNederlands\n\n**Mijn ezel\nHij heet Jef.")
    assert [each.kind for each in find_sections(cv)] == ["experience", "languages", "unknown"]


def test_section_goes_on_over_the_page() -> None:
    cv = document("Werkervaring\nJob\fNog een job")
    (section,) = find_sections(cv)
    assert [cv.quote(span) for span in section.spans] == ["Werkervaring\nJob", "Nog een job"]
