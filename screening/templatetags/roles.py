"""The bar over every page of a role, for templates."""

from typing import Any

from django import template
from django.template import Context

from screening.web.plain_words import active_language
from screening.web.role_tabs import tabs_of

register = template.Library()


@register.inclusion_tag("components/_role_bar.html", takes_context=True)
def role_tabs(context: Context, current: str) -> dict[str, Any]:
    """Where the page stands and the pages of its role; `current` names the address of the tab that it belongs to."""
    role = context["role"]
    return {"role": role, "title": role.title(active_language()), "tabs": tabs_of(role, context["may"], current)}
