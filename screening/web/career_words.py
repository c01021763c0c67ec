"""One period of work in, what it was and from when to when, in the reader's words, out."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from screening.core.terms import Moment


def work_of(title: str, employer: str) -> str:
    """What the work was and for whom."""
    return ", ".join(part for part in (title, employer) if part) or gettext("A position without a title")


def span_of(start: Moment | None, end: Moment | None, *, ongoing: bool) -> str:
    """From when to when; a year alone where no more is known, "?" where nothing is."""
    first = _moment(start)
    if ongoing:
        return gettext("%(start)s to now") % {"start": first}
    return gettext("%(start)s to %(end)s") % {"start": first, "end": _moment(end)}


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return "?"
    first, last = moment.earliest, moment.latest
    if (first.year, first.month) == (last.year, last.month):
        return str(date_format(first, "YEAR_MONTH_FORMAT"))
    return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
