"""Tokens of a text in, the dates that stand there out: a day, a month, a quarter, a season, a year."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from screening.core.extraction.date_tokens import Token
from screening.core.terms import Moment

FIRST_YEAR, LAST_YEAR = 1950, 2059  # working lives that a CV may tell of
_PIVOT = 50  # '49 is 2049, '50 is 1950
_BEGIN, _MIDDLE, _END, _FIRST_HALF, _SECOND_HALF = range(1, 6)  # parts of a month or a year
_DAYS_OF_PART = {_BEGIN: (1, 10), _MIDDLE: (11, 20), _END: (21, 31), _FIRST_HALF: (1, 15), _SECOND_HALF: (16, 31)}
_NUM_MONTHS = 12
_FEWEST_OF_TOWN = 4  # letters of a word that a date may be set against: "2018Gent", but "2012R2", "2010s"
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: the parts that stand there. `months` is its length: 1, 3, 6 or 12; `day` 0 when not given.

    `year` 0: the year stands elsewhere ("jan - mrt 2014"). `part`: 1 early, 2 middle, 3 late; of a month also 4 and 5,
    its halves. `short`: two digits.
    """

    year: int
    month: int = 1
    months: int = 12
    day: int = 0
    part: int = 0
    short: bool = False

    @property
    def moment(self) -> Moment:
        """The interval of days that the date stands for."""
        if self.day:
            day = date(self.year, self.month, min(self.day, calendar.monthrange(self.year, self.month)[1]))
            return Moment(day, day)
        if self.months == 1 and self.part:
            first, last = _DAYS_OF_PART[self.part]
            last = min(last, calendar.monthrange(self.year, self.month)[1])
            return Moment(date(self.year, self.month, first), date(self.year, self.month, last))
        month, months = self.month, self.months
        if self.part:
            month, months = {_BEGIN: (month, 3), _MIDDLE: (month + 4, 3), _END: (month + 9, 3)}[self.part]
        end = month + months - 1
        return Moment(date(self.year, month, 1), date(self.year, end, calendar.monthrange(self.year, end)[1]))


Parsed = tuple[Point, int] | None


def read_point(tokens: Sequence[Token], i: int) -> Parsed:
    """The date that begins at token i and the index after it, or None. A month alone has the year 0."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        return _numeric(tokens, i)
    if "part" in token.meanings:
        return _part_of(tokens, i)
    for meaning, read in _WORDS:
        if meaning in token.meanings and (parsed := read(tokens, i)):
            return parsed
    if token.text == "'":
        return _short_year(tokens, i)
    return None


def _part_of(tokens: Sequence[Token], i: int) -> Parsed:
    j = i + 1
    if j < len(tokens) and tokens[j].kind == "dash":
        j += 1
    parsed = read_point(tokens, _after_fillers(tokens, j))
    if not parsed or parsed[0].part or parsed[0].day or parsed[0].months not in {1, _NUM_MONTHS}:
        return None
    return replace(parsed[0], part=tokens[i].meanings["part"]), parsed[1]


def _named_month(tokens: Sequence[Token], i: int) -> Parsed:
    """Sept. 2018, septembre de 2018, Sep-18, sept '18, September 16, 2018; a month alone has the year 0."""
    point = Point(0, tokens[i].meanings["month"], 1)
    j = _skip(tokens, i + 1, ".")
    if (day := _day_before_year(tokens, j)) and (year := read_year(tokens, day[1])):
        return replace(point, year=year[0], day=day[0]), year[1]
    k = _after_mark(tokens, _after_fillers(tokens, j))
    if year := read_year(tokens, k, glued_short=k > j or (j < len(tokens) and _glued(tokens, j))):
        return replace(point, year=year[0], short=year[1] - k == 1 and tokens[k].end - tokens[k].start < 4), year[1]  # noqa: PLR2004
    return point, j


def _after_mark(tokens: Sequence[Token], i: int) -> int:
    """The index after a mark between a month and its year: Sep-18, sept/2018, "September, 2018"."""
    if i >= len(tokens):
        return i
    joins = (tokens[i].text in {"-", "/", ","} or tokens[i].kind == "dash") and _touches(tokens, i)
    return i + 1 if joins or (tokens[i].text == "," and read_year(tokens, i + 1)) else i


def _season(tokens: Sequence[Token], i: int) -> Parsed:
    year = read_year(tokens, _after_fillers(tokens, i + 1))
    return (Point(year[0], tokens[i].meanings["season"], 3), year[1]) if year else None


