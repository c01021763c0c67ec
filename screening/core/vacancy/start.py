"""The statements of an advertisement in, the first and last day on which the work may begin out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from screening.core.extraction.date_tokens import Token, tokens_of
from screening.core.extraction.moments import Point, read_point
from screening.core.vacancy.clauses import trimmed
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has, vocabulary
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import Range, StartAsked

_NEVER_HERE = frozenset({Part.LANGUAGES, Part.CONTRACT, Part.EXPERIENCE})
_YEAR = 12  # months; a year alone is no date to start
_AHEAD = 30  # characters before a date in which "no later than", "from" stand
_BEHIND = 26  # characters after it in which "at the latest" does
_TO_SPAN = 12  # characters between "between" and its date, and between both dates
_SAYS_START = 90  # characters before a date in which a word for starting stands
_LONG_PAST = timedelta(days=31)  # before publication; an older day is a start only where it is called the last one
_YEARS_PAST = timedelta(days=2 * 365)  # nobody publishes an advertisement as old as that again


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date at [start, end) of a statement's text, complete; `is_past` long before the advertisement."""

    start: int
    end: int
    first: date
    last: date
    is_past: bool = False


def find_start_asked(statements: Sequence[Statement], published: date) -> tuple[StartAsked, ...]:
    """The start, at most one: a last day that is called so comes before an exact day, and that before a first day."""
    found = [asked for statement in statements for asked in _of_statement(statement, published)]
    found.sort(key=lambda asked: (asked.latest is None, asked.earliest is not None))
    return tuple(found[:1])


def _of_statement(statement: Statement, published: date) -> Iterator[StartAsked]:
    text = statement.text
    if statement.part in _NEVER_HERE or has("start", "never", text):
        return
    earliest: date | None = None
    latest: date | None = None
    dates = tuple(_dates(text, published))
    for i, dated in enumerate(dates):
        if not _is_start(statement, dated):
            continue
        low, high = _bounds(statement, dated, _behind(text, dated, dates[i + 1 :]))
        if dated.is_past and (low or statement.part is Part.COMPANY):
            continue
        if following := _span_end(text, dated, dates[i + 1 :]):  # "between 1 January and 1 March"
            earliest, latest = dated.first, following.last
            break
        if latest and high and low is None:  # "preferably on 15 January, and no later than 1 March"
            earliest, latest = None, high
        earliest, latest = earliest or low, latest or high
    if earliest or latest:
        start, end = trimmed(text, 0, len(text))
        yield StartAsked(Range(statement.start + start, statement.start + end), True, earliest, latest)


def _span_end(text: str, dated: _Dated, later: Sequence[_Dated]) -> _Dated | None:
    """The other date of "between the one and the other"."""
    if not later or not has("start", "span", text[max(0, dated.start - _TO_SPAN) : dated.start]):
        return None
    joint = text[dated.end : later[0].start]
    return later[0] if len(joint) <= _TO_SPAN and has("start", "span_to", joint) else None


def _dates(text: str, published: date) -> Iterator[_Dated]:
    """The dates of the text, one without a year as the first one after the day of publication."""
    tokens = tokens_of(text)
    i = 0
    while i < len(tokens):
        parsed = _date_at(tokens, i, text)
        if parsed is None:
            i += 1
            continue
        point, stop = parsed
        complete = _with_year(point, published)
        if complete.moment.latest >= published - _YEARS_PAST:
            is_past = complete.moment.latest < published - _LONG_PAST
            start, end = tokens[i].start, tokens[stop - 1].end
            yield _Dated(start, end, complete.moment.earliest, complete.moment.latest, is_past)
        i = stop


def _date_at(tokens: Sequence[Token], i: int, text: str) -> tuple[Point, int] | None:
    if quarter := _bare_quarter(tokens, i):
        return quarter
    if _is_verb(tokens, i, text):
        return None
    parsed = read_point(tokens, i)
    if parsed is None or (parsed[0].months == _YEAR and not parsed[0].part):
        return None
    point, stop = parsed
    if has("start", "month_whole", text[tokens[i].start : tokens[i].end]):
        point = replace(point, part=0)
    if point.year == 0 and not point.day:
        day = _day_behind(tokens, stop)
        if day:
            return replace(point, day=day), stop + 1
        if not _is_month_name(tokens, i, text):
            return None
    return point, stop


