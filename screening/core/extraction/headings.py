"""The vocabulary of headings in, the kind of section that a heading with a typing error opens out."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from screening.core.phrases import fold
from screening.core.vocabulary import load_vocabulary

VOCABULARY = Path(__file__).parent / "vocabulary"

_FEWEST_LETTERS = 8  # a shorter word is soon another one: "talen", "halen"
_LETTERS_PER_ERROR = 9
_MOST_ERRORS = 2
_MOST_WORDS = 3


@lru_cache(maxsize=2048)
def misspelt_heading(text: str) -> str | None:
    """The kind of the heading that the text is but for a wrong, missing or doubled letter, or None.

    "Disponibiliteé" is "Disponibilité"; a word of less than eight letters is none but itself.
    """
    from rapidfuzz.distance import OSA  # at first use: most processes read nothing
    from rapidfuzz.process import extractOne

    folded = fold(text)
    if len(folded) < _FEWEST_LETTERS or len(folded.split()) > _MOST_WORDS or not folded[0].isalpha():
        return None
    errors = min(_MOST_ERRORS, max(1, len(folded) // _LETTERS_PER_ERROR))
    near = extractOne(folded, _spelt().keys(), scorer=OSA.distance, score_cutoff=errors)
    if near is None or near[0][0] != folded[0]:
        return None
    return _spelt()[near[0]]


def listed_headings(which: str) -> Iterator[tuple[str, str]]:
    """Each phrase of the vocabulary ("whole" or "part") with its kind of section."""
    for kind, lists in load_vocabulary(VOCABULARY / "headings.yaml").items():
        for phrases in lists.get(which, {}).values():
            yield from ((phrase, kind) for phrase in phrases)


@cache
def _spelt() -> dict[str, str]:
    """The whole headings that are long enough to be known in spite of an error, folded."""
    listed = ((fold(phrase), kind) for phrase, kind in listed_headings("whole") if "*" not in phrase)
    return {phrase: kind for phrase, kind in listed if len(phrase) >= _FEWEST_LETTERS}
