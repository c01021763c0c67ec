"""A statement about the place of work in, whether it, or a day of it, is on site or at home out."""

from screening.core.extraction.onsite.lexicon import weekdays
from screening.core.extraction.place import places_in
from screening.core.phrases import Found
from screening.core.vacancy.clauses import clause_around
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has
from screening.core.vacancy.statements import Statement

WORKING_DAYS = 5
OF_OTHERS = frozenset({Part.COMPANY, Part.TASKS})  # "every day" and "in Ghent" are said of more there
_OF_PLACE = ("here", "remote", "hybrid", "remote_only", "always_here")


def is_about_place(statement: Statement) -> bool:
    """Whether the statement may say where the work is done: by its label, a word for a place, a fixed day."""
    if statement.part in {Part.ONSITE, Part.TELEWORK}:
        return True
    if statement.part is Part.TASKS and not has("onsite", "remote", statement.text):
        return False
    if has("onsite", "fixed", statement.text) and weekdays().longest(statement.text):
        return True
    if is_work_in_place(statement):
        return True
    return any(has("onsite", kind, statement.text) for kind in _OF_PLACE)


def is_work_in_place(statement: Statement) -> bool:
    """Whether days of work a week are said of a place: "three days a week in Brussels"; part-time work is not."""
    text = statement.text
    if statement.part in OF_OTHERS or has("onsite", "part_time", text):
        return False
    return has("onsite", "per_week", text) and bool(places_in(text))


def is_remote(statement: Statement, start: int, end: int) -> bool:
    """Whether days are days away: the nearest word of place in the clause, else in the sentence, else the label."""
    text = statement.text
    first, last = clause_around(text, start, end)
    labelled = statement.part is Part.TELEWORK
    for a, b in ((first, last),) if labelled and not statement.goes_on else ((first, last), (0, len(text))):
        piece = text[a:b]
        away = [_distance(each, start - a, end - a) for each in find("onsite", "remote", piece)]
        here = [_distance(each, start - a, end - a) for each in (*find("onsite", "here", piece), *places_in(piece))]
        if away or here:
            return min(away, default=len(text)) < min(here, default=len(text))
    return labelled


def _distance(found: Found[str], start: int, end: int) -> int:
    return max(found.start - end, start - found.end, 0)
