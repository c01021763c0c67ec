"""How often something was tried within a span of time, counted in rows: a lost Redis forgets nothing."""

from django.db import models
from django.db.models import Q


class Bucket(models.Model):
    """The attempts of one kind by one address or e-mail within one window of time.

    `who` is a keyed hash, never the address itself. `window` counts windows since 1970.
    """

    kind = models.CharField(max_length=30)
    who = models.CharField(max_length=64)
    window = models.BigIntegerField()
    num_attempts = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "who", "window"], name="bucket_is_one_per_kind_person_and_window"),
            models.CheckConstraint(condition=Q(window__gte=0), name="bucket_window_counts_from_1970"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.num_attempts}"