def _quarter(tokens: Sequence[Token], i: int) -> Parsed:
    """Q2 2019, T2/2019, 2nd quarter of 2019 (the ordinal stands before: see _numeric and _ordinal)."""
    return _numbered_part(tokens, i, 4)


def _half(tokens: Sequence[Token], i: int) -> Parsed:
    return _numbered_part(tokens, i, 2)


def _numbered_part(tokens: Sequence[Token], i: int, most: int) -> Parsed:
    """The quarter or half whose number is glued to the letter at token i; the year 0 where a dash follows."""
    j = i + 1
    if j >= len(tokens) or not 1 <= tokens[j].number <= most or not _glued(tokens, j):
        return None
    which, months = tokens[j].number, _NUM_MONTHS // most
    if parsed := _quarter_year(tokens, j + 1, which, months):
        return parsed
    dashed = j + 1 < len(tokens) and tokens[j + 1].kind == "dash"
    return (Point(0, (which - 1) * months + 1, months), j + 1) if dashed else None


def _quarter_year(tokens: Sequence[Token], i: int, which: int, months: int) -> Parsed:
    j = _after_fillers(tokens, i)
    if j < len(tokens) and (tokens[j].kind == "dash" or tokens[j].text == "/") and _touches(tokens, j):
        j += 1
    year = read_year(tokens, j)
    return (Point(year[0], (which - 1) * months + 1, months), year[1]) if year else None


def _half_of(tokens: Sequence[Token], i: int, which: int) -> Parsed:
    """The half of a year, or of a month ("tweede helft van mei 2019"); the year 0 where the month has none."""
    if parsed := _quarter_year(tokens, i, which, 6):
        return parsed
    j = _after_fillers(tokens, i)
    month = _named_month(tokens, j) if j < len(tokens) and "month" in tokens[j].meanings else None
    if not month or month[0].day:
        return None
    return replace(month[0], part=_FIRST_HALF if which == 1 else _SECOND_HALF), month[1]


def _ordinal(tokens: Sequence[Token], i: int) -> Parsed:
    return _counted_quarter(tokens, i + 1, tokens[i].meanings["ordinal"])


def _counted_quarter(tokens: Sequence[Token], i: int, which: int) -> Parsed:
    if i >= len(tokens):
        return None
    meanings = tokens[i].meanings
    if "quarters" in meanings and which <= 4:  # noqa: PLR2004
        return _quarter_year(tokens, i + 1, which, 3)
    if "halves" in meanings and which <= 2:  # noqa: PLR2004
        return _half_of(tokens, i + 1, which)
    return None


_WORDS = (
    ("month", _named_month),
    ("season", _season),
    ("quarters", _quarter),
    ("halves", _half),
    ("ordinal", _ordinal),
)


def _numeric(tokens: Sequence[Token], i: int) -> Parsed:
    if not _free(tokens, i):
        return _after_town(tokens, i)
    if len(tokens[i].text) == 4:  # noqa: PLR2004
        return _year_first(tokens, i)
    if len(tokens[i].text) > 2 or not tokens[i].number:  # noqa: PLR2004
        return None
    return (
        _day_month_year(tokens, i)
        or _month_year(tokens, i)
        or _day_named_month(tokens, i)
        or _number_quarter(tokens, i)
    )


def _after_town(tokens: Sequence[Token], i: int) -> Parsed:
    """The date that is set against the word before it, as columns that touch are read: "Gent09/2015"."""
    before = tokens[i - 1]
    if before.kind != "word" or len(before.text) < _FEWEST_OF_TOWN:
        return None
    if len(tokens[i].text) == 2 and (parsed := _month_year(tokens, i)) and not parsed[0].short:  # noqa: PLR2004
        return parsed
    dashed = i + 1 < len(tokens) and tokens[i + 1].kind == "dash"
    return _year_first(tokens, i) if dashed and len(tokens[i].text) == 4 else None  # noqa: PLR2004


