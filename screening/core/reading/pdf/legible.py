"""Words of a PDF page to whether they are words at all: a font without a usable encoding gives other characters."""

import re
from collections.abc import Sequence

from screening.core.reading.pdf.word import Word

SAMPLE = 200  # words of the page
FEWEST_CHARS = 120  # fewer tell nothing
MOST_ODD = 0.3  # of the characters: unmapped, private or control
FEWEST_VOWELS = 0.2  # of the letters; Western languages have 0.35 to 0.45
ODD = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]+")
LETTERS = re.compile("[a-z\u00e0-\u024f]+")
VOWELS = "aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûüýÿ"


def is_legible(words: Sequence[Word]) -> bool:
    """Whether the words can be what a person reads on the page. Icons and bullets do not count."""
    text = "".join(word.text for word in words[:SAMPLE] if len(word.text) > 1 and not word.style.icons)
    if len(text) < FEWEST_CHARS:
        return True
    if sum(map(len, ODD.findall(text))) > MOST_ODD * len(text):
        return False
    lowered = text.lower()
    letters = sum(map(len, LETTERS.findall(lowered)))
    return letters < FEWEST_CHARS or sum(map(lowered.count, VOWELS)) >= FEWEST_VOWELS * letters
