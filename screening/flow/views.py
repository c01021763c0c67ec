"""A board that somebody wants to find again in, a saved view out. Views say nothing of a candidate: no log has them."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from screening.models import Membership, OpeningView, Role, SavedView
from screening.models.saved_views import LONGEST_QUERY, LONGEST_VIEW_NAME


class UnsavableError(Exception):
    """The view cannot be kept. `code` is "no_name" or "too_long"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def save(role: Role, by: User, name: str, query: str, *, is_shared: bool, opens: bool) -> SavedView:
    """Keep the board under that name; one of the person's with the same name is replaced.

    With `opens` the board of the role opens with it for this person from now on.

    Raises:
        UnsavableError: it has no name, or its filter is too long to be kept.

    """
    name = " ".join(name.replace("\0", "").split())[:LONGEST_VIEW_NAME].strip()
    if not name:
        raise UnsavableError("no_name")
    if len(query) > LONGEST_QUERY:
        raise UnsavableError("too_long")
    with transaction.atomic():
        wanted = {"query": query, "is_shared": is_shared, "saved_at": timezone.now()}
        view, _is_new = SavedView.objects.update_or_create(role=role, by=by, name=name, defaults=wanted)
        _leave_to_owner(view)
        if opens:
            open_with(view, by)
    return view


def share(view: SavedView, *, is_shared: bool) -> None:
    """Show one's own view to the team, or keep it to oneself; whoever opened the board with it no longer does."""
    with transaction.atomic():
        view.is_shared = is_shared
        view.save(update_fields=["is_shared"])
        _leave_to_owner(view)


def open_with(view: SavedView, by: User) -> None:
    """Open the board of its role with that view for this person."""
    membership = Membership.objects.get(role=view.role_id, user=by)
    OpeningView.objects.update_or_create(membership=membership, defaults={"view": view})


def open_plainly(role: Role, by: User) -> None:
    """Open the board of the role with everybody again for this person."""
    OpeningView.objects.filter(membership__role=role, membership__user=by).delete()


def remove(view: SavedView) -> None:
    """Take one's own view away, from everybody who used it."""
    view.delete()


def _leave_to_owner(view: SavedView) -> None:
    if not view.is_shared:
        OpeningView.objects.filter(view=view).exclude(membership__user=view.by).delete()
