"""Domains: which periods of work count, what says so, and when a colleague would have to ask."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screening.core.judging.domains import Counts, Why, domain_match
from screening.core.judging.library import UnknownDomainError, domain_of_terms, domain_slugs, find_domain
from screening.core.terms import (
    Document,
    DocumentKind,
    Domain,
    Engagement,
    Moment,
    Page,
    Position,
    PositionKind,
    Span,
)
from screening.core.vocabulary import load_vocabulary

CASES = load_vocabulary(Path(__file__).parent / "domain_cases.yaml")
SHORT = {
    "it": "it",
    "pm": "project-management",
    "integration": "integration-platforms",
    "multi": "multi-stream-programmes",
}
CORE_LANGUAGES = {"nl", "fr", "en", "de"}


def year(number: int) -> Moment:
    return Moment(date(number, 1, 1), date(number, 12, 31))


def period(title: str, text: str = "", employer: str = "", first: int = 2010) -> tuple[Position, Document]:
    """A period of work with its title on the first line, its employer on the second and its description below."""
    head = f"{title}\n{employer}"
    page = f"{head}\n\n{text}"
    evidence = (Span(1, 0, len(title)), Span(1, len(title) + 1, len(head)))
    description = (Span(1, len(head) + 2, len(page)),) if text else ()
    position = Position(
        PositionKind.POSITION,
        Engagement.WORK,
        title,
        employer,
        year(first),
        None,
        ongoing=True,
        evidence=evidence,
        description=description,
    )
    return position, Document(DocumentKind.TEXT, (Page(1, page),))


def counts(title: str, text: str, slug: str, employer: str = "") -> Counts:
    position, document = period(title, text, employer)
    return domain_match(position, (), document, find_domain(slug)).counts


@pytest.mark.parametrize("short", SHORT)
@pytest.mark.parametrize("case", CASES, ids=[f"{case['title']}: {case['told']}" for case in CASES])
def test_period_counts_as_a_recruiter_would_say(case: dict[str, Any], short: str) -> None:
    expected = Counts.NO
    if short in case.get("open", []):
        expected = Counts.MAYBE
    if short in case["counts"]:
        expected = Counts.YES
    assert counts(case["title"], case["told"], SHORT[short]) is expected


OTHER_DOMAINS = [
    ("Verpleegkundige", "Afdeling geriatrie.", "nursing", Counts.YES),
    ("Infirmière coordinatrice", "Trajets de soins.", "care-coordination", Counts.YES),
    ("Infirmière", "Chirurgie.", "care-coordination", Counts.NO),
    ("IT-projectmanager", "Nieuw dossier voor het ziekenhuis.", "nursing", Counts.NO),
    ("Werfleider", "Ruwbouw.", "construction", Counts.YES),
    ("Projectmanager netwerk", "Glasvezel.", "construction", Counts.NO),
    ("Tendermanager", "Inschrijvingen voor scholen.", "tendering", Counts.YES),
    ("Data engineer", "Spark.", "data-engineering", Counts.YES),
    ("Magazijnier", "Heftruck.", "data-engineering", Counts.NO),
    ("Security architect", "Zero trust.", "cyber-security", Counts.YES),
    ("Bewakingsagent", "Rondes.", "cyber-security", Counts.NO),
    ("Cloud engineer", "Azure landing zones.", "cloud", Counts.YES),
    ("Solution architect", "Archimate.", "it-architecture", Counts.YES),
    ("Landschapsarchitect", "Parken.", "it-architecture", Counts.NO),
    ("Comptable", "TVA.", "accounting", Counts.YES),
    ("Juriste", "Contentieux.", "legal", Counts.YES),
    ("HR officer", "Recruitment.", "human-resources", Counts.YES),
    ("Marketing manager", "Campaigns.", "marketing", Counts.YES),
    ("Lehrerin", "Mathematik.", "education", Counts.YES),
    ("Koch", "Küche.", "hospitality", Counts.YES),
    ("Scrum master", "Two teams.", "agile-coaching", Counts.YES),
    ("Consultant", "Data pipelines in Databricks.", "data-engineering", Counts.YES),
]


@pytest.mark.parametrize(
    ("title", "text", "slug", "expected"), OTHER_DOMAINS, ids=[f"{r[0]}-{r[2]}" for r in OTHER_DOMAINS]
)
def test_library_serves_other_trades(title: str, text: str, slug: str, expected: Counts) -> None:
    assert counts(title, text, slug) is expected


def test_evidence_is_the_title_and_the_sentences_of_the_description() -> None:
    text = "A quiet team. We replaced the ESB by an API gateway. Lunch was good."
    position, document = period("Project manager integration", text)
    match = domain_match(position, (), document, find_domain("integration-platforms"))
    quotes = [document.pages[0].text[span.start : span.end] for span in match.spans]
    assert quotes == ["Project manager integration", "We replaced the ESB by an API gateway."]


def test_sentence_with_later_dates_of_its_own_leaves_the_whole_period_open() -> None:
    position, document = period("Programme manager", "Wi-Fi. Since 2023: API management on Azure.", first=2018)
    match = domain_match(position, (), document, find_domain("integration-platforms"))
    assert (match.counts, match.why) == (Counts.MAYBE, Why.DATED_APART)


def test_sentence_with_the_dates_of_the_period_counts() -> None:
    position, document = period("Programme manager", "Since 2018: API management on Azure.", first=2018)
    assert domain_match(position, (), document, find_domain("integration-platforms")).counts is Counts.YES


@pytest.mark.parametrize(
    "text",
    ["Geen ESB of API-gateway.", "Sans passerelle d'API.", "No API gateway there.", "Keine Integrationsplattform."],
)
def test_negated_words_do_not_count(text: str) -> None:
    assert counts("Analyst", text, "integration-platforms") is Counts.NO


def test_excluded_phrase_voids_what_it_covers() -> None:
    assert counts("Développeuse", "Intégration continue.", "integration-platforms") is Counts.NO


def test_quote_of_an_endless_sentence_is_the_words_around() -> None:
    position, document = period("Consultant", "word " * 500 + "ESB " + "word " * 500)
    (span,) = domain_match(position, (), document, find_domain("integration-platforms")).spans[-1:]
    quote = document.pages[0].text[span.start : span.end]
    assert "ESB" in quote
    assert len(quote) < 700


def test_title_that_a_letter_spaced_heading_ran_together_counts() -> None:
    assert counts("ITProjectManager", "", "project-management") is Counts.YES
    assert counts("ITProjectManager", "", "it") is Counts.YES


def test_second_title_of_the_same_trade_closes_nothing() -> None:
    assert counts("IT project manager, subsequently migration manager", "", "it") is Counts.YES


def test_title_on_a_line_of_its_own_in_the_description_counts() -> None:
    position, document = period("Commune d'Etterbeek", "Fonction\tChef de projet\nDescription\tSauvegarde hors site.")
    assert domain_match(position, (), document, find_domain("project-management")).counts is Counts.YES


def test_one_of_two_titles_held_one_after_the_other_leaves_it_open() -> None:
    position, document = period("Network engineer, later project manager")
    match = domain_match(position, (), document, find_domain("project-management"))
    assert (match.counts, match.why) == (Counts.MAYBE, Why.PART_OF_TITLE)


def test_open_title_is_settled_by_its_missions_not_by_itself() -> None:
    position, document = period("Zelfstandig consultant")
    mission, _ = period("Netwerkbeheerder")
    assert domain_match(position, (), document, find_domain("it")).counts is Counts.MAYBE
    assert domain_match(position, (mission,), document, find_domain("it")).counts is Counts.NO


def test_what_a_domain_requires_may_be_said_by_the_position_around_a_mission() -> None:
    mission, document = period("Government service bus", "Four parallel subprojects with six teams.")
    around, _ = period("Senior project manager")
    domain = find_domain("multi-stream-programmes")
    assert domain_match(mission, (), document, domain).counts is Counts.NO
    assert domain_match(mission, (), document, domain, (), around).counts is Counts.YES


def test_weak_terms_count_only_together() -> None:
    domain = Domain("bees", {"en": "Bees"}, weak=("hive*", "honey"))
    for text, expected in [("Hives.", Counts.MAYBE), ("Hives and honey.", Counts.YES), ("Hive, hives.", Counts.MAYBE)]:
        position, document = period("Keeper", text)
        assert domain_match(position, (), document, domain).counts is expected


def test_domain_of_a_few_terms_counts_in_title_and_description() -> None:
    domain = domain_of_terms("bees", {"en": "Bees"}, ["beekeep", "honey extraction", "EU"])
    for title, text in [("Beekeeper", ""), ("Farmer", "Honey extraction in June."), ("EU officer", "")]:
        position, document = period(title, text)
        assert domain_match(position, (), document, domain).counts is Counts.YES
    position, document = period("Farmer", "Eu bees.")
    assert domain_match(position, (), document, domain).counts is Counts.NO


def test_own_domain_comes_before_the_library_and_may_be_implied() -> None:
    own = Domain("networks", {"en": "Fishing nets"}, titles=("netmaker*",))
    assert find_domain("networks", (own,)) is own
    crafts = Domain("crafts", {"en": "Crafts"}, implied_by=("networks",))
    position, document = period("Netmaker")
    assert domain_match(position, (), document, crafts, (own,)).counts is Counts.YES


def test_unknown_domain_is_an_error() -> None:
    with pytest.raises(UnknownDomainError, match="bees"):
        find_domain("bees")


def test_library_has_forty_domains() -> None:
    assert len(domain_slugs()) >= 40


@pytest.mark.parametrize("slug", domain_slugs())
def test_domain_of_the_library_is_complete(slug: str) -> None:
    domain = find_domain(slug)
    assert domain.slug == slug
    assert set(domain.labels) == CORE_LANGUAGES
    assert domain.strong
    for other in (*domain.implied_by, *domain.requires):
        assert find_domain(other)
    assert not set(domain.titles) & set(domain.excluded)
