"""A search and spans of a document in, what is mentioned there out; what is negated is left out."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from screening.core.judging.lexicon import EXCLUDED, Search
from screening.core.phrases import Found, Phrases
from screening.core.terms import Document, Evidence, Span
from screening.core.vocabulary import load_vocabulary

_WORDS = Path(__file__).parent / "vocabulary" / "mentions.yaml"
_NEGATED_CHARACTERS = 34  # a negation reaches this far: "geen echte ESB", "never led a project"
_SHOWN_CHARACTERS = 300  # on either side; a longer sentence is no quote that a person reads
_DATED_CHARACTERS = 100  # dates this near are those of the words: "(2013 to 2016): ESB for 22 registries"
_BREAK = re.compile(
    r"[.!?]\s+(?=[^\s\d a-z])"  # the end of a sentence
    r"|;\s+"
    r"|\t|\n[ \r]*\n"  # the end of a cell or a block
    r"|\n(?=\s*[^\w\s(\"'«“„]\s)"  # a line that starts with a bullet
)
_HEADING_ABOVE = re.compile(r"^[^\n]{0,60}[^\s,;:-]\n(?=[^\sa-zà-ÿ])", re.MULTILINE)  # a short line, then a new start
_CLAUSE_END = re.compile(r"[,;:.()]")
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Years:
    """The first and the last calendar year of a period; `last` is None while it goes on."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands at `span`, in the sentence at `sentence`.

    `apart` says that the sentence has dates of its own, which are not those of the whole period ("since 2023: ...").
    """

    kind: str
    phrase: str
    span: Span
    sentence: Span
    apart: bool = False


def mentions(search: Search, spans: Evidence, document: Document, period: Years | None = None) -> tuple[Mention, ...]:
    """What the search finds in `spans`, in reading order; excluded phrases are entries of their own kind."""
    found: list[Mention] = []
    for block in joined(spans, document):
        found += _mentions_in(search, block, text_at(block, document), period)
    return tuple(found)


def text_at(span: Span, document: Document) -> str:
    """The document's text at `span`, empty where there is no such page."""
    pages = document.pages
    if span.page <= len(pages) and pages[span.page - 1].number == span.page:
        return pages[span.page - 1].text[span.start : span.end]
    return next((page.text[span.start : span.end] for page in pages if page.number == span.page), "")


def joined(spans: Evidence, document: Document) -> Evidence:
    """The spans in reading order, those that only white space keeps apart made one, so that phrases may run across."""
    blocks: list[Span] = []
    for span in sorted(spans):
        last = blocks[-1] if blocks else None
        if last and last.page == span.page and not text_at(Span(span.page, last.end, span.start), document).strip():
            blocks[-1] = Span(span.page, last.start, max(last.end, span.end))
        else:
            blocks.append(span)
    return tuple(blocks)


def stated(search: Search, text: str) -> tuple[tuple[str, str], ...]:
    """The (kind, phrase) pairs of a short text, a title or an employer; what an excluded phrase covers is left out."""
    return tuple((each.value, each.phrase) for each in search(text) if each.value != EXCLUDED)


def parts(title: str) -> tuple[str, ...]:
    """The titles held one after the other that a title names: "analyst, later team leader" is two, else itself."""
    cuts = [0]
    for found in _sequence_words().longest(title):
        cuts += [found.start, found.end]
    cuts.append(len(title))
    named = (title[start:end].strip(" ,;(") for start, end in zip(cuts[::2], cuts[1::2], strict=True))
    return tuple(part for part in named if part and not _grades().match(part))


def wording(phrase: str) -> str:
    """What makes a phrase different from another: "KPI" and "KPIs" are one."""
    return phrase.rstrip("*").rstrip("s")


