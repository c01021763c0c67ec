"""An application in, the decided applications to the same role whose facts are near-identical out."""

from decimal import Decimal

from screening.core.likeness import POINTS, Interval, Profile, are_alike
from screening.models.applications import Application
from screening.models.decisions import Decision
from screening.models.verdicts import Assessment, Verdict

SETTLED = (Decision.Kind.SHORTLIST, Decision.Kind.REJECT)
MOST_SHOWN = 5


def lookalikes(application: Application) -> list[Application]:
    """Those that were shortlisted or rejected with the facts of `application`, the nearest in points first.

    At most MOST_SHOWN, those with another decision than `application` before the others. Four queries, whatever their
    number; none where the application was not judged.
    """
    judged = application.assessment
    if judged is None:
        return []
    mine, near = Decimal(judged.points), Decimal(str(POINTS))
    others = Assessment.objects.filter(
        version=judged.version_id,
        points__range=(mine - near, mine + near),
        pk__in=Application.objects.current()
        .filter(role=application.role_id, decision__kind__in=SETTLED)
        .values("assessment"),
    )
    points = dict(others.exclude(pk=judged.pk).values_list("pk", "points"))
    gates = _gates([judged.pk, *points]) if points else {}
    same = [pk for pk in points if gates[pk] == gates[judged.pk]]
    measured = _measured([judged.pk, *same]) if same else {}
    profiles = {pk: Profile(gates[pk], float(points.get(pk, mine)), of_one) for pk, of_one in measured.items()}
    alike = [pk for pk in same if are_alike(profiles[judged.pk], profiles[pk])]
    return _shown(application, alike, mine) if alike else []


def _gates(pks: list[int]) -> dict[int, dict[str, str]]:
    """The computed outcome of each gate, per assessment. One query."""
    gates: dict[int, dict[str, str]] = {pk: {} for pk in pks}
    rows = Verdict.objects.filter(assessment__in=pks, gate=True).order_by()
    for pk, criterion, computed in rows.values_list("assessment_id", "criterion", "computed"):
        gates[pk][criterion] = computed
    return gates


def _measured(pks: list[int]) -> dict[int, dict[str, Interval]]:
    """The measured intervals, per assessment; only their ends are taken: what was measured is large. One query."""
    measured: dict[int, dict[str, Interval]] = {pk: {} for pk in pks}
    rows = Verdict.objects.filter(assessment__in=pks).order_by()
    for pk, criterion, least, most in rows.values_list("assessment_id", "criterion", "measured__min", "measured__max"):
        if isinstance(least, int | float) and isinstance(most, int | float):
            measured[pk][criterion] = (float(least), float(most))
    return measured


def _shown(application: Application, assessments: list[int], points: Decimal) -> list[Application]:
    rows = Application.objects.filter(assessment__in=assessments).select_related("role", "decision__by", "assessment")
    mine = application.decision.kind if application.decision else ""

    def key(row: Application) -> tuple[bool, Decimal, int]:
        return differ(mine, row) is False, abs(row.assessment.points - points) if row.assessment else points, row.pk

    return sorted(rows, key=key)[:MOST_SHOWN]


def differ(kind: str, other: Application) -> bool:
    """Whether the decision `kind` ("" for none yet) is another than the one on `other`; a hold decides nothing."""
    return kind in SETTLED and other.decision is not None and other.decision.kind != kind
