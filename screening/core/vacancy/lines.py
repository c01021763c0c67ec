"""The text of an advertisement in, its logical lines out: bullets without their mark, wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"[ \t]*(?:[-–—•·●▪◦‣∙*§►▸➢✓✔☑>→+o…]|\d{1,2}[.)]|[a-z]\))(?=[ \t]|$)[ \t]*")
_PLAIN = re.compile(r"^[\s|#*_=~]+")
_TRAILING = re.compile(r"[\s|*_#=~]+$")
_LABELLED = re.compile(r"[^\W\d_][\w'’ /-]{1,30}\s?:\s")  # "When: ..." begins anew, however full the line before was
_WRAP_WIDTH = 120  # characters; a text with a longer line was not wrapped by hand
_NEARLY_FULL = 0.7  # of the longest line: a line as long may have been wrapped
_FEWEST_FULL = 4  # lines as long, in a text that was wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """A line at [start, end) of the text, marks and spaces at its ends left out.

    `bullet`: it is one of a list; `marked`: it is set as a heading (Markdown); `apart`: an empty line stands before it.
    """

    start: int
    end: int
    bullet: bool = False
    marked: bool = False
    apart: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines in order, none empty."""
    width = _wrapped_at(text)
    lines: list[Line] = []
    for line in _bare_lines(text):
        if lines and width and _goes_on(text, lines[-1], line, width):
            last = lines[-1]
            lines[-1] = Line(last.start, line.end, last.bullet, last.marked, last.apart)
        else:
            lines.append(line)
    return tuple(lines)


def _wrapped_at(text: str) -> int:
    """The width at which the text was wrapped, 0 for a text whose paragraphs are one line each."""
    lengths = [len(line.rstrip()) for line in text.splitlines()]
    width = max(lengths, default=0)
    full = sum(length >= width * _NEARLY_FULL for length in lengths)
    return width if width <= _WRAP_WIDTH and full >= _FEWEST_FULL else 0


def _bare_lines(text: str) -> Iterator[Line]:
    bullet = False
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        mark = _MARK.match(raw)
        start = match.start() + (mark.end() if mark else 0)
        rest = text[start : match.end()]
        if not rest.strip():
            bullet = bullet or mark is not None  # a mark on a line of its own belongs to the next line
            continue
        plain = _PLAIN.match(rest)
        marked = rest.lstrip().startswith(("#", "**", "__", "=="))
        start += plain.end() if plain else 0
        end = start + len(_TRAILING.sub("", text[start : match.end()]))
        if start < end:
            apart = text.count("\n", last_end, match.start()) > 1
            yield Line(start, end, bullet or mark is not None, marked, apart)
        bullet, last_end = False, match.end()


def _goes_on(text: str, last: Line, line: Line, width: int) -> bool:
    """Whether a wrapped line continues the one before it."""
    if line.bullet or line.apart or line.marked or text[last.end - 1] in ".!?:;":
        return False
    if text[line.start].isupper() and _LABELLED.match(text, line.start, line.end):
        return False
    row_start = text.rfind("\n", 0, last.end) + 1
    first_word = text[line.start : line.end].split(maxsplit=1)[0]
    is_full = last.end - row_start + 1 + len(first_word) > width
    return (text[line.start].islower() and last.end - row_start >= width * _NEARLY_FULL) or is_full
