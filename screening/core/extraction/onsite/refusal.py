"""A sentence about a place of work in, whether it refuses the place altogether out."""

import re

from screening.core.extraction.onsite.lexicon import find, has, phrases, places
from screening.core.extraction.onsite.week import week_of

_CLAUSE = re.compile(r"[;:.,!?()]|\s(?:maar|mais|but|aber|wel|sondern)\s")
_LONGEST_GAP = 3  # characters between the words of refusal and the place


def refuses(text: str) -> bool:
    """Whether the sentence refuses the place altogether; "not in Brussels on Thursdays" does not."""
    if has("past", text):
        return False
    unwilling = has("unwilling", text) or _says_no(text)
    if has("remote_only", text) or (unwilling and not week_of(text).weekdays):
        return True
    return _reluctant_place(text) is not None


def refused_place(text: str) -> str:
    """The place that the words of refusal name or that stands right after them: "in Luik of thuis, niet in Brussel"."""
    for refusal in find("unwilling", text):
        for place in places().longest(text):
            if refusal.start <= place.start <= refusal.end + _LONGEST_GAP:
                return place.value
    return _reluctant_place(text) or ""


def _ends_with_words(kind: str, before: str) -> bool:
    return any(not any(c.isalnum() for c in before[found.end :]) for found in find(kind, before))


def _says_no(text: str) -> bool:
    """Whether the sentence is a line of a form: "Brussels: no"."""
    label, colon, answer = text.partition(":")
    return (
        bool(colon)
        and phrases("refusal").match(answer) is not None
        and (has("site", label) or bool(places().longest(label)))
    )


def _reluctant_place(text: str) -> str | None:
    """The place that a clause wants no more way to, "" for any office: "je ne souhaite plus faire la navette vers ...".

    None where there is no such clause. Who no longer wants to come every day may still come on some.
    """
    for clause in _CLAUSE.split(text):
        if not (has("reluctant", clause) and has("journeys", clause)) or week_of(clause, denied=False).says_something:
            continue
        named = places().longest(clause)
        if any(_ends_with_words("elsewhere_than", clause[: place.start]) for place in named):
            continue
        if named or has("site", clause):
            return named[0].value if named else ""
    return None
