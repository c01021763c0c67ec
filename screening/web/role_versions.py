"""A role in, the versions of its criteria out: who saved which, when and why; and two of them side by side."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from screening.models import Application, CriteriaVersion, Decision, Role
from screening.web import access
from screening.web.version_changes import SAME, Comparison, compared


@dataclass(frozen=True, slots=True)
class Compared:
    """The two versions that are shown side by side, and what differs."""

    earlier: CriteriaVersion
    later: CriteriaVersion
    found: Comparison


@access.on_role
def versions(request: HttpRequest, role: Role) -> HttpResponse:
    """The versions, newest first; with `from` and `to` in the address, what differs between those two."""
    rows, num_judged = _rows(role), _num_judged(role)
    chosen = _chosen(request, rows)
    page: dict[str, Any] = {
        "role": role,
        "lines": [(row, num_judged.get(row.number, 0)) for row in rows],
        "versions": rows,
        "num_kept": _num_kept(role, rows),
        "from_number": chosen[0].number if chosen else 0,
        "to_number": chosen[1].number if chosen else 0,
        "compared": None,
    }
    if chosen:
        found = compared(*chosen)
        page |= {"compared": Compared(*chosen, found), "num_same": found.num(SAME)}
    return render(request, "recruiter/versions.html", page)


def _rows(role: Role) -> list[CriteriaVersion]:
    """The versions, newest first, each with how many criteria and gates it has and who saved it."""
    gates = Count("criteria", filter=Q(criteria__gate=True))
    rows = role.versions.select_related("created_by", "role").annotate(num_criteria=Count("criteria"), num_gates=gates)
    return list(rows.order_by("-number"))


def _num_judged(role: Role) -> dict[int, int]:
    """How many applications stand by the verdicts of each version, by the version's number."""
    judged = Application.objects.current().filter(role=role, assessment__isnull=False).order_by()
    counted = judged.values("assessment__version__number").annotate(num=Count("id"))
    return dict(counted.values_list("assessment__version__number", "num"))


def _num_kept(role: Role, rows: list[CriteriaVersion]) -> int:
    """How many applications keep the verdicts of an earlier version because they are decided."""
    if not rows:
        return 0
    decided = role.applications.current().filter(decision__kind__in=Decision.FINAL, decision__version__isnull=False)
    return decided.exclude(decision__version=rows[0]).count()


def _chosen(request: HttpRequest, rows: list[CriteriaVersion]) -> tuple[CriteriaVersion, CriteriaVersion] | None:
    """The two that the address names, the earlier first, or else the last two; None when there are no two."""
    by_number = {str(row.number): row for row in rows}
    wanted = [by_number.get(request.GET.get(side, "")) for side in ("from", "to")]
    found = [row for row in wanted if row is not None] if all(wanted) else rows[:2]
    if len(found) < 2:  # noqa: PLR2004 - two sides
        return None
    earlier, later = sorted(found, key=lambda row: row.number)
    return earlier, later
