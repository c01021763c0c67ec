"""A document, its facts and its candidate's names in, the document without them out: the same length, blocks in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from screening.core.reading.locate import locate
from screening.core.redaction.person import name_parts, name_ranges, person_spans
from screening.core.redaction.words import Range, ranges_everywhere
from screening.core.terms import Box, Document, Facts, HiddenText, Page, Span

BLOCK: Final = "\ufdd0"  # no character of any text; one for each letter, so that every span still means the same place
SHOWN: Final = "███"  # of one length: how long a name or an ending is tells something, too
WIDEST_ENDING: Final = 2.2  # by its height: a box over "e" is as wide as one over "trice"
_LETTERS: Final = re.compile(r"\S")
_BLOCKS: Final = re.compile(f"{BLOCK}+")


@dataclass(frozen=True, slots=True)
class Redaction:
    """A document without what tells who it is about. `spans` are what was hidden, by page and start."""

    document: Document
    spans: tuple[Span, ...]
    parts: frozenset[str]

    def text(self, text: str) -> str:
        """Any other text about the same person without the name, addresses, numbers and words that tell a sex."""
        return shown(_blocked(text, [*ranges_everywhere(text), *name_ranges(text, self.parts)]))

    def searchable(self) -> str:
        """The document as it may be searched, all pages in one: one block for each run that was hidden."""
        return one_block("\n".join(page.text for page in self.document.pages))

    def searchable_text(self, text: str) -> str:
        """Any other text about the same person as it may be searched."""
        return one_block(_blocked(text, [*ranges_everywhere(text), *name_ranges(text, self.parts)]))

    def quote(self, page: int, start: int, quote: str) -> str:
        """The quote that stands at `start` of `page`; one of an earlier file is redacted by itself."""
        if not 0 < page <= len(self.document.pages):
            return self.text(quote)
        here = self.document.pages[page - 1].text[start : start + len(quote)]
        pairs = list(zip(here, quote, strict=False))
        is_here = len(pairs) == len(quote) and all(now in {BLOCK, then} for now, then in pairs)
        return self.text(here if is_here else quote)

    def boxes(self, number: int) -> tuple[Box, ...]:
        """The boxes on page `number` that have to be painted over, in points."""
        page = self.document.pages[number - 1]
        boxes = (box for span in self.spans if span.page == number for box in locate(page, span))
        return tuple(replace(box, right=max(box.right, box.left + _least_width(box))) for box in boxes)


def shown(text: str) -> str:
    """The text as a person reads it: whatever was hidden has the same length."""
    return _BLOCKS.sub(SHOWN, text)


def one_block(text: str) -> str:
    """The text with a single block for each run of them: "directeur" and "directrice" are then the same word."""
    return _BLOCKS.sub(BLOCK, text)


def searched(phrase: str) -> str:
    """What somebody searches as a text made by `searchable` would hold it; "" where nothing is left to search for."""
    bare = one_block(_blocked(phrase, ranges_everywhere(phrase)))
    return bare if any(letter.isalnum() for letter in bare) else ""


def redaction_of(document: Document, facts: Facts, names: Iterable[str]) -> Redaction:
    """The document without what tells who it is about; `names` are those that the candidate gave."""
    known = tuple(names)
    spans = [*person_spans(document, facts, known), *_everywhere(document)]
    parts = name_parts([*known, facts.name.value if facts.name else ""])
    pages = tuple(_page(page, spans) for page in document.pages)
    bare = replace(document, pages=pages, links=(), attachments={}, hidden=())
    redacted = Redaction(bare, tuple(sorted(set(spans))), parts)
    hidden = tuple(HiddenText(one.page, one.why, redacted.text(one.text)) for one in document.hidden)
    return replace(redacted, document=replace(bare, hidden=hidden))


def _least_width(box: Box) -> float:
    return WIDEST_ENDING * (box.bottom - box.top)


def _everywhere(document: Document) -> Iterable[Span]:
    for page in document.pages:
        yield from (Span(page.number, start, end) for start, end in ranges_everywhere(page.text))


def _page(page: Page, spans: Iterable[Span]) -> Page:
    ranges = [(span.start, span.end) for span in spans if span.page == page.number]
    return replace(page, text=_blocked(page.text, ranges))


def _blocked(text: str, ranges: Iterable[Range]) -> str:
    """The text with a block for each letter of the ranges; spaces and line breaks stay."""
    letters = list(text)
    for start, end in ranges:
        letters[start:end] = _LETTERS.sub(BLOCK, text[start:end])
    return "".join(letters)
