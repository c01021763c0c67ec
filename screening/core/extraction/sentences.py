"""The text of a page in, its sentences out: wrapped lines belong together, labels and bullets stand apart."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from screening.core.extraction.date_tokens import tokens_of
from screening.core.extraction.numerals import is_number_word
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "sentences.yaml"

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?<=[\w)\]%»”\"'][.!?])\s+(?=[^\sa-z])")
_BULLET = re.compile(r"\s*(?:[•·●▪◦‣∙*§►▸➢✓–—-]|\d{1,2}[.)])\s")
_YEAR = re.compile(r"(?:19|20)\d{2}\b")
_LEVEL = re.compile(r"[ABC][12]\b")  # of a language that ends the line before
_LAST_WORD = re.compile(r"([^\W_]+)\W?$")
_DATE_END = re.compile(r"\d[-/.]\d{1,2}\W?\Z")  # "2026-07-06" ends a sentence
_OPEN_MARKS = (",", "(", "&", "/", "+")
_LONGEST_WORD = 20
_LONGEST = 800  # characters; what is longer is no sentence, and is cut so that work on each stays small
_AROUND = 3  # lines before and after that are set to the same width
_PLAY = 0.95  # letters differ in width: a line this near to the longest one is full
_LONG_ENOUGH = 20  # characters; shorter lines are no wrapped text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that is none, at [start, end) of its page's text."""

    start: int
    end: int


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences in order. A tab ends none: the cells of a table row are read together."""
    sentences: list[Sentence] = []
    for start, end in _paragraphs(text):
        cuts = [start, *_cuts(text, start, end), end]
        cuts = [cut for a, b in pairwise(cuts) for cut in range(a, b, _LONGEST)] + [end]
        sentences += [_trimmed(text, a, b) for a, b in pairwise(cuts)]
    return tuple(sentence for sentence in sentences if sentence.start < sentence.end)


def is_open_end(word: str) -> bool:
    """Whether the word cannot end a phrase: "de", "and", "chez"."""
    return word.lower() in _words("open_ends")


def sentence_index(sentences: tuple[Sentence, ...], position: int) -> int:
    """The index of the last sentence that begins at or before the position."""
    return max(bisect_right(sentences, position, key=lambda sentence: sentence.start) - 1, 0)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """The ranges of lines that were one line before they were wrapped."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    widths = _widths(lines)
    paragraphs: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(lines):
        if i and _continues(text, lines[i - 1], (start, end), widths[i - 1]):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _widths(lines: list[tuple[int, int]]) -> list[int]:
    """For each line the length of the longest line around it: what would have fitted on it."""
    lengths = [end - start for start, end in lines]
    return [max(lengths[max(0, i - _AROUND) : i + _AROUND + 1]) for i in range(len(lines))]


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if text.count("\n", before[1], line[0]) > 1 or _BULLET.match(text, line[0]):
        return False
    words = text[line[0] : line[1]].split()
    first = words[0]
    if _LEVEL.match(first) and text[before[1] - 1].isalpha() and text[before[1] - 1].islower():
        return True
    if _YEAR.match(first) and _ends_in_month(text[before[0] : before[1]].rstrip()):
        return True
    if first[0].islower() or first[0] in ":)(,;" or _is_open(text[before[0] : before[1]].rstrip()):
        return True
    fits = before[1] - before[0] + 1 + len(first) <= width * _PLAY
    return not fits and before[1] - before[0] >= _LONG_ENOUGH


def _ends_in_month(line: str) -> bool:
    last = tokens_of(line[-_LONGEST_WORD:])[-1:]
    return bool(last) and "month" in last[0].meanings


def _is_open(line: str) -> bool:
    """Whether a line ends in the middle of a phrase: with a comma, a small word or a number in words."""
    word = _LAST_WORD.search(line[-_LONGEST_WORD:])
    if word is None or not line.endswith(word[1]):
        return line.endswith(_OPEN_MARKS)
    return word[1].lower() in _words("open_ends") or is_number_word(word[1])


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where one sentence ends and the next begins: a stop that is no abbreviation's."""
    return [
        match.end()
        for match in _STOP.finditer(text, start, end)
        if text[match.start() - 1] != "."
        or not _is_abbreviation(text[max(start, match.start() - _LONGEST_WORD) : match.start()])
    ]


def _is_abbreviation(before: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    ordinal = word[1].isdigit() and len(word[1]) <= len("31") and not _DATE_END.search(before)  # "31. Mai"
    return ordinal or len(word[1]) == 1 or word[1].lower() in _words("abbreviations")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_vocabulary(_VOCABULARY)[kind])


def _trimmed(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    return Sentence(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))