def _mentions_in(search: Search, block: Span, text: str, period: Years | None) -> list[Mention]:
    found = search(text)
    if not found:
        return []
    starts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    kept: list[Mention] = []
    for each in found:
        at = min(bisect_right(starts, each.start), len(starts) - 1)
        begin, end = starts[at - 1], starts[at]
        if _is_negated(text[max(begin, each.start - _NEGATED_CHARACTERS) : each.start]):
            continue
        if _is_of_others(text[each.end : min(end, each.end + _NEGATED_CHARACTERS)]):
            continue
        first, last = _shown(text, begin, end, each)
        kept.append(
            Mention(
                each.value,
                each.phrase,
                Span(block.page, block.start + each.start, block.start + each.end),
                Span(block.page, block.start + first, block.start + last),
                period is not None and _has_own_dates(text, begin, end, each, period),
            )
        )
    return kept


def _shown(text: str, begin: int, end: int, found: Found[str]) -> tuple[int, int]:
    """What to show of the sentence at [begin, end): all but the headings above it, its line, or the words around."""
    if end - begin > _SHOWN_CHARACTERS:
        begin = max(begin, text.rfind("\n", begin, found.start) + 1)
        end = _before(text.find("\n", found.end, end), end)
    if found.start - begin > _SHOWN_CHARACTERS:
        begin = text.find(" ", found.start - _SHOWN_CHARACTERS, found.start) + 1 or found.start
    for match in _HEADING_ABOVE.finditer(text, begin, found.start):
        begin = match.end()
    if end - found.end > _SHOWN_CHARACTERS:
        end = _before(text.rfind(" ", found.end, found.end + _SHOWN_CHARACTERS), found.end)
    sentence = text[begin:end]
    return begin + len(sentence) - len(sentence.lstrip()), begin + len(sentence.rstrip())


def _before(found_at: int, otherwise: int) -> int:
    return otherwise if found_at < 0 else found_at


def _is_negated(before: str) -> bool:
    clause = _CLAUSE_END.split(before)[-1]
    return any(found.value == "negation" for found in _negations().longest(clause))


def _is_of_others(after: str) -> bool:
    """Whether somebody else did it: "het bestek schrijven anderen"."""
    return bool(_others().find(_CLAUSE_END.split(after)[0]))


def _has_own_dates(text: str, begin: int, end: int, found: Found[str], period: Years) -> bool:
    """Whether dates by a find, in its sentence, differ from the period: "since 2023" before it, a range beside it."""
    near = max(begin, found.start - _DATED_CHARACTERS), min(end, found.end + _DATED_CHARACTERS)
    for match in _own_dates().finditer(text, *near):
        first, last = match["from"] or match["since"], match["to"]
        later = int(first) > period.first and (match["from"] or match.end() <= found.start)
        earlier = last and period.last and int(last) < period.last
        ended = last and period.last is None
        if later or earlier or ended:
            return True
    return False


@cache
def _sequence_words() -> Phrases[str]:
    return Phrases.of({"then": load_vocabulary(_WORDS)["then"]})


@cache
def _grades() -> Phrases[str]:
    return Phrases.of({"grade": load_vocabulary(_WORDS)["grades"]})


@cache
def _negations() -> Phrases[str]:
    words = load_vocabulary(_WORDS)
    return Phrases.of({"negation": words["negations"], "none": words["no_negations"]})


@cache
def _others() -> Phrases[str]:
    return Phrases.of({"others": load_vocabulary(_WORDS)["by_others"]})


@cache
def _own_dates() -> re.Pattern[str]:
    since = "|".join(re.escape(word) for word in sorted(load_vocabulary(_WORDS)["since"], key=len, reverse=True))
    month = r"(?:[^\W\d_]{3,10}\.?\s+|\d\d?\s*[/.-]\s*)?"
    until = r"\s*(?:-|\u2013|\u2014|\u2192|to|tot|bis|\u00e0|et|and|en|until|t/m)\s*"
    return re.compile(
        rf"(?P<from>{_YEAR}){until}{month}(?P<to>{_YEAR})|\b(?:{since})\s+{month}(?P<since>{_YEAR})",
        re.IGNORECASE,
    )
