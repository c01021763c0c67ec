"""Where somebody works, how many days a week, on which days; and what only looks like it."""

import pytest

from screening.core.extraction.onsite import find_onsite
from screening.core.extraction.sections import find_sections
from screening.core.terms import Document, DocumentKind, Onsite, Page

# place, willing, least, most, days: a capital letter per day of the week on site, a small one for not, "." for unsaid
STATED = {
    "nl-range": ("Op de klantsite in Brussel van maandag tot en met\ndonderdag geen probleem (ik neem de trein in Aalst), vrijdag bij voorkeur van thuis uit.", ("brussels", True, 4, 4, "MTWTf")),
    "nl-any-day": ("Brussel twee keer per week is oké voor mij, eender welke dag.", ("brussels", True, 2, 2, "MTWTF")),
    "nl-yes-thursday": ("Werken in Brussel: ja, ook op donderdag, tot vier dagen per week.", ("brussels", True, 4, 4, "...T.")),
    "nl-follow-up": ("Dinsdag en donderdag in Brussel: graag. Meer mag,\ntot drie dagen.", ("brussels", True, 2, 3, ".T.T.")),
    "nl-two-to-three": ("Ik werk graag 2 à 3 dagen per week op kantoor in Brussel, donderdag inbegrepen.", ("brussels", True, 2, 3, "...T.")),
    "nl-brackets": ("Twee dagen per week in Brussel (dinsdag en donderdag) is goed.", ("brussels", True, 2, 2, ".T.T.")),
    "nl-full-time": ("Voltijds ter plaatse in Brussel mogelijk.", ("brussels", True, 5, 5, "MTWTF")),
    "nl-day-off": ("Maandag en dinsdag ter plaatse in Brussel kan altijd. Donderdag is papadag.", ("brussels", True, 2, 2, "MT.t.")),
    "fr-day-off": ("Trois jours par semaine sur site à Bruxelles ; le jeudi, je ne travaille pas.", ("brussels", True, 3, 3, "...t.")),
    "fr-various": ("Divers\nSur site à Bruxelles : 4 jours par semaine, du lundi au jeudi.", ("brussels", True, 4, 4, "MTWT.")),
    "nl-telework": ("Voltijds in Brussel, met twee dagen telewerk per week.", ("brussels", True, 3, 3, ".....")),
    "nl-not-thursday": ("3 dagen per week in Brussel, maar niet op donderdag.", ("brussels", True, 3, 3, "...t.")),
    "nl-remote-only": ("Ik werk uitsluitend van op afstand; ik kom hoogstens eens per kwartaal naar België.", ("", False, 0, 0, ".....")),
    "nl-short-days": ("Op kantoor in Brussel: 3 dagen/week (di/do/vr)", ("brussels", True, 3, 3, ".T.TF")),
    "nl-at-least": ("Minstens 2 dagen per week ter plaatse in Brussel, graag.", ("brussels", True, 2, None, ".....")),
    "nl-willing": ("Bereid om ter plaatse te werken in Brussel.", ("brussels", True, None, None, ".....")),
    "nl-every-day-except": ("Elke dag in Brussel, behalve op woensdag.", ("brussels", True, 4, 4, "MTwTF")),
    "fr-thursday-in": ("Présence sur site à\nBruxelles : trois jours par semaine, jeudi compris, sans\ndifficulté.", ("brussels", True, 3, 3, "...T.")),
    "fr-full-time": ("Lieu: à temps plein sur site à Bruxelles si vous le souhaitez", ("brussels", True, 5, 5, "MTWTF")),
    "fr-every-day": ("Je travaille actuellement tous les jours à\nBruxelles et souhaite continuer ainsi (télétravail limité au lundi).", ("brussels", True, 4, 4, "mTWTF")),
    "fr-tender": ("prestations dans les\nlocaux du pouvoir adjudicateur à Bruxelles, 3 jours par semaine (mardi, jeudi,\nvendredi)", ("brussels", True, 3, 3, ".T.TF")),
    "fr-sidebar": ("MODALITÉS\nSur place à Bruxelles 3 jours\npar semaine (mardi, mercredi,\njeudi).", ("brussels", True, 3, 3, ".TWT.")),
    "fr-preferred": ("Deux jours par semaine dans vos bureaux à Bruxelles, de préférence lundi et jeudi : parfait.", ("brussels", True, 2, 2, "M..T.")),
    "fr-not-thursday": ("Bruxelles : 2 jours par semaine possible, pas le jeudi.", ("brussels", True, 2, 2, "...t.")),
    "fr-remote-only": ("Télétravail à temps plein uniquement, 100 % à distance.", ("", False, 0, 0, ".....")),
    "fr-two-or-three": ("Présence à Bruxelles 2 ou 3 jours par semaine, c'est bon.", ("brussels", True, 2, 3, ".....")),
    "fr-max-telework": ("Présent à Bruxelles, maximum 2 jours de télétravail par semaine.", ("brussels", True, 3, 5, ".....")),
    "fr-except": ("Sur site à Bruxelles tous les jours sauf le vendredi.", ("brussels", True, 4, 4, "MTWTf")),
    "fr-monday-to-thursday": ("Sur site à Bruxelles du lundi au jeudi, sans problème.", ("brussels", True, 4, 4, "MTWT.")),
    "fr-unwilling": ("Pas de présence à Bruxelles.", ("brussels", False, 0, 0, ".....")),
    "en-premises": ("The consultant will work full-time on the contracting authority’s\npremises in Brussels.", ("brussels", True, 5, 5, "MTWTF")),
    "en-four-days": ("I live in Ixelles, ten minutes from Schuman, and would come to the office four days a week (Mondays from home).", ("brussels", True, 4, 4, "mTWTF")),
    "en-all-but": ("I am in an office in Brussels four days in five at present (all but Wednesday) and intend to\nkeep that up.", ("brussels", True, 4, 4, "MTwTF")),
    "en-two-weekdays": ("I can start on 15 June 2026 and will gladly be in your Brussels office on Mondays and Thursdays.", ("brussels", True, 2, 2, "M..T.")),
    "en-hybrid-brackets": ("Work preference\n: Hybrid, 3 days at client office in Brussels (Tue/Wed/Thu)", ("brussels", True, 3, 3, ".TWT.")),
    "en-days-only": ("Happy to come to\nBrussels for 2 days a week.", ("brussels", True, 2, 2, ".....")),
    "en-remote-only": ("I work remotely only and do not travel\nfor routine meetings; a kick-off in person once a year is possible.", ("", False, 0, 0, ".....")),
    "en-hundred-remote": ("B2B contract, 100 % remote from Poland.", ("", False, 0, 0, ".....")),
    "en-twice": ("On-site in Brussels twice a week is fine, Thursday included.", ("brussels", True, 2, 2, "...T.")),
    "en-office-and-home": ("3 days on site in Brussels, 2 days from home.", ("brussels", True, 3, 3, ".....")),
    "en-mon-thu": ("In the office in Antwerp Mon-Thu, happy to travel.", ("antwerp", True, 4, 4, "MTWT.")),
    "en-not-friday": ("Available on site in Brussels every day except Friday.", ("brussels", True, 4, 4, "MTWTf")),
    "en-up-to": ("Up to 3 days a week at your offices in Brussels.", ("brussels", True, 3, 3, ".....")),
    "de-thursday-friday": ("Donnerstags und freitags arbeite ich gern vor Ort in Brüssel; Bahnverbindung ab\nAachen 76 Minuten.", ("brussels", True, 2, 2, "...TF")),
    "de-days": ("Präsenz in Brüssel: zwei Tage pro Woche, gerne donnerstags.", ("brussels", True, 2, 2, "...T.")),
    "de-remote-only": ("Ausschließlich remote, keine Präsenz.", ("", False, 0, 0, ".....")),
    "de-full-time": ("Vollzeit vor Ort in Brüssel möglich.", ("brussels", True, 5, 5, "MTWTF")),
}  # fmt: skip

