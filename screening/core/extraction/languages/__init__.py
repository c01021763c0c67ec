"""A document and its sections in, the languages that the person knows out, each with its CEFR interval."""

from screening.core.extraction.languages.merging import merged
from screening.core.extraction.languages.places import statements_in
from screening.core.terms import Document, LanguageSkill, Section


def find_languages(document: Document, sections: tuple[Section, ...]) -> tuple[LanguageSkill, ...]:
    """The languages in the order in which they are first named, one skill per language.

    A language is found by its name, a short form or a certificate, beside words that say a level; in a part of the CV
    about languages also alone, which is [A1, C2]. A language whose words say nothing exact ("a few words") is left out.
    """
    return merged(statements_in(document, sections))
