# ruff: noqa: INP001
"""A label sheet (`hNN.yaml`) becomes the truth of one CV; years are counted here, not by heart."""

from typing import Any

PRESENT = 2026 * 12 + 2.5  # 15 March 2026, in months
GATES = {
    "infra-pm": {"it": 15, "pm": 10, "integration": 3, "multistream": 5},
    "data-engineer": {"data": 3, "it": 4, "cloud": 1},
    "nurse-coordinator": {"nursing": 6, "coordination": 2},
    "tender-manager": {"tendering": 5, "construction": 7, "leading": 2},
    "cloud-security-architect": {"security": 8, "cloud": 4, "architecture": 3},
}
Span = tuple[float, float]


def moment(text: str | None) -> Span:
    """Earliest and latest border in months of "2014", "2014-03", "2014-03/2014-05" (a season) or None (the present)."""
    if text is None:
        return PRESENT, PRESENT
    first, _, last = text.partition("/")
    if len(first) == 4:  # noqa: PLR2004
        return int(first) * 12.0, int(first) * 12.0 + 12
    low, high = (int(part[:4]) * 12.0 + int(part[5:7]) - 1 for part in (first, last or first))
    return low, high + 1


def longest(start: str, end: str | None) -> Span:
    """The longest reading of a period."""
    return moment(start)[0], moment(end)[1]


def shortest(start: str, end: str | None) -> Span:
    """Months count inclusively at both ends; a year or a season counts from its last to its first day."""
    low = moment(start)[0] if "/" not in start and len(start) > 4 else moment(start)[1]  # noqa: PLR2004
    exact = end is None or ("/" not in end and len(end) > 4)  # noqa: PLR2004
    return low, moment(end)[1 if exact else 0]


def adjoined(periods: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Year-only periods that share their boundary year are one period."""
    chain: list[tuple[str, str | None]] = []
    for start, end in sorted(periods, key=lambda period: moment(period[0])):
        if chain and chain[-1][1] == start and len(start) == 4:  # noqa: PLR2004
            chain[-1] = (chain[-1][0], end)
        else:
            chain.append((start, end))
    return chain


def union(spans: list[Span]) -> float:
    """Length in years, overlaps once."""
    total, reached = 0.0, 0.0
    for low, high in sorted(spans):
        total += max(0.0, high - max(low, reached))
        reached = max(reached, high)
    return round(total / 12 - 0.0001, 2)


def years(rows: list[list[Any]], domain: str) -> list[float]:
    """Years in a domain as [min, max]; a domain written "pm?" only widens the maximum."""
    sure = [(row[2], row[3]) for row in rows if domain in row[4].split()]
    maybe = sure + [(row[2], row[3]) for row in rows if f"{domain}?" in row[4].split()]
    low = union([shortest(*period) for period in adjoined(sure)])
    return [max(0.0, low), max(0.0, union([longest(*period) for period in maybe]))]


def verdict(measured: list[float], wanted: float) -> str:
    """The verdict of a gate "at least so many years"."""
    if measured[0] >= wanted - 0.01:
        return "pass"
    return "fail" if measured[1] < wanted - 0.01 else "unclear"


def shown(text: str | None) -> str | None:
    """A season is written as its middle month."""
    if text and "/" in text:
        return f"{text[:5]}{int(text[5:7]) + 1:02d}"
    return text


def position(row: list[Any]) -> dict[str, Any]:
    """One row of the sheet in the form of the samples."""
    title, employer, start, end, domains = row
    sure = [word for word in domains.split() if not word.endswith("?")]
    return {"title": title, "employer": employer, "start": shown(start), "end": shown(end), "domains": sorted(sure)}


def text_dates(rows: list[list[Any]]) -> list[list[Any]]:
    """Years that YAML reads as numbers become texts."""
    return [[*row[:2], *(None if day is None else str(day) for day in row[2:4]), row[4]] for row in rows]


def truth(case: str, sheet: dict[str, Any], file: str) -> dict[str, Any]:
    """The label in the form of the samples; gates of years follow from the positions unless the sheet says why not."""
    role = sheet.get("role", "infra-pm")
    rows = text_dates(sheet["positions"])
    measured = sheet.get("years") or {domain: years(rows, domain) for domain in GATES[role]}
    gates = {f"{domain}-years": verdict(measured[domain], wanted) for domain, wanted in GATES[role].items()}
    kept = ("cv_language", "format_note", "difficulty", "name", "email", "phone")
    return {
        "id": case,
        "file": file,
        **({"role": role} if role != "infra-pm" else {}),
        **{key: sheet[key] for key in kept},
        "location": {"municipality": sheet["location"][0], "country": sheet["location"][1]},
        "languages": sheet["languages"],
        "positions": [position(row) for row in rows],
        "years": measured,
        **{key: sheet[key] for key in ("max_teams", "available_from", "onsite") if key in sheet},
        "gates": gates | sheet["gates"],
        "criteria": sheet["criteria"],
        "notes": sheet["notes"],
    }
