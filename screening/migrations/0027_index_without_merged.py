"""The index over which a role is summed up holds who was merged into another application, which is left out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("screening", "0026_blind_texts")]

    operations = [
        migrations.RemoveIndex(
            model_name="application",
            name="application_by_role_and_ends",
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["role", "merged_into", "state", "assessment", "decision"], name="application_by_role_and_ends"
            ),
        ),
    ]