def _year_first(tokens: Sequence[Token], i: int) -> Parsed:
    """2019, 2010-03, 2010/3, 2010.03, 2010/03/15, 2019-Q2, 2019 Q2, 2019Q2, 2015 sept., 2015 (sept.)."""
    year = tokens[i].number
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if numbers := _joined_numbers(tokens, i, 3):
        month, day = numbers[1], numbers[2]
        if 1 <= month <= _NUM_MONTHS and 1 <= day <= _LAST_DAY:
            return Point(year, month, 1, day), i + 5
    if (numbers := _joined_numbers(tokens, i, 2)) and len(tokens[i + 2].text) <= 2 and 1 <= numbers[1] <= _NUM_MONTHS:  # noqa: PLR2004
        return Point(year, numbers[1], 1), i + 3
    if parsed := _year_and_quarter(tokens, i) or _year_and_month(tokens, i):
        return parsed
    return (Point(year), i + 1) if _ends(tokens, i) else None


def _year_and_quarter(tokens: Sequence[Token], i: int) -> Parsed:
    j = i + 1
    if j < len(tokens) and (tokens[j].kind == "dash" or tokens[j].text == "/") and _touches(tokens, j):
        j += 1
    if j + 1 < len(tokens) and "quarters" in tokens[j].meanings and 1 <= tokens[j + 1].number <= 4:  # noqa: PLR2004
        quarter = Point(tokens[i].number, (tokens[j + 1].number - 1) * 3 + 1, 3)
        return (quarter, j + 2) if _glued(tokens, j + 1) and _ends(tokens, j + 1) else None
    return None


def _year_and_month(tokens: Sequence[Token], i: int) -> Parsed:
    """The month after its year, as far as it surely belongs to it: a dash, an end or a bracket follows."""
    j = i + 1
    bracketed = j < len(tokens) and tokens[j].text == "("
    if j < len(tokens) and tokens[j].text in {"(", ","}:
        j += 1
    if j >= len(tokens) or "month" not in tokens[j].meanings or len(tokens[j].text) < 3:  # noqa: PLR2004
        return None
    k = _skip(tokens, j + 1, ".")
    closed = k < len(tokens) and tokens[k].text == ")"
    if bracketed:
        return (Point(tokens[i].number, tokens[j].meanings["month"], 1), k + 1) if closed else None
    if k < len(tokens) and not closed and tokens[k].kind not in {"dash", "wall"}:
        return None
    return Point(tokens[i].number, tokens[j].meanings["month"], 1), k


def _day_month_year(tokens: Sequence[Token], i: int) -> Parsed:
    numbers = _joined_numbers(tokens, i, 3)
    if not numbers:
        return None
    day, month = numbers[0], numbers[1]
    if month > _NUM_MONTHS >= day:
        day, month = month, day
    year = read_year(tokens, i + 4, glued_short=True)
    if year and 1 <= month <= _NUM_MONTHS and 1 <= day <= _LAST_DAY:
        return Point(year[0], month, 1, day), year[1]
    return None


def _month_year(tokens: Sequence[Token], i: int) -> Parsed:
    """03/2010, 3.2010, 09/'15, 03/98, 03 / 2010, 03-2010."""
    month = tokens[i].number
    j = i + 1
    if not 1 <= month <= _NUM_MONTHS or j >= len(tokens) or not (tokens[j].text in "/." or tokens[j].kind == "dash"):
        return None
    glued = _touches(tokens, j)
    if not glued and tokens[j].text != "/":
        return None
    year = read_year(tokens, j + 1, glued_short=glued and tokens[j].text == "/" and len(tokens[i].text) == 2)  # noqa: PLR2004
    if not year:
        return None
    return Point(year[0], month, 1, short=tokens[year[1] - 1].number < 100), year[1]  # noqa: PLR2004


def _day_named_month(tokens: Sequence[Token], i: int) -> Parsed:
    """1 april 2015, 1er mai 2026, 16th of February 2019, 1. April 2015, 1-sep-2015; the year 0 where none is given."""
    if not 1 <= tokens[i].number <= _LAST_DAY:
        return None
    j = i + 1
    if j < len(tokens) and "ordinal_endings" in tokens[j].meanings and _glued(tokens, j):
        j += 1
    j = _skip(tokens, j, ".")
    if j < len(tokens) and (tokens[j].kind == "dash" or tokens[j].text == "/") and _touches(tokens, j):
        j += 1
    j = _after_fillers(tokens, j)
    if j >= len(tokens) or "month" not in tokens[j].meanings:
        return None
    parsed = _named_month(tokens, j)
    if not parsed or parsed[0].day:
        return None
    return replace(parsed[0], day=tokens[i].number), parsed[1]


