"""A document, its facts and a topic in, the sentences that show the topic out."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from screening.core.judging.domains import Counts, domain_match, find_domain, title_span
from screening.core.judging.lexicon import EXCLUDED, search_of_topic
from screening.core.judging.library import UnknownTopicError, find_topic, topic_slugs
from screening.core.judging.mentions import Mention, mentions, wording
from screening.core.terms import Document, Domain, Engagement, Evidence, Facts, Position, Span, Topic
from screening.core.vocabulary import load_vocabulary

__all__ = ["TopicMatch", "UnknownTopicError", "find_topic", "topic_match", "topic_slugs"]

_SECTIONS = Path(__file__).parent / "vocabulary" / "sections.yaml"
_ENOUGH_WEAK = 2  # different weak terms that show it together
_TOGETHER_CHARACTERS = 400  # weak terms outside a position stand together within this distance
_SHOWN = 5  # sentences shown as evidence; more is not read


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """Whether the text shows the topic, with the sentences that do or, where none do, that only hint at it."""

    shown: bool
    spans: Evidence = ()


def topic_match(document: Document, facts: Facts, topic: Topic, own_domains: tuple[Domain, ...] = ()) -> TopicMatch:
    """Say whether the work that the CV tells of shows `topic`. Courses, studies and hobbies do not count.

    Raises:
        UnknownDomainError: `topic.within` names a domain that does not exist.

    """
    told, listed = _told_and_listed(document, facts, topic, own_domains)
    strong = [each for each in told if each.kind == "strong"]
    weak = [each for each in (*told, *listed) if each.kind == "weak"]
    place = _places(facts)
    shown = strong or _together(weak, place) or _in_setting(told, place)
    return TopicMatch(bool(shown), _sentences(shown or weak))


def _told_and_listed(
    document: Document, facts: Facts, topic: Topic, own_domains: tuple[Domain, ...]
) -> tuple[list[Mention], list[Mention]]:
    """What is mentioned where work is told of, and what is only listed (skills, headline): never more than weak."""
    search = search_of_topic(topic)
    positions = tuple(each for each in facts.positions if each.engagement is not Engagement.STUDY)
    if topic.within:
        domain = find_domain(topic.within, own_domains)
        counting = _counting(positions, facts, document, domain, own_domains)
        spans = [span for each in counting for span in (*title_span(each, document), *each.description)]
        return list(mentions(search, tuple(spans), document)), []
    told = [span for each in positions for span in (*each.evidence, *each.description)]
    told += _section_spans(document, facts, "told")
    listed = mentions(search, tuple(_section_spans(document, facts, "listed")), document)
    only_hints = [_weakened(each) for each in listed if each.kind in {"strong", "weak"}]
    return list(mentions(search, tuple(told), document)), only_hints


def _counting(
    positions: tuple[Position, ...], facts: Facts, document: Document, domain: Domain, own: tuple[Domain, ...]
) -> list[Position]:
    def counts(position: Position) -> bool:
        around = facts.positions[position.parent] if position.parent is not None else None
        periods = [position, around] if around else [position]
        return any(domain_match(each, (), document, domain, own).counts is not Counts.NO for each in periods)

    return [each for each in positions if counts(each)]


def _section_spans(document: Document, facts: Facts, use: str) -> list[Span]:
    kinds = load_vocabulary(_SECTIONS)[use]
    if facts.sections:
        return [span for section in facts.sections if section.kind in kinds for span in section.spans]
    return [Span(page.number, 0, len(page.text)) for page in document.pages] if use == "told" else []


def _weakened(mention: Mention) -> Mention:
    return Mention("weak", mention.phrase, mention.span, mention.sentence, mention.apart)


def _places(facts: Facts) -> Callable[[Mention], int | None]:
    """Say in which position, by its index, a mention stands; None outside all."""
    spans = [(span, i) for i, each in enumerate(facts.positions) for span in (*each.description, *each.evidence)]

    def place(mention: Mention) -> int | None:
        at = mention.span
        return next((i for span, i in spans if span.page == at.page and span.start <= at.start < span.end), None)

    return place


def _together(weak: list[Mention], place: Callable[[Mention], int | None]) -> list[Mention]:
    """The first weak terms that are different and stand in one position or, outside of them, near each other."""
    placed = [(each, place(each)) for each in weak]
    for i, (first, where) in enumerate(placed):
        near = [
            other
            for other, elsewhere in placed[i:]
            if where == elsewhere and (where is not None or _are_near(first, other))
        ]
        group = list({wording(each.phrase): each for each in reversed(near)}.values())
        if len(group) >= _ENOUGH_WEAK:
            return group[::-1]
    return []


def _in_setting(told: list[Mention], place: Callable[[Mention], int | None]) -> list[Mention]:
    """The first weak term of a position that the topic's setting is named in, and no excluded phrase."""
    kinds: dict[int | None, set[str]] = defaultdict(set)
    for each in told:
        kinds[place(each)].add(each.kind)
    for each in told:
        where = place(each)
        if each.kind == "weak" and where is not None and "setting" in kinds[where] and EXCLUDED not in kinds[where]:
            return [each]
    return []


def _are_near(first: Mention, other: Mention) -> bool:
    same_page = first.span.page == other.span.page
    return same_page and abs(other.span.start - first.span.start) <= _TOGETHER_CHARACTERS


def _sentences(found: list[Mention]) -> Evidence:
    return tuple(dict.fromkeys(each.sentence for each in found))[:_SHOWN]
