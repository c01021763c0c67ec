"""All my roles in, how each of them and all together fare out: funnels, shares with their limits, the hardest gates."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from screening.core.proportions import Share
from screening.models import Application, Criterion, Role, Verdict
from screening.web.insight import funnel_of
from screening.web.pace import pace
from screening.web.plain_words import active_language
from screening.web.remembered import remembered_of
from screening.web.tallies import Tally, tallies


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role: its counts, the share of those judged who meet every gate, and the gate that most fail."""

    role: Role
    title: str
    tally: Tally
    meeting: Share
    hardest: str
    failing: Share


@login_required
def insight_all(request: HttpRequest) -> HttpResponse:
    """The roles of the signed-in person's teams side by side. The number of queries does not depend on how many."""
    mine = list(Role.objects.visible_to(request.user).defer("advertisement").order_by("slug"))
    counted = tallies(mine)
    failing = _labelled(remembered_of(mine, "failing", lambda: _failing(mine)))
    total = _sum(list(counted.values()))
    page = {
        "lines": [_line(role, counted[role.pk], failing) for role in mine],
        "tally": total,
        "funnel": funnel_of(total),
        "pace": pace(mine),
    }
    return render(request, "recruiter/insight_all.html", page)


def _line(role: Role, tally: Tally, failing: dict[int, tuple[str, int]]) -> RoleLine:
    judged = sum(tally.standings[standing] for standing in ("meets", "clarify", "fails"))
    hardest, num = failing.get(role.pk, ("", 0))
    title = role.title(active_language())
    return RoleLine(role, title, tally, Share(tally.standings["meets"], judged), hardest, Share(num, judged))


def _failing(roles: list[Role]) -> dict[int, tuple[str, int]]:
    """The slug of the gate that most applications to each role fail, and how many do. One query."""
    current = Application.objects.current().filter(role__in=roles, assessment__isnull=False).values("assessment_id")
    verdicts = Verdict.objects.filter(gate=True, outcome="fail", assessment__in=current).order_by()
    lines = verdicts.values_list("assessment__application__role_id", "criterion").annotate(num=Count("id"))
    found: dict[int, tuple[str, int]] = {}
    for pk, criterion, num in lines.order_by("criterion"):
        if num > found.get(pk, ("", 0))[1]:
            found[pk] = (criterion, num)
    return found


def _labelled(failing: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """The same with the label of each gate, by the newest criteria that have it. One query."""
    slugs = {slug for slug, _num in failing.values()}
    rows = Criterion.objects.filter(version__role__in=failing, slug__in=slugs).order_by("version__number")
    labels = {(row.version.role_id, row.slug): row.label(active_language()) for row in rows.select_related("version")}
    return {pk: (labels.get((pk, slug), slug), num) for pk, (slug, num) in failing.items()}


def _sum(counted: list[Tally]) -> Tally:
    standings, states = Counter[str](), Counter[str]()
    for tally in counted:
        standings.update(tally.standings)
        states.update(tally.states)
    return Tally(standings, states, num_all=sum(tally.num_all for tally in counted))
