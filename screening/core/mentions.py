"""A note and the names of colleagues in, who is called in it out: "@Bob", "@bob", "@Bob Reviewer"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from screening.core.phrases import fold


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be called in a note: an id, the login, first and last name ("" where not given)."""

    pk: int
    login: str
    first: str
    last: str

    @property
    def full(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}".strip()


def called(text: str, team: Iterable[Colleague]) -> tuple[int, ...]:
    """The ids of the colleagues that the text calls by an @, in their order; the longest name that fits counts."""
    names = _names(tuple(team))
    folded = fold(text)
    longest = sorted(names, key=len, reverse=True)
    found = (
        next((name for name in longest if _stands(name, folded, at.end())), None) for at in re.finditer("@", folded)
    )
    return tuple(dict.fromkeys(names[name] for name in found if name))


def unnamed(text: str, team: Iterable[Colleague], instead: str) -> str:
    """The text with `instead` for every name of a colleague that stands in it as a word of its own, called or not."""
    names = {name for one in team for name in (one.login, one.full, one.first, one.last) if name}
    if not names:
        return text
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.sub(rf"@?(?<!\w)(?:{longest_first})(?!\w)", instead, text, flags=re.IGNORECASE)


def handles(team: Iterable[Colleague]) -> Mapping[int, str]:
    """How to call each: by the first name where nobody else has it, else by the full name, else by the login."""
    colleagues = tuple(team)
    names = _names(colleagues)
    return {
        one.pk: next(name for name in (one.first, one.full, one.login) if names.get(fold(name)) == one.pk)
        for one in colleagues
    }


def _names(team: tuple[Colleague, ...]) -> dict[str, int]:
    """Every name that means one person only, folded."""
    owners: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for one in team:
        for name in {fold(one.login), fold(one.full), fold(one.first)} - {""}:
            counted[name] += 1
            owners[name] = one.pk
    return {name: pk for name, pk in owners.items() if counted[name] == 1}


def _stands(name: str, text: str, start: int) -> bool:
    end = start + len(name)
    return text[start:end] == name and not (text[end : end + 1].isalnum())
