"""Phrases of a vocabulary and a text in, the places where they stand out: case, accents and hyphens do not matter.

A phrase is written in lower case, words apart by spaces: "programme manager", "projectleid*" (any ending),
"*beheerder" (any beginning), "led ~ project" (up to four words between, of one clause). A phrase in capitals ("IT",
"PM") is found only where the text has capitals too. Words may be apart by a space, a line break or a hyphen; never by a
tab, an empty line or other punctuation. A word broken at the end of a line is found both as one word and as two.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

V = TypeVar("V")

_TOKEN = re.compile(
    r"(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f])*)"
    r"|(?P<joint>(?<=\w)[-\u2010\u2011\u00ad]\n(?=\w))"  # a word broken at the end of a line
    r"|(?P<link>(?<=\w)[-\u2010\u2011\u00ad](?=\w))"  # a hyphen inside a compound: as good as a space
    r"|(?P<wall>\t|\n[ \r]*\n)"  # another cell or block: no phrase goes on there
    r"|(?P<mark>[^\w\s])"
)
_APOSTROPHES = str.maketrans("\u2018\u2019\u201b\u02bc\u00b4`", "''''''")
_WALL = "\t"
_BETWEEN = frozenset({"joint", "link"})
GAP = "~"  # in a phrase: none to four words
_WIDEST_GAP = 4  # words


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text without case, accents and typographic apostrophes: "Élève" is "eleve"."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True)
class Folded:
    """A text cut into folded words and marks; word i stands at [starts[i], ends[i]) of the text.

    `joints` holds the words that may be the second half of a word broken at the end of a line; `index` where each
    word stands, so that a search looks at each different word once.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joints: frozenset[int]
    index: Mapping[str, list[int]]


@lru_cache(maxsize=1024)
def folded(text: str) -> Folded:
    """The text ready to be searched. The same text is cut only once for all vocabularies."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joints: set[int] = set()
    index: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "joint":
            joints.add(len(words))
        if kind in _BETWEEN:
            continue
        word = _WALL if kind == "wall" else fold(match[0]) or match[0]  # a lone mark of an accent folds to nothing
        index.setdefault(word, []).append(len(words))
        words.append(word)
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Folded(text, tuple(words), tuple(starts), tuple(ends), frozenset(joints), index)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A phrase that stands at [start, end) of the text, with the value it was listed with."""

    start: int
    end: int
    phrase: str
    value: V


@dataclass(slots=True)
class _Node(Generic[V]):
    """What may follow in a phrase: words, beginnings, endings, what may come some words later; `entries` end here."""

    words: dict[str, "_Node[V]"] = field(default_factory=dict)
    beginnings: dict[str, "_Node[V]"] = field(default_factory=dict)
    endings: dict[str, "_Node[V]"] = field(default_factory=dict)
    later: "_Node[V] | None" = None
    entries: list[tuple[str, V]] = field(default_factory=list)

    def child(self, word: str) -> "_Node[V]":
        if word == GAP:
            self.later = self.later or _Node()
            return self.later
        if word.endswith("*"):
            return self.beginnings.setdefault(word[:-1], _Node())
        if word.startswith("*"):
            return self.endings.setdefault(word[1:], _Node())
        return self.words.setdefault(word, _Node())

    def after(self, word: str) -> "list[_Node[V]]":
        nodes = [self.words[word]] if word in self.words else []
        if self.beginnings:
            nodes += [self.beginnings[word[:n]] for n in range(1, len(word) + 1) if word[:n] in self.beginnings]
        if self.endings:
            nodes += [self.endings[word[n:]] for n in range(len(word)) if word[n:] in self.endings]
        return nodes


