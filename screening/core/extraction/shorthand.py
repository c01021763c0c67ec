"""Tokens of a text in, the periods out whose ends leave something to each other: "03-08/2019", "Sep 15 – Mar 18"."""

from collections.abc import Sequence
from dataclasses import replace

from screening.core.extraction.date_tokens import Token
from screening.core.extraction.joints import joint_after, present_at
from screening.core.extraction.moments import LAST_YEAR, Point, read_point

_NUM_MONTHS = 12
_CENTURY = 2000  # whoever leaves out the apostrophe writes of this century
_LATEST_SHORT = 39  # two digits above are days or minutes

Found = tuple[Point, Point | None, int] | None


def read_shorthand(tokens: Sequence[Token], i: int) -> Found:
    """The start, the end (None: the present) and the index after them of a period in short, or None."""
    return _months_of_year(tokens, i) or _month_at_end(tokens, i) or _short_years(tokens, i)


def _months_of_year(tokens: Sequence[Token], i: int) -> Found:
    """03-08/2019, 03 – 08.2019: the year stands at the second month alone."""
    if not _is_month(tokens, i) or i + 2 >= len(tokens) or tokens[i + 1].kind != "dash" or read_point(tokens, i):
        return None
    last = read_point(tokens, i + 2)
    if not last or last[0].months != 1 or last[0].day or last[0].part or not last[0].year or last[0].short:
        return None
    if tokens[i + 2].kind != "number" or _goes_on(tokens, last[1]):
        return None
    month = tokens[i].number
    return Point(last[0].year - (month > last[0].month), month, 1), last[0], last[1]


def _month_at_end(tokens: Sequence[Token], i: int) -> Found:
    """03/2019-08: the year stands at the first month alone, and nothing but a mark without spaces between them."""
    first = read_point(tokens, i)
    if not first or first[0].months != 1 or first[0].day or not first[0].year or first[1] != i + 3:
        return None
    j = first[1]
    if len(tokens[i].text) > 2 or j >= len(tokens) or tokens[j].kind != "dash" or j + 1 >= len(tokens):  # noqa: PLR2004
        return None
    glued = tokens[j].start == tokens[j - 1].end and tokens[j + 1].start == tokens[j].end
    month = tokens[j + 1].number
    in_year = first[0].month < month <= _NUM_MONTHS and len(tokens[j + 1].text) == 2  # noqa: PLR2004
    if not glued or not in_year or read_point(tokens, j + 1):
        return None
    return first[0], replace(first[0], month=month), j + 2


def _short_years(tokens: Sequence[Token], i: int) -> Found:
    """9/15 – 3/18, 09.15 – 03.18, Sep 15 – Mar 18, Sep 15 – now: years of two digits, told by standing in both ends."""
    first = _short(tokens, i)
    if not first:
        return None
    joint = joint_after(tokens, first[1], between=False)
    if joint == first[1] or joint >= len(tokens):
        return None
    named = "month" in tokens[i].meanings
    opens = _stands_free(tokens, i - 1)
    if named and (last := present_at(tokens, joint)):
        return (first[0], None, last) if opens or _stands_free(tokens, last) else None
    second = _short(tokens, joint)
    if not second or (tokens[i + 1].text != tokens[joint + 1].text and not named):
        return None
    in_order = (first[0].year, first[0].month) <= (second[0].year, second[0].month)
    return (first[0], *second) if in_order and (opens or _stands_free(tokens, second[1])) else None


def _short(tokens: Sequence[Token], i: int) -> tuple[Point, int] | None:
    """A month with a year of two digits that nothing marks as a year: "9/15", "09.15", "Sep 15", "Sep. 15"."""
    if i + 1 >= len(tokens):
        return None
    j = i + 1
    if "month" in tokens[i].meanings:
        month = tokens[i].meanings["month"]
        j += tokens[j].text == "."
    elif _is_month(tokens, i) and (tokens[j].text in {"/", "."} or tokens[j].kind == "dash"):
        month = tokens[i].number
        if tokens[j].start != tokens[i].end or (tokens[j].text != "/" and len(tokens[i].text) < 2):  # noqa: PLR2004
            return None
        j += 1
        if j >= len(tokens) or tokens[j].start != tokens[j - 1].end:
            return None
    else:
        return None
    if j >= len(tokens) or len(tokens[j].text) != 2 or not 0 <= tokens[j].number <= _LATEST_SHORT:  # noqa: PLR2004
        return None
    year = _CENTURY + tokens[j].number
    return (Point(year, month, 1, short=True), j + 1) if year <= LAST_YEAR else None


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    if i >= len(tokens) or not 1 <= tokens[i].number <= _NUM_MONTHS or len(tokens[i].text) > 2:  # noqa: PLR2004
        return False
    return i == 0 or tokens[i].start > tokens[i - 1].end or tokens[i - 1].text in {"(", "[", ":"}


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether another end follows: then the first number was no month ("lot 2 - 06/2019 - 08/2020")."""
    joint = joint_after(tokens, i, between=False)
    return joint > i and joint < len(tokens) and bool(present_at(tokens, joint) or read_point(tokens, joint))


def _stands_free(tokens: Sequence[Token], i: int) -> bool:
    """Whether the text, a cell or brackets end at token i: numbers in a sentence are seldom dates."""
    return not 0 <= i < len(tokens) or tokens[i].kind == "wall" or tokens[i].text in {"(", ")", "[", "]", ":", ",", ";"}