FURTHER = {
    "ter-plaatse-in-brussel-2": ("Ter plaatse in Brussel: 2 dagen/week, donderdag ok", ("brussels", True, 2, 2, "...T.")),
    "graag-maximaal-twee-dagen-thuiswerk": ("Graag maximaal twee dagen thuiswerk, de andere dagen bij de klant in Brussel.", ("brussels", True, 3, 5, ".....")),
    "brussel-is-geen-probleem-maar": ("Brussel is geen probleem, maar niet op donderdag.", ("brussels", True, None, None, "...t.")),
    "donderdag-kan-ik-niet-in": ("Donderdag kan ik niet in Brussel zijn.", ("brussels", True, None, None, "...t.")),
    "3-dagen-per-week-in": ("3 dagen per week in Brussel (niet op woensdag)", ("brussels", True, 3, 3, "..w..")),
    "mobiliteit-bereid-tot-verplaatsing-naar": ("Mobiliteit: bereid tot verplaatsing naar Brussel, tot 3 dagen per week", ("brussels", True, 3, 3, ".....")),
    "ik-werk-het-liefst-hybride": ("Ik werk het liefst hybride: dinsdag en donderdag in Brussel, de rest van thuis.", ("brussels", True, 2, 2, ".T.T.")),
    "ik-kom-naar-kantoor-in": ("Ik kom naar kantoor in Brussel op maandag, dinsdag en donderdag.", ("brussels", True, 3, 3, "MT.T.")),
    "vier-vijfde-werkregime-ter-plaatse": ("Vier vijfde werkregime, ter plaatse in Brussel op ma, di, do en vr.", ("brussels", True, 4, 4, "MT.TF")),
    "brussel-liefst-niet-meer-dan": ("Brussel: liefst niet meer dan één dag per week.", ("brussels", True, 1, 1, ".....")),
    "verplaatsing-naar-brussel-ja-twee": ("Verplaatsing naar Brussel: ja, twee dagen per week (do inbegrepen).", ("brussels", True, 2, 2, "...T.")),
    "prêt-à-travailler-à-bruxelles": ("Prêt à travailler à Bruxelles 2 à 3 jours/semaine, dont le jeudi.", ("brussels", True, 2, 3, "...T.")),
    "présence-à-bruxelles-le-mardi": ("Présence à Bruxelles le mardi et le jeudi sans problème ; les autres jours en télétravail.", ("brussels", True, 2, 2, ".T.T.")),
    "bruxelles-deux-fois-par-semaine": ("Bruxelles deux fois par semaine : oui. Jeudi : oui.", ("brussels", True, 2, 2, "...T.")),
    "télétravail-le-mercredi-et-le": ("Télétravail le mercredi et le vendredi, sinon sur site à Bruxelles.", ("brussels", True, 3, 3, "MTwTf")),
    "mobilité-bruxelles-jusqu-à-trois": ("Mobilité : Bruxelles, jusqu'à trois jours par semaine, jeudi excepté.", ("brussels", True, 3, 3, "...t.")),
    "je-suis-présente-dans-les": ("Je suis présente dans les bureaux bruxellois trois jours par semaine, le jeudi est fixe.", ("brussels", True, 3, 3, "...T.")),
    "temps-plein-sur-site-possible": ("Temps plein sur site possible à Bruxelles", ("brussels", True, 5, 5, "MTWTF")),
    "uniquement-télétravail-déplacements-à-br": ("Uniquement télétravail, déplacements à Bruxelles exclus", ("", False, 0, 0, ".....")),
    "je-souhaite-travailler-exclusivement-à": ("Je souhaite travailler exclusivement à distance.", ("", False, 0, 0, ".....")),
    "location-brussels-on-site-up": ("Location: Brussels, on site up to 5 days", ("brussels", True, 5, 5, "MTWTF")),
    "i-can-be-in-brussels": ("I can be in Brussels on Tuesdays and Thursdays; other days from Ghent, remotely.", ("brussels", True, 2, 2, ".T.T.")),
    "two-days-a-week-on": ("Two days a week on site in Brussels suits me; Thursday works.", ("brussels", True, 2, 2, "...T.")),
    "willing-to-work-on-site": ("Willing to work on-site in Brussels two days per week, including Thursdays.", ("brussels", True, 2, 2, "...T.")),
    "on-site-in-brussels-any": ("On site in Brussels: any two days, Thursday included", ("brussels", True, 2, 2, "MTWTF")),
    "happy-to-be-in-the": ("Happy to be in the Brussels office Monday through Wednesday.", ("brussels", True, 3, 3, "MTW..")),
    "thursdays-are-my-day-off": ("Thursdays are my day off; other days in Brussels are fine.", ("brussels", True, 4, 4, "MTWtF")),
    "i-work-from-home-on": ("I work from home on Thursdays and come to Brussels the other days.", ("brussels", True, 4, 4, "MTWtF")),
    "work-regime-hybrid-2-days": ("Work regime: hybrid (2 days office Brussels, 3 days home)", ("brussels", True, 2, 2, ".....")),
    "prefers-100-remote-up-to": ("Prefers 100% remote; up to one day a month in Brussels.", ("", False, 0, 0, ".....")),
    "full-time-on-site-at": ("Full-time on-site at your premises in Brussels is possible.", ("brussels", True, 5, 5, "MTWTF")),
    "ich-bin-bereit-zwei-tage": ("Ich bin bereit, zwei Tage pro Woche (Dienstag und Donnerstag) in Brüssel zu arbeiten.", ("brussels", True, 2, 2, ".T.T.")),
    "vor-ort-in-brüssel-montag": ("Vor Ort in Brüssel: Montag bis Mittwoch, nicht donnerstags.", ("brussels", True, 3, 3, "MTWt.")),
    "homeoffice-freitags-sonst-vor-ort": ("Homeoffice freitags, sonst vor Ort in Brüssel.", ("brussels", True, 4, 4, "MTWTf")),
    "maximal-ein-tag-pro-woche": ("Maximal ein Tag pro Woche in Brüssel möglich.", ("brussels", True, 1, 1, ".....")),
    "woont-in-brussel": ("Woont in Brussel", None),
    "née-à-bruxelles-le-3": ("Née à Bruxelles le 3 mars 1979", None),
    "brussels-3-march-2026-signed": ("Brussels, 3 March 2026 (signed)", None),
    "fait-à-bruxelles-le-jeudi": ("Fait à Bruxelles, le jeudi 5 mars 2026", None),
    "referentie-mevr-janssens-brussel-bereikb": ("Referentie: mevr. Janssens, Brussel, bereikbaar op dinsdag en donderdag", None),
    "chorale-à-bruxelles-le-jeudi": ("Chorale à Bruxelles le jeudi soir", None),
    "vrijwilliger-bij-poverello-brussel-elke": ("Vrijwilliger bij Poverello Brussel, elke donderdag", None),
    "evening-course-on-thursdays-in": ("Evening course on Thursdays in Brussels", None),
    "office-manager-brussels": ("Office manager, Brussels", None),
    "wekelijks-team-overleg-op-donderdag": ("Wekelijks team overleg op donderdag in Brussel met de klant", None),
    "vaste-dagen-per-week-in": ("Twee vaste dagen per week in Brussel zijn mogelijk, donderdag ook.", ("brussels", True, 2, 2, "...T.")),
    "présence-de-2-jours-semaine": ("Bruxelles : présence de 2 jours/semaine (dont jeudi) acceptée", ("brussels", True, 2, 2, "...T.")),
    "am-available-to-work-on": ("I am available to work on site in Brussels on Tuesdays, Wednesdays and Thursdays", ("brussels", True, 3, 3, ".TWT.")),
    "donderdag-werk-ik-altijd-thuis": ("Op donderdag werk ik altijd thuis; maandag en dinsdag in Brussel kan.", ("brussels", True, 2, 2, "MT.t.")),
    "préfère-le-télétravail-mais-deux": ("Je préfère le télétravail, mais deux jours par semaine à Bruxelles sont possibles.", ("brussels", True, 2, 2, ".....")),
    "remote-from-lisbon-travel-to": ("Full remote from Lisbon; travel to Brussels once a quarter.", ("", False, 0, 0, ".....")),
    "to-hybrid-work-3-days": ("Open to hybrid work: 3 days Brussels / 2 days home", ("brussels", True, 3, 3, ".....")),
    "komme-gerne-an-zwei-bis": ("Ich komme gerne an zwei bis drei Tagen pro Woche nach Brüssel, auch donnerstags.", ("brussels", True, 2, 3, "...T.")),
    "aanwezig-op-de-site-van": ("Voltijds aanwezig op de site van de klant in Brussel: akkoord", ("brussels", True, 5, 5, "MTWTF")),
    "jours-sur-5-à-bruxelles": ("5 jours sur 5 à Bruxelles, sans souci", ("brussels", True, 5, 5, "MTWTF")),
}  # fmt: skip

