"""Give the assessments that hold now their traits, from the verdicts and facts that were kept."""

from django.db import migrations

from screening.core.terms import Level
from screening.core.traits import traits

BATCH = 500


def fill(apps, _schema_editor):
    Assessment = apps.get_model("screening", "Assessment")
    holding = apps.get_model("screening", "Application").objects.filter(assessment__isnull=False)
    rows = Assessment.objects.filter(traits="", pk__in=holding.values("assessment_id")).select_related("reading")
    batch = []
    for row in rows.defer("reading__packed", "reading__text").prefetch_related("verdicts").iterator(BATCH):
        row.traits = "\n".join(_of(row))
        batch.append(row)
        if len(batch) == BATCH:
            Assessment.objects.bulk_update(batch, ["traits"])
            batch = []
    Assessment.objects.bulk_update(batch, ["traits"])


def _of(row):
    facts = row.reading.facts if row.reading else {}
    return traits(
        sorted(row.verdicts.all(), key=lambda verdict: verdict.position),
        levels={skill["language"]: Level(skill["least"]).name for skill in facts.get("languages") or ()},
        place=(facts.get("place") or {}).get("municipality", ""),
        cv_language=row.reading.language if row.reading else "",
        flags=row.reading.flags if row.reading else (),
    )


class Migration(migrations.Migration):
    dependencies = [("screening", "0017_board_traits")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
