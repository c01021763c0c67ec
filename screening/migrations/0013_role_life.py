"""What a role needs before it opens, and what is logged of its life."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0012_house_rules"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="role",
            name="role_states_retention_reason_before_it_opens",
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("role_loaded", "Role loaded"),
                    ("role_changed", "Role changed"),
                    ("role_moved", "Status changed"),
                    ("team_changed", "Team changed"),
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
        migrations.AlterField(
            model_name="role",
            name="notice_version",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "archived"]),
                    models.Q(("retention_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="role_states_retention_reason_before_it_opens",
                violation_error_message="Say why the applications are kept this long before the role opens.",
            ),
        ),
    ]