LOOK_ALIKES = {
    "address": "Rue Bara 175, 1070 Bruxelles\nPlace of residence: Brussels",
    "area": "Brussels Metropolitan Area",
    "fr-meeting": "Réunion de coordination du jeudi à 9 h à Bruxelles avec les dix responsables",
    "en-report": "Workstream leads in Brussels report to me every Tuesday.",
    "past-mission": "Expérience professionnelle\nProgramme manager, SPF Emploi (Smals), Bruxelles, 3 jours/semaine.\n07/2022 – auj.",
    "past": "Worked onsite in Belgium (Brussels) from Aug 2019 onwards and earlier in Reading, UK for 4 months.",
    "board": "Mondays in Brussels for a board of the federation.",
    "race": "Course à pied (20 km de Bruxelles en 2h11).",
    "fr-past": "j'ai travaillé vingt ans à Bruxelles et je suis une réunion",
    "hybrid-cloud": "Migration vers un cloud hybride, possible en 3 mois.",
    "nl-then": "Toen nog drie dagen per week op kantoor in Brussel",
    "office-365": "Roll-out of Office 365 for 5,400 seats",
    "employer": "Werkervaring\nProjectleider, Brussel\n2015 - 2018\nOp kantoor in Brussel, vijf dagen per week, scrum",
    "remote-team": "Experience\nLed fully remote teams in four time zones, two days a week in Warsaw",
    "to-be-discussed": "Présence à Bruxelles à discuter.",
    "law": "Vier dagen per week fitness",
}


