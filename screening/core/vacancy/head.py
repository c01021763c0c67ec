"""The outline of an advertisement in, its title, organisation and location out, "" for what it does not say."""

import re
from collections.abc import Iterator

from screening.core.extraction.place import places_in
from screening.core.phrases import Found
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import has, phrases, vocabulary
from screening.core.vacancy.statements import Outline

_LABEL = re.compile(r"(?P<label>[^:\t|]{2,40}?)\s*[:\t|]\s*(?P<value>\S.*)")
_DASHED = re.compile(r"\s[–—|·-]\s|,\s")
_MARKS = "-–—|,(/:·•\t"
_TITLE_LINES = 3
_HEAD_LINES = 12
_MOST_NAME_WORDS = 6
_MOST_PLACE_WORDS = 4
_BEHIND_IN = re.compile(r"(?<!\w)(?:in|te|à|at)\s([A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*)")
_SHORTEST_NAME = 2  # letters
_NAME = r"[A-ZÀ-Þ][\w&.'’-]*(?:(?:\s(?:&|en|et|and|van|de|du|der|of|for|voor)\s|\s|-)[^\W\d_a-zà-ÿ][\w&.'’-]*){0,5}"


def title_of(text: str, outline: Outline) -> str:
    """The name of the job: what a label names so, else the first line that is no reference."""
    labelled = _labelled(text, outline, "title")
    if labelled:
        return labelled
    for line in outline.head[:_TITLE_LINES]:
        words = text[line.start : line.end]
        if not has("head", "no_title", words):
            return _before_dash(words)
    return text[outline.head[0].start : outline.head[0].end] if outline.head else ""


def _before_dash(words: str) -> str:
    """The title without a place or organisation behind a bar; a dash inside it stays where no name follows."""
    first, *rest = re.split(r"\s\|\s", words)
    return first.strip() if rest else words.strip()


def organisation_of(text: str, outline: Outline) -> str:
    """The employer: what a label names so, else a name with a legal form, else who "is looking for" somebody."""
    labelled = _labelled(text, outline, "organisation")
    if labelled:
        return labelled
    return next(_legal_names(text), "") or _in_head_row(text, outline) or next(_seekers(text), "")


def location_of(text: str, outline: Outline) -> str:
    """The place of work: after a label, else in the head, else the first that is named at all."""
    labelled = _labelled(text, outline, "location")
    candidates = [labelled, *(text[line.start : line.end] for line in outline.head[:_HEAD_LINES])]
    practical = [each.text for each in outline.statements if each.part in {Part.PRACTICAL, Part.ONSITE, Part.PLACE}]
    for words in (*candidates, *practical, text):
        found = next((each for each in places_in(words) if _is_location(words, each, whole=words == labelled)), None)
        if found:
            return words[found.start : found.end]
    return _named_in(labelled)


def _named_in(labelled: str) -> str:
    """A place that nobody lists: a short label as it stands, of a sentence the name behind "in" or "à"."""
    if len(labelled.split()) <= _MOST_PLACE_WORDS:
        return labelled
    named = _BEHIND_IN.search(labelled)
    return named[1] if named else ""


def _is_location(words: str, place: Found[str], *, whole: bool) -> bool:
    """Whether the place is said to be one: after a label, "in" or a mark; "Manage" opens a sentence too."""
    if whole:
        return True
    ahead, behind = words[: place.start].rstrip(" "), words[place.end : place.end + 2]
    if behind.startswith("-"):
        return False
    line = ahead[ahead.rfind("\n") + 1 :]
    if not line.strip():
        return not behind.strip() or not behind.strip()[0].isalnum()
    return line[-1] in _MARKS or phrases("head", "before_place").match(line.split()[-1]) is not None


def _labelled(text: str, outline: Outline, kind: str) -> str:
    labels = phrases("head", kind)
    for line in outline.head[:_TITLE_LINES] if kind == "title" else outline.head:
        match = _LABEL.match(text, line.start, line.end)
        if match and labels.match(match["label"]):
            return match["value"].strip()
    part = {"title": Part.TITLE, "organisation": Part.ORGANISATION, "location": Part.PLACE}[kind]
    return next((each.text.strip(" .") for each in outline.statements if each.label is part), "")


def _legal_names(text: str) -> Iterator[str]:
    forms = "|".join(re.escape(form) for form in vocabulary("head")["legal_forms"])
    for match in re.finditer(rf"({_NAME})\s(?:{forms})(?!\w)", text):
        yield match.group().strip()


def _seekers(text: str) -> Iterator[str]:
    verbs = "|".join(re.escape(word) for listed in vocabulary("head")["seeks"].values() for word in listed)
    for match in re.finditer(rf"({_NAME})\s(?:{verbs})(?!\w| plus| strong| must| pre| sterk| atout)", text):
        if len(match[1]) > _SHORTEST_NAME and not has("head", "no_name", match[1]) and not places_in(match[1]):
            yield match[1].strip()


def _in_head_row(text: str, outline: Outline) -> str:
    """The first part of a second line like "Koppel & Zonen - Rotterdam - 40 hours"."""
    for line in outline.head[1:2]:
        first = _DASHED.split(text[line.start : line.end])[0].strip()
        if _is_name(first):
            return first
    return ""


def _is_name(words: str) -> bool:
    """Whether a part of the second line may be an employer: a few words with a capital, no place, no sentence."""
    if not words or not words[0].isupper() or len(words.split()) > _MOST_NAME_WORDS or words[-1] in ".?!:":
        return False
    if any(map(str.isdigit, words)) or ":" in words or has("head", "no_name", words) or words.isupper():
        return False
    return not any(place.end - place.start == len(words) for place in places_in(words))
