# ruff: noqa: INP001, E501
"""What a labeller wrote of a CV in; the truth file out, with the years of the positions added up by the policy.

Times are months since year 0. A date is `2014`, `2014-03`, a span of months `2014-04/06` (a quarter, a season) or nothing
(today). A domain with `?` only may count.
"""

from pathlib import Path
from typing import Any

import yaml

NOW = 2026 * 12 + 2.5
LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"]
ROLES = Path(__file__).resolve().parents[3] / "roles"
DOMAINS = {
    "infra-pm": ["it", "pm", "integration", "multistream"],
    "cloud-security-architect": ["security", "cloud", "architecture"],
    "tender-manager": ["tendering", "construction", "leading"],
    "data-engineer": ["data", "it", "cloud"],
    "nurse-coordinator": ["nursing", "coordination"],
}
Span = tuple[float, float]


def truth(case: dict[str, Any]) -> dict[str, Any]:
    """Return the truth file of a case; gates that follow from the other labels by the policy are computed."""
    role = case.get("role", "infra-pm")
    years = {domain: _years(case["positions"], domain) for domain in DOMAINS[role]} | case.get("years", {})
    criteria = yaml.safe_load((ROLES / f"{role}.yaml").read_text(encoding="utf-8"))["criteria"]
    gates = {c["slug"]: _gate(c, case, years) for c in criteria if c.get("gate")} | case.get("gates", {})
    keys = ("available_from", "onsite", "criteria", "notes")
    head = {
        key: case.get(key)
        for key in ("id", "file", "cv_language", "format_note", "difficulty", "name", "email", "phone")
    }
    return (
        ({"role": role} if role != "infra-pm" else {})
        | head
        | {"location": {"municipality": case["at"][0], "country": case["at"][1]}}
        | {"languages": {code: levels.split("-") for code, levels in case["languages"].items()}}
        | {
            "positions": [_position(row) for row in case["positions"]],
            "years": years,
            "max_teams": case.get("max_teams"),
        }
        | {key: case.get(key) for key in keys[:2]}
        | {"gates": gates}
        | {key: case.get(key) for key in keys[2:]}
        | ({"layout": case["layout"]} if "layout" in case else {})
    )


def _position(row: list[Any]) -> dict[str, Any]:
    title, employer, start, end, domains = row
    sure = [domain for domain in (domains or "").split() if not domain.endswith("?")]
    return {"title": title, "employer": employer, "start": _shown(start), "end": _shown(end), "domains": sure}


def _shown(date: Any) -> str | None:
    return None if date is None else str(date).split("/", maxsplit=1)[0]


def _years(positions: list[list[Any]], domain: str) -> list[float]:
    sure = [_ends(row) for row in positions if domain in (row[4] or "").split()]
    maybe = [_ends(row) for row in positions if f"{domain}?" in (row[4] or "").split()]
    shortest = _union([(start[1], end[0]) for start, end in sure] + _shared_years(sure))
    longest = _union([(start[0], end[1]) for start, end in sure + maybe])
    return [round(shortest / 12, 2), round(longest / 12, 2)]


def _ends(row: list[Any]) -> tuple[Span, Span]:
    return _moment(row[2], 0), _moment(row[3], 1)


def _moment(date: Any, after: int) -> Span:
    if date is None:
        return NOW, NOW
    text = str(date)
    if len(text) == len("2014"):
        return int(text) * 12, int(text) * 12 + 12
    first = int(text[:4]) * 12 + int(text[5:7]) - 1
    last = int(text[:4]) * 12 + int(text[8:10]) - 1 if "/" in text else first
    return first + after, last + after


def _shared_years(ends: list[tuple[Span, Span]]) -> list[Span]:
    starts = [start for start, _ in ends if start[1] - start[0] == len(range(12))]
    return [end for _, end in ends if end in starts]


def _union(spans: list[Span]) -> float:
    total, reached = 0.0, 0.0
    for start, end in sorted(spans):
        total += max(0.0, min(end, NOW) - max(start, reached))
        reached = max(reached, min(end, NOW))
    return total


def _gate(criterion: dict[str, Any], case: dict[str, Any], years: dict[str, list[float]]) -> str:
    rule, kind = criterion["rule"], criterion["kind"]
    if kind == "years":
        low, high = years[criterion["slug"].removesuffix("-years")]
        return _verdict(low >= rule["at_least"], high >= rule["at_least"])
    if kind == "languages":
        return _verdict(*_spoken(rule, case["languages"]))
    if kind == "count":
        teams = case.get("max_teams")
        return "unclear" if teams is None else _verdict(teams >= rule["at_least"], teams >= rule["at_least"])
    if kind == "start":
        free = case.get("available_from")
        return (
            "unclear" if free is None else _verdict(str(free) <= str(rule["latest"]), str(free) <= str(rule["latest"]))
        )
    return _onsite(rule, case["onsite"])


def _onsite(rule: dict[str, Any], said: dict[str, Any]) -> str:
    days = said["days_per_week"]
    parts = [said[rule["place"]], None if days is None else days >= rule["days_per_week"]]
    parts += [said[day] for day in rule.get("weekdays", [])]
    return "fail" if False in parts else "unclear" if None in parts else "pass"


def _spoken(rule: dict[str, Any], languages: dict[str, str]) -> tuple[bool, bool]:
    if "language" in rule:
        low, high = languages.get(rule["language"], "A1-C2").split("-")
        wanted = LEVELS.index(rule["at_least"])
        return LEVELS.index(low) >= wanted, LEVELS.index(high) >= wanted
    parts = [_spoken(part, languages) for part in rule.get("all", rule.get("any"))]
    join = all if "all" in rule else any
    return join(low for low, _ in parts), join(high for _, high in parts)


def _verdict(surely: bool, possibly: bool) -> str:  # noqa: FBT001
    return "pass" if surely else "unclear" if possibly else "fail"
