"""A French text as it is typed in, the same text as it is set out: its high signs never begin a line."""

import re
from typing import Final

_BEFORE: Final = re.compile(r"(?<=\S) (?=[;:?!»](?:\W|$))")
_AFTER: Final = re.compile(r"(?<=«) (?=\S)")
NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def typeset(text: str, language: str) -> str:
    """The text with the spaces that must not break a line; only French has any."""
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text)) if language == "fr" else text
