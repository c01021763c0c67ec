"""The jobs that workers do: read a document, judge an application."""

from typing import Self

from django.db import models
from django.db.models import Q

from screening.models.applications import Application
from screening.models.documents import Document
from screening.models.queue import Work, WorkQuerySet, running_has_a_lease
from screening.models.roles import Role

UNFINISHED = Q(state__in=["waiting", "running"])


class JobQuerySet(WorkQuerySet["Job"]):
    """The jobs."""

    def judging_anew(self, role: Role) -> Self:
        """The unfinished judgings of applications to `role` that have a verdict already: its criteria were changed."""
        return self.filter(
            UNFINISHED, kind=Job.Kind.JUDGE, application__role=role, application__assessment__isnull=False
        )


class Job(Work):
    """One thing to be done by a worker. At most one unfinished job per target, so that ringing twice does no harm."""

    class Kind(models.TextChoices):
        READ = "read"
        JUDGE = "judge"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")

    objects = models.Manager.from_queryset(JobQuerySet)()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["state", "due_at"], name="job_by_state_and_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="read", document__isnull=False, application__isnull=True)
                | Q(kind="judge", document__isnull=True, application__isnull=False),
                name="job_has_the_target_of_its_kind",
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(kind="read") & UNFINISHED, name="job_one_unfinished_read_per_document"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(kind="judge") & UNFINISHED,
                name="job_one_unfinished_judge_per_application",
            ),
            running_has_a_lease("job_runs_under_a_lease"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id or self.application_id}"
