"""The doors to a working copy of criteria: of a role of one's team, or of a role that is still to be made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from screening.core.entries import Entry
from screening.core.permissions import Right
from screening.core.terms import RoleTerms
from screening.core.vacancy.advice import find_advice
from screening.flow import criteria
from screening.models import Application, CriteriaDraft, Role
from screening.web import access
from screening.web.veil import is_veiled, masked_name

P = ParamSpec("P")
OF_A_ROLE: Final = "criteria"
OF_A_NEW_ROLE: Final = "role_draft"


@dataclass
class Desk:
    """One working copy with whoever sits before it. `can_edit` is False for those of the team who may only read.

    `masked` gives what they may call a candidate of a blind role, "" for one whose name they may see.
    """

    draft: CriteriaDraft
    can_edit: bool = True
    masked: Callable[[Application], str] = lambda _application: ""

    @property
    def role(self) -> Role | None:
        """The role, None while it is to be made."""
        return self.draft.role

    @property
    def name(self) -> str:
        """The stem of the names of its addresses."""
        return OF_A_ROLE if self.role else OF_A_NEW_ROLE

    @property
    def place(self) -> str:
        """What the addresses name it by."""
        return self.role.slug if self.role else self.draft.public_id

    @property
    def advertisement(self) -> str:
        """The text that the criteria are quoted from."""
        return criteria.advertisement_of(self.draft)

    @cached_property
    def advice(self) -> list[dict[str, Any]]:
        """Passages of the advertisement to look at again, {"start", "end", "concern"}.

        Vague and risky ones of a role to be made; of a role that stands, risky ones.
        """
        if self.role is None:
            return list(self.draft.advice)
        found = find_advice(self.advertisement, (), ())
        return [{"start": each.quote.start, "end": each.quote.end, "concern": each.concern.value} for each in found]

    @cached_property
    def entries(self) -> list[Entry]:
        """The criteria as they stand in the working copy."""
        return criteria.entries_in(self.draft)

    @cached_property
    def held(self) -> list[Entry]:
        """The criteria that hold now, as entries; none for a new role."""
        version = self.role.current_version() if self.role else None
        return criteria.entries_of(version) if version else []

    @cached_property
    def base(self) -> RoleTerms | None:
        """The version that the working copy began from, whose vocabulary it edits."""
        return criteria.base_of(self.draft)

    @property
    def is_changed(self) -> bool:
        """Whether saving would change anything."""
        return [each for each in self.entries if each.counts] != self.held

    def entry(self, key: str) -> Entry | None:
        """The entry of that key."""
        return next((each for each in self.entries if each.key == key), None)

    def keep(self, entries: list[Entry]) -> None:
        """Store the working copy with these entries."""
        self.draft = criteria.keep(self.draft, entries)
        self.entries = entries

    def put(self, entry: Entry) -> None:
        """Store the entry in the place of the one with its key, or as the last."""
        if self.entry(entry.key) is None:
            self.keep([*self.entries, entry])
        else:
            self.keep([entry if each.key == entry.key else each for each in self.entries])

    def url(self, what: str = "", *args: str) -> str:
        """The address of the page, or of something on it."""
        return reverse("_".join(filter(None, (self.name, what))), args=[self.place, *args])


DeskView = Callable[Concatenate[HttpRequest, Desk, P], HttpResponse]
Door = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def of_role(view: DeskView[P], right: Right = Right.READ) -> Door[P]:
    """Give the view the person's working copy for the role that the address names.

    404 for who is not on its team, 403 for who is on it without `right`.
    """

    def on_role(request: HttpRequest, role: Role, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        copy = criteria.working_copy(role, access.person(request))
        desk = Desk(copy, access.may(request)[Right.EDIT_CRITERIA.value], partial(_masked, request))
        return view(request, desk, *args, **kwargs)

    return cast(Door[P], access.on_role_for(right)(wraps(view)(on_role)))


def _masked(request: HttpRequest, application: Application) -> str:
    return masked_name(application) if is_veiled(request, application) else ""


def of_new_role(view: DeskView[P], _right: Right = Right.READ) -> Door[P]:
    """Give the view the working copy of a new role; it exists for the person who began it alone."""

    @login_required
    @wraps(view)
    def door(request: HttpRequest, place: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        own = CriteriaDraft.objects.of(access.person(request)).for_new_roles()
        return view(request, Desk(get_object_or_404(own, public_id=place)), *args, **kwargs)

    return cast(Door[P], door)
