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
_LONG_ROW = 60  # a row this long that does not end a sentence goes on in the next
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
        clause = _clause(document, body, dated)
        if _ends_head(body, dated):
            clause = _named_by_row(body, dated, clause)
        if not _is_mission(document, body, dated, clause):
            continue
        heads = _heads_block(body, dated)
        text = replace(clause, end=max(clause.end, _end_of_block(body, dated, found))) if heads else clause
        if not missions or _follows(text, missions[-1].text):
            named = replace(text, end=body[dated.row].end) if _ends_head(body, dated) else text
            missions.append(Mission(_title(document, dated, named), dated.period, dated.spans, text))
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


def _named_by_row(body: Sequence[Row], dated: Dated, text: Span) -> Span:
    """The text from the row of the period on, without its bullet."""
    row = body[dated.row]
    begin = row.end - len(bare(row.text))
    return replace(text, start=begin) if text.start < begin < text.end else text


def _heads_block(body: Sequence[Row], dated: Dated) -> bool:
    """Whether the row of the period names what stands below: "2012-2017: Projet X", "Projet X (2012 - 2017)"."""
    return _leads(body, dated) or _ends_head(body, dated)


def _leads(body: Sequence[Row], dated: Dated) -> bool:
    begins = dated.shape in {Shape.CELL, Shape.ALONE} or (
        dated.shape is Shape.FIRST and dated.after.lstrip().startswith(":")
    )
    return begins and not is_bulleted(body[dated.row]) and not dated.before.strip()


def _ends_head(body: Sequence[Row], dated: Dated) -> bool:
    """Whether the period ends a short row that is no end of a sentence: a name and its dates."""
    row = body[dated.row]
    told = dated.before.rstrip(" (\u2013\u2014,-|\t")
    if len(row.text) > _LONGEST_TITLE or not told or dated.after.strip(" )].") or dated.after.strip().endswith("."):
        return False
    marked = dated.before.rstrip()[-1:] in "(\u2013\u2014,-|" or len(row.cells) > 1
    return marked and bare(row.text)[:1].isupper() | (not bare(row.text)[:1].isalpha()) and _begins(body, dated)


def _end_of_block(body: Sequence[Row], dated: Dated, found: Sequence[Dated]) -> int:
    """The end of the rows that go on below: up to an empty line, the next period of its kind or its own bullet."""
    heads = {each.row for each in found if _heads_block(body, each)}
    own = _bullet(body[dated.row])
    end = body[dated.row].end
    for i in range(dated.row + 1, len(body)):
        row = body[i]
        if row.page != body[dated.row].page or row.after_gap or i in heads or (own and _bullet(row) == own):
            break
        end = row.end
    return end


def _bullet(row: Row) -> str:
    return row.text[0] if is_bulleted(row) else ""


def _is_mission(document: Document, body: Sequence[Row], dated: Dated, text: Span) -> bool:
    words = document.quote(text)
    if phrases("no_period").find(words):
        return False
    if dated.shape in {Shape.CELL, Shape.ALONE} or _ends_head(body, dated):
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
    before = body[dated.row - 1] if dated.row else None
    if before is None or is_bulleted(row) or row.after_gap:
        return True
    return before.text.rstrip().endswith((".", ":", ";", "!", ")")) or len(before.text) < _LONG_ROW


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
