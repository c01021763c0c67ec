"""The pages of a role as lines of one tab bar: a new page of a role is one line here and `{% role_tabs %}` on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.core.permissions import Right
from screening.models import Role


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of a role: the name of its address, its word, and the right that it needs."""

    address_name: str
    word: "str | Promise"
    right: Right = Right.READ


@dataclass(frozen=True, slots=True)
class ShownTab:
    """A tab as one person sees it."""

    address: str
    word: "str | Promise"
    is_current: bool


TABS: Final = (
    Tab("role_board", _("Board")),
    Tab("intakes", pgettext_lazy("tab", "Bring in"), Right.ADD),
    Tab("insight", _("Insight")),
    Tab("criteria", _("Criteria")),
    Tab("role_versions", _("Versions")),
    Tab("role_settings", _("Settings")),
    Tab("role_team", _("Team")),
    Tab("handover", pgettext_lazy("tab", "Hand-over"), Right.EXPORT),
)


def tabs_of(role: Role, may: Mapping[str, bool], current: str) -> list[ShownTab]:
    """The tabs that the person may open, in their order; `current` is the name of the address of this page's tab."""
    shown = [tab for tab in TABS if may[tab.right.value]]
    return [
        ShownTab(reverse(tab.address_name, args=[role.slug]), tab.word, tab.address_name == current) for tab in shown
    ]
