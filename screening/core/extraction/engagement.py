"""What a period of the history says of itself in, its kind out: work, an internship, leave, study, ..."""

from screening.core.extraction.work_words import engagements, names_title
from screening.core.terms import Engagement

_ORDER = ("military", "student_job", "research", "internship", "leave", "study", "volunteering")
_OVER_TITLE = frozenset({"military", "student_job", "research", "internship"})  # a title beside these changes nothing


def engagement_of(title: str, heading: str) -> Engagement:
    """The kind of engagement by the title and, where it has none, by the whole heading of the entry.

    A title of a job outweighs words of study, leave and unpaid work that stand beside it ("Manager travel services").
    """
    kinds = _kinds(title)
    titled = names_title(title)
    for kind in _ORDER:
        if kind in kinds and (kind in _OVER_TITLE or not titled or kinds[kind] == 0):
            return Engagement(kind)
    if titled:
        return Engagement.WORK
    kinds = _kinds(heading)
    return next((Engagement(kind) for kind in _ORDER if kind in kinds), Engagement.WORK)


def _kinds(text: str) -> dict[str, int]:
    """The kinds whose words stand in the text, each with its first place."""
    places: dict[str, int] = {}
    for found in engagements().find(text):
        places.setdefault(found.value, found.start)
    return places
