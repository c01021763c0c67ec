"""A document in, its sections out: which rows stand under which kind of heading."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from screening.core.extraction.dated import Dated, Shape, dated_rows
from screening.core.extraction.engagement import engagement_of
from screening.core.extraction.headings import listed_headings, misspelt_heading
from screening.core.extraction.periods import Form, find_periods
from screening.core.extraction.rows import Row, Setting, rows_of, setting_of, stands_out, unspaced
from screening.core.extraction.work_words import engagements, label_of, names_title, phrases
from screening.core.phrases import Phrases, fold, folded
from screening.core.terms import Document, Engagement, Section, Span

_LONGEST_HEADING = 70  # characters; longer lines are text
_MOST_WORDS = 9
_LONGEST_TITLED = 110
_LARGER = 1.08  # times the size of the text
_ENUMERATION = re.compile(r"^[\W_]*(?:(?:\d{1,2}(?:[.)]\d{0,2}\.?)?|[IVX]{1,4}\.|[A-Z]\.)\s)?[\W_]*")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s")
_FEWEST_NUMBERED = 2  # headings with a number before others with one are headings too
_RUN_IN = re.compile(r"^([^\W\d_][^:\t\n]{2,40}?)\s?:(?=\s|$)")
_PARENTHESIS = re.compile(r"\s*\([^()]{0,60}\)")
_NO_WORK = frozenset({Engagement.STUDY, Engagement.VOLUNTEERING})
_OPEN = "head"  # the rows before the first heading
_OF_WORK = frozenset({"experience", "projects"})
_FORM = frozenset({"employer", "period", "role"})
_FORM_ROWS = 4  # of a form that hold all three
_NEVER_FORMS = frozenset({"education", "training", "languages", "skills", "availability", "interests", "publications"})
_ASIDE_IN_WORK = frozenset({"languages", "availability"})
_ASIDE = _ASIDE_IN_WORK | {
    "education",
    "training",
    "interests",
    "volunteering",
    "publications",
    "references",
    "military",
}


def find_sections(document: Document) -> tuple[Section, ...]:
    """The sections in reading order; each row lies in exactly one. The rows before any heading are of kind "head".

    A line within another section that begins with a heading and a colon or stands beside one in a table ("Talen:
    Nederlands, Frans") is a section of its own up to the next block. A heading of unknown words is of kind "unknown".
    """
    parts = _parts(rows_of(document.pages))
    for part in parts:
        if part.kind == "unknown" and _tells_of_work(part):
            part.kind = "experience"
    return tuple(Section(part.kind, _spans(part.rows)) for part in parts)


def is_heading(row: Row) -> bool:
    """Whether the words of the row are those of a section's heading."""
    text = _bare(row.text)
    return _may_be_heading(row) and bool(_whole().match(_PARENTHESIS.sub("", text)) or _kind_in_part(text))


@dataclass(slots=True)
class _Part:
    kind: str
    rows: list[Row] = field(default_factory=list)


def _parts(rows: tuple[Row, ...]) -> list[_Part]:
    kinds = _heading_kinds(rows)
    forms = _forms(rows)
    current = _Part(_OPEN)
    aside: _Part | None = None
    parts = [current]
    for row in rows:
        if row.number not in kinds and row.number in forms and current.kind in _NEVER_FORMS:
            kinds[row.number] = "experience"
        if row.number in kinds:
            current, aside = _Part(kinds[row.number]), None
            parts.append(current)
        elif opened := _run_in(row, current.kind):
            aside = _Part(opened)
            parts.append(aside)
        elif aside and _ends_run_in(row):
            aside = None
        (aside or current).rows.append(row)
    return [part for part in parts if part.rows]


def _forms(rows: tuple[Row, ...]) -> set[int]:
    """The rows that begin the form of a job: "Client", "Période" and "Fonction" in rows right below each other."""
    kinds = [found[0] if (found := label_of(row)) else "" for row in rows]
    return {
        rows[i].number
        for i, kind in enumerate(kinds)
        if kind in _FORM and set(kinds[i : i + _FORM_ROWS]) >= _FORM and not (i and kinds[i - 1] in _FORM)
    }


def _tells_of_work(part: _Part) -> bool:
    """Whether the rows under a heading of unknown words are a job or several: a title and a period in its place."""
    periods = [dated for dated in dated_rows(part.rows) if dated.is_heading_like or _is_titled(part.rows, dated)]
    around = [" ".join(row.text for row in part.rows[max(0, dated.row - 3) : dated.row + 3]) for dated in periods]
    return any(engagement_of("", text) not in _NO_WORK and _names_job(text) for text in around)


def _is_titled(rows: list[Row], dated: Dated) -> bool:
    """Whether a period ends a short row that names a job: "Product owner, Dataplein (sinds maart 2020)"."""
    row = rows[dated.row]
    ends = dated.shape is Shape.LAST and dated.period.form in {Form.RANGE, Form.SINCE}
    return ends and len(row.text) <= _LONGEST_TITLED and not row.text.endswith(".") and names_title(dated.before)


def _names_job(text: str) -> bool:
    return names_title(text) or engagement_of("", text) is not Engagement.WORK


def _heading_kinds(rows: tuple[Row, ...]) -> dict[int, str]:
    """The rows that are headings and the kind of section each opens."""
    plain = setting_of(rows)
    dated = dated_rows(rows)
    dates = {each.row for each in dated if each.is_bare}
    jobs = {each.row for each in dated if each.period.form is not Form.SINGLE and each.shape is not Shape.INSIDE}
    sure = {row.number: kind for row in rows if (kind := _known_heading(row, plain)) and not _is_titled_by(row, dates)}
    titles = {number for number in sure if _heads_job(rows, number, jobs)}
    sure = {number: kind for number, kind in sure.items() if number not in titles}
    styles = _heading_styles(rows, sure, plain)
    kinds = dict(sure)
    enumerated = sum(bool(_NUMBERED.match(row.text)) for row in rows if row.number in sure) >= _FEWEST_NUMBERED
    for row in rows:
        numbered = enumerated and row.number not in kinds and _NUMBERED.match(row.text) and _may_be_heading(row)
        if numbered and (kind := _kind_in_part(_bare(row.text))):
            kinds[row.number] = kind
    for row in rows:
        titled = row.number in titles or _is_titled_by(row, dates)
        if row.number not in kinds and _look(row, plain) in styles and _may_be_heading(row) and not titled:
            kinds[row.number] = _kind_in_part(_bare(row.text)) or "unknown"
    return kinds


def _is_titled_by(row: Row, dates: AbstractSet[int]) -> bool:
    """Whether a row with words of a heading is the title of what the period in the line above dates."""
    return row.number - 1 in dates and not row.after_gap and not _whole().match(_bare(row.text))


def _heads_job(rows: tuple[Row, ...], number: int, jobs: AbstractSet[int]) -> bool:
    """Whether a row is no heading but the title of a job that rows right below date: "Chef de projet formation"."""
    row = rows[number]
    if not _names_post(row.text) or _whole().match(_bare(row.text)):
        return False
    below = [i for i in (number + 1, number + 2) if i < len(rows)]
    return any(i in jobs and not any(each.after_gap for each in rows[number + 1 : i + 1]) for i in below)


def _known_heading(row: Row, plain: Setting) -> str | None:
    """The kind of heading that the row is by its words, or None."""
    if _PARENTHESIS.search(row.text) and _is_dated_engagement(row.text):
        return None
    if len(row.cells) > 1:
        kinds = [_whole().match(_bare(cell.text)) for cell in row.cells]
        return kinds[0] if all(kinds) and _stands_out(row, plain) else None
    if not _may_be_heading(row):
        return None
    text = _bare(row.text)
    kind = _whole().match(text) or _whole().match(_PARENTHESIS.sub("", text)) or _spaced_heading(text)
    stands_out = _stands_out(row, plain)
    if kind and (stands_out or row.after_gap or text[:1].isupper()):
        return kind
    if stands_out and (kind := _kind_in_part(text)):
        return kind
    return misspelt_heading(text) if stands_out or row.after_gap else None


def _spaced_heading(text: str) -> str | None:
    """The kind of a heading whose letters are spaced unevenly: "B É N ÉVOL AT"."""
    words = text.split()
    lone = sum(len(word) == 1 for word in words)
    return _squeezed().get(fold("".join(words))) if lone >= 2 and len(words) > 2 else None  # noqa: PLR2004


def _may_be_heading(row: Row) -> bool:
    return (
        len(row.cells) == 1
        and len(row.text) <= _LONGEST_HEADING
        and not row.text.endswith((".", ",", ";"))
        and len(unspaced(_PARENTHESIS.sub("", row.text)).split()) <= _MOST_WORDS
    )


def _stands_out(row: Row, plain: Setting) -> bool:
    return row.caps or stands_out(row.cells[0], plain, _LARGER)


def _bare(text: str) -> str:
    return _ENUMERATION.sub("", unspaced(text)).rstrip(" :_-–—|")


def _kind_in_part(text: str) -> str | None:
    """The kind that the words of a longer heading tell, when they are a good part of it."""
    num_words = len(folded(_PARENTHESIS.sub("", text)).words)
    found = _part().longest(text)
    if found and _names_dated_job(text, found[0].value):
        return None
    told = sum(len(folded(each.phrase).words) for each in found)
    if not found or told * 4 < num_words:
        return None
    return found[0].value


def _names_post(text: str) -> bool:
    """Whether the words of a title stand there, and not only those of a standing: "Opdrachten als zelfstandige"."""
    return names_title(text) and not phrases("self_employed").find(text)


def _is_dated_engagement(text: str) -> bool:
    """Whether a row is an internship or the like with its dates and no heading of such: "Stage (02/2016 - 05/2016)"."""
    return bool(engagements().find(text)) and any(each.form is Form.RANGE for each in find_periods(text))


def _names_dated_job(text: str, kind: str) -> bool:
    """Whether the words of a heading are those of a job: a title with its dates, or "Coordinatrice de projets"."""
    if not _names_post(text):
        return False
    return kind == "projects" or any(each.form is not Form.SINGLE for each in find_periods(text))


def _heading_styles(rows: Iterable[Row], sure: dict[int, str], plain: Setting) -> set[tuple[float, bool, int, bool]]:
    """The looks that mark headings in this document: those that known headings share and few other rows have."""
    headings = Counter(_look(row, plain) for row in rows if row.number in sure and _stands_out(row, plain))
    usual = Counter(_look(row, plain) for row in rows)
    return {look for look, count in headings.items() if count >= 2 and usual[look] <= 2 * count + 2}  # noqa: PLR2004


def _look(row: Row, plain: Setting) -> tuple[float, bool, int, bool]:
    """The style of the row; whether it is bold does not matter where its level or its size tells it from the text."""
    size, bold, heading, caps = row.style
    return (size, bold and not (heading or size > plain.size * _LARGER), heading, caps)


def _run_in(row: Row, within: str) -> str | None:
    """The kind of section that the row opens by its first words ("Talen: ...") or its first cell, or None.

    In a section of work only a new block does, and only for what never describes a job.
    """
    if within in _OF_WORK and not row.after_gap:
        return None
    if len(row.cells) > 1:
        label = row.cells[0].text
    elif match := _RUN_IN.match(row.text):
        label = match.group(1)
    else:
        return None
    label = _PARENTHESIS.sub("", _bare(label))
    kind = _whole().match(label)
    return kind if kind in (_ASIDE_IN_WORK if within in _OF_WORK else _ASIDE) else None


def _ends_run_in(row: Row) -> bool:
    """Whether an aside is over: a new block, another label."""
    return row.after_gap or len(row.cells) > 1 or bool(_RUN_IN.match(row.text))


def _spans(rows: list[Row]) -> tuple[Span, ...]:
    spans: list[Span] = []
    last: Row | None = None
    for row in rows:
        if last and row.page == last.page and row.number == last.number + 1:
            spans[-1] = Span(row.page, spans[-1].start, row.end)
        else:
            spans.append(row.span)
        last = row
    return tuple(spans)


@cache
def _whole() -> Phrases[str]:
    return _headings("whole")


@cache
def _part() -> Phrases[str]:
    return _headings("part")


@cache
def _squeezed() -> dict[str, str]:
    """The whole headings without their spaces, folded."""
    return {fold(phrase.replace(" ", "")): kind for phrase, kind in listed_headings("whole")}


def _headings(which: str) -> Phrases[str]:
    return Phrases(listed_headings(which))
