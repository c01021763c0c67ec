"""What sort of document was read: the languages it is written in, and signs that it is probably no CV."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

from screening.core.terms import Document, Flag, Page

WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
# The bounds of RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4; without them a line of "2019-2019-..." takes minutes.
CONTACT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?:\+|\b0)\d[\d ./()-]{7,}")
NUMBERING = re.compile(r"^[\W\d_]+|[\W_]+$")
LEAST_SHARE, LEAST_HITS = 0.2, 12  # of the words that tell, for a further language
FEWEST_HEADINGS, FEWEST_YEARS = 2, 3
MOST_OTHER = 2
SHORT_ROW = 60  # characters


def languages_of(pages: Iterable[Page]) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages of the text, the one with the most text first; none when nothing tells."""
    counts: Counter[str] = Counter()
    known = _function_words()
    for page in pages:
        for word, count in Counter(WORD.findall(page.text.lower())).items():
            for language in known.get(word, ()):
                counts[language] += count
    total = sum(counts.values())
    ranked = counts.most_common()
    return tuple(
        language
        for place, (language, count) in enumerate(ranked)
        if (place == 0 and count > 1) or (count >= LEAST_HITS and count >= LEAST_SHARE * total)
    )


def flags_of(document: Document) -> Iterator[Flag]:
    """The flags that the text itself raises."""
    if document.hidden:
        yield Flag.HIDDEN_TEXT
    if len(document.languages) > 1:
        yield Flag.TWO_LANGUAGES
    if not _is_cv("\n".join(page.text for page in document.pages)):
        yield Flag.NOT_A_CV


def _is_cv(text: str) -> bool:
    headings, others = _phrases()
    lowered = text.lower()
    rows = lowered.split("\n")
    rows += [row.partition(":")[0] for row in rows if ":" in row]
    num_headings = len(headings.intersection(NUMBERING.sub("", row) for row in rows if len(row) < SHORT_ROW))
    if num_headings >= FEWEST_HEADINGS:
        return True
    if sum(phrase in lowered for phrase in others) >= MOST_OTHER:
        return False
    return len(YEAR.findall(text)) >= FEWEST_YEARS and (num_headings > 0 or bool(CONTACT.search(text)))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Each function word that belongs to one language only, with that language."""
    owners: dict[str, tuple[str, ...]] = {}
    for language, words in _knowledge()["function_words"].items():
        for word in words.split():
            owners[word] = (*owners.get(word, ()), language)
    return {word: languages for word, languages in owners.items() if len(languages) == 1}


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...]]:
    knowledge = _knowledge()
    headings = frozenset(phrase for line in knowledge["headings"] for phrase in line.split(", "))
    return headings, tuple(phrase for line in knowledge["other_documents"] for phrase in line.split(", "))


@cache
def _knowledge() -> dict[str, dict[str, str]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with Path(__file__).with_name("sorts.yaml").open(encoding="utf-8") as stream:
        knowledge: dict[str, dict[str, str]] = yaml.load(stream, loader)  # noqa: S506 - a safe loader
    return knowledge
