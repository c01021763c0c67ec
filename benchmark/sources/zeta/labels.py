# ruff: noqa: D103, INP001
"""Label sheets (YAML) -> truth files; the years of each domain are counted from the periods of the sheet."""

from datetime import date, timedelta
from typing import Any

PRESENT = date(2026, 3, 15)
DOMAINS = ("it", "pm", "integration", "multistream")
GATES = (
    "it-years",
    "pm-years",
    "integration-years",
    "multistream-years",
    "delivery-teams",
    "languages",
    "onsite-brussels",
    "start-date",
)
CRITERIA = ("procurement", "infrastructure-delivery", "support-models", "regulated-sector")
AT_LEAST = {"it": 15, "pm": 10, "integration": 3, "multistream": 5}
MONTHS = 12
YEAR_ONLY = 4
Interval = tuple[date, date]


def position(line: str) -> dict[str, Any]:
    """`2019-02 > now | title | employer | it pm` as an entry of a truth file."""
    period, title, employer, domains = (part.strip() for part in line.split("|"))
    start, end = (part.strip() for part in period.split(">"))
    return {
        "title": title,
        "employer": employer,
        "start": start,
        "end": None if end == "now" else end,
        "domains": domains.split(),
    }


def first_day(moment: str) -> date:
    return date(int(moment[:4]), 1 if len(moment) == YEAR_ONLY else int(moment[5:7]), 1)


def last_day(moment: str | None) -> date:
    if moment is None:
        return PRESENT
    year, month = int(moment[:4]), MONTHS if len(moment) == YEAR_ONLY else int(moment[5:7])
    following = date(year + 1, 1, 1) if month == MONTHS else date(year, month + 1, 1)
    return following - timedelta(days=1)


def longest(entry: dict[str, Any]) -> Interval:
    return first_day(entry["start"]), last_day(entry["end"])


def shortest(entry: dict[str, Any], before: set[str | None]) -> Interval:
    """A year-only start is the last day of its year, unless a period of the domain ends in that same year."""
    start, end = longest(entry)
    if len(entry["start"]) == YEAR_ONLY and entry["start"] not in before:
        start = last_day(entry["start"])
    if entry["end"] and len(entry["end"]) == YEAR_ONLY:
        end = first_day(entry["end"])
    return start, end


def years(spans: list[Interval]) -> float:
    """Length of the union in years."""
    days, reached = 0, date.min
    for start, end in sorted(spans):
        begin = max(start, reached)
        if end >= begin:
            days += (end - begin).days + 1
            reached = end + timedelta(days=1)
    return round(days / 365.25, 2)


def counted(positions: list[dict[str, Any]], domain: str) -> list[float]:
    own = [entry for entry in positions if domain in entry["domains"]]
    ends = {entry["end"] for entry in own}
    return [years([shortest(entry, ends) for entry in own]), years([longest(entry) for entry in own])]


def verdict(interval: list[float], least: int) -> str:
    low, high = interval
    return "pass" if low >= least else "fail" if high < least else "unclear"


def truth(ident: str, sheet: dict[str, Any]) -> dict[str, Any]:
    """The truth file of one sheet. Raises ValueError where the labeller's gates differ from the counted years."""
    positions = [position(line) for line in sheet["positions"]]
    spans = {domain: counted(positions, domain) for domain in DOMAINS} | sheet.get("years", {})
    gates = dict(zip(GATES, sheet["gates"].split(), strict=True))
    for domain, least in AT_LEAST.items():
        found = verdict(spans[domain], least)
        if gates[f"{domain}-years"] != found:
            raise ValueError(f"{ident}: {domain} {spans[domain]} is {found}, labelled {gates[f'{domain}-years']}")
    onsite = dict(zip(("brussels", "days_per_week", "thursday"), sheet["onsite"], strict=True))
    place = sheet["place"].split(", ")
    return {
        "id": ident,
        "file": f"{ident}.{sheet['suffix']}",
        "cv_language": sheet["language"],
        "format_note": sheet["format"],
        "difficulty": sheet["difficulty"],
        "name": sheet["name"],
        "email": sheet["email"],
        "phone": sheet["phone"],
        "location": {"municipality": place[0], "country": place[1]},
        "languages": {key: level.split("-") for key, level in sheet["languages"].items()},
        "positions": positions,
        "years": spans,
        "max_teams": sheet["teams"],
        "available_from": str(sheet["from"]) if sheet["from"] else None,
        "onsite": onsite,
        "gates": gates,
        "criteria": dict(zip(CRITERIA, sheet["criteria"].split(), strict=True)),
        "notes": sheet["notes"],
    }
