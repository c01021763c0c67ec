"""What a period of the history says of itself in, its kind out: work, an internship, leave, study, ..."""

from screening.core.extraction.work_words import degree_titles, engagements, names_title, schools
from screening.core.terms import Engagement

_ORDER = ("military", "student_job", "research", "internship", "degree", "leave", "study", "volunteering")
_OVER_TITLE = frozenset({"military", "student_job", "research", "internship"})  # a title beside these changes nothing
_FIRST_WORDS = 12  # characters: the words of a degree stand at the beginning of what they name


def engagement_of(title: str, heading: str) -> Engagement:
    """The kind of engagement by the title and, where it has none, by the whole heading of the entry.

    A title of a job outweighs words of study, leave and unpaid work that stand beside it ("Manager travel services"),
    but not those of a degree that stand first ("Master Business Engineer"), nor a school beside a degree's title
    ("Industrieel ingenieur, Hogeschool Gent").
    """
    kinds = _kinds(title)
    titled = names_title(title)
    for kind in _ORDER:
        if (
            kind in kinds
            and _counts(kind, kinds[kind], titled=titled)
            and not _is_qualification(title, kind, kinds[kind])
        ):
            return _engagement(kind)
    if degree_titles().find(title) and schools().find(heading):
        return Engagement.STUDY
    if titled:
        return Engagement.WORK
    kinds = _kinds(heading)
    return next((_engagement(kind) for kind in _ORDER if kind in kinds), Engagement.WORK)


def _counts(kind: str, place: int, *, titled: bool) -> bool:
    """Whether the words of this kind decide, although the words of a title may stand beside them."""
    return not titled or kind in _OVER_TITLE or (kind == "degree" and place < _FIRST_WORDS)


def _is_qualification(title: str, kind: str, place: int) -> bool:
    """Whether the words of a degree stand behind a title, whose grade they are: "Infirmière bachelière"."""
    return kind == "degree" and names_title(title[:place])


def _engagement(kind: str) -> Engagement:
    return Engagement.STUDY if kind == "degree" else Engagement(kind)


def _kinds(text: str) -> dict[str, int]:
    """The kinds whose words stand in the text, each with its first place."""
    places: dict[str, int] = {}
    for found in engagements().find(text):
        places.setdefault(found.value, found.start)
    return places
