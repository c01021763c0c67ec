"""A document in, its statements about working on site out: where, how many days a week, on which days."""

import re
from collections.abc import Iterator

from screening.core.extraction.availability import tells_of_start
from screening.core.extraction.onsite.lexicon import find, has, openings, places
from screening.core.extraction.onsite.refusal import refused_place, refuses
from screening.core.extraction.onsite.week import Week, week_of
from screening.core.extraction.sentences import Sentence, sentences_of
from screening.core.terms import Document, Onsite, Page, Section, Span

_WORK = frozenset({"experience", "projects"})
_AROUND = frozenset({"interests"})  # "Divers", "Verder": what is said there may be practical
_ELSEWHERE = frozenset({"education", "interests", "volunteering", "publications", "references", "teaching"})
_MOST_FOLLOWING = 2  # sentences that go on about the same place
_LONGEST_GAP = 3  # characters between two sentences of one paragraph
_LONGEST = 400  # characters; a longer sentence is text that was not cut
_CLAUSE = re.compile(r"[;.:](?=\s|$)")
_PERIOD = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-–—→](?!\d\d-\d)")  # no date as 2026-07-06
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def find_onsite(document: Document, sections: tuple[Section, ...]) -> tuple[Onsite, ...]:
    """The statements in reading order, one per place and sentence; sentences that go on about it belong to it.

    What past jobs asked, meetings and an address say nothing: only what the person can or wants to do counts.
    """
    kinds = [(span, _kind(document, section)) for section in sections for span in section.spans]
    return tuple(
        said
        for page in document.pages
        for said in _on_page(page, [(span, kind) for span, kind in kinds if span.page == page.number])
    )


def _kind(document: Document, section: Section) -> str:
    """The kind of the section; one that tells of a notice period and of no year ("Engagements") is none of work."""
    if section.kind not in _WORK:
        return section.kind
    text = "\n".join(document.quote(span) for span in section.spans)
    return section.kind if _YEAR.search(text) or not tells_of_start(text) else "availability"


def _on_page(page: Page, kinds: list[tuple[Span, str]]) -> Iterator[Onsite]:
    triggers = [found.start for found in openings().find(page.text)]
    sentences = sentences_of(page.text) if triggers else ()
    taken = 0
    for i, sentence in enumerate(sentences):
        if sentence.start < taken or not any(sentence.start <= start < sentence.end for start in triggers):
            continue
        part = next((kind for span, kind in kinds if span.start <= sentence.start < span.end), "")
        if part in _WORK or sentence.end - sentence.start > _LONGEST:
            continue
        end = _end(page.text, sentences, i)
        said = list(_in_sentence(page, sentence.start, end, part))
        if said:
            taken = end
        yield from said


def _end(text: str, sentences: tuple[Sentence, ...], i: int) -> int:
    """The end of the last sentence that goes on about the place of sentence i."""
    end = sentences[i].end
    for following in sentences[i + 1 : i + 1 + _MOST_FOLLOWING]:
        words = text[following.start : following.end]
        if following.start - end > _LONGEST_GAP or not _goes_on(words):
            break
        end = following.end
    return end


def _goes_on(words: str) -> bool:
    if places().longest(words) or has("past", words) or has("others", words) or _PERIOD.search(words):
        return False
    return week_of(words).says_something and len(words) <= _LONGEST


def _in_sentence(page: Page, start: int, end: int, part: str) -> Iterator[Onsite]:
    text = page.text[start:end]
    evidence = (Span(page.number, start, end),)
    named = _places(text)
    if refuses(text):
        place = "" if has("remote_only", text) else refused_place(text) or named[0]
        yield Onsite(evidence, place, willing=False, days_least=0, days_most=0)
        return
    week = week_of(text)
    if not _is_meant(text, part, week, located=named != ("",)):
        return
    for place in named:
        yield Onsite(evidence, place, True, week.least, week.most, week.weekdays)


def _places(text: str) -> tuple[str, ...]:
    """The places of work; one in a clause about working at home is none where another is named."""
    named = [(found.value, _clause(text, found.start)) for found in places().longest(text)]
    here = [place for place, clause in named if has("site", clause) or not has("remote", clause)]
    return tuple(dict.fromkeys(here or [place for place, _ in named])) or ("",)


def _clause(text: str, position: int) -> str:
    first = max((match.end() for match in _CLAUSE.finditer(text, 0, position)), default=0)
    match = _CLAUSE.search(text, position)
    return text[first : match.start() if match else len(text)]


def _is_meant(text: str, part: str, week: Week, *, located: bool) -> bool:
    """Whether the sentence says what the person can or wants to do."""
    if has("others", _without("undecided", text)) or has("past", text) or _PERIOD.search(text):
        return False
    willing = has("willing", text)
    stated = week.says_something and located and has("site", text)
    if not willing and (part in _ELSEWHERE - (_AROUND if stated else set()) or has("since", text)):
        return False
    if week.says_something and (located or has("site", text) or has("remote", text)):
        return True
    return not has("undecided", text) and _is_offer(text, part, willing=willing, located=located)


def _without(kind: str, text: str) -> str:
    """The text without the words of a list: "in overleg" is no meeting."""
    for found in find(kind, text):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def _is_offer(text: str, part: str, *, willing: bool, located: bool) -> bool:
    """Whether the sentence offers to work on site, or in part so, without saying on which days."""
    practical = part == "availability"
    if has("hybrid", text) and not has("not_hybrid", text):
        return willing or practical
    return willing and located and (has("site", text) or practical)
