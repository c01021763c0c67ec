"""Bytes of a CV to a Document: pages of what a person sees, lines with their places, flags, hidden text."""

from screening.core.reading.limits import DEFAULT, Limits
from screening.core.reading.locate import locate
from screening.core.reading.reader import limits_for, read
from screening.core.reading.sentences import Audience, sentence

__all__ = ["DEFAULT", "Audience", "Limits", "limits_for", "locate", "read", "sentence"]
