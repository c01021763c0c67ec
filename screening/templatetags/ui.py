"""The design's small parts for templates: icons of the sprite, the look of a message."""

from collections.abc import Callable
from functools import cache
from typing import Final

from django import template
from django.contrib.messages.storage.base import Message
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from screening.web.dates import short_date, short_day, short_time

register = template.Library()

SPRITE: Final = "vendor/bootstrap-icons-1.13.2/sprite.svg"
NOTICE_CLASS: Final = {"success": "notice-good", "warning": "notice-warn", "error": "notice-bad"}
NOTICE_ICON: Final = {"success": "check-circle-fill", "warning": "exclamation-triangle", "error": "x-circle-fill"}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The icon `name`: hidden from a screen reader, or read as `label` where it stands alone."""
    shape = _shape(name)
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}">{}</svg>', label, shape)
    return format_html('<svg class="icon" aria-hidden="true">{}</svg>', shape)


@cache
def _shape(name: str) -> SafeString:
    """The shape in the sprite; a board shows hundreds, and the sprite's address is the same as long as we run."""
    return format_html('<use href="{}#{}"/>', static(SPRITE), name)


register.filter(short_date)
register.filter(short_day)
register.filter(short_time)


@register.filter
def notice_class(message: Message) -> str:
    """The class of the box that a message stands in."""
    return NOTICE_CLASS.get(message.level_tag, "")


@register.filter
def notice_icon(message: Message) -> str:
    """The icon beside a message."""
    return NOTICE_ICON.get(message.level_tag, "info-circle")


@register.filter
def minutes(seconds: Callable[[], float] | float) -> str:
    """A span of time in minutes or hours, as words: "15 minutes", "2 hours"."""
    number = round((seconds() if callable(seconds) else seconds) / 60)
    if number and number % 60 == 0:
        return ngettext("%d hour", "%d hours", number // 60) % (number // 60)
    return ngettext("%d minute", "%d minutes", number) % number
