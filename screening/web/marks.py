"""A document and the verdicts on it in, its text row by row with the evidence marked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from screening.core import terms
from screening.core.redaction import shown
from screening.models import Verdict

LARGE_TYPE: Final = 1.25  # a line this much larger than the page's usual size is shown as a heading

Uses = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text within one row: [start, end) of its page's text, as it is shown.

    `uses` are the criteria whose evidence covers it; `anchor` is set when any does.
    """

    start: int
    end: int
    text: str
    uses: Uses = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a page."""

    segments: tuple[Segment, ...]
    heading: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """One page of a CV as text."""

    number: int
    rows: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A range of one page that a verdict rests on."""

    start: int
    end: int
    criterion: str


def anchor(page: int, start: int) -> str:
    """The id of the mark that begins at `start` of page `page`: what a quote links to."""
    return f"p{page}-{start}"


def marked_pages(document: terms.Document, verdicts: Iterable[Verdict]) -> tuple[MarkedPage, ...]:
    """The pages of `document` with the evidence of `verdicts` marked; evidence may overlap."""
    evidence = _evidence_by_page(verdicts)
    return tuple(marked_page(page, evidence.get(page.number, ())) for page in document.pages)


def _evidence_by_page(verdicts: Iterable[Verdict]) -> Mapping[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {}
    for verdict in verdicts:
        for quote in verdict.evidence:
            found.setdefault(quote["page"], []).append(Evidence(quote["start"], quote["end"], verdict.criterion))
    return found


def marked_page(page: terms.Page, evidence: Iterable[Evidence]) -> MarkedPage:
    """One page with the evidence marked."""
    shown = [one for one in evidence if one.start < one.end]
    cuts = sorted({edge for one in shown for edge in (one.start, one.end)})
    styles = {line.start: line for line in page.lines}
    usual = _usual_size(page.lines)
    rows, start = [], 0
    for text in page.text.split("\n"):
        end = start + len(text)
        segments = _segments(page, start, end, cuts, shown)
        line = styles.get(start)
        rows.append(TextRow(segments, _is_heading(line, usual), bool(line and line.bold)))
        start = end + 1
    return MarkedPage(page.number, tuple(rows))


def _segments(page: terms.Page, start: int, end: int, cuts: list[int], evidence: list[Evidence]) -> tuple[Segment, ...]:
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return tuple(_segment(page, left, right, evidence) for left, right in pairwise(edges))


def _segment(page: terms.Page, start: int, end: int, evidence: list[Evidence]) -> Segment:
    text = page.text[start:end]
    covering = [one.criterion for one in evidence if one.start <= start and end <= one.end]
    uses = tuple(dict.fromkeys(covering))
    return Segment(start, end, shown(text), uses, anchor(page.number, start) if uses else "")


def _usual_size(lines: Iterable[terms.Line]) -> float:
    """The type size that most of the text has, 0.0 when no sizes are known."""
    weight: dict[float, int] = {}
    for line in lines:
        weight[line.size] = weight.get(line.size, 0) + line.end - line.start
    return max(weight, key=lambda size: (weight[size], size), default=0.0)


def _is_heading(line: terms.Line | None, usual: float) -> bool:
    return line is not None and (line.heading > 0 or (usual > 0 and line.size >= LARGE_TYPE * usual))
