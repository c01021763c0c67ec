"""A document in, the stated numbers of things that the person handled out: "9 scrumteams", "une douzaine d'équipes"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from screening.core.extraction.numerals import Number, find_numbers
from screening.core.extraction.sentences import sentences_of
from screening.core.phrases import Found, Phrases, folded
from screening.core.terms import Count, Document, Page, Section, Span
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "counts.yaml"
_MOST_WORDS = 4  # between a number and its noun
_MOST = 150  # more things than anybody handles at once: another kind of number
_MOST_BETWEEN = 2  # words between a team and its trade: "teams van ervaren metsers"
_SMALL = 10  # "more than four" may be just enough; "more than a dozen" is so anyway
_REACH = 30  # characters before and after in which a word can make the noun another thing

_BREAK = re.compile(r"[;:.!?()|•\t,]|\n[ \r]*\n")
_COMPOUND = re.compile(r"-\w")  # "two-pizza teams"
_LABEL = re.compile(r"(?:\s\w{3,20}){0,2}\s?[:(]\s?")
_PEOPLE = re.compile(r"\s[^\W\d_]{4}")
_ONE_OF = re.compile(r"one\s+of\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|van|de|von)\s+$", re.IGNORECASE)
_PARTS = re.compile(r"\s(?P<part>[^\W\d_]+)-?\s(?:en|et|and|und)\s")
_PLUS = re.compile(r"\s(?:en|et|and|und|plus)\s*$")
_LISTS = (
    "stops", "not_within", "not_after", "not_before", "after", "qualified", "private", "more_than", "later",
    "private_compounds", "trades", "delivery", "membership", "of_people", "never_more", "growth", "parts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Thing:
    """A counted thing: its nouns ("nouns" or "one") and the lists of words around them."""

    slug: str
    nouns: Phrases[str]
    lists: dict[str, Phrases[str]] = field(default_factory=dict)
    needs_lead: bool = False

    def within(self, name: str, text: str) -> bool:
        return bool(self.lists[name].longest(text))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number and its noun at [start, end) of a sentence."""

    start: int
    end: int
    number: Number


def find_counts(document: Document, sections: tuple[Section, ...]) -> tuple[Count, ...]:
    """The counts in reading order, one per statement; the clause that says it is the evidence.

    "five development teams and two infrastructure teams" is one count of seven. "Several teams" is none.
    """
    del sections  # a count stands wherever the history is told
    return tuple(count for thing in _things() for page in document.pages for count in _on_page(thing, page))


def _on_page(thing: _Thing, page: Page) -> Iterator[Count]:
    nouns = thing.nouns.longest(page.text)
    for sentence in sentences_of(page.text) if nouns else ():
        inside = [noun for noun in nouns if sentence.start <= noun.start and noun.end <= sentence.end]
        text = page.text[sentence.start : sentence.end]
        if inside and not thing.within("private", text):
            yield from _in_sentence(thing, page, sentence.start, text, inside)


def _in_sentence(thing: _Thing, page: Page, offset: int, text: str, nouns: list[Found[str]]) -> Iterator[Count]:
    counted = [each for noun in nouns if (each := _counted(thing, text, noun, offset))]
    for group in _added(text, counted):
        least, most = (sum(getattr(each.number, end) for each in group) for end in ("least", "most"))
        if most <= _MOST:
            span = Span(page.number, offset + group[0].start, offset + group[-1].end)
            yield Count(thing.slug, int(least), int(most), (span,))


