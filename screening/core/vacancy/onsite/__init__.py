"""The statements of an advertisement in, where and on how many days a week the work is done on site out."""

from screening.core.vacancy.onsite.asked import find_onsite_asked

__all__ = ["find_onsite_asked"]
