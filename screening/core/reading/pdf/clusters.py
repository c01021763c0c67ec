"""The characters of a PDF page, those of them without a meaning of their own given back the letter that they draw.

Some makers draw "é" by two glyphs, "e" and an accent, and say of both together that they mean "é". Where they meet that
"e" again, alone, its glyph means nothing to them (in the PDF: `<073f> <>`), and PDFium gives its number as a character.
"""

import re
import unicodedata
from collections.abc import Callable

from screening.core.reading.cleaning import SOFT_HYPHEN

# A number that is no Latin letter, mark or sign, before a letter with an accent.
CLUSTER = re.compile("([\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff])([\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f])")

IsUnmapped = Callable[[int], object]


def with_letters(text: str, is_unmapped: IsUnmapped) -> str:
    """The text, as long as it was: "\u073f\u00e9" is "\u00e9" and a soft hyphen, and "\u073f" alone is "e"."""
    found = [match for match in CLUSTER.finditer(text) if is_unmapped(match.start())]
    if not found:
        return text
    letters = {match[1]: unicodedata.normalize("NFD", match[2])[0] for match in found}
    chars = list(text)
    for index, char in enumerate(text):
        if char in letters and is_unmapped(index):
            chars[index] = letters[char]
    for match in found:
        chars[match.start() : match.end()] = match[2], SOFT_HYPHEN
    return "".join(chars)
