import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0009_role_archived"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Unveiling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.TextField(validators=[django.core.validators.MinLengthValidator(3)])),
            ],
            options={
                "ordering": ["application_id", "id"],
            },
        ),
        migrations.AddField(
            model_name="role",
            name="blind",
            field=models.CharField(
                choices=[
                    ("no", "No"),
                    ("decided", "Until somebody has shortlisted or rejected them"),
                    ("own", "For each person until they have decided themselves"),
                ],
                default="no",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("role_loaded", "Role loaded"),
                    ("role_changed", "Role changed"),
                    ("criteria_changed", "Criteria changed"),
                    ("received", "Application received"),
                    ("file_replaced", "CV replaced"),
                    ("read", "CV read"),
                    ("not_read", "CV could not be read"),
                    ("judged", "Judged"),
                    ("overridden", "Verdict overridden"),
                    ("answered", "Answers changed"),
                    ("asked", "Candidate asked"),
                    ("replied", "Candidate replied"),
                    ("corrected", "Contact details corrected"),
                    ("review_asked", "Review by a person asked for"),
                    ("pool_left", "Talent pool left"),
                    ("decided", "Decided"),
                    ("withdrawn", "Withdrawn"),
                    ("informed", "Mail sent"),
                    ("scored", "Scorecard submitted"),
                    ("unveiled", "Name shown in a blind role"),
                    ("downloaded", "Original file downloaded"),
                    ("exported", "Exported"),
                    ("forgotten", "Erased"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(("blind__in", ["no", "decided", "own"])), name="role_blind_is_known"
            ),
        ),
        migrations.AddField(
            model_name="unveiling",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="unveilings", to="screening.application"
            ),
        ),
        migrations.AddField(
            model_name="unveiling",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="unveiling",
            constraint=models.UniqueConstraint(
                fields=("application", "by"), name="unveiling_is_one_per_application_and_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="unveiling",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.GreaterThan(
                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), 0
                ),
                name="unveiling_gives_a_reason",
            ),
        ),
    ]
