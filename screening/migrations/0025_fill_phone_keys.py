"""Give the applications from before 0023 the key of their telephone number, by which one person is found twice."""

from django.db import migrations

from screening.models.identifiers import fold_phone

BATCH = 500


def fill(apps, _schema_editor):
    Application = apps.get_model("screening", "Application")
    batch = []
    for row in Application.objects.filter(phone_key="").exclude(phone="").only("phone").iterator(BATCH):
        row.phone_key = fold_phone(row.phone)
        if row.phone_key:
            batch.append(row)
        if len(batch) == BATCH:
            Application.objects.bulk_update(batch, ["phone_key"])
            batch = []
    Application.objects.bulk_update(batch, ["phone_key"])


def empty(apps, _schema_editor):
    apps.get_model("screening", "Application").objects.exclude(phone_key="").update(phone_key="")


class Migration(migrations.Migration):
    dependencies = [("screening", "0024_keys_without_locks")]

    operations = [migrations.RunPython(fill, empty)]
