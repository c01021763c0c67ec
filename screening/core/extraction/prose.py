"""Sentences in, the jobs they tell of out: "From 2003 to 2008 I worked as a network engineer at Telenorte"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from screening.core.extraction.engagement import engagement_of
from screening.core.extraction.naming import Named
from screening.core.extraction.periods import Form, Period, find_periods
from screening.core.extraction.rows import Row
from screening.core.extraction.work_words import VOCABULARY, names_title, phrases
from screening.core.phrases import fold
from screening.core.terms import Document, Engagement, Position, PositionKind, Span
from screening.core.vocabulary import load_vocabulary

_SENTENCE = re.compile(r"(?:[^.!?\n]|\n(?![ \r]*\n)|[.](?=\S)|(?<=\b[^\W\d_])[.]|(?<=\b[^\W\d_]{3})[.](?= \d))+[.!?]?")
_EMPLOYER = r"((?:[^\W\d_a-zà-ÿ]|d')[^,.;()\n]{1,60})"
_AT = re.compile(rf"\b(?:at|bij|chez|bei|for|voor|pour|für|au sein de|with|in dienst van|au|à la)\s+{_EMPLOYER}")
_AS = re.compile(
    r"\b(?:as|als|comme|en tant que|en qualité de)\s+(?:an?|een|une?|de|het|the|einen?)?\s*([^,.;()\n]{3,80})",
    re.IGNORECASE,
)
_MOST_BEFORE = 3  # words of a title before the one that is known
_MARK = re.compile(r"[,.;:()]")
_ENDS_TITLE = re.compile(r"\s+(?:at|bij|chez|bei|for|voor|pour|für|au sein|with|in|van|from|de \d)\s")


def find_prose(document: Document, rows: Sequence[Row]) -> tuple[Position, ...]:
    """The positions that sentences tell of: a period and the words of a job in the same sentence."""
    found: list[Position] = []
    for span in _blocks(rows):
        text = document.quote(span)
        for sentence in _SENTENCE.finditer(text):
            place = Span(span.page, span.start + sentence.start(), span.start + sentence.end())
            found += _in_sentence(sentence.group(), place)
    return tuple(_with_descriptions(found, rows))


def _blocks(rows: Sequence[Row]) -> list[Span]:
    """The rows as running text: one span for each run of rows without a gap."""
    spans: list[Span] = []
    for row in rows:
        if spans and not row.after_gap and spans[-1].page == row.page:
            spans[-1] = Span(row.page, spans[-1].start, row.end)
        else:
            spans.append(row.span)
    return spans


def _in_sentence(sentence: str, span: Span) -> list[Position]:
    """The jobs of one sentence: it is cut before each of its periods but the first."""
    periods = [each for each in find_periods(sentence) if each.form not in {Form.SINGLE, Form.OPEN}]
    if not periods or phrases("no_period").find(sentence):
        return []
    if not (phrases("prose_verbs").find(sentence) and names_title(sentence)):
        return []
    starts = [0, *(period.begin for period in periods[1:])]
    stops = [*starts[1:], len(sentence)]
    clauses = [sentence[start:stop] for start, stop in zip(starts, stops, strict=True)]
    found = [_position(period, clause, span) for period, clause in zip(periods, clauses, strict=True)]
    return [each for each in found if each.title]


def _position(period: Period, clause: str, span: Span) -> Position:
    named = _named(clause)
    engagement = engagement_of(named.title, clause)
    if engagement in {Engagement.LEAVE, Engagement.VOLUNTEERING} and named.title:
        engagement = Engagement.WORK
    kind, ago = PositionKind.POSITION, period.started_ago
    start, end, ongoing = period.start, period.end, period.ongoing
    return Position(kind, engagement, named.title, named.employer, start, end, ongoing, (span,), (span,), ago)


def _named(clause: str) -> Named:
    stated = _AS.search(clause)
    title = _ENDS_TITLE.split(stated.group(1))[0].strip() if stated else ""
    if not names_title(title):
        places = phrases("titles").longest(clause)
        title = _title_at(clause, places[0].start) if places else ""
    employer = _AT.search(clause)
    return Named(title, employer.group(1).strip() if employer else "")


def _title_at(clause: str, start: int) -> str:
    """The title of which a word stands at `start`: with the words before it that belong to it, up to "at" or a mark."""
    before = _MARK.split(clause[:start])[-1].split()
    own: list[str] = []
    while before and len(own) < _MOST_BEFORE and fold(before[-1]) not in _stops() and not before[-1][0].isdigit():
        own.insert(0, before.pop())
    rest = _ENDS_TITLE.split(_MARK.split(clause[start:])[0])[0]
    return " ".join([*own, *rest.split()])


@cache
def _stops() -> frozenset[str]:
    """The words that come before a title in a sentence and are no part of it."""
    return frozenset(map(fold, load_vocabulary(VOCABULARY)["before_title"]))


def _with_descriptions(positions: Sequence[Position], rows: Sequence[Row]) -> list[Position]:
    """The positions with the text up to the next one as their description, as far as it is on the same page."""
    out = []
    for i, each in enumerate(positions):
        (span,) = each.description
        following = positions[i + 1].evidence[0] if i + 1 < len(positions) else None
        last = max(row.end for row in rows if row.page == span.page)
        stop = following.start if following and following.page == span.page else last
        out.append(replace(each, description=(replace(span, end=max(span.end, stop)),)))
    return out
