"""Who may submit other people: an agency, a partner, a colleague's network."""

from typing import Any

from django.db import models

from screening.models.identifiers import fold_text


class Supplier(models.Model):
    """A supplier of candidates. `key` is the name as it is compared, so that one supplier is one row."""

    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120, unique=True, editable=False)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = fold_text(self.name)[:120]
        super().save(*args, **kwargs)
