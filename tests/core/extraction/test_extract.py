"""All facts of a document together, with what holds for each of them."""

import time

import pytest

from screening.core.extraction import extract
from screening.core.terms import Document, Evidence, Facts
from tests.core.extraction.making import document

CV = """Elke Smeyers
Programmamanager
Lindestraat 9, 3000 Leuven | 0494 12 60 85 | elke.smeyers@voorbeeld.be

Profiel
Al 20 jaar in IT.

**Werkervaring
**Programmamanager, Ziekenhuis Plexal	02/2017 – heden
Drie sporen.
• 01/2019 – 12/2020: project wifi voor zes campussen
**Tester, Finatest	07/2006 – 01/2017
Testplannen.

**Talen
Nederlands: moedertaal

**Beschikbaarheid
Vanaf 15 mei 2026. Twee dagen per week in Brussel.
"""


def _evidence(facts: Facts) -> list[Evidence]:
    single = [fact.evidence for fact in (facts.name, facts.email, facts.phone, facts.place) if fact]
    many = [*facts.positions, *facts.languages, *facts.availability, *facts.onsite, *facts.counts, *facts.claims]
    return [*single, *(fact.evidence for fact in many), *(fact.description for fact in facts.positions)]


def test_every_fact_is_quoted_from_the_page() -> None:
    cv = document(CV, "nl")
    facts = extract(cv)
    assert facts.name
    assert facts.place
    assert (facts.name.value, facts.place.municipality, len(facts.positions)) == ("Elke Smeyers", "Leuven", 3)
    assert all(cv.quote(span).strip() for evidence in _evidence(facts) for span in evidence)


def test_description_of_a_position_leaves_its_mission_out() -> None:
    cv = document(CV, "nl")
    job, mission, _ = extract(cv).positions
    assert (job.title, job.employer) == ("Programmamanager", "Ziekenhuis Plexal")
    assert [cv.quote(span).strip() for span in job.description] == ["Drie sporen."]
    assert (mission.parent, mission.title) == (0, "project wifi voor zes campussen")


def test_same_document_gives_the_same_facts() -> None:
    assert extract(document(CV, "nl")) == extract(document(CV, "nl"))


@pytest.mark.parametrize("text", ["", "Jan Peeters", "Werkervaring\nVeel gedaan, nooit opgeschreven wanneer."])
def test_history_without_a_dated_position_is_not_read(text: str) -> None:
    facts = extract(document(text))
    assert (facts.positions, facts.history_read) == ((), False)


def test_history_is_not_read_when_a_section_of_work_keeps_its_dates_to_itself() -> None:
    cv = document("Werkervaring\n2010 - 2014\tManager, X\n\nOpdrachten\nHier en daar, van 2015 tot 2019, een beetje.")
    assert not extract(cv).history_read


LONG = [
    "a" * 100_000, "(" * 100_000, "9" * 100_000, "@" * 100_000, "a\n" * 20_000, "Frans en " * 10_000, "C1, " * 20_000, "vijf teams " * 8_000,
    "op donderdag in Brussel " * 4_000, "beschikbaar vanaf 1 mei " * 4_000, "Frans: C1\n" * 8_000, "een team van twee " * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=[text[:12] for text in LONG])
def test_extraction_is_linear(text: str) -> None:
    cv: Document = document(f"Werkervaring\n{text}")
    started = time.process_time()
    extract(cv)
    assert time.process_time() - started < 10.0
