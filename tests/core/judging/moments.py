"""Written dates in, moments out."""

from calendar import monthrange
from datetime import date

from screening.core.terms import Moment


def moment(text: str) -> Moment:
    """ "2014" is the year, "2014-03" the month, "2014-04..2014-06" a range of months, "2014-03-05" the day."""
    first, _, last = text.partition("..")
    return Moment(_edge(first, last=False), _edge(last or first, last=True))


def _edge(text: str, *, last: bool) -> date:
    year, month, day = [*map(int, text.split("-")), None, None][:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))
