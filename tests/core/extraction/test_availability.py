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
    "en-notice-then-days": ("Three months' notice. On site in Brussels four days a week.", Duration(months=3), "Three months' notice"),
    "fr-narrow-column": ("Disponible dès le 15 avril\n2026. Permis B.", day("2026-04-15"), "Disponible dès le 15 avril\n2026"),
    "de-from": ("Verfügbar ab 1. Juni 2026", day("2026-06-01"), "Verfügbar ab 1. Juni 2026"),
    "de-now": ("Ab sofort verfügbar", NOW, "Ab sofort verfügbar"),
    "de-quarter-end": ("Die Kündigungsfrist beträgt sechs Monate zum Quartalsende; ein\nfrüherer Wechsel ist ausgeschlossen.", Duration(months=6, to_quarter_end=True), None),
    "de-month-end": ("Kündigungsfrist: 4 Wochen zum Monatsende", Duration(weeks=4, to_month_end=True), "Kündigungsfrist: 4 Wochen zum Monatsende"),
    "de-entry": ("Frühester Eintritt: 01.07.2026", day("2026-07-01"), "Frühester Eintritt: 01.07.2026"),
    "de-open": ("Verfügbarkeit: nach Vereinbarung", OPEN, "Verfügbarkeit: nach Vereinbarung"),
}  # fmt: skip

