"""Words of a PDF page to whether they are words at all: a font without a usable encoding gives other characters."""

import re
from collections.abc import Iterable

from screening.core.reading.pdf.word import Word

FEWEST_CHARS = 120  # fewer tell nothing
MOST_ODD = 0.3  # of the characters: unmapped, private or control
FEWEST_VOWELS = 0.2  # of the letters; Western languages have 0.35 to 0.45
ODD = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
VOWEL = re.compile("[aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûüýÿ]", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def is_legible(words: Iterable[Word]) -> bool:
    """Whether the words can be what a person reads on the page. Icons and bullets do not count."""
    text = "".join(word.text for word in words if not word.style.icons and len(word.text) > 1)
    if len(text) < FEWEST_CHARS:
        return True
    if len(ODD.findall(text)) > MOST_ODD * len(text):
        return False
    letters = len(LATIN.findall(text))
    return letters < FEWEST_CHARS or len(VOWEL.findall(text)) >= FEWEST_VOWELS * letters
