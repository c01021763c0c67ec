"""The statements of an advertisement in, the rules over languages that it states out."""

from screening.core.vacancy.languages.asked import find_languages_asked

__all__ = ["find_languages_asked"]