# "now", "open", the first day ("y" before it: no year stated), or a notice: months, weeks, "e" to the month's end
BRIEFLY = {
    "beschikbaarheid-vanaf-4-mei": ("Beschikbaarheid: vanaf 4 mei", "y2000-05-04"),
    "beschikbaar-per-1-5-2026": ("Beschikbaar per 1/5/2026", "2026-05-01"),
    "ik-ben-beschikbaar-vanaf-begin": ("Ik ben beschikbaar vanaf begin mei 2026, eventueel vroeger", "2026-05-01"),
    "kan-starten-op-15-06": ("Kan starten op 15/06/2026.", "2026-06-15"),
    "start-onmiddellijk": ("Start: onmiddellijk", "now"),
    "beschikbaar-na-een-opzegtermijn-van": ("Beschikbaar na een opzegtermijn van 3 maanden", "m3"),
    "opzegtermijn-3-maanden-onderhandelbaar": ("Opzegtermijn: 3 maanden (onderhandelbaar)", "m3"),
    "opzeg-13-weken": ("Opzeg: 13 weken", "w13"),
    "mijn-opdracht-bij-de-vdab": ("Mijn opdracht bij de VDAB loopt af op 30 april 2026.", "2026-05-01"),
    "huidige-opdracht-eindigt-eind-mei": ("Huidige opdracht eindigt eind mei 2026", "2026-05-21"),
    "vrij-1-juni-2026": ("Vrij: 1 juni 2026", "2026-06-01"),
    "beschikbaar-direct": ("Beschikbaar: direct", "now"),
    "beschikbaar-in-overleg-met-huidige": ("Beschikbaar in overleg met huidige werkgever", "open"),
    "inzetbaar-vanaf-q3-2026": ("Inzetbaar vanaf Q3 2026", "2026-07-01"),
    "beschikbaar-vanaf-september-2026-contrac": ("Beschikbaar vanaf september 2026 (contract loopt tot 31 augustus)", "2026-09-01"),
    "beschikbaar-voor-een-opdracht-van": ("Beschikbaar voor een opdracht van lange duur vanaf 1 mei 2026", "2026-05-01"),
    "je-suis-disponible-dès-maintenant": ("Je suis disponible dès maintenant.", "now"),
    "disponible-début-juin-2026": ("Disponible début juin 2026", "2026-06-01"),
    "disponible-mi-mai-2026": ("Disponible mi-mai 2026", "2026-05-11"),
    "disponibilité-15-mai-2026": ("Disponibilité : 15 mai 2026", "2026-05-15"),
    "disponibilité-immédiate": ("Disponibilité\timmédiate", "now"),
    "date-de-disponibilité-01-06": ("Date de disponibilité : 01.06.2026", "2026-06-01"),
    "délai-de-préavis-trois-mois": ("Délai de préavis : trois mois", "m3"),
    "préavis-de-6-semaines-à": ("Préavis de 6 semaines à prester", "w6"),
    "préavis-légal-de-13-semaines": ("Préavis légal de 13 semaines", "w13"),
    "entrée-en-fonction-possible-le": ("Entrée en fonction possible le 1er juillet 2026", "2026-07-01"),
    "pas-disponible-avant-le-1er": ("Pas disponible avant le 1er septembre 2026", "2026-09-01"),
    "ma-mission-actuelle-se-termine": ("Ma mission actuelle se termine le 30 juin 2026", "2026-07-01"),
    "sous-contrat-jusqu-au-31": ("Sous contrat jusqu'au 31 mai 2026, libre ensuite", "2026-06-01"),
    "disponible-à-partir-de-juin": ("Disponible : à partir de juin 2026", "2026-06-01"),
    "disponibilité-préavis-de-3-mois": ("Disponibilité : préavis de 3 mois à négocier", "m3"),
    "disponible-dans-un-délai-de": ("Disponible dans un délai de 4 semaines", "w4"),
    "notice-period-3-months": ("Notice period: 3 months", "m3"),
    "notice-period-immediate": ("Notice Period: Immediate", "now"),
    "notice-period-none-freelance": ("Notice period: none (freelance)", "now"),
    "i-could-start-on-monday": ("I could start on Monday 4 May 2026", "2026-05-04"),
    "available-from-may-2026": ("Available from May 2026", "2026-05-01"),
    "available-1st-of-june-2026": ("Available: 1st of June 2026", "2026-06-01"),
    "available-for-new-assignments-from": ("Available for new assignments from 1 June 2026", "2026-06-01"),
    "availability-4-weeks-after-signature": ("Availability: 4 weeks after signature", "w4"),
    "availability-two-months-after-agreement": ("Availability: two months after agreement", "m2"),
    "ready-to-start-within-two": ("Ready to start within two weeks", "w2"),
    "available-at-short-notice": ("Available at short notice", None),
    "my-notice-period-is-six": ("My notice period is six weeks.", "w6"),
    "i-must-give-three-months": ("I must give three months' notice", "m3"),
    "subject-to-one-month-notice": ("Subject to one month notice, I am available", "m1"),
    "current-contract-runs-until-30": ("Current contract runs until 30 April 2026", "2026-05-01"),
    "immediately-available-between-contracts": ("Immediately available (between contracts)", "now"),
    "free-from-1-july-2026": ("Free from 1 July 2026; before that only two days a week", "2026-07-01"),
    "verfügbar-ab-sofort": ("Verfügbar ab sofort", "now"),
    "verfügbarkeit-ab-mai-2026": ("Verfügbarkeit: ab Mai 2026", "2026-05-01"),
    "frühestmöglicher-eintrittstermin-1-juli-": ("Frühestmöglicher Eintrittstermin: 1. Juli 2026", "2026-07-01"),
    "kündigungsfrist-drei-monate-zum-monatsen": ("Kündigungsfrist drei Monate zum Monatsende", "m3e"),
    "kündigungsfrist-vier-wochen": ("Kündigungsfrist: vier Wochen", "w4"),
    "der-aktuelle-vertrag-endet-am": ("Der aktuelle Vertrag endet am 31. Mai 2026.", "2026-06-01"),
    "start-possible-as-of-18": ("Start possible as of 18/05/2026", "2026-05-18"),
    "startdatum-zo-snel-mogelijk": ("Startdatum: zo snel mogelijk", "now"),
    "the-service-desk-is-available": ("The service desk is available 8 hours a day", None),
    "the-new-release-was-available": ("The new release was available from March 2021 to June 2022 for 3 months", None),
    "ensured-availability-of-99-95": ("Ensured availability of 99.95% for 3 years", None),
    "beschikbaarheid-van-het-platform-99": ("beschikbaarheid van het platform 99,9% in 2024", None),
    "certification-available-until-2027": ("Certification available until 2027", None),
    "startte-in-2019-als-projectleider": ("Startte in 2019 als projectleider", None),
    "start-up-coach-since-january": ("Start-up coach since January 2020", None),
    "date-de-début-01-2019": ("Date de début : 01/2019 Date de fin : 12/2020", None),
    "opzeggingsvergoeding-berekend-voor-3-maa": ("Opzeggingsvergoeding berekend voor 3 maanden", None),
    "1-mei-2026-of-in": ("Beschikbaar: 1 mei 2026 (of in overleg vroeger)", "2026-05-01"),
    "inzetbaar-eventueel-deeltijds": ("Onmiddellijk inzetbaar, eventueel deeltijds", "now"),
    "au-01-06-26": ("Disponible au 01/06/26", "2026-06-01"),
    "de-suite": ("Libre de suite", "now"),
    "fin-de-mission-le-30": ("Disponibilité : fin de mission le 30/04/2026", "2026-05-01"),
    "peux-débuter-le-18-mai": ("Je peux débuter le 18 mai 2026.", "2026-05-18"),
    "june-2026": ("Availability: June 2026", "2026-06-01"),
    "2-months-notice": ("Joining: 2 months notice", "m2"),
    "kann-am-1-mai-2026": ("Ich kann am 1. Mai 2026 anfangen.", "2026-05-01"),
    "4-wochen-nach-zusage": ("Verfügbar: 4 Wochen nach Zusage", "w4"),
    "finish-my-present-contract-on": ("I finish my present contract on 31 March 2026", "2026-04-01"),
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


def briefly(said: Availability) -> str:
    if said.immediately or said.open:
        return NOW if said.immediately else OPEN
    if said.start:
        return ("y" if said.yearless else "") + said.start.earliest.isoformat()
    notice = said.notice or Duration()
    months = f"m{notice.months}" if notice.months else ""
    weeks = f"w{notice.weeks}" if notice.weeks else ""
    return months + weeks + ("e" if notice.to_month_end else "")


@pytest.mark.parametrize(("text", "expected"), BRIEFLY.values(), ids=BRIEFLY.keys())
def test_other_wordings_are_read_alike(text: str, expected: str | None) -> None:
    assert [briefly(each) for each in available(text)[1]] == ([expected] if expected else [])


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
