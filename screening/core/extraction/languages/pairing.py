"""A text about languages in, each language named there with the levels said of it out."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from screening.core.extraction.languages.joints import has_words, joins, only_joined, says
from screening.core.extraction.languages.lexicon import grammar
from screening.core.extraction.languages.runs import take_in_order
from screening.core.extraction.languages.tokens import Name, Reading, Sort, Token, tokens_of
from screening.core.phrases import folded

_HARD = re.compile(r"[;|•·●▪]|(?<!\.)\.\s|\n[ \r]*\n")
_PARENTHESIS = re.compile(r"\([^()]{0,300}\)?")
_ASIDE_REACH = 40  # characters between a name and the bracket that speaks of it
_OWN_REACH = 30  # characters between a name and a level that is its own
_MOST_BETWEEN = 40  # words between a name and its level over the end of a sentence
_PUNCTUATION = re.compile(r"^[\W\d_]*$")
_COMMA = re.compile(r"\s*,\s*")


@dataclass(slots=True)
class Entry:
    """Languages named together and the levels said of them, in the order of the text.

    `in_order` says that the level stands in a list of levels, after or before a list of names.
    """

    names: list[Name]
    readings: list[Reading] = field(default_factory=list)
    in_order: bool = False


def entries_in(text: str) -> list[Entry]:
    """One entry per language or group of languages; an entry without readings is a bare mention."""
    tokens = _without_asides(text, tokens_of(text))
    in_order, left = take_in_order(text, tokens)
    pairing = _Pairing(text)
    for i, token in enumerate(left):
        pairing.take(token, left[i + 1] if i + 1 < len(left) else None)
    entries = [*(Entry([name], [reading], in_order=True) for name, reading in in_order), *pairing.close()]
    return sorted(entries, key=lambda entry: entry.names[0].start)


def _without_asides(text: str, tokens: tuple[Token, ...]) -> list[Token]:
    """The tokens less the names in a bracket that follows a name: "Frans (C1, met Duitse klanten in het Engels)"."""
    ends = [token.end for token in tokens]
    aside = bytearray(len(text))
    for match in _PARENTHESIS.finditer(text):
        before = bisect_right(ends, match.start()) - 1
        if before >= 0 and _opens_after(text, tokens[before], match.start()):
            aside[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return [token for token in tokens if not (isinstance(token, Name) and aside[token.start])]


def _opens_after(text: str, token: Token, bracket: int) -> bool:
    between = text[token.end : bracket]
    return isinstance(token, Name) and len(between) <= _ASIDE_REACH and not re.search(r"[,;:\n|(]", between)


class _Pairing:
    """Gives each level to the names before it, or to the names after it where it stands first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._entries: list[Entry] = []
        self._waiting: Entry | None = None  # names without a level so far
        self._owner: Entry | None = None  # names that have a level, and may get another
        self._heading: Reading | None = None  # a level that stands before its names
        self._last: Token | None = None

    def take(self, token: Token, following: Token | None) -> None:
        gap = self._text[self._last.end : token.start] if self._last else "\n"
        if isinstance(token, Name):
            self._name(token, gap, following)
        else:
            self._reading(token, gap, following)
        self._last = token

    def close(self) -> list[Entry]:
        return self._entries

    def _name(self, name: Name, gap: str, following: Token | None) -> None:
        another = isinstance(self._last, Name)
        if self._heading and self._headed(gap) and not (another and self._has_own(name, following)):
            if another and self._owner and joins(gap):
                self._owner.names.append(name)
            else:
                self._owner = self._opened(name)
                self._owner.readings.append(self._heading)
            return
        self._heading = None
        if self._waiting and joins(gap):
            self._waiting.names.append(name)
        else:
            self._waiting = self._opened(name)
            self._owner = None

    def _has_own(self, name: Name, following: Token | None) -> bool:
        """Whether a level of its own follows the name directly: the last of "bilingual Dutch/French, English C1"."""
        if not isinstance(following, Reading):
            return False
        between = self._text[name.end : following.start]
        return (
            len(between) < _OWN_REACH and not re.search(r"[,;.|\n]", between) and not grammar("joined").longest(between)
        )

    def _headed(self, gap: str) -> bool:
        """Whether a level that stands first still holds for a name after this gap."""
        if _HARD.search(gap.replace(".\n", "\n") if isinstance(self._last, Reading) else gap):
            return False
        if isinstance(self._last, Name):
            return "\n" not in gap or not has_words(gap)
        return "\n" not in gap or (self._last is self._heading and not gap.strip(" :\t\r\n–-"))

    def _opened(self, name: Name) -> Entry:
        entry = Entry([name])
        self._entries.append(entry)
        return entry

    def _reading(self, reading: Reading, gap: str, following: Token | None) -> None:
        if self._stands_first(reading, gap, following):
            self._heading, self._owner, self._waiting = reading, None, None
        elif self._waiting and not (_HARD.search(gap) and reading.sort is Sort.NOTHING) and not _lies_apart(gap):
            self._owner = self._sharing(reading, gap)
            self._owner.readings.append(reading)
            self._waiting, self._heading = None, None
        elif self._owner and (not _HARD.search(gap) or _names_skill(gap) or self._ends_line(reading, gap, following)):
            self._owner.readings.append(reading)
        elif following is not None:
            self._heading, self._owner = reading, None

    def _ends_line(self, reading: Reading, gap: str, following: Token | None) -> bool:
        """Whether a level ends the line on which a language and more about it stand: "... in 2009. Niveau C1"."""
        ahead = self._text[reading.end : following.start] if following else "\n"
        return "\n" not in gap and "|" not in gap and ahead.lstrip(" .)").startswith("\n") and reading.sort is Sort.CODE

    def _sharing(self, reading: Reading, gap: str) -> Entry:
        """The waiting names that a level is said of: all of "Dutch and French: good", else the last one."""
        waiting = self._waiting
        if waiting is None or len(waiting.names) == 1 or self._all_meant(waiting.names, reading, gap):
            return waiting or Entry([])
        last = waiting.names.pop()
        return self._opened(last)

    def _all_meant(self, names: list[Name], reading: Reading, gap: str) -> bool:
        commas = [_COMMA.fullmatch(self._text[a.end : b.start]) for a, b in pairwise(names)]
        shared = bool(reading.wording and reading.wording.shared)
        return shared or "\t" in gap or not all(commas) or gap.strip()[:1] in {":", "–", "—", "=", "-"}

    def _stands_first(self, reading: Reading, gap: str, following: Token | None) -> bool:
        """Whether the level is said of the name after it: "fluent in French", "Moedertaal: Nederlands"."""
        if not isinstance(following, Name):
            return False
        ahead = self._text[reading.end : following.start]
        if not _leads(ahead) or ("\n" in ahead and gap.rpartition("\n")[2].strip()):
            return False
        if self._last is None or "\n" in gap or _HARD.search(gap):
            return not self._waiting or bool(_HARD.search(gap)) or ":" in ahead or "\n" not in ahead
        if reading.wording and reading.wording.name == "none" and "\n" not in ahead:
            return gap.strip()[-1:] not in {":", "–", "-", "("}
        return "\n" not in ahead and (self._leads_on(gap, ahead) if self._waiting else self._separated(gap))

    def _leads_on(self, gap: str, ahead: str) -> bool:
        """Whether a level after names without one is said of the next name: "Nederlands, vloeiend Frans"."""
        if _links(gap) or (_joins_only(ahead) and "," not in gap):
            return False
        return self._separated(gap) and (says(ahead) or bool(_COMMA.fullmatch(gap) and ahead.isspace()))

    def _separated(self, gap: str) -> bool:
        return bool(re.search(r"[,–—\t)]\s*$", gap)) or bool(grammar("joined").longest(gap[-8:])) or has_words(gap)


def _lies_apart(gap: str) -> bool:
    """Whether a text of its own lies between a name and a level: columns were read one after the other."""
    return bool(_HARD.search(gap)) and len(folded(gap).words) > _MOST_BETWEEN


def _joins_only(ahead: str) -> bool:
    """Whether a level and the next name are joined by "and", so that the level is that of the name before."""
    return only_joined([word for word in folded(ahead).words if word not in {",", "'"}])


def _names_skill(gap: str) -> bool:
    """Whether a skill of the same language follows a bar: "Listening C1 | Writing B2"."""
    return "\n" not in gap and gap.lstrip()[:1] in {"|", ";"} and bool(grammar("skills").longest(gap))


def _links(gap: str) -> bool:
    """Whether the words between a name and a level say the level of that name: "my Dutch is at B2"."""
    return "," not in gap and not grammar("joined").longest(gap) and says(gap)


def _leads(ahead: str) -> bool:
    """Whether only fillers, spaces and a colon stand between a level and the name after it."""
    if _PUNCTUATION.fullmatch(ahead):
        return not re.search(r"[,;.|/•·)\t\d]", ahead) and ahead.count("\n") <= 1
    return says(ahead)
