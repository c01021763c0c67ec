"""The text of an advertisement in, what it asks out: typed criteria, each at its place, and advice."""

from datetime import date

from screening.core.reading.sorts import languages_of
from screening.core.terms import Page
from screening.core.vacancy.advice import find_advice, message
from screening.core.vacancy.counts import find_counts_asked
from screening.core.vacancy.evidence import find_evidence_asked
from screening.core.vacancy.head import location_of, organisation_of, title_of
from screening.core.vacancy.languages import find_languages_asked
from screening.core.vacancy.onsite import find_onsite_asked
from screening.core.vacancy.plain import plain_rule, to_plain
from screening.core.vacancy.start import find_start_asked
from screening.core.vacancy.statements import Statement, outline_of
from screening.core.vacancy.terms import Advice, Asked, Concern, Range, Vacancy
from screening.core.vacancy.years import find_years_asked

__all__ = ["Advice", "Asked", "Concern", "Range", "Vacancy", "message", "plain_rule", "read_vacancy", "to_plain"]

_FALLBACK_LANGUAGE = "en"


def read_vacancy(text: str, published: date) -> Vacancy:
    """What the advertisement asks, its criteria in the order of the text.

    A date without a year is the first one after `published`. The same text always gives the same vacancy.
    """
    outline = outline_of(text)
    language = next(iter(languages_of((Page(1, text),))), _FALLBACK_LANGUAGE)
    location = location_of(text, outline)
    criteria = _criteria(outline.statements, language, location, published)
    return Vacancy(
        text=text,
        language=language,
        title=title_of(text, outline),
        organisation=organisation_of(text, outline),
        location=location,
        criteria=criteria,
        advice=find_advice(text, outline.statements, criteria),
    )


def _criteria(statements: tuple[Statement, ...], language: str, location: str, published: date) -> tuple[Asked, ...]:
    typed: tuple[Asked, ...] = (
        *find_years_asked(statements),
        *find_languages_asked(statements, language),
        *find_onsite_asked(statements, location),
        *find_start_asked(statements, published),
        *find_counts_asked(statements),
    )
    evidence = find_evidence_asked(statements, [asked.quote for asked in typed])
    return tuple(sorted((*typed, *evidence), key=lambda asked: asked.quote))
