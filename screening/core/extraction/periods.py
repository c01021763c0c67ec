"""A text in, the periods of time that stand there out: "03/2010 - 06/2014", "sinds sept. 2018", "depuis 3 ans"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from screening.core.extraction.date_tokens import VOCABULARY, Token, tokens_of
from screening.core.extraction.joints import (
    after_opening_colon,
    after_start_label,
    joint_after,
    nothing_follows,
    present_at,
)
from screening.core.extraction.moments import LAST_YEAR, Point, read_point
from screening.core.extraction.shorthand import read_shorthand
from screening.core.terms import Duration, Moment
from screening.core.vocabulary import load_vocabulary

_DIGIT = re.compile(r"\d")
_LONGEST_YEARS = 60
_CENTURY = 100
_LONGEST_AGO = 50  # years


class Form(Enum):
    """How a period is written."""

    RANGE = "range"  # from a date to a date or to the present
    OPEN = "open"  # a date and an arrow or dash, nothing after it
    SINCE = "since"  # "sinds 2018"
    AGO = "ago"  # "depuis 3 ans"
    SINGLE = "single"  # one date alone


@dataclass(frozen=True, slots=True)
class Period:
    """A period at [begin, stop) of the text. `end` is None when it goes on, `start` when only its length is told.

    `year_only` is True where no month is given for the start.
    """

    form: Form
    begin: int
    stop: int
    start: Moment | None
    end: Moment | None
    ongoing: bool = False
    started_ago: Duration | None = None
    year_only: bool = False


@lru_cache(maxsize=2048)
def find_periods(text: str) -> tuple[Period, ...]:
    """The periods and single dates of the text in order, none overlapping another."""
    if not _DIGIT.search(text) and not _since_words().search(text):
        return ()
    tokens = tokens_of(text)
    periods: list[Period] = []
    i = 0
    while i < len(tokens):
        found = _period(tokens, i)
        if found:
            period, after = found
            stop = tokens[after - 1].end
            periods.append(replace(period, begin=tokens[i].start, stop=stop))
        i = found[1] if found else i + 1
    return tuple(periods)


@cache
def _since_words() -> re.Pattern[str]:
    """The words that a length of time without any digit can stand after ("sinds twee jaar")."""
    words = "|".join(map(re.escape, load_vocabulary(VOCABULARY)["since"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


Found = tuple[Period, int] | None


def _period(tokens: Sequence[Token], i: int) -> Found:
    meanings = tokens[i].meanings
    if "since" in meanings or "from" in meanings or "between" in meanings:
        return _led(tokens, i)
    if "many_seasons" in meanings and (found := _list_of_years(tokens, i)):
        return found
    if (labelled := after_start_label(tokens, i)) and (found := _from_point(tokens, labelled, between=False)):
        return found
    return _backwards(tokens, i) or _shortened(tokens, i) or _from_point(tokens, i, between=False)


def _led(tokens: Sequence[Token], i: int) -> Found:
    """A period after a word like "sinds", "van", "tussen"."""
    meanings = tokens[i].meanings
    if "since" in meanings and (ago := _ago(tokens, i + 1)):
        return ago
    j = after_opening_colon(tokens, i)
    if j < len(tokens) and "fillers" in tokens[j].meanings and "month" not in tokens[j].meanings:
        j += 1
    found = _shortened(tokens, j) or _from_point(tokens, j, between="between" in meanings)
    if not found:
        return None
    period, after = found
    if period.form is Form.SINGLE:
        if "since" not in meanings:
            return None
        return replace(period, form=Form.SINCE, end=None, ongoing=True), after
    return found


def _ago(tokens: Sequence[Token], i: int) -> Found:
    """The length after "sinds": 3 jaar, plus de 4 ans, 18 months, 2 ans et 3 mois."""
    if i < len(tokens) and "at_least" in tokens[i].meanings:
        i += 1
    length, j = _length(tokens, i)
    if not length:
        return None
    return Period(Form.AGO, 0, 0, None, None, ongoing=True, started_ago=Duration(months=length)), j


def _length(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """The months of "3 jaar", "2 ans et 3 mois" at token i and the index after it; 0 when no length stands there."""
    months = 0
    while i + 1 < len(tokens):
        number = tokens[i].number if tokens[i].kind == "number" else tokens[i].meanings.get("cardinal", -1)
        unit = tokens[i + 1].meanings
        if not 0 < number <= _LONGEST_AGO or not ({"years", "months_long"} & unit.keys()):
            break
        months += number * (12 if "years" in unit else 1)
        i += 2
        if i + 1 < len(tokens) and ("to_after_between" in tokens[i].meanings or tokens[i].text == ","):
            number_next = tokens[i + 1]
            i += 1 if number_next.kind == "number" or "cardinal" in number_next.meanings else 0
    return months, i


def _list_of_years(tokens: Sequence[Token], i: int) -> Found:
    """The summers of several years, "zomers 2018, 2019, 2020", as years: from the first to the last."""
    years: list[int] = []
    after = i + 1
    for j in range(i + 1, min(i + 20, len(tokens))):
        parsed = read_point(tokens, j)
        if parsed and parsed[0].months == 12 and parsed[1] == j + 1:  # noqa: PLR2004 - a year alone
            years.append(parsed[0].year)
            after = j + 1
        elif tokens[j].text not in {",", "/"} and "to_after_between" not in tokens[j].meanings:
            break
    if len(years) < 2:  # noqa: PLR2004 - one summer is a single date
        return None
    start, end = Point(min(years)).moment, Point(max(years)).moment
    return Period(Form.RANGE, 0, 0, start, end, year_only=True), after


def _shortened(tokens: Sequence[Token], i: int) -> Found:
    """The range whose ends leave something to each other: "03-08/2019"."""
    short = read_shorthand(tokens, i)
    if not short:
        return None
    first, last, after = short
    end = last.moment if last else None
    return Period(Form.RANGE, 0, 0, first.moment, end, ongoing=last is None), after


def _from_point(tokens: Sequence[Token], i: int, *, between: bool) -> Found:
    """The range that begins with the date at token i, or that date alone."""
    parsed = read_point(tokens, i)
    if not parsed:
        return None
    first, after = parsed
    first, after = _year_range(tokens, i, first, after) or (first, after)
    joint = joint_after(tokens, after, between=between)
    if joint > after:
        ended = _ended(tokens, first, after, joint)
        if ended:
            return ended
    if not first.year:
        return None
    if going_on := _going_on(tokens, after):
        return Period(Form.RANGE, 0, 0, first.moment, None, ongoing=True, year_only=_is_year(first)), going_on
    if joint > after and nothing_follows(tokens, joint, after):
        return Period(Form.OPEN, 0, 0, first.moment, None, ongoing=True, year_only=_is_year(first)), joint
    return Period(Form.SINGLE, 0, 0, first.moment, first.moment, year_only=_is_year(first)), after


def _going_on(tokens: Sequence[Token], i: int) -> int | None:
    """The index after what says right after a date that it goes on: "onwards", "(lopend)"; None where nothing does."""
    if i < len(tokens) and ("open_after" in tokens[i].meanings or tokens[i].text in {"(", "["}):
        return present_at(tokens, i)
    return None


def _backwards(tokens: Sequence[Token], i: int) -> Found:
    """The period whose end stands first: "heden - 09/2015", "03/2018 - 09/2015"; None where a third date follows."""
    last = present_at(tokens, i) if "now" in tokens[i].meanings else None
    end = None if last else read_point(tokens, i)
    after = last or (end[1] if end else i)
    if after == i or after >= len(tokens) or tokens[after].kind != "dash" or (i and not _is_apart(tokens[i - 1])):
        return None
    start = read_point(tokens, after + 1)
    if not start or not start[0].year or (end and not _is_later(end[0], start[0])) or _more(tokens, start[1]):
        return None
    ends = end[0].moment if end else None
    return Period(Form.RANGE, 0, 0, start[0].moment, ends, ongoing=not end, year_only=_is_year(start[0])), start[1]


def _is_apart(token: Token) -> bool:
    return token.kind == "wall" or token.text in {"(", "[", ",", ":", ";"}


def _is_later(end: Point, start: Point) -> bool:
    """Whether two dates of the same kind are an end and a start, in that order."""
    if not end.year or end.months != start.months or end.year - start.year > _LONGEST_YEARS:
        return False
    return end.moment.earliest > start.moment.latest


def _more(tokens: Sequence[Token], i: int) -> bool:
    joint = joint_after(tokens, i, between=False)
    return joint > i and joint < len(tokens) and bool(present_at(tokens, joint) or read_point(tokens, joint))


def _year_range(tokens: Sequence[Token], i: int, first: Point, after: int) -> tuple[Point, int] | None:
    """The year alone, where "2010-12" is no month but the beginning of 2010 to 2012.

    It is a month when another date follows ("2010-12 - 2014-06", "2010-12 tot heden") or when no later year is meant.
    """
    if not (first.months == 1 and after == i + 3 and tokens[i].number == first.year and tokens[i + 1].text != "."):
        return None
    joint = joint_after(tokens, after, between=False)
    follows = joint > after and (joint < len(tokens) and ("now" in tokens[joint].meanings or read_point(tokens, joint)))
    later = first.year % _CENTURY < tokens[i + 2].number or first.year < 2000  # noqa: PLR2004 - 1998-02 is up to 2002
    if follows or not later or (joint > after and nothing_follows(tokens, joint, after)):
        return None
    return Point(first.year), i + 1


def _ended(tokens: Sequence[Token], first: Point, after: int, joint: int) -> Found:
    """The range from `first` to what stands at `joint`: the present, a date, the last digits of a year."""
    if joint >= len(tokens):
        return None
    if first.year and (last := present_at(tokens, joint)):
        return Period(Form.RANGE, 0, 0, first.moment, None, ongoing=True, year_only=_is_year(first)), last
    if parsed := read_point(tokens, joint):
        return _range(first, *parsed, slash=tokens[after].text in "/\u00b7" and joint == after + 1)
    short = tokens[joint]
    if _is_year(first) and len(short.text) == 2 and short.number >= 0 and joint == after + 1:  # noqa: PLR2004
        year = first.year - first.year % _CENTURY + short.number
        year += _CENTURY if year < first.year else 0
        return _range(first, Point(year), joint + 1, slash=tokens[after].text == "/")
    return None


def _range(first: Point, last: Point, after: int, *, slash: bool) -> Found:
    if not last.year:
        return None
    if not first.year:
        if first.months > 1 and first.months != last.months:  # "Q2 - Q4 2019"
            return None
        first = replace(first, year=last.year - (first.month > last.month))
    start, end = first.moment, last.moment
    if start.earliest > end.latest or last.year - first.year > _LONGEST_YEARS or last.year > LAST_YEAR:
        return None
    if slash and not (_is_year(first) and _is_year(last)) and first.months != last.months:
        return None
    return Period(Form.RANGE, 0, 0, start, end, year_only=_is_year(first)), after


def _is_year(point: Point) -> bool:
    return point.months == 12 and not point.part  # noqa: PLR2004
