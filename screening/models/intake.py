"""Files that a recruiter brought in at once, and what became of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from screening.models.applications import Application
from screening.models.queue import Work, WorkQuerySet, running_has_a_lease
from screening.models.roles import Role
from screening.models.suppliers import Supplier


class IntakeQuerySet(WorkQuerySet["Intake"]):
    """The intakes."""


class Intake(Work):
    """One bringing-in. `archive` is the id of the stored ZIP whose files are still to be taken out, "" for none.

    It is work while files wait in an archive: whoever dies over it is followed by the next, at the next file.
    """

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="intakes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes")
    right_date = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=5, default="en")
    archive = models.CharField(max_length=32, blank=True)

    objects = models.Manager.from_queryset(IntakeQuerySet)()

    class Meta:
        ordering = ["-id"]
        constraints = [running_has_a_lease("intake_runs_under_a_lease")]

    def __str__(self) -> str:
        return f"intake {self.pk}"


class IntakeFile(models.Model):
    """One file of an intake. `reason` is a code of `terms.Unread`, or "not_stored"; `entry` its name in the archive.

    It goes when its application is forgotten, for a file is often named after a person; the name of one that became no
    application is forgotten after a time, and is "" then.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RECEIVED = "received"
        KNOWN = "known"
        REFUSED = "refused"

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    entry = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=60, blank=True)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="intake_files"
    )

    class Meta:
        ordering = ["intake_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "position"], name="intake_file_has_its_own_place"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="intake_file_says_why_it_was_refused"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id}/{self.position} {self.state}"
