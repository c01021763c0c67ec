"""A document in, its statements of when the person can start out: at once, from a date, after a notice period."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pathlib import Path

from screening.core.extraction.date_tokens import tokens_of
from screening.core.extraction.durations import Length, find_lengths
from screening.core.extraction.moments import Point, read_point
from screening.core.extraction.sentences import sentences_of
from screening.core.phrases import Found, Phrases
from screening.core.terms import Availability, Document, Moment, Page, Section, Span
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "availability.yaml"
_BEFORE = 25  # characters before a date or a trigger in which "until", "not before", "from" stand
_NEAR = 45  # characters between "available" and what it is said of
_AGREEING = timedelta(days=31)  # between the end of a mission and a start that goes with it
_MOST_TRIGGERS = 4  # in one sentence; more is no sentence
_NUM_MONTHS = 12
_ONE_DAY = timedelta(days=1)
_WORK = frozenset({"experience", "projects"})
_LEAP = 2000  # a year that has every day
_SHORT_DATE = re.compile(r"(?<![\w/.,+-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/+-]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_BELOW = 2  # sentences below a heading that may be its date
_MOST_BESIDE = 4  # words beside the date there: "à partir du"
_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)")


class _Sort(Enum):
    DATE = "date"
    END = "end"  # of the current contract: free on the day after
    NOTICE = "notice"
    NOW = "now"
    OPEN = "open"


_BEATEN_BY = {
    _Sort.DATE: frozenset[_Sort](),
    _Sort.END: frozenset({_Sort.DATE, _Sort.NOW}),
    _Sort.NOTICE: frozenset({_Sort.DATE}),
    _Sort.NOW: frozenset({_Sort.DATE, _Sort.NOTICE}),
    _Sort.OPEN: frozenset({_Sort.DATE, _Sort.NOTICE, _Sort.NOW}),
}


@dataclass(frozen=True, slots=True)
class _Said:
    sort: _Sort
    fact: Availability


@dataclass(frozen=True, slots=True)
class _Date:
    """A date at [start, end) of a sentence; its year is 0 where none stands beside it."""

    start: int
    end: int
    point: Point


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The text of one sentence, with its dates, lengths of time and place."""

    page: int
    offset: int
    text: str
    dates: tuple[_Date, ...]
    lengths: tuple[Length, ...]
    at_work: bool

    def found(self, *kinds: str) -> list[Found[str]]:
        return _found(self.text, *kinds)

    def span(self, start: int, end: int) -> Span:
        """The clause from `start` to the next stop after `end`."""
        stop = _CLAUSE_END.search(self.text, end)
        text = self.text[start : stop.start() if stop and stop.start() - end < _NEAR else end]
        return Span(self.page, self.offset + start, self.offset + start + len(text.rstrip()))


def find_availability(document: Document, sections: tuple[Section, ...]) -> tuple[Availability, ...]:
    """The statements in reading order; those that contradict each other are all there.

    In one sentence a date beats a notice period, and a notice period beats "available immediately". The end of the
    current mission gives way to a date that goes with it. A date without a year is marked `yearless`.
    """
    working = [span for section in sections if section.kind in _WORK for span in section.spans]
    said = [each for page in document.pages for each in _on_page(page, working)]
    said = said or [
        each for section in sections if section.kind == "availability" for each in _headed(document, section)
    ]
    dates = [each.fact.start for each in said if each.sort is _Sort.DATE and each.fact.start]
    return tuple(each.fact for each in said if each.sort is not _Sort.END or not _goes_with(each.fact.start, dates))


def tells_of_start(text: str) -> bool:
    """Whether words that stand beside a start or a notice period are in the text."""
    return bool(_found(text, "free", "notice"))


def _goes_with(end: Moment | None, dates: list[Moment]) -> bool:
    return end is not None and any(abs(day.earliest - end.earliest) <= _AGREEING for day in dates)


def _on_page(page: Page, working: list[Span]) -> Iterator[_Said]:
    triggers = _found(page.text, "free", "notice", "current")
    sentences = sentences_of(page.text) if triggers else ()
    for i, sentence in enumerate(sentences):
        inside = [found for found in triggers if sentence.start <= found.start < sentence.end]
        if not inside:
            continue
        end = sentence.end
        if i + 1 < len(sentences) and not page.text[inside[-1].end : end].strip(" :–-\t"):
            end = sentences[i + 1].end
        at_work = any(span.page == page.number and span.start <= sentence.start < span.end for span in working)
        yield from _in_sentence(_read(page, sentence.start, end, at_work=at_work))


