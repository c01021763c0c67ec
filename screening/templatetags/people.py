"""Candidates for templates: by name, or by reference while their role is blind."""

from typing import Any

from django import template

from screening.models import Application
from screening.web.veil import is_veiled, shown_name

register = template.Library()


@register.simple_tag(takes_context=True)
def who(context: dict[str, Any], application: Application) -> str:
    """What the signed-in person may call the candidate. The application's role has to be loaded."""
    return shown_name(context["request"], application)


@register.simple_tag(takes_context=True)
def veiled(context: dict[str, Any], application: Application) -> bool:
    """Whether the signed-in person must not see who the candidate is."""
    return is_veiled(context["request"], application)
