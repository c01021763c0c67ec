"""The words of an entry's heading in, its job title and its employer out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.core.extraction.dated import bare
from screening.core.extraction.rows import Row
from screening.core.extraction.work_words import engagements, labels, names_organisation, names_title
from screening.core.terms import Document, Span

_PARTS = re.compile(r"\s+[–—|·•@:]\s+|\s+-\s+|\s*[,;]\s+(?=[^\W\d_a-zà-ÿ])|\t|\s+(?:bij|chez|at|bei)\s+(?=[^\W\d_a-z])")
_ENDS = " \t\n,;:|·•–—-()[]@/>→'\"*★☆#"
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Named:
    """A job title and an employer, "" where none is told."""

    title: str
    employer: str


def name_entry(document: Document, heading: Sequence[Row], dates: Iterable[Span]) -> Named:
    """The title and the employer that the rows of a heading tell once the dates are left out.

    Labels of a form decide where they stand; else the words of titles and of organisations do; else the first part is
    the title and the second the employer.
    """
    taken = list(dates)
    labelled: dict[str, str] = {}
    parts: list[str] = []
    for row in heading:
        label = labels().match(row.cells[0].text) if len(row.cells) > 1 else None
        text = _without(document, row, row.cells[1].start if label else row.start, taken)
        if label and label != "period":
            labelled.setdefault(label, _clean(text))
        else:
            parts += _parts_of(text)
    return _named(labelled, parts)


def _without(document: Document, row: Row, start: int, taken: Sequence[Span]) -> str:
    """The text of the row from `start` with the spans in `taken` cut out, cells parted by a tab."""
    page = document.pages[row.page - 1].text
    text, at = "", start
    for span in sorted(taken):
        if span.page == row.page and at <= span.start < row.end:
            text += page[at : span.start] + "\t"
            at = min(span.end, row.end)
    return text + page[at : row.end]


def _parts_of(text: str) -> list[str]:
    return [part for piece in _PARTS.split(bare(text)) if (part := _clean(piece)) and _tells(part)]


def _clean(text: str) -> str:
    text = " ".join(text.split()).strip(_ENDS.replace(")", "").replace("(", "")).strip()
    if text.count("(") != text.count(")"):
        text = text.strip("()").strip()
    return text[:_LONGEST].strip(_ENDS.replace(")", "").replace("(", ""))


def _tells(part: str) -> bool:
    """Whether the part is more than a length of time or a mark."""
    letters = [word for word in re.findall(r"[^\W\d_]+", part) if len(word) > 1]
    return bool(letters) and not re.fullmatch(r"\(?\d+ [^\W\d_]+(?:[ ,]+\d+ [^\W\d_]+)?\)?", part)


def _named(labelled: dict[str, str], parts: list[str]) -> Named:
    titles = [part for part in parts if _is_title(part)]
    title = labelled.get("role") or next(iter(titles), "")
    if not title:
        title = next((part for part in parts if not names_organisation(part)), "")
    others = [part for part in parts if part != title]
    employer = labelled.get("employer") or next((part for part in others if names_organisation(part)), "")
    if not employer:
        employer = next((part for part in others if not names_title(part)), "")
    return Named(title or labelled.get("employer", "") or employer, employer)


def _is_title(part: str) -> bool:
    return names_title(part) or bool(engagements().find(part))
