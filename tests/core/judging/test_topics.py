"""Topics: which sentences show them, where they must stand, and what does not count."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screening.core.judging.library import UnknownTopicError, find_topic, topic_slugs
from screening.core.judging.topics import topic_match
from screening.core.terms import (
    Document,
    DocumentKind,
    Engagement,
    Facts,
    Moment,
    Page,
    Position,
    PositionKind,
    Section,
    Span,
    Topic,
)
from screening.core.vocabulary import load_vocabulary

CASES = load_vocabulary(Path(__file__).parent / "topic_cases.yaml")
CORE_LANGUAGES = {"nl", "fr", "en", "de"}


def told(title: str, text: str, employer: str = "", engagement: Engagement = Engagement.WORK) -> tuple[Document, Facts]:
    """One period of work as a document with its facts."""
    head = f"{title}, {employer}" if employer else title
    page = f"{head}\n\n{text}"
    position = Position(
        kind=PositionKind.POSITION,
        engagement=engagement,
        title=title,
        employer=employer,
        start=Moment(date(2012, 1, 1), date(2012, 1, 31)),
        end=Moment(date(2016, 12, 1), date(2016, 12, 31)),
        ongoing=False,
        evidence=(Span(1, 0, len(head)),),
        description=(Span(1, len(head) + 2, len(page)),) if text else (),
    )
    section = Section("experience", (Span(1, 0, len(page)),))
    return Document(DocumentKind.TEXT, (Page(1, page),)), Facts(positions=(position,), sections=(section,))


def in_section(kind: str, text: str) -> tuple[Document, Facts]:
    document = Document(DocumentKind.TEXT, (Page(1, text),))
    return document, Facts(sections=(Section(kind, (Span(1, 0, len(text)),)),))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['topic']}: {case['told'] or case['title']}" for case in CASES])
def test_topic_is_shown_as_a_recruiter_would_say(case: dict[str, Any]) -> None:
    document, facts = told(case["title"], case["told"], case["employer"])
    match = topic_match(document, facts, find_topic(case["topic"]))
    assert match.shown is case["shown"]
    assert not match.shown or match.spans


@pytest.mark.parametrize("kind", ["education", "training", "interests", "publications", "teaching", "volunteering"])
def test_topic_of_a_course_or_hobby_does_not_count(kind: str) -> None:
    document, facts = in_section(kind, "Wet overheidsopdrachten van 17 juni 2016, cursus van zes dagen.")
    assert not topic_match(document, facts, find_topic("procurement")).shown


@pytest.mark.parametrize("kind", ["experience", "projects", "summary"])
def test_topic_counts_where_work_is_told_of(kind: str) -> None:
    document, facts = in_section(kind, "I wrote specifications under the law of 17 June 2016.")
    assert topic_match(document, facts, find_topic("procurement")).shown


def test_skill_in_a_list_only_hints() -> None:
    document, facts = in_section("skills", "Public procurement")
    match = topic_match(document, facts, find_topic("procurement"))
    assert not match.shown
    assert [document.pages[0].text[span.start : span.end] for span in match.spans] == ["Public procurement"]


def test_weak_terms_of_different_periods_do_not_add_up() -> None:
    page = "Engineer\nSLA\n\nAnalyst\nKPI"
    periods = (Span(1, 0, 12), Span(1, 14, len(page)))
    positions = tuple(
        Position(PositionKind.POSITION, Engagement.WORK, "Engineer", "", None, None, False, (), (span,))
        for span in periods
    )
    document = Document(DocumentKind.TEXT, (Page(1, page),))
    assert not topic_match(document, Facts(positions=positions), find_topic("support-models")).shown


def test_evidence_is_the_sentence_that_shows_it() -> None:
    document, facts = told("Projectleider", "Nieuwe wifi. Bestek geschreven voor glasvezel. Daarna rust.", "Stad Lier")
    (span,) = topic_match(document, facts, find_topic("procurement")).spans
    assert document.pages[0].text[span.start : span.end] == "Bestek geschreven voor glasvezel."


def test_studies_are_not_work() -> None:
    document, facts = told("Master", "Thesis about public procurement.", engagement=Engagement.STUDY)
    facts = Facts(positions=facts.positions, sections=(Section("education", facts.sections[0].spans),))
    assert not topic_match(document, facts, find_topic("procurement")).shown


def test_negated_words_show_nothing() -> None:
    document, facts = told("Project manager", "No experience with public procurement.")
    assert not topic_match(document, facts, find_topic("procurement")).shown


def test_own_topic_of_a_role_comes_before_the_library() -> None:
    own = Topic("risk", {"en": "Bees"}, strong=("beekeep*",))
    assert find_topic("risk", (own,)) is own
    document, facts = told("Farmer", "Beekeeping for an abbey.")
    assert topic_match(document, facts, own).shown


def test_unknown_topic_is_an_error() -> None:
    with pytest.raises(UnknownTopicError, match="bees"):
        find_topic("bees")


@pytest.mark.parametrize("slug", topic_slugs())
def test_topic_of_the_library_is_complete(slug: str) -> None:
    topic = find_topic(slug)
    assert topic.slug == slug
    assert set(topic.labels) == CORE_LANGUAGES
    assert topic.strong
    assert not set(topic.strong) & set(topic.excluded)


def test_library_has_topics_for_the_criteria_of_the_first_role() -> None:
    assert {"procurement", "infrastructure-delivery", "support-models", "regulated-sector"} <= set(topic_slugs())
