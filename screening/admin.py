"""The administrator's pages: roles and teams to set up, the queue and the outbox to look after. People are not shown.

Candidates are read through the pages of a role's team alone, where each look is noted; so no application, document or
verdict is registered here. The log can be read and never changed.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from screening.models import Event, Job, Membership, OutgoingMail, Role
from screening.models.queue import Work

WAITING_AGAIN = {
    "state": Work.State.WAITING,
    "attempts": 0,
    "lease": None,
    "lease_expires_at": None,
    "rung_at": None,
    "finished_at": None,
}


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Role)
class RoleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "status", "organisation", "deadline_date", "retention_months")
    list_filter = ("status",)
    readonly_fields = ("slug",)
    inlines = (MembershipInline,)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False  # a role comes from a role file or the role's own pages, with its criteria

    def has_delete_permission(self, _request: HttpRequest, _obj: Role | None = None) -> bool:
        return False  # its log and its applications hang on it


class ReadOnly:
    """Rows that only the flow writes."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("role", "number", "kind", "application", "by", "at")
    list_filter = ("kind", "role")
    list_select_related = ("role", "by")


@admin.register(Job)
class JobAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("id", "kind", "state", "attempts", "reason", "due_at", "num_missed_rings")
    list_filter = ("state", "kind", "reason")


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("id", "kind", "language", "state", "attempts", "reason", "due_at")
    list_filter = ("state", "kind")
    fields = ("kind", "language", "state", "attempts", "reason", "due_at", "handed_over_at", "finished_at")
    actions = ("send_again",)

    @admin.action(description=_("Send again (uncertain and given-up mails only)"))
    def send_again(self, request: HttpRequest, chosen: QuerySet[OutgoingMail]) -> None:
        """Put mails that ended without certainty back into the outbox: this is the person's decision."""
        ended = chosen.filter(state__in=[Work.State.UNCERTAIN, Work.State.GIVEN_UP]).exclude(reason="superseded")
        num_waiting = ended.update(**WAITING_AGAIN, handed_over_at=None, due_at=timezone.now())
        self.message_user(request, _("%d mails will be sent again.") % num_waiting)
