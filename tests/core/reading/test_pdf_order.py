"""Each design of PDF reads as the same words in the order in which a person reads them."""

import pytest

from screening.core.reading import read
from tests.core.reading.content import LANGUAGES, cv, words
from tests.core.reading.pdfs import DESIGNS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("design", DESIGNS)
def test_pdf_reads_in_the_order_a_person_reads_it(design, language):
    content, expected = DESIGNS[design](cv(language))
    document = read(content, f"{design}.pdf")
    assert words("\n".join(page.text for page in document.pages)) == words(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_in_a_gutter_stands_on_the_row_of_its_title(language):
    content, _ = DESIGNS["date_gutter_on_two_lines"](cv(language))
    rows = read(content).pages[0].text.split("\n")
    for entry in cv(language).positions:
        assert f"{entry.dates}\t{entry.title}" in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_of_a_cv_are_told(language):
    content, _ = DESIGNS["plain"](cv(language))
    assert read(content).languages == (language,)