def document(text: str) -> Document:
    return Document(DocumentKind.TEXT, (Page(1, text),))


def onsite(text: str) -> tuple[Onsite, ...]:
    read = document(text)
    return find_onsite(read, find_sections(read))


def shown(said: Onsite) -> tuple[str, bool | None, int | None, int | None, str]:
    stated = dict(said.weekdays)
    letters = "".join(
        "." if day not in stated else letter if stated[day] else letter.lower() for day, letter in enumerate("MTWTF")
    )
    return said.place, said.willing, said.days_least, said.days_most, letters


@pytest.mark.parametrize(("text", "expected"), STATED.values(), ids=STATED.keys())
def test_a_statement_gives_place_days_and_weekdays(text: str, expected: tuple[str, bool, int, int, str]) -> None:
    assert [shown(said) for said in onsite(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), FURTHER.values(), ids=FURTHER.keys())
def test_other_wordings_are_read_alike(text: str, expected: tuple[str, bool, int, int, str] | None) -> None:
    assert [shown(said) for said in onsite(text)] == ([expected] if expected else [])


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_look_alikes_say_nothing(text: str) -> None:
    assert onsite(text) == ()


@pytest.mark.parametrize("text", [text for text, _ in STATED.values()], ids=STATED.keys())
def test_evidence_is_the_sentence_verbatim(text: str) -> None:
    read = document(text)
    for said in onsite(text):
        quote = read.quote(said.evidence[0])
        assert quote in text
        assert quote.strip() == quote != ""


def test_two_places_are_two_statements() -> None:
    assert [said.place for said in onsite("Graag ter plaatse in Brussel of Gent, 2 dagen per week.")] == [
        "brussels",
        "ghent",
    ]
