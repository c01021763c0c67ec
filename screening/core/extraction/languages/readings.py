"""The levels said of a language in, one interval with its range of text out."""

import re
from dataclasses import dataclass

from screening.core.extraction.languages.lexicon import grammar
from screening.core.extraction.languages.pairing import Entry
from screening.core.extraction.languages.tokens import Reading, Sort
from screening.core.phrases import folded
from screening.core.terms import Level

_AIM_REACH = 25  # characters before a level in which a word of intention makes it a wish
_GRID_MARKS = frozenset("-–—/→+&\t")  # between two levels of one range or one row


@dataclass(frozen=True, slots=True)
class Interval:
    """What the words at [start, end) say of a language."""

    sort: Sort
    least: Level
    most: Level
    start: int
    end: int
    first: Reading | None = None


def interval_of(entry: Entry, text: str) -> Interval | None:
    """The interval of an entry with readings; None where they say nothing exact.

    The most exact sort counts: a code over a word, a word over dots. Several levels of that sort make one interval,
    from the lowest to the highest, when they are joined to a range or said of different skills.
    """
    readings = [reading for reading in entry.readings if not _is_wish(reading, text)]
    if readings and _named(readings[0], "none"):
        return _spanning([readings[0]])
    if not all(
        _named(reading, "reading") for reading in readings
    ):  # "lu, parlé, écrit couramment" is no passive knowledge
        readings = [reading for reading in readings if not _named(reading, "reading")]
    for sort in (Sort.CODE, Sort.NATIVE, Sort.WORD, Sort.CERTIFICATE, Sort.SCALE):
        told = [reading for reading in readings if reading.sort is sort]
        if sort in {Sort.NATIVE, Sort.WORD} and readings and readings[0].sort is Sort.NOTHING:
            return None
        if told:
            return _spanning(_cluster(told, text))
    return None


def _named(reading: Reading, name: str) -> bool:
    return reading.wording is not None and reading.wording.name == name


def _is_wish(reading: Reading, text: str) -> bool:
    before = text[max(0, reading.start - _AIM_REACH) : reading.start]
    clause = re.split(r"[,;.(\n]", before)[-1]
    return bool(grammar("aims").longest(clause))


def _cluster(told: list[Reading], text: str) -> list[Reading]:
    cluster = [told[0]]
    for reading in told[1:]:
        if not _belongs(text[cluster[-1].end : reading.start], text[reading.end : reading.end + 20], reading.sort):
            break
        cluster.append(reading)
    return cluster


def _belongs(gap: str, ahead: str, sort: Sort) -> bool:
    """Whether the next level is one of several skills or the other end of a range."""
    words = [word for word in folded(gap).words if word not in {"\t", "|", ";"}]
    if not any(word[0].isalnum() for word in words):
        return sort is Sort.CODE or bool(_GRID_MARKS & set(gap)) or _skill_first(ahead)
    skills = sum(len(folded(gap[each.start : each.end]).words) for each in grammar("skills").longest(gap))
    ranges = sum(1 for word in words if grammar("ranges").match(word))
    small = sum(1 for word in words if any(grammar(kind).match(word) for kind in ("fillers", "joined", "users")))
    known = skills + ranges + small
    spoken = sum(1 for word in words if word[0].isalpha())
    return known >= spoken and bool(sort is Sort.CODE or skills or ranges or _skill_first(ahead))


def _skill_first(ahead: str) -> bool:
    found = grammar("skills").longest(ahead)
    return bool(found) and not any(character.isalnum() for character in ahead[: found[0].start])


def _spanning(cluster: list[Reading]) -> Interval:
    return Interval(
        cluster[0].sort,
        min(reading.least for reading in cluster),
        max(reading.most for reading in cluster),
        cluster[0].start,
        cluster[-1].end,
        cluster[0],
    )
