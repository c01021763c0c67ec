"""What an administrator manages by hand: roles and who is on their teams. Candidates are seen on the board only."""

from django.contrib import admin
from django.http import HttpRequest

from screening.models import Membership, Role


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """The team of a role."""

    model = Membership
    extra = 1
    autocomplete_fields = ("user",)


@admin.register(Role)
class RoleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A role with its texts, its deadline and its team. Criteria come from a role file, version by version."""

    list_display = ("slug", "organisation", "status", "deadline_date")
    list_filter = ("status",)
    search_fields = ("slug", "organisation")
    inlines = (MembershipInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Role | None = None) -> bool:  # noqa: ARG002
        """A role with applications or events is closed, never deleted: its log must stay."""
        return False
