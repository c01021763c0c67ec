"""No text, however odd, takes longer than its length deserves."""

import time
from contextlib import suppress

import pytest

from screening.core.reading import read
from screening.core.terms import UnreadableError

ENDLESS = [
    "a",
    "(",
    "9",
    "@",
    "2019-",
    "+32 ",
    "[a](",
    "**a ",
    "\\",
    "<a ",
    "&amp;",
    "- ",
    "|a|b|\n",
    "a\tb\n",
    "A B C ",
    "a\u200b",
    "x@",
]


@pytest.mark.parametrize("name", ["cv.txt", "cv.md", "cv.html", "cv.rtf"])
@pytest.mark.parametrize("text", ENDLESS)
def test_reading_is_linear(text, name):
    """100,000 characters of anything: what is quadratic takes minutes here, and a child would be killed."""
    content = text * (100_000 // len(text))
    started = time.process_time()
    with suppress(UnreadableError):
        read((f"{{\\rtf1 {content}}}" if name.endswith("rtf") else content).encode(), name)
    assert time.process_time() - started < 10.0
