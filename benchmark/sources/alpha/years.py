# ruff: noqa: INP001, PLR2004
"""Labelled positions in; years per domain as [min, max], gates by the policy out. Independent of the engine."""

from __future__ import annotations

from typing import Any

NOW = 2026 * 12 + 2 + 0.5
LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"]
NEEDED = {"it": 15, "pm": 10, "integration": 3, "multistream": 5}
Span = tuple[float, float, float, float]


def parse_position(line: str) -> dict[str, Any]:
    """Read `2018-03 .. now | title | employer | it pm? integration`; "?" marks a domain that may count."""
    period, title, employer, domains = (part.strip() for part in line.split("|"))
    start, end = period.split(" .. ")
    return {
        "title": title, "employer": employer, "start": start, "end": None if end == "now" else end,
        "domains": domains.split(),
    }  # fmt: skip


def total(positions: list[dict[str, Any]], domain: str) -> list[float]:
    """Length of the union of the domain's periods, shortest and longest, in years."""
    sure = [_span(p) for p in positions if domain in p["domains"]]
    may = [_span(p) for p in positions if domain + "?" in p["domains"]]
    ends = {p["end"] for p in positions if domain in p["domains"] and p["end"] and len(p["end"]) == 4}
    starts = {p["start"] for p in positions if domain in p["domains"]}
    shared = [int(year) * 12 for year in ends & starts]
    low = [(b, c) for _, b, c, _ in sure if c > b] + [(year, year + 12) for year in shared]
    return [_union(low), _union([(a, d) for a, _, _, d in sure + may])]


def gates(front: dict[str, Any], years: dict[str, list[float]]) -> dict[str, str]:
    """Verdicts by the policy; `front["gates"]` overrides what a person must judge."""
    found = {f"{key}-years": _threshold(years[key], least) for key, least in NEEDED.items()}
    teams = front.get("teams")
    found["delivery-teams"] = "unclear" if teams is None else _word(teams >= 5)
    found["languages"] = _languages(front["languages"])
    place, days, thursday = front.get("onsite") or [None, None, None]
    found["onsite-brussels"] = _all([place, None if days is None else days >= 2, thursday])
    start = front.get("start")
    found["start-date"] = "unclear" if not start else _word(str(start) <= "2026-06-30")
    return found | (front.get("gates") or {})


def interval(level: str) -> list[str]:
    """`C1` or `B2-C1` as a pair."""
    low, _, high = level.partition("-")
    return [low, high or low]


def _span(position: dict[str, Any]) -> Span:
    start, end = position["start"], position["end"]
    first = int(start[:4]) * 12 + (int(start[5:7]) - 1 if len(start) > 4 else 0)
    last = first if len(start) > 4 else first + 12
    if end is None:
        return first, last, NOW, NOW
    if len(end) == 4:
        return first, last, int(end) * 12, int(end) * 12 + 12
    month = int(end[:4]) * 12 + int(end[5:7])
    return first, last, month, month


def _union(spans: list[tuple[float, float]]) -> float:
    length, reached = 0.0, 0.0
    for start, end in sorted(spans):
        length += max(0, end - max(start, reached))
        reached = max(reached, end)
    return round(length / 12, 2)


def _word(holds: bool) -> str:  # noqa: FBT001
    return "pass" if holds else "fail"


def _threshold(years: list[float], least: int) -> str:
    return "pass" if years[0] >= least else "fail" if years[1] < least else "unclear"


def _all(parts: list[bool | None]) -> str:
    return "fail" if False in parts else "unclear" if None in parts else "pass"


def _languages(spoken: dict[str, str]) -> str:
    def level(language: str, least: str) -> float:
        if language not in spoken:
            return 0.5
        low, high = (LEVELS.index(x) for x in interval(spoken[language]))
        need = LEVELS.index(least)
        return 1 if low >= need else 0 if high < need else 0.5

    pair = max(min(level("nl", "C1"), level("fr", "B2")), min(level("fr", "C1"), level("nl", "B2")))
    return {1: "pass", 0.5: "unclear", 0: "fail"}[min(pair, level("en", "B2"))]
