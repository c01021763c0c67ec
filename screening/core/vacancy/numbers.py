"""A sentence in, its numbers out, words left out that are a number in another language only: "ten minste"."""

from screening.core.extraction.numerals import Number, find_numbers
from screening.core.vacancy.lexicon import find


def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers up to 999 in order, ranges as one."""
    for each in find("amounts", "no_numbers", text):
        text = text[: each.start] + "#" * (each.end - each.start) + text[each.end :]
    return find_numbers(text)
