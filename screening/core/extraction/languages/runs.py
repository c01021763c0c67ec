"""A text and its tokens in, languages and levels that are listed in the same order out, and the tokens left over.

They stand one under the other, in one table row, or in one sentence: "Dutch, French and English: C2, C1 and B2".
"""

import re
from collections.abc import Callable
from typing import TypeVar

from screening.core.extraction.languages.joints import joins, lists, says
from screening.core.extraction.languages.lexicon import grammar
from screening.core.extraction.languages.tokens import Name, Reading, Sort, Token

T = TypeVar("T", Name, Reading)

_HARD = re.compile(r"[;.|\n]")
_LABEL = re.compile(r"\s*[:(]\s*")
_FEWEST = 2


def take_in_order(text: str, tokens: list[Token]) -> tuple[list[tuple[Name, Reading]], list[Token]]:
    """The pairs of a language and its level, and the tokens that are in no such list."""
    pairs: list[tuple[Name, Reading]] = []
    left: list[Token] = []
    i = 0
    while i < len(tokens):
        found = _column(text, tokens, i) or _names_first(text, tokens, i) or _levels_first(text, tokens, i)
        pairs += found
        i += 2 * len(found)
        if not found:
            left.append(tokens[i])
            i += 1
    return pairs, left


def _column(text: str, tokens: list[Token], i: int) -> list[tuple[Name, Reading]]:
    """Names one under the other (or in one table row) followed by as many levels set the same way."""
    names = _set_apart(text, _run(tokens, i, Name))
    readings = _set_apart(text, _run(tokens, i + len(names), Reading)) if len(names) >= _FEWEST else []
    return _paired(names, readings)


def _names_first(text: str, tokens: list[Token], i: int) -> list[tuple[Name, Reading]]:
    """Names of a sentence followed by as many levels: "Dutch and French: C2 and C1"."""
    names = _joined(text, _run(tokens, i, Name))
    readings = _listed(text, _run(tokens, i + len(names), Reading)) if len(names) >= _FEWEST else []
    pairs = _paired(names, readings)
    between = text[names[-1].end : readings[0].start] if pairs else ""
    coded = all(reading.sort is Sort.CODE for reading in readings)
    clear = (coded and says(between)) or _LABEL.fullmatch(between) or grammar("respectively").longest(between)
    return pairs if clear and _is_over(text, tokens, i + 2 * len(pairs)) else []


def _levels_first(text: str, tokens: list[Token], i: int) -> list[tuple[Name, Reading]]:
    """As many names after levels of a sentence: "C1 and B2 for Dutch and French"."""
    readings = _listed(text, _run(tokens, i, Reading))
    names = _joined(text, _run(tokens, i + len(readings), Name)) if len(readings) >= _FEWEST else []
    coded = all(reading.sort is Sort.CODE for reading in readings)
    pairs = _paired(names, readings) if coded else []
    return pairs if pairs and says(text[readings[-1].end : names[0].start]) else []


def _paired(names: list[Name], readings: list[Reading]) -> list[tuple[Name, Reading]]:
    return list(zip(names, readings, strict=True)) if len(names) == len(readings) >= _FEWEST else []


def _run(tokens: list[Token], i: int, kind: type[T]) -> list[T]:
    run: list[T] = []
    while i < len(tokens) and isinstance(token := tokens[i], kind):
        run.append(token)
        i += 1
    return run


def _set_apart(text: str, run: list[T]) -> list[T]:
    """The first tokens of the run that stand each on a line (or in a cell) of their own."""
    kept: list[T] = []
    mark = ""
    for token in run:
        between = text[kept[-1].end : token.start].strip(" \r()") if kept else ""
        if kept and (between not in {"\n", "\t"} or (mark and between != mark)):
            break
        mark = between or mark
        kept.append(token)
    return kept if _alone(text, kept) else []


def _alone(text: str, run: list[T]) -> bool:
    if not run:
        return False
    before = text[: run[0].start].rstrip(" ")[-1:]
    after = text[run[-1].end :].lstrip(" ")[:1]
    return before in {"", "\n", "\t", ":"} and after in {"", "\n", "\t"}


def _joined(text: str, names: list[Name]) -> list[Name]:
    """The first names of the run that stand in one list."""
    return _while(names, lambda one, other: joins(text[one.end : other.start]))


def _listed(text: str, readings: list[Reading]) -> list[Reading]:
    """The first levels of the run that are said one after the other."""
    return _while(readings, lambda one, other: lists(text[one.end : other.start]))


def _while(run: list[T], go_on: Callable[[T, T], bool]) -> list[T]:
    kept = run[:1]
    for token in run[1:]:
        if not go_on(kept[-1], token):
            break
        kept.append(token)
    return kept


def _is_over(text: str, tokens: list[Token], i: int) -> bool:
    """Whether the sentence ends before the next token: a name that follows may own the last level."""
    return i >= len(tokens) or bool(_HARD.search(text[tokens[i - 1].end : tokens[i].start]))