class Phrases(Generic[V]):
    """A list of phrases, each with a value; searching takes time linear in the text, whatever the number of phrases."""

    _LONGEST_WORD = 60  # characters; what is longer is no word, and trying each of its endings would not be linear
    _CACHED_WORDS = 20_000
    _LEAST_PLURAL = 5  # letters: a shorter word that ends in s is often no plural

    def __init__(
        self, phrases: Iterable[tuple[str, V]], *, plurals: bool = False, not_between: Iterable[str] = ()
    ) -> None:
        """List the phrases; with `plurals`, each of their words is found with an s at its end too.

        `not_between` are the words that a gap ("~") never spans.
        """
        self._plurals = plurals
        self._not_between = frozenset(map(fold, not_between))
        self._root: _Node[V] = _Node()
        self._first: dict[str, list[_Node[V]]] = {}
        for phrase, value in phrases:
            node = self._root
            for word in _phrase_words(phrase):
                node = node.child(word)
            node.entries.append((phrase, value))

    @classmethod
    def of(cls, groups: Mapping[V, Iterable[str]]) -> "Phrases[V]":
        """The phrases of several groups; the value of each is the name of its group."""
        return cls((phrase, group) for group, phrases in groups.items() for phrase in phrases)

    def find(self, text: str) -> tuple[Found[V], ...]:
        """Every place of every phrase, overlapping ones too, by start and then the longest first."""
        return tuple(self._find(folded(text)))

    def longest(self, text: str) -> tuple[Found[V], ...]:
        """The places that do not overlap: from left to right, the longest phrase at each place."""
        kept: list[Found[V]] = []
        for found in self._find(folded(text)):
            if not kept or found.start >= kept[-1].end:
                kept.append(found)
        return tuple(kept)

    def match(self, text: str) -> V | None:
        """The value of the phrase that the whole text is, punctuation at its ends left out, or None."""
        cut = folded(text)
        words = [i for i, word in enumerate(cut.words) if word[:1].isalnum()]  # a lone accent folds to nothing
        if not words:
            return None
        start, end = cut.starts[words[0]], cut.ends[words[-1]]
        return next(
            (found.value for found in self._at(cut, words[0]) if found.start == start and found.end >= end), None
        )

    def _find(self, cut: Folded) -> Iterator[Found[V]]:
        for i in self._openings(cut):
            yield from self._at(cut, i)

    def _openings(self, cut: Folded) -> list[int]:
        """The words that a phrase may begin with, in order."""
        plain = not (self._root.beginnings or self._root.endings or self._plurals)
        words = cut.index.keys() & self._root.words.keys() if plain else filter(self._starting, cut.index)
        openings = {i for word in words for i in cut.index[word]}
        openings.update(joint - 1 for joint in cut.joints)
        return sorted(openings)

    def _starting(self, word: str) -> "list[_Node[V]]":
        if word not in self._first:
            if len(self._first) >= self._CACHED_WORDS:
                self._first.clear()
            self._first[word] = self._after(self._root, word) if len(word) <= self._LONGEST_WORD else []
        return self._first[word]

    def _after(self, node: "_Node[V]", word: str) -> "list[_Node[V]]":
        nodes = node.after(word)
        if self._plurals and word.endswith("s") and len(word) >= self._LEAST_PLURAL and word[:-1] in node.words:
            nodes.append(node.words[word[:-1]])
        return nodes

    def _at(self, cut: Folded, first: int) -> list[Found[V]]:
        ends: list[tuple[int, _Node[V]]] = []
        open_ends = self._steps(cut, first, self._root)
        while open_ends:
            ends += open_ends
            open_ends = [step for i, node in open_ends for step in self._steps(cut, i, node)]
        found = [
            Found(cut.starts[first], cut.ends[last - 1], phrase, value)
            for last, node in ends
            for phrase, value in node.entries
        ]
        found.sort(key=lambda each: -each.end)
        return [each for each in found if not each.phrase.isupper() or cut.text[each.start : each.end].isupper()]

    def _steps(self, cut: Folded, i: int, node: "_Node[V]") -> "list[tuple[int, _Node[V]]]":
        if i >= len(cut.words) or len(cut.words[i]) > self._LONGEST_WORD:
            return []
        nodes = self._starting(cut.words[i]) if node is self._root else self._after(node, cut.words[i])
        steps = [(i + 1, each) for each in nodes]
        if i + 1 in cut.joints and len(cut.words[i + 1]) <= self._LONGEST_WORD:
            steps += [(i + 2, each) for each in node.after(cut.words[i] + cut.words[i + 1])]
        return steps + self._later_steps(cut, i, node.later) if node.later else steps

    def _later_steps(self, cut: Folded, i: int, node: "_Node[V]") -> "list[tuple[int, _Node[V]]]":
        """What goes on after none to four words, none of which ends the clause."""
        steps: list[tuple[int, _Node[V]]] = []
        for j in range(i, min(i + _WIDEST_GAP + 1, len(cut.words))):
            word = cut.words[j]
            if not word[:1].isalnum() or len(word) > self._LONGEST_WORD:
                break
            steps += [(j + 1, each) for each in self._after(node, word)]
            if word in self._not_between:
                break
        return steps


def _phrase_words(phrase: str) -> list[str]:
    """The folded words and marks of a phrase, each with the star that stands at it."""
    return [fold(part) for part in re.findall(r"\*?[^\W_]+\*?|[^\w\s*-]", phrase)]
