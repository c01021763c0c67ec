"""An application in, the decided applications to the same role whose facts are near-identical out."""

from collections.abc import Iterable
from decimal import Decimal

from screening.core.likeness import POINTS, Interval, Profile, are_alike
from screening.models.applications import Application
from screening.models.decisions import Decision
from screening.models.verdicts import Assessment, Verdict

SETTLED = (Decision.Kind.SHORTLIST, Decision.Kind.REJECT)
MOST_SHOWN = 5


def lookalikes(application: Application) -> list[Application]:
    """Those that were shortlisted or rejected with the facts of `application`, the nearest in points first.

    At most MOST_SHOWN, those with another decision than `application` before the others. Three queries, whatever their
    number; none where the application was not judged.
    """
    judged = application.assessment
    if judged is None:
        return []
    mine, near = Decimal(judged.points), Decimal(str(POINTS))
    others = Assessment.objects.filter(
        version=judged.version_id,
        points__range=(mine - near, mine + near),
        pk__in=Application.objects.filter(role=application.role_id, decision__kind__in=SETTLED).values("assessment"),
    )
    points = dict(others.exclude(pk=judged.pk).values_list("pk", "points"))
    profiles = _profiles({**points, judged.pk: mine}) if points else {}
    alike = [pk for pk in points if are_alike(profiles[judged.pk], profiles[pk])]
    return _shown(application, alike, mine) if alike else []


def _profiles(points: dict[int, Decimal]) -> dict[int, Profile]:
    """The profile of each assessment. Of what was measured only two numbers are taken. One query."""
    gates: dict[int, dict[str, str]] = {pk: {} for pk in points}
    measured: dict[int, dict[str, Interval]] = {pk: {} for pk in points}
    columns = ("assessment_id", "criterion", "gate", "computed", "measured__min", "measured__max")
    for pk, criterion, gate, computed, least, most in _rows(points, columns):
        if gate:
            gates[pk][criterion] = computed
        if isinstance(least, int | float) and isinstance(most, int | float):
            measured[pk][criterion] = (float(least), float(most))
    return {pk: Profile(gates[pk], float(value), measured[pk]) for pk, value in points.items()}


def _rows(pks: Iterable[int], columns: tuple[str, ...]) -> Iterable[tuple[int, str, bool, str, object, object]]:
    return Verdict.objects.filter(assessment__in=pks).order_by("pk").values_list(*columns).iterator()


def _shown(application: Application, assessments: list[int], points: Decimal) -> list[Application]:
    rows = Application.objects.filter(assessment__in=assessments).select_related("role", "decision__by", "assessment")
    mine = application.decision.kind if application.decision else ""

    def key(row: Application) -> tuple[bool, Decimal, int]:
        return differ(mine, row) is False, abs(row.assessment.points - points) if row.assessment else points, row.pk

    return sorted(rows, key=key)[:MOST_SHOWN]


def differ(kind: str, other: Application) -> bool:
    """Whether the decision `kind` ("" for none yet) is another than the one on `other`; a hold decides nothing."""
    return kind in SETTLED and other.decision is not None and other.decision.kind != kind
