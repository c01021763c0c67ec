# ruff: noqa: INP001
"""Labels of a CV: the years of each domain by days of the calendar, and the label file as the other corpora have it.

A job is "START .. END | title | employer | domains": months ("2014-03") are whole months, a year ("2014") is some day
of it, "now" is the reference date. "pm?" is a domain that may count: it widens the years upward only.
"""

from datetime import date, timedelta
from typing import Any

YEAR_ONLY = len("2014")
AS_OF = date(2026, 3, 15)
DOMAINS = ("it", "pm", "integration", "multistream")
AT_LEAST = {"it": 15, "pm": 10, "integration": 3, "multistream": 5}
GATES = (*(f"{d}-years" for d in DOMAINS), "delivery-teams", "languages", "onsite-brussels", "start-date")
CRITERIA = ("procurement", "infrastructure-delivery", "support-models", "regulated-sector")
VERDICTS = {"p": "pass", "f": "fail", "u": "unclear"}
PRESENCE = {"+": "present", "-": "absent", "?": "unclear"}
Job = dict[str, Any]
Days = tuple[date, date]


def job(line: str) -> Job:
    """A line of the head as a position of the label file."""
    period, title, employer, domains = (part.strip() for part in line.split("|"))
    start, end = (moment.strip() for moment in period.split(".."))
    return {
        "title": title,
        "employer": employer,
        "start": start,
        "end": None if end == "now" else end,
        "domains": domains.split(),
    }


def bounds(moment: str | None) -> Days:
    """First and last day that the moment may be."""
    if moment is None:
        return AS_OF, AS_OF
    if len(moment) == YEAR_ONLY:
        return date(int(moment), 1, 1), date(int(moment), 12, 31)
    year, month = map(int, moment.split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def longest(a_job: Job) -> Days:
    """From the first day it may have begun to the last it may have ended."""
    return bounds(a_job["start"])[0], bounds(a_job["end"])[1]


def shortest(a_job: Job, boundaries: set[str | None]) -> Days:
    """A year that is both the end of one job and the start of the next is no gap."""
    start, end = a_job["start"], a_job["end"]
    first = bounds(start)[1 if len(start) == YEAR_ONLY and start not in boundaries else 0]
    last = bounds(end)[0 if end is not None and len(end) == YEAR_ONLY else 1]
    return first, last


def length(periods: list[Days]) -> float:
    """Years of the union, overlaps once."""
    days, reached = 0, date.min
    for first, last in sorted(periods):
        days += max(0, (last - max(first, reached)).days + 1)
        reached = max(reached, last + timedelta(days=1))
    return round(days / 365.25, 2)


def years(jobs: list[Job], domain: str) -> list[float]:
    """Least and most years in the domain; what may count only widens."""
    sure = [j for j in jobs if domain in j["domains"]]
    perhaps = [j for j in jobs if f"{domain}?" in j["domains"]]
    ends = {j["end"] for j in sure if j["end"] and len(j["end"]) == YEAR_ONLY}
    return [length([shortest(j, ends) for j in sure]), length([longest(j) for j in sure + perhaps])]


def verdict(measured: list[float], at_least: int) -> str:
    """One letter of VERDICTS."""
    low, high = measured
    return "p" if low >= at_least - 0.01 else "f" if high < at_least - 0.01 else "u"


def label(name: str, suffix: str, head: dict[str, Any]) -> dict[str, Any]:
    """The label file; ValueError when a gate of years does not follow from the jobs."""
    jobs = [job(line) for line in head["jobs"]]
    measured = {d: years(jobs, d) for d in DOMAINS} | head.get("years", {})
    computed = "".join(verdict(measured[d], AT_LEAST[d]) for d in DOMAINS)
    if computed != head["gates"][:4]:
        raise ValueError(f"{name}: gates {head['gates'][:4]}, but the jobs say {computed}: {measured}")
    for one in jobs:
        one["domains"] = [d for d in one["domains"] if not d.endswith("?")]
    place, country = head["place"].rsplit(" ", 1)
    brussels, per_week, thursday = head["onsite"]
    return {
        "id": name,
        "file": f"{name}.{suffix}",
        "cv_language": head["lang"],
        "format_note": head["format"],
        "difficulty": head["difficulty"],
        "name": head["name"],
        "email": head["email"],
        "phone": head["phone"],
        "location": {"municipality": place, "country": country},
        "languages": {k: (v.split() * 2)[:2] for k, v in head["languages"].items()},
        "positions": jobs,
        "years": measured,
        "max_teams": head["teams"],
        "available_from": None if head["from"] is None else str(head["from"]),
        "onsite": {"brussels": brussels, "days_per_week": per_week, "thursday": thursday},
        "gates": {g: VERDICTS[v] for g, v in zip(GATES, head["gates"], strict=True)},
        "criteria": {c: PRESENCE[v] for c, v in zip(CRITERIA, head["criteria"], strict=True)},
        "notes": head["notes"],
    }
