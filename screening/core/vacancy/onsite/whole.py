"""A sentence about where the work is done in, whether it speaks of the whole week out: never, always, every day."""

from screening.core.phrases import Found
from screening.core.vacancy.clauses import clause_around
from screening.core.vacancy.lexicon import find, has

_NEAR = 3  # words between "entirely" and "from home", "every day" and "on site"
_ACROSS = 6  # words between "not" and "telework"


def is_always_away(text: str) -> bool:
    """Whether all work is at a distance: "entirely from home", "from anywhere, there is no office"."""
    if has("onsite", "no_office", text) and has("onsite", "remote", text):
        return True
    if text.endswith("?") or has("onsite", "negotiable", text):
        return False
    away = find("onsite", "remote", text)
    return any(
        _gap(text, whole, each) <= _NEAR and not _denied(text, whole)
        for whole in find("onsite", "wholly", text)
        for each in away
    )


def is_never_away(text: str) -> bool:
    """Whether work at a distance is denied altogether: "homeworking is not foreseen", "cannot be done from home"."""
    away = find("onsite", "remote", text)
    return any(
        _gap(text, no, each) <= _ACROSS and not _leaves_some(text, each)
        for no in find("onsite", "denies", text)
        for each in away
    )


def _leaves_some(text: str, away: Found[str]) -> bool:
    """Whether the clause denies only a part: "no telework in the first months", "not every day from home"."""
    first, last = clause_around(text, away.start, away.end)
    return has("onsite", "denied_in_part", text[first:last])


def is_daily_here(text: str) -> bool:
    """Whether presence is said of every day: "present on site every day", "based full-time in our office"."""
    here = find("onsite", "presence", text)
    return any(_gap(text, daily, each) <= _NEAR for daily in find("onsite", "daily", text) for each in here)


def _denied(text: str, whole: Found[str]) -> bool:
    """Whether "not" stands right before the word: "not entirely from home"."""
    return any(0 <= whole.start - no.end <= 1 for no in find("onsite", "denies", text))


def _gap(text: str, one: Found[str], other: Found[str]) -> int:
    """The words between two phrases of one clause, more than any limit where they stand in two."""
    left, right = sorted((one, other), key=lambda each: each.start)
    _, last = clause_around(text, left.start, left.end)
    if right.start >= last:
        return len(text)
    return len(text[left.end : right.start].split())
