"""Characters as programs write them to characters as a person reads them: ligatures, hyphens, bullets, odd spaces."""

import re
import unicodedata

PRIVATE_USE = (0xE000, 0xF8FF)
BULLET = "•"
SOFT_HYPHEN = "\u00ad"
LINE_END_HYPHENS = "\u0002\ufffe\uffff"
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e01ef]"
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


# Everything that a person may see as something else; a text without any of it is as it is seen.
RARE = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ue000-\uf8ff"
    "\ufb00-\ufb06\ufe00-\ufe0f\ufeff\uffa0\ufffe\uffff\U000e0000-\U000e01ef]"
)


def raw_of(text: str) -> str:
    """The text itself when it holds a character without width, which `clean` takes out, else ""."""
    return text if RARE.search(text) and INVISIBLE.search(text) else ""


def clean(text: str) -> str:
    """The text as a person sees it."""
    return "".join(map(clean_char, text)) if RARE.search(text) else text


def clean_char(char: str) -> str:
    """The character or characters that a person sees in place of this one; "" for none."""
    code = ord(char)
    if 0x20 <= code < 0x7F:  # noqa: PLR2004 - printable ASCII
        return char
    return _rare(char, code)


def _rare(char: str, code: int) -> str:
    if char in LINE_END_HYPHENS:
        return "-"
    if PRIVATE_USE[0] <= code <= PRIVATE_USE[1]:
        return BULLET
    if char == SOFT_HYPHEN or INVISIBLE.match(char) or CONTROL.match(char):
        return ""
    if char.isspace():
        return " "
    if 0xFB00 <= code <= 0xFB06:  # noqa: PLR2004 - Latin ligatures
        return unicodedata.normalize("NFKC", char)
    return char
