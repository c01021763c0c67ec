"""A line of an advertisement in, the kind of section or label that it opens out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from screening.core.vacancy.lexicon import phrases
from screening.core.vacancy.lines import Line

_LABEL = re.compile(r"(?P<label>[^:\t|]{2,60}?)\s*(?::|\t+|\|)\s*(?=\S)")
_MOST_WORDS = 9
_MOST_LABEL_WORDS = 7
_MOST_SHORT_LABEL_WORDS = 4


class Part(StrEnum):
    """What a section, or a labelled line, is about."""

    OPEN = "open"  # nothing says it: running text, or a heading that is not known
    REQUIREMENTS = "requirements"
    WISHES = "wishes"
    TASKS = "tasks"
    COMPANY = "company"
    OFFER = "offer"
    PRACTICAL = "practical"
    APPLICATION = "application"
    LANGUAGES = "languages"
    EXPERIENCE = "experience"
    START = "start"
    ONSITE = "onsite"
    TELEWORK = "telework"
    PLACE = "place"
    TITLE = "title"
    ORGANISATION = "organisation"
    CONTRACT = "contract"


_SECTIONS = tuple(part.value for part in Part if part is not Part.OPEN)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a line and where the words that it labels begin."""

    part: Part
    value_start: int


def heading_of(text: str, line: Line, current: Part) -> Part | None:
    """The part that the line opens when it is a heading, else None. A heading nobody knows opens running text."""
    words = text[line.start : line.end].rstrip(" :?!.").strip()
    known = phrases("headings", *_SECTIONS).match(words)
    ends = text[line.end - 1]
    if known and ends not in ".,;" and (not line.bullet or ends == ":"):
        sought = known == Part.TITLE and _rest_opens_list(text, line.end)  # "Gezocht", and a list of what is asked
        return Part.REQUIREMENTS if sought else Part(known)
    if not _is_set_as_heading(text, line, words):
        return None
    return _of_words(words) or _unknown(words, line, current, ends)


def label_of(text: str, line: Line) -> Label | None:
    """The label of a line like "Langues : français", None for a line without a label that is known."""
    match = _LABEL.match(text, line.start, line.end)
    if not match or len(match["label"].split()) > _MOST_LABEL_WORDS:
        return None
    known = phrases("headings", *_SECTIONS).match(match["label"])
    part = Part(known) if known else _of_short_label(match["label"]) or _of_start(match["label"])
    return Label(part, match.end()) if part else None


def _of_short_label(label: str) -> Part | None:
    """The part of a label like "Werkervaring (must)"; a clause with a subject is no label."""
    is_clause = bool(phrases("heading_words", "pronouns").find(label))
    return None if is_clause or len(label.split()) > _MOST_SHORT_LABEL_WORDS else _of_words(label)


def _of_start(label: str) -> Part | None:
    """The part of a longer label about the start: "Date limite d'entrée en fonction"."""
    return Part.START if phrases("heading_words", "start").find(label) else None


def _is_set_as_heading(text: str, line: Line, words: str) -> bool:
    raw = text[line.start : line.end]
    if not words or len(words.split()) > _MOST_WORDS or raw[-1] in ".,;" or raw[0].islower():
        return False
    if line.marked or raw[-1] in ":?":
        return True
    if line.bullet or any(mark in raw for mark in ",;|\t") or ": " in raw:
        return False
    return line.apart or _rest_opens_list(text, line.end) or raw.isupper()


def _rest_opens_list(text: str, end: int) -> bool:
    return bool(re.match(r"[ \t]*\r?\n[ \t]*[-–•*·●▪✓>]", text[end : end + 20]))


def _of_words(words: str) -> Part | None:
    """The part that a longer heading speaks of, by the first list that has a word of it."""
    found = {each.value for each in phrases("heading_words", *_WORD_LISTS).find(words)}
    return next((Part(kind) for kind in _WORD_LISTS if kind in found), None)


_WORD_LISTS = (
    "contract", "wishes", "application", "languages", "offer", "requirements", "start", "onsite", "tasks", "practical",
    "company",
)  # fmt: skip


def _unknown(words: str, line: Line, current: Part, ends: str) -> Part | None:
    """A heading nobody knows ends a section; one with a colon below requirements only names a group of them."""
    inside = current in {Part.REQUIREMENTS, Part.WISHES}
    if inside and (ends == ":" or line.bullet):
        return None
    if words.isupper() or line.marked or ends == "?" or (line.apart and not inside):
        return Part.OPEN
    return None
