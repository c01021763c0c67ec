"""A domain or topic and a text in, its phrases that stand there out. The whole library is searched in one pass."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from screening.core.judging.library import domain_slugs, find_domain, find_topic, topic_slugs
from screening.core.phrases import GAP, Found, Phrases
from screening.core.terms import Domain, Topic
from screening.core.vocabulary import load_vocabulary

Search = Callable[[str], tuple[Found[str], ...]]  # a text in; what stands in it, of value the kind of phrase

_Owned = Found[tuple[str, str]]  # of value whose phrase it is ("domain it") and its kind

EXCLUDED = "excluded"  # the kind of phrase that voids what it covers

_SLOT = re.compile(r"\{(\w+)\}")
_WORDS = Path(__file__).parent / "vocabulary" / "mentions.yaml"
_OF_DOMAIN = ("titles", "strong", "weak", "faint", EXCLUDED, "against", "generic")
_OF_TITLES = frozenset({"titles", "against", "generic"})
_SHARED = frozenset({"titles", "strong", "weak"})  # kinds that a domain takes from those that imply it
_OF_TOPIC = ("strong", "weak", EXCLUDED, "setting")
_CACHED_TEXTS = 512  # of a few CVs: each is looked at for several domains and topics


def search_of_domain(domain: Domain, own: tuple[Domain, ...] = ()) -> Search:
    """Search for the domain's phrases and for the titles and terms of the domains that imply it.

    Raises:
        UnknownDomainError: `domain.implied_by` names one that neither the role nor the library has.

    """
    implying = tuple(find_domain(slug, own) for slug in domain.implied_by)
    others = tuple(f"domain {each.slug}" for each in implying)
    if all(each is _of_library(each.slug) for each in (domain, *implying)):
        return _library_search(f"domain {domain.slug}", others)
    return _own_search(tuple((f"domain {each.slug}", _groups(each, _OF_DOMAIN)) for each in (domain, *implying)))


def search_of_topic(topic: Topic) -> Search:
    """Search for the topic's phrases."""
    if topic.slug in topic_slugs() and topic is find_topic(topic.slug):
        return _library_search(f"topic {topic.slug}", ())
    return _own_search(((f"topic {topic.slug}", _groups(topic, _OF_TOPIC)),))


def tells_of(slugs: tuple[str, ...], text: str, kinds: frozenset[str]) -> bool:
    """Say whether the text has a phrase of one of the kinds of a domain of the library; excluded phrases void it."""
    owners = frozenset(f"domain {slug}" for slug in slugs)
    found = [each for each in _found_in_library(text) if each.value[0] in owners]
    void = {(each.value[0], each.start) for each in found if each.value[1] == EXCLUDED}
    return any(each.value[1] in kinds and (each.value[0], each.start) not in void for each in found)


def most_told(slugs: tuple[str, ...], texts: Iterable[str], kinds: frozenset[str]) -> int:
    """Count the different phrases of the kinds that stand in the texts, for the domain that has the most of them."""
    told: dict[str, set[str]] = {f"domain {slug}": set() for slug in slugs}
    for text in texts:
        found = _found_in_library(text)
        void = {(each.value[0], each.start) for each in found if each.value[1] == EXCLUDED}
        for each in found:
            if each.value[0] in told and each.value[1] in kinds and (each.value[0], each.start) not in void:
                told[each.value[0]].add(each.phrase)
    return max(map(len, told.values()), default=0)


def names_title(text: str) -> bool:
    """Say whether a title that some domain of the library knows stands in the text."""
    return any(each.value[1] in _OF_TITLES for each in _found_in_library(text))


def widest(found: Iterable[Found[str]]) -> tuple[Found[str], ...]:
    """The finds that no longer find covers, one per place and kind: "API gateway" says nothing about "API" alone.

    An excluded phrase voids one that is as long, too. One with a gap covers nothing: what stands in it may say more.
    """
    kept: dict[tuple[int, int, str], Found[str]] = {}
    cover = (0, 0)
    for each in found:  # by start, the longest first: what covers a find stands before it
        place = (each.start, each.end)
        longest = each.end > cover[1]
        if longest and (GAP not in each.phrase or each.value == EXCLUDED):
            cover = place
        if longest or place == cover:
            kept.setdefault((*place, each.value), each)
    return tuple(
        each for (start, end, kind), each in kept.items() if kind == EXCLUDED or (start, end, EXCLUDED) not in kept
    )


def _of_library(slug: str) -> Domain | None:
    return find_domain(slug) if slug in domain_slugs() else None


def _groups(vocabulary: Domain | Topic, kinds: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, getattr(vocabulary, kind)) for kind in kinds)


@cache
def _library_search(owner: str, others: tuple[str, ...]) -> Search:
    @lru_cache(maxsize=_CACHED_TEXTS)
    def search(text: str) -> tuple[Found[str], ...]:
        return _found_for(owner, frozenset(others), _found_in_library(text))

    return search


@lru_cache(maxsize=64)
def _own_search(vocabularies: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]) -> Search:
    owner, *others = (name for name, _ in vocabularies)
    listed = (
        (phrase, (name, kind)) for name, groups in vocabularies for kind, group in groups for phrase in expanded(group)
    )
    phrases = Phrases(listed, plurals=True, not_between=_clause_words())

    @lru_cache(maxsize=_CACHED_TEXTS)
    def search(text: str) -> tuple[Found[str], ...]:
        return _found_for(owner, frozenset(others), phrases.find(text))

    return search


def _found_for(owner: str, others: frozenset[str], found: tuple[_Owned, ...]) -> tuple[Found[str], ...]:
    """What is found for the owner, and for the others as far as an excluded phrase of their own does not cover it."""
    voids = [each for each in found if each.value[0] in others and each.value[1] == EXCLUDED]
    return widest(
        Found(each.start, each.end, each.phrase, each.value[1])
        for each in found
        if each.value[0] == owner or (each.value[0] in others and each.value[1] in _SHARED and not _voided(each, voids))
    )


def _voided(found: _Owned, voids: list[_Owned]) -> bool:
    return any(
        void.value[0] == found.value[0] and void.start <= found.start and found.end <= void.end for void in voids
    )


@lru_cache(maxsize=_CACHED_TEXTS)
def _found_in_library(text: str) -> tuple[_Owned, ...]:
    return _library().find(text)


@cache
def _library() -> Phrases[tuple[str, str]]:
    """Every phrase of every domain and topic, with whose it is and its kind."""
    vocabularies: Mapping[str, tuple[Domain | Topic, tuple[str, ...]]] = {
        **{f"domain {slug}": (find_domain(slug), _OF_DOMAIN) for slug in domain_slugs()},
        **{f"topic {slug}": (find_topic(slug), _OF_TOPIC) for slug in topic_slugs()},
    }
    listed = (
        (phrase, (owner, kind))
        for owner, (vocabulary, kinds) in vocabularies.items()
        for kind, phrases in _groups(vocabulary, kinds)
        for phrase in expanded(phrases)
    )
    return Phrases(listed, plurals=True, not_between=_clause_words())


def _clause_words() -> list[str]:
    words: list[str] = load_vocabulary(_WORDS)["not_between"]
    return words


def expanded(phrases: Iterable[str]) -> Iterable[str]:
    """The phrases with each word that a slot stands for: "{many} streams", "{led_en} ~ {project_en}"."""
    for phrase in phrases:
        slot = _SLOT.search(phrase)
        if slot:
            words = load_vocabulary(_WORDS)[slot[1]]
            yield from expanded(phrase.replace(slot[0], str(word), 1) for word in words)
        else:
            yield phrase