def _is_verb(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Whether "begin" or "start" says that something starts: no early April in "start in April" and "start: April"."""
    word = text[tokens[i].start : tokens[i].end].lower()
    if word not in vocabulary("start")["no_parts"]:
        return False
    adjoins = i + 1 < len(tokens) and text[tokens[i].end : tokens[i + 1].start] == " "
    return word not in vocabulary("start")["early"] or not adjoins or "month" not in tokens[i + 1].meanings


def _bare_quarter(tokens: Sequence[Token], i: int) -> tuple[Point, int] | None:
    """A quarter without a year: "Q1", "het eerste kwartaal"."""
    if read_point(tokens, i) or i + 1 >= len(tokens):
        return None
    this, after = tokens[i], tokens[i + 1]
    if "quarters" in this.meanings and this.end == after.start and 1 <= after.number <= 4:  # noqa: PLR2004
        return Point(0, (after.number - 1) * 3 + 1, 3), i + 2
    which = this.meanings.get("ordinal", 0)
    if 1 <= which <= 4 and "quarters" in after.meanings and len(after.text) > 2:  # noqa: PLR2004
        return Point(0, (which - 1) * 3 + 1, 3), i + 2
    return None


def _day_behind(tokens: Sequence[Token], i: int) -> int:
    """The day of "March 1"."""
    if i < len(tokens) and len(tokens[i].text) <= 2 and 1 <= tokens[i].number <= 31:  # noqa: PLR2004
        return tokens[i].number
    return 0


def _is_month_name(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Whether a month that stands alone is surely one: "may" and "mars" have other meanings."""
    token = tokens[i]
    if "part" in token.meanings and i + 1 < len(tokens):
        return True
    word = text[token.start : token.end]
    return len(word) > 2 and not (word.islower() and word in vocabulary("start")["no_months"])  # noqa: PLR2004


def _with_year(point: Point, published: date) -> Point:
    if point.year:
        return point
    this_year = replace(point, year=published.year)
    return this_year if this_year.moment.latest > published else replace(point, year=published.year + 1)


def _is_start(statement: Statement, dated: _Dated) -> bool:
    """Whether the date is when the work begins: the label says so, or a word for starting stands in its clause."""
    text = statement.text
    ahead = text[: dated.start]
    if has("start", "end_of", ahead[-_AHEAD:]) and not has("start", "begins", ahead[-_AHEAD:]):
        return False
    if statement.part is Part.START or _begins_run(text, dated) or _begins_work(statement, ahead):
        return True
    first = max((each.end for each in find("start", "breaks", ahead)), default=0)
    if has("start", "others", ahead[first:]):
        return False
    behind = text[dated.end : dated.end + _BEHIND]
    if has("start", "begins", ahead[-_SAYS_START:]) or has("start", "begins", behind):
        return statement.part is not Part.COMPANY or has("start", "candidate", text)
    return has("start", "candidate", text) and _may_be_start(statement, ahead, behind)


def _begins_work(statement: Statement, ahead: str) -> bool:
    """Whether "from" leads from the word for the work right to the date: "a six-month contract from 1 March"."""
    lead = next(iter(find("start", "from", ahead[-_AHEAD:])[-1:]), None)
    adjoins = lead is not None and not any(map(str.isalnum, ahead[-_AHEAD:][lead.end :]))
    return adjoins and statement.part is not Part.COMPANY and has("start", "work", ahead)


def _begins_run(text: str, dated: _Dated) -> bool:
    """Whether the date is the first of the work's two: "the assignment runs from 1 May to 31 October"."""
    ahead = text[: dated.start]
    run = next(iter(find("start", "runs", ahead[-_AHEAD:])[-1:]), None)
    behind = text[dated.end : dated.end + _TO_SPAN]
    adjoins = run is not None and not any(map(str.isalnum, ahead[-_AHEAD:][run.end :]))
    return adjoins and has("start", "work", ahead) and has("start", "run_to", behind)


def _may_be_start(statement: Statement, ahead: str, behind: str) -> bool:
    """Whether a date beside the candidate is the start though no word says so: "somebody by 1 May at the latest"."""
    if statement.part is Part.PRACTICAL:
        return True
    is_latest = has("start", "surely_latest", ahead[-_AHEAD:]) or has("start", "latest_behind", behind)
    return is_latest and statement.part not in {Part.COMPANY, Part.TASKS}


def _behind(text: str, dated: _Dated, later: Sequence[_Dated]) -> str:
    """The words after the date that may bound it; what leads to the next date bounds that one."""
    behind = text[dated.end : dated.end + _BEHIND]
    if not later or later[0].start - dated.end > _BEHIND + _AHEAD:
        return behind
    return behind[: min((each.start for each in find("start", "breaks", behind)), default=0)]


def _bounds(statement: Statement, dated: _Dated, behind: str) -> tuple[date | None, date | None]:
    """The first and the last day that the words around the date and the label leave; `behind` are those after it."""
    text = statement.text
    if has("start", "label_latest", statement.label_words):
        return None, dated.last
    ahead = text[max(0, dated.start - _AHEAD) : dated.start]
    if has("start", "at_latest", ahead) or has("start", "latest_behind", behind):
        return None, dated.last
    if has("start", "before", ahead):
        return None, dated.first - timedelta(days=1)
    if has("start", "from", ahead) and not _begins_run(text, dated):
        return dated.first, None
    return dated.first, dated.last
