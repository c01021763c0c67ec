"""Decisions made before name the version they were seen by; drafts whose notice nobody confirmed say so."""

from django.db import migrations


def fill(apps, _schema_editor):
    Application = apps.get_model("screening", "Application")
    decided = Application.objects.filter(decision__isnull=False, assessment__isnull=False)
    for application in decided.select_related("decision", "assessment").iterator():
        application.decision.version_id = application.assessment.version_id
        application.decision.save(update_fields=["version"])
    apps.get_model("screening", "Role").objects.filter(status="draft", notice_version="1").update(notice_version="")


def empty(apps, _schema_editor):
    apps.get_model("screening", "Decision").objects.update(version=None)
    apps.get_model("screening", "Role").objects.filter(notice_version="").update(notice_version="1")


class Migration(migrations.Migration):
    dependencies = [("screening", "0015_invitations")]

    operations = [migrations.RunPython(fill, empty)]
