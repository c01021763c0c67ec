"""A role can be archived."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("screening", "0008_notes_and_tags")]

    operations = [
        migrations.RemoveConstraint(model_name="role", name="role_status_is_known"),
        migrations.AlterField(
            model_name="role",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("open", "Open"),
                    ("paused", "Paused"),
                    ("closed", "Closed"),
                    ("archived", "Archived"),
                ],
                default="draft",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(status__in=["draft", "open", "paused", "closed", "archived"]),
                name="role_status_is_known",
            ),
        ),
    ]
