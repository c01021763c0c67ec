"""The words for a kind of work in, the slug of the library's domain or topic that they name out, "" for none."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from screening.core.judging.library import domain_slugs, find_domain, find_topic, topic_slugs
from screening.core.phrases import Found, Phrases
from screening.core.vacancy.lexicon import find

_LABEL, _TITLE, _TERM = 3, 2, 1


def domain_of(words: str) -> str:
    """The domain that the words name: the most telling phrase, then the longest, then the first."""
    return _best(_domains().find(words))


def topic_of(words: str) -> str:
    """The topic that most of the words name; those behind "in" name where it was done, and tell half as much."""
    found = _topics().longest(words)
    told: Counter[str] = Counter()
    for each in found:
        length = each.end - each.start
        told[each.value[0]] += length if each.start < _setting_of(words) else length // 2
    return max(told, key=lambda slug: told[slug], default="")


def _setting_of(words: str) -> int:
    """Where the words begin that only say in what surroundings: "... in regulated environments"."""
    ins = find("evidence", "within", words)
    return ins[-1].start if ins else len(words)


def domains_in(words: str) -> tuple[str, ...]:
    """Every domain that the words name, the most telling first."""
    return _ranked(_domains().find(words))


def topics_in(words: str) -> tuple[str, ...]:
    """Every topic that the words name, the most telling first."""
    return _ranked(_topics().find(words))


def _best(found: tuple[Found[tuple[str, int]], ...]) -> str:
    return next(iter(_ranked(found)), "")


def _ranked(found: tuple[Found[tuple[str, int]], ...]) -> tuple[str, ...]:
    ranked = sorted(found, key=lambda each: (each.start - each.end, -each.value[1], each.start))
    return tuple(dict.fromkeys(each.value[0] for each in ranked))


@cache
def _domains() -> Phrases[tuple[str, int]]:
    return Phrases(_domain_phrases())


def _domain_phrases() -> Iterator[tuple[str, tuple[str, int]]]:
    for slug in domain_slugs():
        domain = find_domain(slug)
        for label in domain.labels.values():
            yield (label if label.isupper() else label.lower()), (slug, _LABEL)
        yield from ((phrase, (slug, _TITLE)) for phrase in domain.titles)
        yield from ((phrase, (slug, _TERM)) for phrase in domain.strong)


@cache
def _topics() -> Phrases[tuple[str, int]]:
    topics = [find_topic(slug) for slug in topic_slugs()]
    labels = ((label.lower(), (topic.slug, _LABEL)) for topic in topics for label in topic.labels.values())
    return Phrases([*labels, *((phrase, (topic.slug, _TERM)) for topic in topics for phrase in topic.strong)])