def _headed(document: Document, section: Section) -> Iterator[_Said]:
    """What stands right below a heading for availability, in no words but a date: "When", "1 June 2026"."""
    first = section.spans[0]
    page = document.pages[first.page - 1]
    inside = [each for each in sentences_of(page.text) if first.start <= each.start < first.end]
    for each in inside[1 : 1 + _MOST_BELOW]:
        sentence = _read(page, each.start, each.end, at_work=False)
        day = sentence.dates[0] if sentence.dates else None
        if day and not _list("since").longest(sentence.text[: day.start]) and sentence.text[: day.start].strip():
            continue
        if day and day.start <= _SHORT and _is_bare(sentence):
            yield _dated(sentence, day.start, _exact(day, sentence.dates))
            return
        if (now := sentence.found("immediately")) and now[0].start == 0:
            yield _Said(_Sort.NOW, Availability((sentence.span(0, now[0].end),), immediately=True))
            return


def _is_bare(sentence: _Sentence) -> bool:
    """Whether a sentence says hardly more than its dates: up to the first comma, a preposition and no other word."""
    clause = sentence.text.split(",")[0]
    for each in reversed(sentence.dates):
        clause = clause[: each.start] + clause[each.end :]
    return len(_WORD.findall(clause)) <= _MOST_BESIDE


def _read(page: Page, start: int, end: int, *, at_work: bool) -> _Sentence:
    text = page.text[start:end]
    return _Sentence(page.number, start, text, _dates(text), find_lengths(text), at_work)


def _dates(text: str) -> tuple[_Date, ...]:
    """The dates of a sentence; one without a year takes that of the next or, failing that, the last one with a year."""
    tokens = tokens_of(text)
    dates: list[_Date] = []
    i = 0
    while i < len(tokens):
        parsed = read_point(tokens, i)
        if parsed:
            dates.append(_Date(tokens[i].start, tokens[parsed[1] - 1].end, parsed[0]))
        i = parsed[1] if parsed else i + 1
    dates = sorted([*dates, *_short_dates(text, dates)], key=lambda each: each.start)
    years = [each.point.year for each in dates if each.point.year]
    year = years[0] if years else 0
    return tuple(each if each.point.year else replace(each, point=replace(each.point, year=year)) for each in dates)


def _short_dates(text: str, dates: list[_Date]) -> Iterator[_Date]:
    """Days without a year in figures, after a word that makes them a start: "vanaf 1/7"; "4/5" alone is part-time."""
    for match in _SHORT_DATE.finditer(text):
        day, month = int(match["day"]), int(match["month"])
        apart = _has(text, "since", match.start(), _SHORT) and all(
            match.end() <= each.start or each.end <= match.start() for each in dates
        )
        if apart and 0 < month <= _NUM_MONTHS and 0 < day <= monthrange(_LEAP, month)[1]:
            yield _Date(match.start(), match.end(), Point(0, month, 1, day))


def _in_sentence(sentence: _Sentence) -> Iterator[_Said]:
    said = {each.sort: each for each in (_free(sentence), _notice(sentence), _ending(sentence)) if each}
    yield from (each for sort, each in said.items() if not _BEATEN_BY[sort] & said.keys())


def _free(sentence: _Sentence) -> _Said | None:
    """What the sentence says beside "available", "can start" and the like."""
    for trigger in sentence.found("free")[:_MOST_TRIGGERS]:
        if _is_history(sentence, trigger):
            continue
        if said := _day(sentence, trigger):
            return said
        if not _has(sentence.text, "negation", trigger.start) and (said := _manner(sentence, trigger)):
            return said
    return None


def _is_history(sentence: _Sentence, trigger: Found[str]) -> bool:
    """Whether the words speak of a job: "was available", the start date of a project, a line of the history."""
    if _has(sentence.text, "past", trigger.start):
        return True
    weak = _list("weak").match(sentence.text[trigger.start : trigger.end]) is not None
    if weak and (sentence.at_work or sentence.found("period")):
        return True
    return sentence.at_work and bool(sentence.text[: trigger.start].strip(" \t-•–*"))


def _day(sentence: _Sentence, trigger: Found[str]) -> _Said | None:
    """The date said of the trigger: the first after it, or one before it ("from 1 May I am available")."""
    negated = _has(sentence.text, "negation", trigger.start)
    for each in sentence.dates:
        if each.start < trigger.start or not _is_start(sentence.text, trigger, each):
            continue
        if negated and not _has(sentence.text, "before", each.start):
            continue
        return _dated(sentence, min(trigger.start, each.start), _exact(each, sentence.dates))
    earlier = [each for each in sentence.dates if each.end <= trigger.start <= each.end + _NEAR]
    if (
        earlier
        and not negated
        and not _has(sentence.text, "ending", earlier[-1].start)
        and _has(sentence.text, "since", earlier[-1].start)
    ):
        return _dated(sentence, earlier[-1].start, earlier[-1], trigger.end)
    return None


def _is_start(text: str, trigger: Found[str], day: _Date) -> bool:
    """Whether a date after the trigger is the start: no end of a range, no year in passing."""
    if _has(text, "ending", day.start) and not _has(text, "latest", day.start, _NEAR):
        return False
    return day.point.months < _NUM_MONTHS or _has(text, "since", day.start, _SHORT) or day.start - trigger.end <= _SHORT


_SHORT = 12  # characters before a date that hold just the preposition


