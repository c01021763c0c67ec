"""A text in any language of a CV in, the ranges out that tell a sex, an address on the net or a telephone number."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from screening.core.phrases import Phrases, fold
from screening.core.vocabulary import load_vocabulary

Range = tuple[int, int]

VOCABULARY: Final = Path(__file__).parent / "vocabulary.yaml"
LONGEST_ABBREVIATION: Final = 4  # letters
LEAST_DIGITS, MOST_DIGITS = 8, 30  # of a telephone number, or of two of them side by side
_MAIL: Final = re.compile(r"[^\s@,;<>()|]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?[\w-]+)+")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:com|be|net|org|eu|io|me|dev|fr|nl|de|lu)(?:/\S*)?"
)
_PHONE: Final = re.compile(r"(?<![\w.,/])(?:\+|\(\+|00|\(0|0)[\d ()./\u00a0\u2009–-]{7,24}\d(?![\w@])")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")


def vocabulary() -> Any:
    """What the file of words lists."""
    return load_vocabulary(VOCABULARY)


def ranges_everywhere(text: str) -> Iterator[Range]:
    """What is hidden wherever it stands: mail and web addresses, telephone numbers, words that tell a sex."""
    for pattern in (_MAIL, _LINK):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in _PHONE.finditer(text) if _is_phone(match.group()))
    yield from _of_a_sex(text)
    yield from _endings(text)


def _is_phone(text: str) -> bool:
    """Whether a run of digits is a telephone number and no period between two dates."""
    digits = sum(letter.isdigit() for letter in text)
    return LEAST_DIGITS <= digits <= MOST_DIGITS and not _YEAR.search(text)


def _of_a_sex(text: str) -> Iterator[Range]:
    """Titles, pronouns and the like; a short word in capitals is an abbreviation."""
    yield from (match.span() for match in _titles().finditer(text))
    for found in _gendered().longest(text):
        if not (found.end - found.start <= LONGEST_ABBREVIATION and text[found.start : found.end].isupper()):
            yield found.start, found.end


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary()['titles'])})\b(?=[. ])")


@cache
def _gendered() -> Phrases[str]:
    """The words of every language: a CV in one of them quotes the others."""
    return Phrases.of(vocabulary()["gendered"])


def _endings(text: str) -> Iterator[Range]:
    """The last letters of functions that have a name for each sex: "rice" of "directrice", "eur" of "directeur"."""
    for word in _WORD.finditer(text):
        if stem := _stems().get(fold(word.group())):
            yield word.start() + stem, word.end()


@cache
def _stems() -> dict[str, int]:
    """How many letters of such a word say nothing of the sex; none are hidden where the word ends with them."""
    return {word: length for pair in vocabulary()["pairs"] for word, length in _shared([fold(word) for word in pair])}


def _shared(pair: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Both words with the length of what they share, one letter less where the one is the beginning of the other."""
    words = list(pair)
    common = sum(1 for _letters in takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False)))
    least = min(common, *(len(word) - 1 for word in words))
    yield from ((word, least) for word in words)
