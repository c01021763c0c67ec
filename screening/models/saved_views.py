"""A board as somebody keeps it under a name: filter, order and columns, as the query string of its address."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from screening.models.roles import Membership, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LONGEST_VIEW_NAME = 60
LONGEST_QUERY = 2000


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """The saved views, by who may use them."""

    def usable_by(self, user: "User", role: Role) -> Self:
        """Those of the role that are the person's own, and those that others share with the team."""
        return self.filter(Q(by=user) | Q(is_shared=True), role=role)


class SavedView(models.Model):
    """One saved view of a role's board. `query` is the query string; "" is the plain board."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="saved_views")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=LONGEST_VIEW_NAME)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["role", "by", "name"], name="saved_view_name_is_unique_per_person"),
            models.CheckConstraint(condition=GreaterThan(Length(Trim("name")), 0), name="saved_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class OpeningView(models.Model):
    """The saved view that the board of its role opens with for one member of the team."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="opening")
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.membership_id} opens {self.view_id}"
