"""The words of an entry's heading in, its job title and its employer out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.core.extraction.dated import bare, is_bulleted
from screening.core.extraction.place import is_place
from screening.core.extraction.rows import Row, unspaced
from screening.core.extraction.sentences import is_open_end
from screening.core.extraction.work_words import engagements, label_of, names_organisation, names_title
from screening.core.terms import Document, Span

_SEGMENTS = re.compile(
    r"\s+[–—|·•@:→]\s+|\s+-\s+|:\s+|\t|\s+@\s*|\s+(?:bij|chez|at|bei|voor|für|auprès de)\s+(?=[^\W\d_a-zà-ÿ])|\s{3,}"
)
_PIECES = re.compile(r"\s*[,;]\s+(?![^()]*\))")
_MOST_READ = 400  # characters of a row that a title and an employer are looked for in
_ENDS = " \t\n,;:|·•–—-[]@/>→'\"*★☆#=_"
_LENGTH = re.compile(r"\(?(?:ca\. ?)?\d+ [^\W\d_]+\.?(?:[ ,]+\d+ [^\W\d_]+\.?)?\)?")
_LONGEST = 160
_LONG_ROW = 45  # characters; a heading this long without an end goes on in the next row
_MOST_WRAPPED = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A job title and an employer, "" where none is told."""

    title: str
    employer: str


def name_entry(document: Document, heading: Sequence[Row], body: Sequence[Row], dates: Iterable[Span]) -> Named:
    """The title and the employer that the rows of a heading tell once the dates are left out.

    Labels of a form decide; else the words of titles and of organisations do; else the first part is the title and the
    second the employer. A heading without the words of any title is looked for in the first rows of the body too.
    """
    labelled: dict[str, str] = {}
    told: list[str] = []
    taken = list(dates)
    for row in heading:
        label, start = label_of(row) or ("", row.start)
        text = _without(document, row, start, taken)
        if label and label != "period":
            labelled.setdefault(label, _clean(text))
            continue
        text += _wrapped(text, body) if row is heading[-1] else ""
        if told and _goes_on(told[-1], text):
            told[-1] = f"{told[-1]} {text}"
        else:
            told.append(text)
    segments = [segment for text in told for segment in _segments(text)]
    if not labelled and not any(_is_title(piece) for segment in segments for piece in segment):
        plain = [row for row in body[:2] if not is_bulleted(row)]
        segments += [segment for row in plain for segment in _segments(row.text) if any(map(_is_title, segment))][:1]
    return _named(labelled, segments)


def name_project(document: Document, heading: Sequence[Row], dates: Iterable[Span]) -> str:
    """The words of a project's heading without its dates and without the labels of a form."""
    taken = list(dates)
    words = []
    for row in heading:
        label, start = label_of(row) or ("", row.start)
        if label != "period":
            words.append(_clean(bare(_without(document, row, start, taken))))
    return ", ".join(filter(None, words))[:_LONGEST]


def _without(document: Document, row: Row, start: int, taken: Sequence[Span]) -> str:
    """The text of the row from `start` with the spans in `taken` cut out, cells parted by a tab."""
    page = document.pages[row.page - 1].text
    text, at = "", start
    for span in sorted(taken):
        if span.page == row.page and at <= span.start < row.end:
            text += page[at : span.start] + "\t"
            at = min(span.end, row.end)
    return text + page[at : row.end]


def _wrapped(text: str, body: Sequence[Row]) -> str:
    """The end of a heading that goes on in the first row of the text, up to its full stop."""
    if (
        not body
        or is_bulleted(body[0])
        or len(text.strip()) < _LONG_ROW
        or text.rstrip().endswith((".", ":", ";", ")"))
        or body[0].after_gap
    ):
        return ""
    end = body[0].text.find(". ")
    end = len(body[0].text) if end < 0 and body[0].text.endswith(".") else end
    return " " + body[0].text[:end] if 0 < end <= _MOST_WRAPPED else ""


def _goes_on(text: str, below: str) -> bool:
    """Whether a row of a heading goes on in the next: it ends in a small word ("cheffe de")."""
    words = text.split()
    return bool(words) and (words[-1] in {"&", "/"} or is_open_end(words[-1])) and bool(below.strip())


def _segments(text: str) -> list[list[str]]:
    """The parts of a heading between dashes, bars and tabs, each cut at its commas."""
    segments = [_pieces(segment) for segment in _SEGMENTS.split(bare(unspaced(text))[:_MOST_READ])]
    return [pieces for pieces in segments if pieces]


def _pieces(segment: str) -> list[str]:
    return [piece for part in _PIECES.split(segment) if (piece := _clean(part)) and _tells(piece)]


def _clean(text: str) -> str:
    text = " ".join(text.split()).strip(_ENDS)
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return text[:_LONGEST].strip(_ENDS)


def _tells(piece: str) -> bool:
    """Whether the piece is more than a length of time or a mark."""
    return bool(re.search(r"[^\W\d_]{2}", piece)) and not _LENGTH.fullmatch(piece)


def _named(labelled: dict[str, str], segments: list[list[str]]) -> Named:
    titled = next((segment for segment in segments if any(map(_is_title, segment))), None)
    if labelled:
        title = labelled.get("role") or (titled[0] if titled else "")
        return Named(title or labelled.get("employer", ""), labelled.get("employer", ""))
    if titled is None:
        pieces = [piece for segment in segments for piece in segment]
        title = next((piece for piece in pieces if not names_organisation(piece)), next(iter(pieces), ""))
        return Named(title, next((piece for piece in pieces if piece != title), ""))
    at = segments.index(titled)
    more = 1
    while len(titled) == 1 and at + more < len(segments) and _is_title(segments[at + more][0]):
        titled = [f"{titled[0]} – {segments[at + more][0]}", *segments[at + more][1:]]
        more += 1
    return _in_segment(
        titled, [*segments[at + more : at + more + 1], *reversed(segments[:at]), *segments[at + more + 1 :]]
    )


def _in_segment(titled: list[str], others: list[list[str]]) -> Named:
    """Title and employer where a segment holds the words of a title, and perhaps the employer after a comma.

    `others`: the segments that may name the employer, the likeliest first.
    """
    first = next(i for i, piece in enumerate(titled) if _is_title(piece))
    rest = titled[first + 1 :]
    inside = next((i for i, piece in enumerate(rest) if _is_organisation(piece)), None)
    if inside is not None:
        return Named(", ".join([titled[first], *rest[:inside]]), rest[inside])
    if first and not _is_title(titled[0]):
        return Named(", ".join(titled[first:]), titled[0])
    beside = _employer(others)
    if beside or not rest:
        return Named(", ".join(titled[first:]), beside)
    more = [piece for piece in rest[:-1] if piece[:1].islower() or names_title(piece)]
    employer = next((piece for piece in rest if piece not in more), "")
    return Named(", ".join([titled[first], *more]), employer)


def _employer(segments: list[list[str]]) -> str:
    named = (piece for segment in segments for piece in segment if _is_organisation(piece))
    other = (segment[0] for segment in segments if not _is_title(segment[0]) and segment[0][:1].isupper())
    return next(named, "") or next((piece for piece in other if not is_place(piece)), "")


def _is_organisation(piece: str) -> bool:
    return names_organisation(piece) and not names_title(piece) and not is_place(piece)


def _is_title(piece: str) -> bool:
    return names_title(piece) or bool(engagements().find(piece))
