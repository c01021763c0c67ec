"""A statement and a place in it in, whether what is asked there is a gate or nice to have out."""

from functools import cache

from screening.core.phrases import Found, Phrases, folded
from screening.core.vacancy.clauses import clause_around
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has, phrases, vocabulary
from screening.core.vacancy.statements import Statement

_MOST_LIKEWISE = 8  # words between a wish and what "as are" joins to it
_OWN_SUBJECT = 2  # words before "is a plus" that make it a clause of its own


def is_gate(statement: Statement, start: int, end: int) -> bool:
    """Whether what stands at [start, end) of the statement's text is required.

    It is not below a heading or after a label of wishes, nor where "is a plus" or "preferably" is said of it.
    """
    if Part.WISHES in {statement.section, statement.label}:
        return has("gates", "required_after_all", statement.text)
    text = statement.text
    before = (_wishes_ahead(text, each, start) for each in find("gates", "ahead", text))
    after = (_wishes_behind(text, each, start, end) for each in wishes_behind(text))
    return not any(before) and not any(after)


def wish_ranges(text: str) -> tuple[Found[str], ...]:
    """Where words stand that make something nice to have."""
    return (*find("gates", "ahead", text), *wishes_behind(text))


def wishes_behind(text: str) -> tuple[Found[str], ...]:
    """Where "is a plus" and the like stand: as listed, or an article, a word of degree and a word for an advantage."""
    return _behind().longest(text)


@cache
def _behind() -> Phrases[str]:
    known = vocabulary("gates")
    made = (
        f"{article} {degree} {noun}"
        for words in known["praise"].values()
        for article in words["articles"]
        for degree in words["degrees"]
        for noun in words["nouns"]
    )
    listed = (phrase for each in known["behind"].values() for phrase in each)
    return Phrases((phrase, "behind") for phrase in (*listed, *made))


def _wishes_ahead(text: str, wish: Found[str], start: int) -> bool:
    """Whether "preferably" is said of what begins at `start`: it stands before it in the same clause, or closes it."""
    first, last = clause_around(text, wish.start, wish.end)
    if wish.start <= start:
        return start < last or (wish.end + 1 >= last and _is_opening(text, wish))
    return first <= start and not text[wish.end : last].strip(" .!")


def _is_opening(text: str, wish: Found[str]) -> bool:
    return not text[: wish.start].strip(" (") and text[wish.end : wish.end + 1] in {",", ":"}


def _is_likewise(between: str) -> bool:
    """Whether "as are" leads from a wish to what stands after `between`, in the same sentence."""
    joint = next(iter(find("gates", "likewise", between)), None)
    adjoins = joint is not None and not any(map(str.isalnum, between[: joint.start]))
    return adjoins and len(between.split()) <= _MOST_LIKEWISE


def _wishes_behind(text: str, wish: Found[str], start: int, end: int) -> bool:
    """Whether "is a plus" is said of it: in its clause, or of the whole where it has no subject of its own."""
    if wish.end <= start:  # "a plus: three years as ...", "is a plus, as are three years as ..."
        return text[wish.end :].lstrip()[:1] == ":" or _is_likewise(text[wish.end : start])
    first, last = clause_around(text, wish.start, wish.end)
    if first <= start:
        return True
    subject = [word for word in folded(text[first : wish.start]).words if word[0].isalnum()]
    subject = [word for word in subject if not phrases("gates", "no_subject").match(word)]
    return len(subject) < _OWN_SUBJECT and last >= end