def _counted(thing: _Thing, text: str, noun: Found[str], offset: int) -> _Counted | None:
    """The noun with the number that counts it, or None."""
    start, end = noun.start - offset, noun.end - offset
    numbers = find_numbers(text)
    if _is_other_thing(thing, text, start, end):
        return None
    before = [number for number in numbers if number.end <= start and not number.article]
    if not before or not _describes(thing, text[before[-1].end : start]):
        find = _unnumbered if noun.value == "one" else _labelled
        return find(thing, text, (start, end), numbers)
    number = before[-1]
    if _ONE_OF.match(text, number.start):  # not "one or eight"
        return None
    if noun.value == "one" and _is_led(thing, text, number.end, end):
        return None
    if (noun.value == "one") != (number.most == 1) or not _leads(thing, text[: number.start]):
        return None
    if thing.within("growth", text) and _from(text, number):
        number = replace(number, least=number.most)
    counted = _Counted(number.start, end, _or_more(thing, text, number))
    return _later(thing, text, _with_first_part(thing, text, counted, before[:-1]))


def _from(text: str, number: Number) -> bool:
    """Whether the number is a range that begins with "from": what grew ended with its larger end."""
    return number.least < number.most and _FROM.search(text[max(0, number.start - _REACH) : number.start]) is not None


def _with_first_part(thing: _Thing, text: str, counted: _Counted, before: list[Number]) -> _Counted:
    """The count with the part before it that shares its noun: "six infrastructure and four development teams"."""
    first = before[-1] if before else None
    between = _PARTS.fullmatch(text, first.end, counted.start) if first else None
    if first is None or first.article or between is None or thing.lists["parts"].match(between["part"]) is None:
        return counted
    least, most = first.least + counted.number.least, first.most + counted.number.most
    return _Counted(first.start, counted.end, replace(counted.number, start=first.start, least=least, most=most))


def _is_other_thing(thing: _Thing, text: str, start: int, end: int) -> bool:
    """Whether the noun or the words behind it make it a team of another trade: "cinq équipes de maçons"."""
    rest = text[end : end + _REACH]
    if _COMPOUND.match(rest) or any(_adjoins(rest[: found.start]) for found in thing.lists["not_before"].find(rest)):
        return True
    behind = re.split(r"[.;:,(]", rest)[0]
    return thing.lists["private_compounds"].match(text[start:end]) is not None or any(
        len(folded(behind[: found.start]).words) <= _MOST_BETWEEN for found in thing.lists["trades"].find(behind)
    )


def _is_led(thing: _Thing, text: str, start: int, end: int) -> bool:
    """Whether one team is only people who are led: "één team van zeven medewerkers"."""
    return _of_people(thing, text[end : end + _REACH]) and not _delivers(
        thing, text[start:end], text[end : end + _REACH]
    )


def _unnumbered(thing: _Thing, text: str, noun: tuple[int, int], numbers: tuple[Number, ...]) -> _Counted | None:
    """One team that delivers after an article: "une équipe Scrum"; none that the person is a member of."""
    start, end = noun
    number = next((each for each in reversed(numbers) if each.end <= start), None)
    if number is None or not number.article or thing.needs_lead or not _describes(thing, text[number.end : start]):
        return None
    before = text[: number.start]
    member = any(_adjoins(before[found.end :]) for found in thing.lists["membership"].find(before))
    delivers = _delivers(thing, text[number.end : end], text[end : end + _REACH])
    return _Counted(number.start, end, number) if delivers and not member else None


def _delivers(thing: _Thing, within: str, behind: str) -> bool:
    found = thing.lists["delivery"]
    return bool(found.find(within)) or any(_adjoins(behind[: each.start]) for each in found.find(behind))


def _of_people(thing: _Thing, behind: str) -> bool:
    """Whether a number of people stands behind the noun: "van zeven medewerkers"."""
    words = next((each for each in thing.lists["of_people"].find(behind) if _adjoins(behind[: each.start])), None)
    numbers = find_numbers(behind) if words else ()
    return any(
        words and _adjoins(behind[words.end : each.start]) and _PEOPLE.match(behind, each.end) for each in numbers
    )


def _or_more(thing: _Thing, text: str, number: Number) -> Number:
    """The number; a small one may be one more where the words before it say "more than"."""
    tail = text[max(0, number.start - _REACH) : number.start]
    more, never = (
        any(_adjoins(tail[found.end :]) for found in thing.lists[name].find(tail))
        for name in ("more_than", "never_more")
    )
    return replace(number, most=number.most + 1) if more and not never and number.most < _SMALL else number


