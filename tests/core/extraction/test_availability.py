"""When a candidate can start: at once, on a date, after a notice period; and what only looks like it."""

from datetime import date

import pytest

from screening.core.extraction.availability import find_availability
from screening.core.extraction.sections import find_sections
from screening.core.terms import Availability, Document, DocumentKind, Duration, Moment, Page

NOW, OPEN = "now", "open"


def day(iso: str) -> Moment:
    return Moment(date.fromisoformat(iso), date.fromisoformat(iso))


def days(first: str, last: str) -> Moment:
    return Moment(date.fromisoformat(first), date.fromisoformat(last))


STATED = {
    "nl-from": ("Beschikbaar vanaf 1 april 2026.", day("2026-04-01"), "Beschikbaar vanaf 1 april 2026"),
    "nl-free": ("Inzetbaarheid: vrij vanaf 1 april 2026, voltijds.", day("2026-04-01"), "Inzetbaarheid: vrij vanaf 1 april 2026, voltijds"),
    "nl-numeric": ("Beschikbaarheid: 01/04/2026", day("2026-04-01"), "Beschikbaarheid: 01/04/2026"),
    "nl-mid-may": ("Vrij vanaf half mei 2026.", days("2026-05-11", "2026-05-20"), "Vrij vanaf half mei 2026"),
    "nl-mid-may-exact": ("Vrij vanaf half mei 2026 (contractueel 15 mei).", day("2026-05-15"), "Vrij vanaf half mei 2026 (contractueel 15 mei)"),
    "nl-begin-june": ("Ik kan starten begin juni 2026.", days("2026-06-01", "2026-06-10"), "kan starten begin juni 2026"),
    "nl-month": ("Beschikbaar: mei 2026", days("2026-05-01", "2026-05-31"), "Beschikbaar: mei 2026"),
    "nl-now": ("Onmiddellijk beschikbaar.", NOW, "Onmiddellijk beschikbaar"),
    "nl-now-label": ("Beschikbaarheid\nOnmiddellijk", NOW, "Beschikbaarheid\nOnmiddellijk"),
    "nl-direct": ("Per direct inzetbaar", NOW, "Per direct inzetbaar"),
    "nl-notice-weeks": ("opzegtermijn: 7 weken.", Duration(weeks=7), "opzegtermijn: 7 weken"),
    "nl-notice-words": ("Mijn opzegtermijn bedraagt zes weken.", Duration(weeks=6), "opzegtermijn bedraagt zes weken"),
    "nl-notice-long": ("Mijn opzegtermijn is lang (15 jaar dienst): wettelijk 24 weken.", Duration(weeks=24), "opzegtermijn is lang (15 jaar dienst): wettelijk 24 weken"),
    "nl-notice-month": ("Opzegperiode van een maand", Duration(months=1), "Opzegperiode van een maand"),
    "nl-within": ("Beschikbaar binnen 4 weken", Duration(weeks=4), "Beschikbaar binnen 4 weken"),
    "nl-mission-ends": ("Mijn huidige opdracht loopt tot 30 september 2026, vroeger starten lukt niet.", day("2026-10-01"), "huidige opdracht loopt tot 30 september 2026, vroeger starten lukt niet"),
    "nl-runs-my-mission": ("Ten tweede loopt mijn huidige opdracht tot 30 september 2026.", day("2026-10-01"), "huidige opdracht tot 30 september 2026"),
    "nl-open": ("Beschikbaarheid: in overleg", OPEN, "Beschikbaarheid: in overleg"),
    "nl-tab": ("Beschikbaarheid\tvanaf 1 juni 2026", day("2026-06-01"), "Beschikbaarheid\tvanaf 1 juni 2026"),
    "nl-not-before": ("Niet beschikbaar vóór 1 september 2026", day("2026-09-01"), "beschikbaar vóór 1 september 2026"),
    "fr-from": ("Disponible à partir du 1er mai 2026.", day("2026-05-01"), "Disponible à partir du 1er mai 2026"),
    "fr-des": ("Libre dès le 4 mai 2026.", day("2026-05-04"), "Libre dès le 4 mai 2026"),
    "fr-mission-and-free": ("Disponibilité: la mission en cours s’achève le 29 mai 2026 ; libre dès le 1er juin\n2026", day("2026-06-01"), None),
    "fr-at-the-latest": ("1.9 Disponibilité Dès la notification du marché et au plus tard le 4 mai 2026 ; prestations dans les locaux", day("2026-05-04"), None),
    "fr-now": ("Disponible immédiatement", NOW, "Disponible immédiatement"),
    "fr-now-first": ("Immédiatement disponible pour une nouvelle mission.", NOW, None),
    "fr-notice": ("Préavis : 4 mois.", Duration(months=4), "Préavis : 4 mois"),
    "fr-notice-de": ("Disponible moyennant un préavis de 12 semaines.", Duration(weeks=12), None),
    "fr-three-months-notice": ("trois mois de préavis", Duration(months=3), "trois mois de préavis"),
    "fr-end-april": ("Disponible fin avril 2026", days("2026-04-21", "2026-04-30"), "Disponible fin avril 2026"),
    "fr-break": ("Je suis actuellement en pause-carrière jusqu'au 31 août 2026 et je souhaite reprendre un beau projet à partir du 1er septembre.", day("2026-09-01"), None),
    "fr-open": ("Disponibilité : à convenir", OPEN, "Disponibilité : à convenir"),
    "fr-under": ("Disponible sous 2 mois", Duration(months=2), "Disponible sous 2 mois"),
    "fr-end-of-month": ("Préavis d'un mois fin du mois", Duration(months=1, to_month_end=True), None),
    "en-from": ("Availability As from 1 May 2026.", day("2026-05-01"), "Availability As from 1 May 2026"),
    "en-earliest": ("Earliest start 1 May 2026. References on request.", day("2026-05-01"), "Earliest start 1 May 2026"),
    "en-can-start": ("I can start on 15 June 2026 and will gladly be in your office.", day("2026-06-15"), "can start on 15 June 2026 and will gladly be in your office"),
    "en-contract-ends": ("My contract with the agency ends on 15 June 2026 and I could start the day after.", day("2026-06-16"), None),
    "en-mission-ends": ("Current mission ends 29 May 2026, free from 1 June.", day("2026-06-01"), None),
    "en-quarter": ("Available Q2 2026", days("2026-04-01", "2026-06-30"), "Available Q2 2026"),
    "en-mid-june": ("Available as from mid-June 2026", days("2026-06-11", "2026-06-20"), "Available as from mid-June 2026"),
    "en-now": ("Available immediately.", NOW, "Available immediately"),
    "en-notice": ("Notice: two months. I am in an office in Brussels four days in five.", Duration(months=2), "Notice: two months"),
    "en-notice-first": ("3 months' notice", Duration(months=3), "3 months' notice"),
    "en-notice-days": ("Notice period\n: 60 days", Duration(days=60), "Notice period\n: 60 days"),
    "en-notice-open": ("Notice still to be discussed with my employer. I would not be available in July.", OPEN, "Notice still to be discussed with my employer"),
    "en-one-month": ("Available with one month's notice", Duration(months=1), None),
    "en-from-first": ("From 1 May 2026 I am available full-time.", day("2026-05-01"), None),
    "en-month-day": ("Start date: May 4, 2026", day("2026-05-04"), "Start date: May 4, 2026"),
    "de-from": ("Verfügbar ab 1. Juni 2026", day("2026-06-01"), "Verfügbar ab 1. Juni 2026"),
    "de-now": ("Ab sofort verfügbar", NOW, "Ab sofort verfügbar"),
    "de-quarter-end": ("Die Kündigungsfrist beträgt sechs Monate zum Quartalsende; ein\nfrüherer Wechsel ist ausgeschlossen.", Duration(months=6, to_quarter_end=True), None),
    "de-month-end": ("Kündigungsfrist: 4 Wochen zum Monatsende", Duration(weeks=4, to_month_end=True), "Kündigungsfrist: 4 Wochen zum Monatsende"),
    "de-entry": ("Frühester Eintritt: 01.07.2026", day("2026-07-01"), "Frühester Eintritt: 01.07.2026"),
    "de-open": ("Verfügbarkeit: nach Vereinbarung", OPEN, "Verfügbarkeit: nach Vereinbarung"),
}  # fmt: skip

