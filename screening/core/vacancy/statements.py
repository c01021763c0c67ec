"""The text of an advertisement in, its statements out: sentences with the section and the label they stand under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.core.extraction.sentences import sentences_of
from screening.core.vacancy.headings import Part, heading_of, label_of
from screening.core.vacancy.lexicon import has
from screening.core.vacancy.lines import Line, lines_of

_SEMICOLON = re.compile(r"\s*;\s*")
_CLOSES_HEADING = re.compile(r"[?:!.]\s")
# Labels that may begin a sentence in the middle of a line: "... Date d'entrée : le 1er février".
_INNER_PARTS = frozenset({Part.START, Part.ONSITE, Part.TELEWORK, Part.PLACE})
# Labels whose section goes on below them where they stand on a line of their own.
SECTION_PARTS = frozenset(Part) - {Part.OPEN}


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or one bullet of a list, at [start, end) of the advertisement.

    `section` is what the heading above it opens, `label` what a label in its own line says ("" section: OPEN).
    `goes_on`: another sentence stands before it in its line. `label_words`: the label itself.
    """

    start: int
    end: int
    text: str
    section: Part
    label: Part = Part.OPEN
    bullet: bool = False
    goes_on: bool = False
    label_words: str = ""

    @property
    def part(self) -> Part:
        """What it is about: by its label, else by its section."""
        return self.label if self.label is not Part.OPEN else self.section


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of an advertisement: what is above the first heading, and all statements in order."""

    head: tuple[Line, ...]
    statements: tuple[Statement, ...]


def outline_of(text: str) -> Outline:
    """The statements of the text in order, headings left out."""
    section, sections_begun = Part.OPEN, False
    asked_before = False
    head: list[Line] = []
    statements: list[Statement] = []
    for line in lines_of(text):
        opened = heading_of(text, line, section) if head else None
        if opened is not None:
            wished = asked_before and has("headings", "wished_profile", text[line.start : line.end])
            section, sections_begun = (Part.WISHES if wished else opened), True
            asked_before = asked_before or section is Part.REQUIREMENTS
            continue
        if not sections_begun:
            head.append(line)
        statements += _statements_of_line(text, line, Part.TITLE if head[:1] == [line] else section)
    return Outline(tuple(head), tuple(statements))


def _statements_of_line(text: str, line: Line, section: Part) -> Iterator[Statement]:
    label = label_of(text, line)
    start = label.value_start if label else line.start
    part = label.part if label else Part.OPEN
    for first, last in _sentences(text, start, line.end):
        opened = heading_of(text, Line(first, last), section) if first > line.start or last < line.end else None
        if opened not in {None, Part.OPEN} and text[last - 1] in "?:":
            part = opened or part
            continue
        inner = label_of(text, Line(first, last)) if first > start else None
        begin, said = (inner.value_start, inner.part) if inner and inner.part in _INNER_PARTS else (first, part)
        words = text[line.start : start] if first == start else text[first:begin]
        yield Statement(begin, last, text[begin:last], section, said, line.bullet, first > start, words)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a line, cut at semicolons too."""
    line = text[start:end].replace("\n", " ").replace("\r", " ")
    for sentence in sentences_of(line):
        cut = sentence.start
        for match in _SEMICOLON.finditer(line, sentence.start, sentence.end):
            if match.start() > cut:
                yield start + cut, start + match.start()
            cut = match.end()
        if cut < sentence.end:
            yield start + cut, start + sentence.end