def _exact(day: _Date, dates: tuple[_Date, ...]) -> _Date:
    """The date, or the day that makes it exact: "mid-May (by contract 15 May)"."""
    if day.point.day or not day.point.year:
        return day
    for each in dates:
        if each.start > day.start and each.point.day and each.point.year:
            inside = day.point.moment.earliest <= each.point.moment.earliest <= day.point.moment.latest
            if inside:
                return replace(each, start=day.start)
    return day


def _dated(sentence: _Sentence, start: int, day: _Date, end: int = 0) -> _Said:
    span = sentence.span(start, max(day.end, end))
    if day.point.year:
        return _Said(_Sort.DATE, Availability((span,), start=day.point.moment))
    return _Said(_Sort.DATE, Availability((span,), start=replace(day.point, year=_LEAP).moment, yearless=True))


def _manner(sentence: _Sentence, trigger: Found[str]) -> _Said | None:
    """At once, after a length of time or to be discussed."""
    for now in sentence.found("immediately"):
        if now.start - trigger.end <= _NEAR and trigger.start - now.end <= _NEAR:
            span = sentence.span(min(now.start, trigger.start), max(now.end, trigger.end))
            return _Said(_Sort.NOW, Availability((span,), immediately=True))
    if length := _delay(sentence, trigger):
        span = sentence.span(min(length.start, trigger.start), max(length.end, trigger.end))
        return _Said(_Sort.NOTICE, Availability((span,), notice=length.duration))
    for words in sentence.found("open"):
        if 0 <= words.start - trigger.end <= _NEAR:
            return _Said(_Sort.OPEN, Availability((sentence.span(trigger.start, words.end),), open=True))
    return None


def _delay(sentence: _Sentence, trigger: Found[str]) -> Length | None:
    """The length of time after which a start is possible: "within 3 weeks", "6 weken na contract starten"."""
    text = sentence.text
    for length in sentence.lengths:
        label = not any(character.isalnum() for character in text[trigger.end : length.start])
        if 0 <= length.start - trigger.end <= _NEAR and (label or _has(text, "delay", length.start)):
            return length
        following = text[length.end : trigger.start]
        if 0 < len(following) <= _NEAR and _list("after_length").find(" ".join(following.split()[:1])):
            return length
    return None


def _notice(sentence: _Sentence) -> _Said | None:
    """A notice period: the length right before the word ("3 months' notice"), or after it."""
    for trigger in sentence.found("notice")[:_MOST_TRIGGERS]:
        after = [length for length in sentence.lengths if length.start >= trigger.end]
        before = [length for length in sentence.lengths if 0 <= trigger.start - length.end <= _SHORT]
        if chosen := (before[-1:] or after[:1]):
            span = sentence.span(min(trigger.start, chosen[0].start), max(trigger.end, chosen[0].end))
            return _Said(_Sort.NOTICE, Availability((span,), notice=chosen[0].duration))
        if not sentence.at_work and (words := sentence.found("open")):
            span = sentence.span(min(trigger.start, words[0].start), max(words[0].end, trigger.end))
            return _Said(_Sort.OPEN, Availability((span,), open=True))
        if not sentence.at_work and (none := sentence.found("none", "immediately")):
            span = sentence.span(min(trigger.start, none[0].start), max(none[0].end, trigger.end))
            return _Said(_Sort.NOW, Availability((span,), immediately=True))
    return None


def _ending(sentence: _Sentence) -> _Said | None:
    """The day after the end of the current contract: "mijn huidige opdracht loopt tot 30 september 2026"."""
    current = sentence.found("current")
    for day in sentence.dates if current else ():
        if day.start < current[0].start and not _has(sentence.text, "ending", day.start, _SHORT):
            continue
        if day.point.year and _has(sentence.text, "ending", day.start, _NEAR) and day.point.months < _NUM_MONTHS:
            start = min(current[0].start, day.start)
            moment = _after(day.point.moment)
            return _Said(_Sort.END, Availability((sentence.span(start, day.end),), start=moment))
    return None


def _after(moment: Moment) -> Moment:
    """The day after an end: after "30 September" 1 October, after "September" a day of that month or 1 October."""
    if moment.latest == date.max:
        return moment
    first = moment.latest + _ONE_DAY
    return Moment(first if moment.earliest == moment.latest else moment.earliest, first)


def _has(text: str, kind: str, position: int, reach: int = _BEFORE) -> bool:
    return bool(_list(kind).longest(text[max(0, position - reach) : position]))


def _found(text: str, *kinds: str) -> list[Found[str]]:
    """The phrases of these lists in order, those that lie in a look-alike left out."""
    others = _list("look_alikes").longest(text)
    found = _list(*kinds).longest(text)
    return [each for each in found if not any(o.start < each.end and each.start < o.end for o in others)]


@cache
def _list(*kinds: str) -> Phrases[str]:
    vocabulary = load_vocabulary(_VOCABULARY)
    return Phrases((word, kind) for kind in kinds for words in vocabulary[kind].values() for word in words)
