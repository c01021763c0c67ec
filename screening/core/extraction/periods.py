"""A text in, the periods of time that stand there out: "03/2010 - 06/2014", "sinds sept. 2018", "depuis 3 ans"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from screening.core.extraction.date_tokens import VOCABULARY, Token, tokens_of
from screening.core.extraction.moments import LAST_YEAR, Point, read_point
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
    return _from_point(tokens, i, between=False)


def _led(tokens: Sequence[Token], i: int) -> Found:
    """A period after a word like "sinds", "van", "tussen"."""
    meanings = tokens[i].meanings
    if "since" in meanings and (ago := _ago(tokens, i + 1)):
        return ago
    j = i + 1
    if j < len(tokens) and "fillers" in tokens[j].meanings and "month" not in tokens[j].meanings:
        j += 1
    found = _from_point(tokens, j, between="between" in meanings)
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


def _from_point(tokens: Sequence[Token], i: int, *, between: bool) -> Found:
    """The range that begins with the date at token i, or that date alone."""
    parsed = read_point(tokens, i)
    if not parsed:
        return None
    first, after = parsed
    first, after = _year_range(tokens, i, first, after) or (first, after)
    joint = _joint(tokens, after, between=between)
    if joint > after:
        ended = _ended(tokens, first, after, joint)
        if ended:
            return ended
    if not first.year:
        return None
    if after < len(tokens) and "open_after" in tokens[after].meanings:
        return Period(Form.RANGE, 0, 0, first.moment, None, ongoing=True, year_only=_is_year(first)), after + 1
    if joint > after and _nothing_follows(tokens, joint, after):
        return Period(Form.OPEN, 0, 0, first.moment, None, ongoing=True, year_only=_is_year(first)), joint
    return Period(Form.SINGLE, 0, 0, first.moment, first.moment, year_only=_is_year(first)), after


def _year_range(tokens: Sequence[Token], i: int, first: Point, after: int) -> tuple[Point, int] | None:
    """The year alone, where "2010-12" is no month but the beginning of 2010 to 2012.

    It is a month when another date follows ("2010-12 - 2014-06", "2010-12 tot heden") or when no later year is meant.
    """
    if not (first.months == 1 and after == i + 3 and tokens[i].number == first.year and tokens[i + 1].text != "."):
        return None
    joint = _joint(tokens, after, between=False)
    follows = joint > after and (joint < len(tokens) and ("now" in tokens[joint].meanings or read_point(tokens, joint)))
    later = first.year % _CENTURY < tokens[i + 2].number or first.year < 2000  # noqa: PLR2004 - 1998-02 is up to 2002
    if follows or not later or (joint > after and _nothing_follows(tokens, joint, after)):
        return None
    return Point(first.year), i + 1


def _joint(tokens: Sequence[Token], i: int, *, between: bool) -> int:
    """The index after what joins two dates: a dash, an arrow, "tot en met", "à la fin de"; i when nothing does."""
    j = i
    while j < min(len(tokens), i + 4) and (tokens[j].kind == "dash" or tokens[j].text == "."):
        j += 1
    if j == i + 1 and tokens[i].text == ".":
        j = i
    while j < len(tokens) and j < i + 5 and "to" in tokens[j].meanings and not _begins_date(tokens, j):
        j += 1
    if between and j == i and j < len(tokens) and "to_after_between" in tokens[j].meanings:
        j += 1
    if j == i and j < len(tokens) and tokens[j].text in {"/", "|"}:
        j += 1
    if j > i and j < len(tokens) and "fillers" in tokens[j].meanings and "now" not in tokens[j].meanings:
        j += 1
    return j


def _begins_date(tokens: Sequence[Token], i: int) -> bool:
    return "month" in tokens[i].meanings or "part" in tokens[i].meanings


def _ended(tokens: Sequence[Token], first: Point, after: int, joint: int) -> Found:
    """The range from `first` to what stands at `joint`: the present, a date, the last digits of a year."""
    if joint >= len(tokens):
        return None
    if first.year and (last := _present(tokens, joint)):
        return Period(Form.RANGE, 0, 0, first.moment, None, ongoing=True, year_only=_is_year(first)), last
    if parsed := read_point(tokens, joint):
        return _range(first, *parsed, slash=tokens[after].text == "/" and joint == after + 1)
    short = tokens[joint]
    if _is_year(first) and len(short.text) == 2 and short.number >= 0 and joint == after + 1:  # noqa: PLR2004
        year = first.year - first.year % _CENTURY + short.number
        year += _CENTURY if year < first.year else 0
        return _range(first, Point(year), joint + 1, slash=tokens[after].text == "/")
    return None


def _present(tokens: Sequence[Token], i: int) -> int | None:
    """The index after a word for the present ("heden", "à ce jour", "today"), or None."""
    if "now" in tokens[i].meanings:
        return i + 1
    if i + 1 < len(tokens) and "fillers" in tokens[i].meanings and "now" in tokens[i + 1].meanings:
        return i + 2
    return None


def _range(first: Point, last: Point, after: int, *, slash: bool) -> Found:
    if not last.year:
        return None
    if not first.year:
        first = replace(first, year=last.year - (first.month > last.month))
    start, end = first.moment, last.moment
    if start.earliest > end.latest or last.year - first.year > _LONGEST_YEARS or last.year > LAST_YEAR:
        return None
    if slash and not (_is_year(first) and _is_year(last)) and first.months != last.months:
        return None
    return Period(Form.RANGE, 0, 0, start, end, year_only=_is_year(first)), after


def _is_year(point: Point) -> bool:
    return point.months == 12 and not point.part  # noqa: PLR2004


def _nothing_follows(tokens: Sequence[Token], i: int, before: int) -> bool:
    """Whether the joint is the last thing of its cell, line or brackets ("2014 - ", "(2014 -)")."""
    if tokens[i - 1].kind not in {"dash", "mark"} and "to" not in tokens[i - 1].meanings:
        return False
    if tokens[before].text in {"/", "|", "."}:
        return False
    return i >= len(tokens) or tokens[i].kind == "wall" or tokens[i].text in {")", "]", ";", ","}