def _later(thing: _Thing, text: str, counted: _Counted) -> _Counted:
    """The count, or the larger one that follows without a noun: "three teams, later five"."""
    rest = text[counted.end : counted.end + _REACH]
    for found in thing.lists["later"].find(rest)[:1]:
        number = next(iter(find_numbers(rest[found.end :])), None)
        joined = number and _adjoins(rest[: found.start]) and not rest[found.end : found.end + number.start].strip()
        if number and joined and not number.article and number.most > counted.number.most:
            end = counted.end + found.end + number.end
            if not re.match(r"\s*[^\W\d_]", text[end:]):
                return _Counted(counted.start, end, number)
    return counted


def _labelled(thing: _Thing, text: str, noun: tuple[int, int], numbers: tuple[Number, ...]) -> _Counted | None:
    """The number that follows the noun as on a form: "Teams: 6", "several teams (5 to 7)"."""
    start, end = noun
    number = next((each for each in numbers if each.start >= end), None)
    if thing.needs_lead or number is None or number.article:
        return None
    if not _LABEL.fullmatch(text, end, number.start) or thing.within("stops", text[end : number.start]):
        return None
    rest = text[number.end :].lstrip()
    if rest[:1].isalpha() and not any(found.start == 0 for found in thing.lists["qualified"].find(rest[:_REACH])):
        return None
    return _Counted(start, number.end, number)


def _describes(thing: _Thing, between: str) -> bool:
    """Whether only a few words that describe the noun stand between it and the number."""
    between = between.removeprefix(")")  # "5 (vijf) teams"
    words = [word for word in folded(between).words if word[:1].isalnum()]
    clear = len(words) <= _MOST_WORDS and not _BREAK.search(between) and not _COMPOUND.match(between)
    return clear and not thing.within("stops", between) and not thing.within("not_within", between)


def _leads(thing: _Thing, before: str) -> bool:
    """Whether the words before the number let it count things of this kind."""
    tail = before[-_REACH:]
    if any(_adjoins(tail[found.end :]) for found in thing.lists["not_after"].find(tail)):
        return False
    return not thing.needs_lead or any(_adjoins(tail[found.end :]) for found in thing.lists["after"].find(tail))


def _adjoins(between: str) -> bool:
    return not any(character.isalnum() for character in between)


def _added(text: str, counted: list[_Counted]) -> Iterator[list[_Counted]]:
    """The counts that are joined by "and" or listed together, every other alone."""
    group: list[_Counted] = []
    for each in counted:
        if group and not _is_sum(text[group[-1].end : each.start]) and not _is_list(text, group[-1], each):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _is_sum(between: str) -> bool:
    words = folded(between).words
    return bool(_PLUS.search(between)) and not _BREAK.search(between) and len(words) <= _MOST_WORDS + 1


def _is_list(text: str, one: _Counted, other: _Counted) -> bool:
    """Whether two counts of teams of their own kind stand in a list: "two network teams, three development teams"."""
    told = [text[each.number.end : each.end].split() for each in (one, other)]
    return bool(re.fullmatch(r",\s", text[one.end : other.start])) and all(len(words) > 1 for words in told)


@cache
def _things() -> tuple[_Thing, ...]:
    return tuple(_thing(slug, lists) for slug, lists in load_vocabulary(_VOCABULARY).items())


def _thing(slug: str, lists: dict[str, Any]) -> _Thing:
    nouns = Phrases((word, kind) for kind in ("nouns", "one") for words in lists[kind].values() for word in words)
    phrases = {
        name: Phrases((word, name) for words in lists.get(name, {}).values() for word in words) for name in _LISTS
    }
    return _Thing(slug, nouns, phrases, needs_lead="after" in lists)
