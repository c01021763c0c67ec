"""numbering.xml to the bullet or number that a person sees before a list paragraph."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from screening.core.reading.docx.names import VAL, W
from screening.core.reading.docx.styles import Look
from screening.core.reading.markup import Element

LEVELS = 9
BULLET = "•"
PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format ("bullet", "decimal", ...), its text ("%1.%2") and its first number."""

    shape: str
    text: str
    first: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * LEVELS))

    def label(self, look: Look) -> str:
        """What stands before the next paragraph of this look, followed by a space; "" for nothing."""
        levels = self.lists.get(look.list_id, {})
        level = levels.get(look.list_level)
        if level is None or look.list_level >= LEVELS:
            return ""
        counts = self.counts[look.list_id]
        counts[look.list_level] = max(counts[look.list_level] + 1, level.first)
        counts[look.list_level + 1 :] = [0] * (LEVELS - look.list_level - 1)
        text = BULLET if level.shape == "bullet" else _filled(level.text, levels, counts)
        return f"{text} " if text.strip() and level.shape != "none" else ""


def numbering_of(root: Element | None) -> Numbering:
    """The lists that this numbering.xml declares; none without it."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {
        element.get(W + "abstractNumId"): dict(map(_level, element.iterfind(W + "lvl")))
        for element in root.iterfind(W + "abstractNum")
    }
    for number in root.iterfind(W + "num"):
        base = number.find(W + "abstractNumId")
        if base is not None:
            numbering.lists[number.get(W + "numId", "")] = abstract.get(base.get(VAL), {})
    return numbering


def _level(element: Element) -> tuple[int, Level]:
    shape, text, first = (element.find(W + name) for name in ("numFmt", "lvlText", "start"))
    return _number(element.get(W + "ilvl"), 0), Level(
        "decimal" if shape is None else shape.get(VAL, "decimal"),
        "" if text is None else text.get(VAL, ""),
        1 if first is None else _number(first.get(VAL), 1),
    )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def _filled(text: str, levels: dict[int, Level], counts: list[int]) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels.get(place)
        return _shaped(max(counts[place], 1), level.shape if level else "decimal")

    return PLACE.sub(number, text)


def _shaped(number: int, shape: str) -> str:
    if shape in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if shape == "upperLetter" else letter
    if shape in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if shape == "upperRoman" else roman
    return f"{number:02}" if shape == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            text, number = text + letters, number - value
    return text
