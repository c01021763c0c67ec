"""The text of one position in, the projects with dates of their own inside it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from screening.core.extraction.dated import Dated, Shape, bare, dated_rows, is_bulleted
from screening.core.extraction.periods import Form, Period
from screening.core.extraction.rows import Row
from screening.core.extraction.work_words import labels, phrases, projects
from screening.core.terms import Document, Span

_END = re.compile(r"[.;](?=\s|$)|\n(?=\s*[•·▪◦●○■□‣*►▸✓–—-]\s)|\n[ \r]*\n|\n(?=[^\t\n]{1,40}\t)")
_LISTED = re.compile(r"\([^()]*\d{4}[^()]*\)\s*[,.]\s")  # a project of a list: "Atlas (2014 - 2016), Brug (2017)"
_LONGEST_TITLE = 120
_LONGEST_NAME = 80  # characters of a project's name before its dates in brackets
_REACH = 700  # characters of a clause on either side of its dates


@dataclass(frozen=True, slots=True)
class Mission:
    """A project inside a position: what it is called, its period, where its dates and its text stand."""

    title: str
    period: Period
    dates: tuple[Span, ...]
    text: Span


def find_missions(document: Document, body: Sequence[Row]) -> tuple[Mission, ...]:
    """The missions in reading order; their texts do not overlap."""
    missions: list[Mission] = []
    found = dated_rows(body)
    for dated in found:
        if dated.period.form in {Form.SINGLE, Form.AGO} or dated.label not in {"", "description", "period"}:
            continue
        text = _clause(document, body, dated)
        if _heads_block(body, dated):
            text = replace(text, end=max(text.end, _end_of_block(body, dated, found)))
        if _is_mission(document, body, dated, text) and (not missions or _follows(text, missions[-1].text)):
            missions.append(Mission(_title(document, dated, text), dated.period, dated.spans, text))
    return tuple(missions)


def _clause(document: Document, body: Sequence[Row], dated: Dated) -> Span:
    """The sentence, the bullet or the part of a list that the period stands in."""
    row = body[dated.row]
    page = document.pages[row.page - 1].text
    here = dated.spans[0].start
    stop = dated.spans[-1].end if dated.spans[-1].page == row.page else row.end
    first = max(min(each.start for each in body if each.page == row.page), here - _REACH)
    last = min(max(each.end for each in body if each.page == row.page), stop + _REACH)
    start = max([first, *(match.end() for match in _END.finditer(page, first, here))])
    listed = [match.end() for match in _LISTED.finditer(page[start:here])]
    start += listed[-1] if listed else 0
    start += len(page[start:here]) - len(page[start:here].lstrip())
    end = next((match.end() for match in _END.finditer(page, stop, last)), last)
    if page[stop : stop + 2] == ")," and _LISTED.search(page[stop + 1 : end] + ", "):
        end = stop + 1
    return Span(row.page, start, len(page[:end].rstrip()))


def _heads_block(body: Sequence[Row], dated: Dated) -> bool:
    """Whether the period begins a row of its own that names what follows: "2012-2017: Projet X", and its text below."""
    begins = dated.shape in {Shape.CELL, Shape.ALONE} or (
        dated.shape is Shape.FIRST and dated.after.lstrip().startswith(":")
    )
    return begins and not is_bulleted(body[dated.row]) and not dated.before.strip()


def _end_of_block(body: Sequence[Row], dated: Dated, found: Sequence[Dated]) -> int:
    """The end of the rows that go on below: up to a bullet, an empty line or the next period of its kind."""
    heads = {each.row for each in found if _heads_block(body, each)}
    end = body[dated.row].end
    for i in range(dated.row + 1, len(body)):
        row = body[i]
        if row.page != body[dated.row].page or row.after_gap or is_bulleted(row) or i in heads:
            break
        end = row.end
    return end


def _is_mission(document: Document, body: Sequence[Row], dated: Dated, text: Span) -> bool:
    words = document.quote(text)
    if phrases("no_period").find(words):
        return False
    if dated.shape in {Shape.CELL, Shape.ALONE}:
        return True
    opens = text.start == dated.spans[0].start or (dated.shape is Shape.FIRST and _begins(body, dated))
    if opens:
        return True
    named = bool(projects().find(words))
    if dated.before.rstrip().endswith("("):
        return named or dated.spans[0].start - text.start <= _LONGEST_NAME
    return named and dated.period.form is Form.RANGE and (dated.bulleted or dated.shape is Shape.LAST)


def _begins(body: Sequence[Row], dated: Dated) -> bool:
    """Whether the row of the period begins a bullet, a block or a sentence."""
    row = body[dated.row]
    before = body[dated.row - 1].text.rstrip() if dated.row else "."
    return is_bulleted(row) or row.after_gap or before.endswith((".", ":", ";", "!", ")"))


def _title(document: Document, dated: Dated, text: Span) -> str:
    """The words of the clause without its dates and a form's label."""
    words = document.quote(text)
    for span in dated.spans:
        words = words.replace(document.quote(span), " ") if span.page == text.page else words
    label, tab, rest = words.partition("\t")
    words = rest if tab and labels().match(label) else words
    words = " ".join(bare(words.strip()).split()).replace("( )", "").replace("()", "")
    return words.strip(" .,;:–—-)")[:_LONGEST_TITLE].strip()


def _follows(span: Span, before: Span) -> bool:
    return (span.page, span.start) >= (before.page, before.end)
