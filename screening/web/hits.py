"""What was searched for and an application in, the places where it stands out, each with a few words around it."""

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from screening.core import search
from screening.models import Application, Reading
from screening.models.documents import MAX_PLAIN_BYTES

MOST_HITS: Final = 2
AROUND: Final = 60  # characters on each side of a hit
ACCENTED: Final = range(0xC0, 0x250)  # Latin-1 supplement and the two Latin extensions


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: `where` is "cv" or "note"; the text before it, the text that was found, the text after it."""

    where: str
    before: str
    found: str
    after: str


def phrases_of(words: str) -> tuple[str, ...]:
    """The phrases of a search that a hit may show."""
    return search.wanted(search.parse(words))


def hits(application: Application, phrases: Iterable[str]) -> tuple[Hit, ...]:
    """The first places of the phrases in the CV and the notes of `application`, at most MOST_HITS, each phrase once."""
    reading = application.document.reading
    texts = [("cv", _text(reading))] if reading else []
    texts += [("note", note.text) for note in application.notes.all()]
    found = [hit for phrase in phrases for hit in _first(phrase, texts)]
    return tuple(found[:MOST_HITS])


def _text(reading: Reading) -> str:
    """The text of the pages as it was read. It is taken from the stored JSON as it is: nothing else is needed of it."""
    plain = zlib.decompressobj().decompress(bytes(reading.packed), MAX_PLAIN_BYTES)
    return "\n".join(page["text"] for page in json.loads(plain)["pages"])


def _first(phrase: str, texts: Iterable[tuple[str, str]]) -> Iterator[Hit]:
    pattern = _blind(phrase)
    for where, text in texts:
        if match := pattern.search(text):
            yield _hit(where, text, match.start(), match.end())
            return


def _hit(where: str, text: str, start: int, end: int) -> Hit:
    before = _one_line(text[max(0, start - AROUND) : start])
    after = _one_line(text[end : end + AROUND])
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Hit(where, before, _one_line(text[start:end]), after)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@cache
def _accents() -> dict[str, str]:
    """Each plain letter with the accented ones that a search takes for it."""
    found: dict[str, str] = {}
    for letter in map(chr, ACCENTED):
        base = unicodedata.normalize("NFKD", letter)[0].casefold()
        if base.isascii() and letter.casefold() == letter:
            found[base] = found.get(base, "") + letter
    return found


def _blind(phrase: str) -> re.Pattern[str]:
    """The phrase as a pattern that does not see case, accents or how much white space there is."""
    bare = unicodedata.normalize("NFKD", phrase.casefold())
    letters = [letter for letter in bare if not unicodedata.combining(letter)]
    parts = [r"\s+" if letter.isspace() else _letter(letter) for letter in letters]
    return re.compile("".join(parts), re.IGNORECASE)


def _letter(letter: str) -> str:
    accented = _accents().get(letter)
    return f"[{letter}{accented}]" if accented else re.escape(letter)