LOOK_ALIKES = {
    "platform": "Availability of the bus 99.97% in 2019 and 2020.",
    "fr-platform": "138 sites migrés sur 171, 99,93 % de disponibilité de la plateforme d’échange",
    "fr-network": "Résultats : disponibilité moyenne du réseau 99,96 % en 2025",
    "high": "Designed for high availability since March 2019",
    "on-call": "24/7 beschikbaar tijdens de wachtdienst",
    "permanent": "Open to permanent positions.",
    "not-in-july": "I would not be available in July.",
    "references": "References available on request.",
    "staying-available": "et l'autre moitié à rester disponible pour celui à qui l'on a dit non.",
    "prior-notice": "Prior notice of 3 weeks published in the journal",
    "declaration": "Le soussigné déclare qu'il est disponible pour l'exécution du marché. Fait à Waterloo, le 27 février 2026",
    "job-history": "Experience\n- Kept the servers available from March 2019 to June 2020",
    "product": "The first API product went live in May 2018.",
    "start-of-project": "Started the PMO in 2014: gate reviews",
}


def document(*pages: str) -> Document:
    return Document(DocumentKind.TEXT, tuple(Page(i + 1, text) for i, text in enumerate(pages)))


def available(*pages: str) -> tuple[Document, tuple[Availability, ...]]:
    read = document(*pages)
    return read, find_availability(read, find_sections(read))


def meaning(said: Availability) -> Moment | Duration | str | None:
    return NOW if said.immediately else OPEN if said.open else said.start or said.notice


@pytest.mark.parametrize(("text", "expected", "quote"), STATED.values(), ids=STATED.keys())
def test_a_statement_is_read_with_its_words(text: str, expected: Moment | Duration | str, quote: str | None) -> None:
    read, said = available(text)
    assert [meaning(each) for each in said] == [expected]
    evidence = read.quote(said[0].evidence[0])
    assert evidence in text
    assert quote is None or evidence == quote


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_look_alikes_say_nothing_of_a_start(text: str) -> None:
    assert available(text)[1] == ()


def test_statements_that_contradict_each_other_are_both_there() -> None:
    _, said = available("Disponible immédiatement\n\nChef de projet", "Pour le reste\nPréavis : 4 mois.")
    assert [meaning(each) for each in said] == [NOW, Duration(months=4)]


def test_a_date_without_a_year_is_marked() -> None:
    _, said = available("Disponible dès le 1er juin.")
    assert [(each.start, each.yearless) for each in said] == [(day("2000-06-01"), True)]


def test_a_date_and_a_notice_period_in_one_sentence_are_the_date() -> None:
    _, said = available("Beschikbaar vanaf 1 juni 2026 (opzegtermijn 2 maanden).")
    assert [meaning(each) for each in said] == [day("2026-06-01")]


def test_the_same_in_two_languages_is_said_twice() -> None:
    _, said = available("Beschikbaar vanaf 1 juni 2026.", "Disponible à partir du 1er juin 2026.")
    assert [meaning(each) for each in said] == [day("2026-06-01"), day("2026-06-01")]