def _number_quarter(tokens: Sequence[Token], i: int) -> Parsed:
    """2e kwartaal 2019, 1er trimestre 2019, 2nd quarter of 2019, 1. Quartal 2019."""
    j = i + 1
    if j < len(tokens) and "ordinal_endings" in tokens[j].meanings:
        j += 1
    return _counted_quarter(tokens, _skip(tokens, j, "."), tokens[i].number)


def _short_year(tokens: Sequence[Token], i: int) -> Parsed:
    year = read_year(tokens, i)
    return (Point(year[0], short=True), year[1]) if year else None


def read_year(tokens: Sequence[Token], i: int, *, glued_short: bool = False) -> tuple[int, int] | None:
    """The year at token i ("2018", "'18", with glued_short "18" too) and the index after it, or None."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.text == "'" and i + 1 < len(tokens) and len(tokens[i + 1].text) == 2 and _glued(tokens, i + 1):  # noqa: PLR2004
        return (_century(tokens[i + 1].number), i + 2) if tokens[i + 1].number >= 0 and _ends(tokens, i + 1) else None
    if len(token.text) == 4 and FIRST_YEAR <= token.number <= LAST_YEAR and _ends(tokens, i):  # noqa: PLR2004
        return token.number, i + 1
    if glued_short and len(token.text) == 2 and token.number >= 0 and _ends(tokens, i):  # noqa: PLR2004
        return _century(token.number), i + 1
    return None


def _century(short: int) -> int:
    return short + (1900 if short >= _PIVOT else 2000)


def _joined_numbers(tokens: Sequence[Token], i: int, count: int) -> tuple[int, ...] | None:
    """`count` numbers joined by the same mark without a space ("01.04.2019"), or None."""
    last = i + 2 * (count - 1)
    if last >= len(tokens):
        return None
    marks = {tokens[k].text for k in range(i + 1, last, 2)}
    numbers = tuple(tokens[k].number for k in range(i, last + 1, 2))
    if len(marks) != 1 or not marks <= set("./-\u2011\u2010") or min(numbers) < 0:
        return None
    spread = tokens[last].end - tokens[i].start
    if spread != sum(tokens[k].end - tokens[k].start for k in range(i, last + 1)) or not _ends(tokens, last):
        return None
    return numbers


def _day_before_year(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The day of "September 16th, 2018" and the index of the year."""
    if i >= len(tokens) or len(tokens[i].text) > 2 or not 1 <= tokens[i].number <= _LAST_DAY:  # noqa: PLR2004
        return None
    j = i + 1
    if j < len(tokens) and "ordinal_endings" in tokens[j].meanings and _glued(tokens, j):
        j += 1
    return tokens[i].number, _skip(tokens, j, ",")


def _after_fillers(tokens: Sequence[Token], i: int) -> int:
    """The index after words like "of", "de", "van"; at most two, so that no sentence is skipped."""
    for _ in range(2):
        if i < len(tokens) and "fillers" in tokens[i].meanings:
            i += 1
    return i


def _skip(tokens: Sequence[Token], i: int, mark: str) -> int:
    return i + 1 if i < len(tokens) and tokens[i].text == mark else i


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i follows the one before it without a space."""
    return tokens[i].start == tokens[i - 1].end


def _touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i has no space on either side."""
    return i + 1 < len(tokens) and i > 0 and _glued(tokens, i) and _glued(tokens, i + 1)


def _free(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number is no tail of a longer one ("27001:2013", "1.2010", "PRINCE2")."""
    if i == 0 or not _glued(tokens, i):
        return True
    before = tokens[i - 1]
    if before.text in ":.,#€$£+*%" and i > 1 and _glued(tokens, i - 1):
        return tokens[i - 2].kind != "number"
    if before.text == "/" and i > 1 and _glued(tokens, i - 1):
        return not 0 < len(tokens[i - 2].text) < 4 or tokens[i - 2].kind != "number"  # noqa: PLR2004
    return before.kind != "word" or "from" in before.meanings


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number is no head of a longer one ("2018.5", "2014,50", "2012R2", "2013%")."""
    if i + 1 >= len(tokens) or not _glued(tokens, i + 1):
        return True
    after = tokens[i + 1]
    if after.text in ".,:" and i + 2 < len(tokens):
        return not (tokens[i + 2].kind == "number" and _glued(tokens, i + 2))
    if after.kind == "word":
        return after.text == "\u2026" or len(after.text) >= _FEWEST_OF_TOWN
    return after.text not in {"%", "€", "$"}
