"""Invitations to a team, and their mails."""

import django.db.models.deletion
import screening.models.identifiers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0014_decision_version"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="outgoingmail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("receipt", "Receipt"),
                    ("new_file_wanted", "New File Wanted"),
                    ("shortlisted", "Shortlisted"),
                    ("rejected", "Rejected"),
                    ("erased", "Erased"),
                    ("new_link", "New Link"),
                    ("question", "Question"),
                    ("reminder", "Reminder"),
                    ("review_asked", "Review Asked"),
                    ("account_opened", "Account Opened"),
                    ("password_forgotten", "Password Forgotten"),
                    ("account_changed", "Account Changed"),
                    ("invitation", "Invitation"),
                ],
                max_length=30,
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254)),
                ("email_key", models.CharField(editable=False, max_length=254)),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("recruiter", "Recruiter"),
                            ("reviewer", "Reviewer"),
                            ("reader", "Reader"),
                        ],
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=5)),
                (
                    "secret",
                    models.CharField(default=screening.models.identifiers.new_public_id, editable=False, max_length=32),
                ),
                ("num_sent", models.PositiveSmallIntegerField(default=1)),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="screening.role"
                    ),
                ),
            ],
            options={
                "ordering": ["role_id", "id"],
            },
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="invitation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="outgoing_mails",
                to="screening.invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at__isnull", True)),
                fields=("role", "email_key"),
                name="invitation_is_one_per_role_and_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("function__in", ["owner", "recruiter", "reviewer", "reader"])),
                name="invitation_function_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at__isnull", True), ("accepted_by__isnull", True)),
                    models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                    _connector="OR",
                ),
                name="invitation_is_accepted_by_somebody",
            ),
        ),
    ]
