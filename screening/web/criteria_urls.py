"""The addresses of working copies: the same pages for the criteria of a role and for those of a role to be made."""

from collections.abc import Callable
from typing import Any, Final

from django.urls import URLPattern, path

from screening.core.permissions import Right
from screening.web import criteria_edit, criteria_page, criteria_sliders, role_new
from screening.web.criteria_desk import OF_A_NEW_ROLE, OF_A_ROLE, of_new_role, of_role

EDIT: Final = Right.EDIT_CRITERIA


def addresses(prefix: str, name: str, door: Callable[[Any, Right], Any]) -> list[URLPattern]:
    """The addresses below `prefix`, their views behind `door`."""
    return [
        path(prefix, door(criteria_page.page, Right.READ), name=name),
        path(f"{prefix}act/", door(criteria_page.act, EDIT), name=f"{name}_act"),
        path(f"{prefix}add/", door(criteria_page.add, EDIT), name=f"{name}_add"),
        path(f"{prefix}save/", door(criteria_page.save, EDIT), name=f"{name}_save"),
        path(f"{prefix}discard/", door(criteria_page.discard, EDIT), name=f"{name}_discard"),
        path(f"{prefix}c/<slug:key>/", door(criteria_edit.criterion, EDIT), name=f"{name}_criterion"),
    ]


urlpatterns: list[URLPattern] = [
    path("roles/new/", role_new.role_new, name="role_new"),
    *addresses("roles/new/<str:place>/", OF_A_NEW_ROLE, of_new_role),
    *addresses("roles/<slug:slug>/criteria/", OF_A_ROLE, of_role),
    path("roles/<slug:slug>/criteria/what-if/", of_role(criteria_sliders.what_if, EDIT), name="what_if"),
]
