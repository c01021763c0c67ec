"""What may be searched of an application whose candidate is hidden from the team."""

from django.db import models

from screening.models.applications import Application


class BlindText(models.Model):
    """The CV and the notes without what tells who it is about, as a search compares texts; of blind roles alone.

    Without a row the texts of a hidden candidate are searched by nobody: the row is made by a worker (decision 0465).
    """

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, primary_key=True, related_name="blind_text"
    )
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["application_id"]

    def __str__(self) -> str:
        return f"blind text of {self.application_id}"
