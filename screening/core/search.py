"""What a person typed into the search box in, a tree of phrases with AND, OR and NOT out; no input is an error.

    network "service bus" OR api NOT (junior OR -senior)

Words that stand beside each other must all stand there; `-word` is NOT word; a quote that is never closed ends where
the text ends, and an operator without a word is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

DEEPEST: Final = 8  # parentheses inside each other; deeper ones are read as if they were not there
_TOKEN: Final = re.compile(
    r'(?P<minus>-(?=[^\s"()]|"|\())?(?:"(?P<phrase>[^"]*)"?|(?P<paren>[()])|(?P<word>[^\s()"]+))'
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word, or words that stand behind each other, as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Without:
    """What must not be there."""

    query: "Query"


@dataclass(frozen=True, slots=True)
class Every:
    """All of them must be there."""

    queries: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One of them must be there."""

    queries: "tuple[Query, ...]"


Query = Phrase | Without | Every | Either


def parse(text: str) -> Query | None:
    """The tree of what was typed; None when it asks for nothing. Linear in the length of the text."""
    return _Parser(tuple(_tokens(text))).either(0)


def wanted(query: Query | None) -> tuple[str, ...]:
    """The phrases that a hit may show: all but those that must not be there, each once."""
    match query:
        case Phrase():
            return (query.text,)
        case Every() | Either():
            return tuple(dict.fromkeys(text for part in query.queries for text in wanted(part)))
    return ()


def _tokens(text: str) -> Iterator[str | Phrase]:
    """Operators and parentheses as they are written, everything else as a phrase."""
    for match in _TOKEN.finditer(text):
        if match["minus"]:
            yield "NOT"
        if match["phrase"] is not None:
            if phrase := " ".join(match["phrase"].split()):
                yield Phrase(phrase)
        elif match["paren"] or match["word"] in {"AND", "OR", "NOT"}:
            yield match["paren"] or match["word"]
        else:
            yield Phrase(match["word"])


class _Parser:
    """Recursive descent over the tokens; each is looked at once."""

    def __init__(self, tokens: tuple[str | Phrase, ...]) -> None:
        self._tokens = tokens
        self._next = 0

    def either(self, depth: int) -> Query | None:
        found = [self._every(depth)]
        while self._take("OR"):
            found.append(self._every(depth))
        return _joined(Either, found)

    def _every(self, depth: int) -> Query | None:
        found = []
        while self._peek() not in {"OR", None} and not (depth and self._peek() == ")"):
            found.append(self._unit(depth))
        return _joined(Every, found)

    def _unit(self, depth: int) -> Query | None:
        denied = False
        while self._peek() in {"NOT", "AND"}:
            denied = denied != (self._peek() == "NOT")
            self._next += 1
        found = self._operand(depth)
        return Without(found) if found and denied else found

    def _operand(self, depth: int) -> Query | None:
        ahead = self._peek()
        if ahead in {None, "OR"} or (depth and ahead == ")"):
            return None
        self._next += 1
        if isinstance(ahead, Phrase):
            return ahead
        if ahead == ")" or depth >= DEEPEST:
            return None
        found = self.either(depth + 1)
        self._take(")")
        return found

    def _peek(self) -> str | Phrase | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, operator: str) -> bool:
        if self._peek() != operator:
            return False
        self._next += 1
        return True


def _joined(kind: type[Every] | type[Either], found: "list[Query | None]") -> Query | None:
    queries = tuple(query for query in found if query is not None)
    if len(queries) > 1:
        return kind(queries)
    return queries[0] if queries else None
