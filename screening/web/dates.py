"""Dates in, the way a person of the active language writes them in few letters out."""

from datetime import date, datetime

from babel.dates import format_date, get_month_names
from django.utils import timezone

from screening.web.plain_words import active_language


def short_date(day: date | datetime) -> str:
    """The day with its month in short: "2 Mar 2026", "2 mrt 2026", "2 mars 2026"."""
    return format_date(_local(day), "d MMM y", locale=active_language())


def short_day(day: date | datetime) -> str:
    """The day and its month in short, for where the year goes without saying."""
    return format_date(_local(day), "d MMM", locale=active_language())


def short_time(moment: datetime) -> str:
    """The day with its month in short, and the time by the local clock."""
    return f"{short_date(moment)}, {timezone.localtime(moment):%H:%M}"


def _local(day: date | datetime) -> date:
    return timezone.localdate(day) if isinstance(day, datetime) else day


def month_name(number: int) -> str:
    """The month, 1 to 12, as it is written by itself."""
    return str(get_month_names("wide", "stand-alone", active_language())[number])
