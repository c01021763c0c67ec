"""What the form of a criterion needs in its templates: the problem at one field."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def at(problems: Mapping[str, str], field: str) -> str:
    """The sentence about what is wrong with `field`, "" where nothing is."""
    return problems.get(field, "") if problems else ""
