"""How like two texts are: the share of the expected words that were found, and the share in the expected order."""

import difflib
from collections import Counter

from tests.core.reading.content import words


def likeness(found: str, expected: str) -> tuple[float, float]:
    """Words recalled and words in order, of the expected words; small capitals have no case, so case does not count."""
    here, there = words(found.casefold()), words(expected.casefold())
    recalled = sum((Counter(here) & Counter(there)).values())
    blocks = difflib.SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    return recalled / len(there), sum(block.size for block in blocks) / len(there)


def surplus(found: str, expected: str) -> list[str]:
    """Words that were read and do not stand on the page, or stand there less often."""
    return sorted((Counter(words(found.casefold())) - Counter(words(expected.casefold()))).elements())
