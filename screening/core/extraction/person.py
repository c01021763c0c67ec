"""A document and its sections in, the candidate's name out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from screening.core.extraction.name_order import first_name_first, is_first_name
from screening.core.extraction.rows import Row, rows_of, setting_of, unspaced
from screening.core.extraction.sections import is_heading
from screening.core.extraction.sentences import is_open_end
from screening.core.extraction.work_words import names_organisation, names_title
from screening.core.phrases import Phrases, fold
from screening.core.terms import Document, Span, Stated
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "person.yaml"
_WORD = re.compile(r"[^\W\d_][^\W\d_.'\u2019\u0300-\u036f-]*(?:[.'\u2019-][^\W\d_\u0300-\u036f]+)*\.?")
_LABEL = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?([^:\t]{2,40}?)\s*(?::|\t)\s*(\S[^\t]*)")
_SENDER = re.compile(r"([^\W\d_]{2,12})\s?:\s*\"?([^<>\"\n]{3,60}?)\"?\s*<[^<>\s]+@")
_SEPARATORS = re.compile(r"\s*(?:[|•·/,;:()\t\u2022]|\s[–—-]\s|\s{3,})\s*")
_PARTICLE = re.compile(r"[^\W\d_]{1,2}['\u2019][^\W\d_a-zà-ÿ]")  # "d'Oultremont"
_WIDE_DASH = re.compile(r"(?<=[^\W\d_]) [–—-] (?=[^\W\d_])")
_NICKNAME = re.compile(  # "Robert (Bob) Verbeeck", "Robert “Bob” Verbeeck"
    r"(?P<first>[^\W\d_][^\n,;:|()]{1,30}?)\s+(?P<nickname>[(\"“„«'‘]\s?[^\W\d_]{2,15}\s?[)\"”“»'’])\s+(?P<last>[^\W\d_][^\n,;:|()•·–—-]{1,40})"
)
_MOST_ROWS = 45
_MOST_WORDS = 7
_MOST_BESIDE = 4  # titles, and words for the document, that may stand beside a name
_LONGEST_ROW = 160  # characters; what is longer is a paragraph


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may be the name, where they stand, how much speaks for them."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    points: float


def find_name(document: Document, email: str = "") -> Stated | None:
    """The candidate's name, first name first, without titles: "Dr. ir. DE SMET Jan" is "Jan De Smet".

    A form's label decides; else the words at the top that look like a name, that are set largest and that the e-mail
    address repeats.
    """
    rows = rows_of(document.pages)
    known = _letters(email)
    candidates = [*_labelled(rows), *_sender(rows), *_at_the_top(rows, known)]
    if not candidates:
        return None
    best = max(candidates, key=lambda each: each.points)
    words = first_name_first(best.words, email)
    return Stated(" ".join(map(_cased, words)), best.spans)


def _sender(rows: Sequence[Row]) -> Iterator[_Candidate]:
    """The name in the head of a mail: "Van: Jan Peeters <jan@peeters.example>"."""
    for row in rows[:_MOST_ROWS]:
        match = _SENDER.match(row.text)
        words = tuple(_name_words(match.group(2))) if match and fold(match.group(1)) in _set("mail_labels") else ()
        if match and _may_be_name(words):
            yield _Candidate(words, (Span(row.page, row.start + match.start(2), row.start + match.end(2)),), 45)


def _labelled(rows: Sequence[Row]) -> Iterator[_Candidate]:
    parts: dict[str, tuple[tuple[str, ...], Span]] = {}
    for row in rows[: _MOST_ROWS * 2]:
        match = _LABEL.match(row.text)
        kind = _labels().match(match.group(1)) if match else None
        if not match or not kind:
            continue
        words = _after_comma(match.group(2)) or tuple(_name_words(match.group(2)))
        if not words or not _may_be_name(words, short=True):
            continue
        span = Span(row.page, row.start + match.start(2), row.start + match.end(2))
        if kind == "full" and len(words) > 1:
            yield _Candidate(words, (span,), 50)
        else:
            parts.setdefault("last" if kind == "full" else kind, (words, span))
    if {"first", "last"} <= parts.keys():
        first, last = parts["first"], parts["last"]
        yield _Candidate(first[0] + last[0], (first[1], last[1]), 60)


def _after_comma(text: str) -> tuple[str, ...]:
    """The words of "Goossens, Dirk" with the first name first; none where no first name follows the comma."""
    surname, comma, rest = text.partition(",")
    given = tuple(_name_words(rest)) if comma else ()
    words = tuple(_name_words(surname)) if given and all(map(is_first_name, given)) else ()
    return (*given, *words) if words and not any(map(is_first_name, words)) else ()


def _at_the_top(rows: Sequence[Row], known: str) -> Iterator[_Candidate]:
    size = setting_of(tuple(rows)).size
    first_page = [row for row in rows if row.page == rows[0].page] if rows else []
    largest = max((cell.size for row in first_page for cell in row.cells), default=0.0)
    for place, row in enumerate(first_page):
        large = size > 0 and row.cells[0].size >= size * 1.25
        if place >= _MOST_ROWS and not large:
            continue
        if large and place + 1 < len(first_page):
            yield from _over_two_rows(row, first_page[place + 1], known, place)
        yield from _whole_row(row, known, place)
        for text, start in _pieces(row):
            words = tuple(_name_words(text))
            if _may_be_name(words):
                points = _points(words, text, known, place) + 8 * large + 6 * (large and row.cells[0].size == largest)
                yield _Candidate(words, (Span(row.page, row.start + start, row.start + start + len(text)),), points)


def _over_two_rows(row: Row, below: Row, known: str, place: int) -> Iterator[_Candidate]:
    """The name that is set in two lines of the same large type."""
    if abs(row.cells[0].size - below.cells[0].size) > 0.5 or len(row.cells) + len(below.cells) > 2:  # noqa: PLR2004
        return
    words = tuple(_name_words(row.text)), tuple(_name_words(below.text))
    if all(words) and all(_may_be_name(each, short=True) for each in words) and sum(map(len, words)) <= _MOST_WORDS:
        points = _points(words[0] + words[1], row.text + below.text, known, place) + 15
        whole = len(words[0]) > 1 and len(words[1]) > 1
        yield _Candidate(words[0] + words[1], (row.span, below.span), points - 8 * whole)


def _whole_row(row: Row, known: str, place: int) -> Iterator[_Candidate]:
    """What a row may be as a whole though it has the marks that part a name from other words."""
    if joined := _joined_by_dash(row, known, place):
        yield joined
    if (words := _after_comma(row.text)) and _may_be_name(words):
        yield _Candidate(words, (row.span,), _points(words, row.text, known, place) + 5)
    if match := _NICKNAME.match(row.text):
        first, last = tuple(_name_words(match["first"])), tuple(_name_words(match["last"]))
        if first and last and _may_be_name((*first, *last)):
            nickname = () if match["nickname"].startswith("(") else (match["nickname"],)  # kept as shown where quoted
            span = Span(row.page, row.start, row.start + match.end())
            points = _points((*first, *last), match[0], known, place) + 5
            yield _Candidate((*first, *nickname, *last), (span,), points)


def _joined_by_dash(row: Row, known: str, place: int) -> _Candidate | None:
    """The double name of which the hyphen is set as a dash, where the e-mail address says that it is one name."""
    text, num_dashes = _WIDE_DASH.subn("-", row.text)
    words = tuple(_name_words(text)) if num_dashes == 1 else ()
    doubles = [word for word in words if "-" in word]
    if not doubles or not _may_be_name(words) or _letters(doubles[-1]) not in known:
        return None
    return _Candidate(words, (row.span,), _points(words, text, known, place) + 15)


def _pieces(row: Row) -> Iterator[tuple[str, int]]:
    """The parts of a row that may be a name, each with its place in it: what stands between separators."""
    text = row.text
    if unspaced(text) != text:
        yield text, 0
    if len(text) > _LONGEST_ROW:
        return
    at = 0
    for match in [*_SEPARATORS.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[at:end].strip():
            yield text[at:end], at
        at = match.end() if match else end


def _points(words: tuple[str, ...], text: str, known: str, place: int) -> float:
    """How much speaks for the words: early in the document, repeated by the e-mail address, most words of the piece."""
    points = max(0.0, 10 - place / 2)
    hits = [word for word in words if len(word) > 2 and fold(word).replace("-", "") in known]  # noqa: PLR2004
    parts = {part for word in words for part in re.split(r"[-'\u2019.]", fold(word)) if len(part) > 2}  # noqa: PLR2004
    points += 8 * min(len(hits), 2) + 5 * min(sum(part in known for part in parts), 2)
    points += 2 * (2 <= len(words) <= 4)  # noqa: PLR2004
    return points - 3 * (len(" ".join(words)) < len(unspaced(text).strip()) - 12)


def _name_words(text: str) -> list[str]:
    """The words of the text that are left when titles and "CV of" are dropped; none when other signs stand there."""
    text = unspaced(text)
    if text.count(" ") > _MOST_WORDS + _MOST_BESIDE:
        return []
    text = _documents_words(text).strip(" -–—,;:.*#_=☺")
    if re.search(r"[\d@&+?!%\"“”«»<>]|https?:|www\.", text):
        return []
    words = [match.group() for match in _WORD.finditer(text)]
    while words and _is_honorific(words[0]):
        words = words[1:]
    while words and _is_honorific(words[-1]) and len(words) > 2:  # noqa: PLR2004
        words = words[:-1]
    return words


def _documents_words(text: str) -> str:
    """The text without the words for the document itself at its beginning or end."""
    found = _document().longest(text)
    for each in found:
        if not text[: each.start].strip(" -–—:"):
            text = " " * each.end + text[each.end :]
        elif not text[each.end :].strip(" -–—:"):
            text = text[: each.start]
    return text


def _is_honorific(word: str) -> bool:
    return fold(word).rstrip(".") in _set("honorifics")


def _may_be_name(words: Sequence[str], *, short: bool = False) -> bool:
    if not (1 if short else 2) <= len(words) <= _MOST_WORDS:
        return False
    text = " ".join(words)
    plain = [word for word in words if fold(word) not in _set("particles")]
    capitals = [word for word in plain if word[:1].isupper() or _PARTICLE.match(word)]
    if not plain or (len(capitals) < len(plain) and capitals):
        return False
    if not capitals and (len(words) > 4 or any(map(is_open_end, plain))):  # noqa: PLR2004 - small capitals in lower case
        return False
    if any(len(word.strip(".")) < 2 for word in plain) and len(plain) < 3:  # noqa: PLR2004
        return False
    return not (_no_name().find(text) or names_title(text) or _is_heading_text(text) or names_organisation(text))


def _is_heading_text(text: str) -> bool:
    from screening.core.extraction.rows import Cell

    row = Row(0, 1, 0, len(text), text, (Cell(0, len(text), text),), after_gap=True)
    return is_heading(row)


def _cased(word: str) -> str:
    """The word in ordinary case where it is all in capitals or all in lower case and no particle."""
    if fold(word) in _set("particles") and not word.isupper():
        return word
    if len(word) > 1 and (word.isupper() or word.islower()):
        return re.sub(r"(^|[-'\u2019])([^\W\d_])", lambda match: match.group(1) + match.group(2).upper(), word.lower())
    return word


def _letters(email: str) -> str:
    return re.sub(r"[^a-z]", "", fold(email))


@cache
def _labels() -> Phrases[str]:
    return Phrases.of(load_vocabulary(_VOCABULARY)["name_labels"])


@cache
def _document() -> Phrases[bool]:
    return _flags("document_words")


@cache
def _no_name() -> Phrases[bool]:
    return _flags("no_name")


def _flags(name: str) -> Phrases[bool]:
    words: Iterable[str] = load_vocabulary(_VOCABULARY)[name]
    return Phrases((word, True) for word in words)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(map(fold, load_vocabulary(_VOCABULARY)[name]))
