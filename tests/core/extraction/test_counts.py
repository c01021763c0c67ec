"""The number of delivery teams, in digits and in words, and numbers that only look like it."""

import pytest

from screening.core.extraction.counts import find_counts
from screening.core.terms import Count, Document, DocumentKind, Page

COUNTED = {
    "nl-digits": ("Vijf werkstromen, 9 scrumteams verdeeld over drie aannemers.", [(9, 9, "9 scrumteams")]),
    "nl-hyphens": ("Gemiddeld zes ontwikkel- en infrateams parallel.", [(6, 6, "zes ontwikkel- en infrateams")]),
    "nl-of-which": ("Twaalf scrumteams, waarvan ik er zeven geërfd heb en vijf\nzelf heb opgezet.", [(12, 12, "Twaalf scrumteams")]),
    "nl-technicians": ("Zes teams van techniekers en ontwikkelaars", [(6, 6, "Zes teams")]),
    "nl-zestal": ("Coördinatie van een zestal technische teams", [(6, 6, "een zestal technische teams")]),
    "nl-tiental": ("Ik stuur een tiental ploegen aan.", [(10, 10, "een tiental ploegen")]),
    "nl-dozen": ("Een dozijn squads in één trein", [(12, 12, "Een dozijn squads")]),
    "nl-range": ("Aansturing van 6 tot 8 teams", [(6, 8, "6 tot 8 teams")]),
    "nl-one": ("scrum, 1 team van 7", [(1, 1, "1 team")]),
    "nl-sum": ("5 ontwikkelteams en 2 infrateams", [(7, 7, "5 ontwikkelteams en 2 infrateams")]),
    "nl-brackets": ("Acht teams (SCADA, telecom, cloud, API, data, security, werkplek, field)", [(8, 8, "Acht teams")]),
    "nl-compound-number": ("Programma met vijfentwintig teams", [(25, 25, "vijfentwintig teams")]),
    "nl-parallel": ("drie parallelle deelprojecten (netwerk, telefonie) en 3 teams", [(3, 3, "3 teams")]),
    "fr-words": ("Coordination de sept équipes de réalisation", [(7, 7, "sept équipes")]),
    "fr-wrapped": ("Coordination de sept\néquipes de réalisation", [(7, 7, "sept\néquipes")]),
    "fr-dozen": ("Une douzaine d’équipes agiles dans deux tribus ; j’anime la coordination des douze.", [(12, 12, "Une douzaine d’équipes")]),
    "fr-dizaine": ("Pilotage d'une dizaine d'équipes", [(10, 10, "une dizaine d'équipes")]),
    "fr-sum": ("5 équipes de développement et 2 équipes d'infrastructure", [(7, 7, "5 équipes de développement et 2 équipes")]),
    "fr-up-to": ("jusqu'à sept équipes de développement et d'infrastructure, dont trois en région liégeoise", [(7, 7, "sept équipes")]),
    "fr-range": ("animation de 6 à 8 équipes", [(6, 8, "6 à 8 équipes")]),
    "fr-dix-sept": ("Dix-sept équipes agiles", [(17, 17, "Dix-sept équipes")]),
    "fr-coordinated": ("Huit équipes coordonnées (trois internes, cinq chez des adjudicataires)", [(8, 8, "Huit équipes")]),
    "fr-confides": ("cinq volets confiés à dix équipes, internes et externes", [(10, 10, "dix équipes")]),
    "fr-technicians": ("2 équipes de techniciens.", [(2, 2, "2 équipes")]),
    "en-peak": ("Seven workstreams; 14 delivery teams at peak, 9 today.", [(14, 14, "14 delivery teams")]),
    "en-words": ("Twelve delivery teams from four suppliers, organised in five streams", [(12, 12, "Twelve delivery teams")]),
    "en-subset": ("I coordinate ten delivery teams, six internal\nand four from contractors", [(10, 10, "ten delivery teams")]),
    "en-dozen": ("A dozen squads in one release train.", [(12, 12, "A dozen squads")]),
    "en-half-dozen": ("Half a dozen teams", [(6, 6, "Half a dozen teams")]),
    "en-possessive": ("120 public bodies connected, five work packages, six suppliers’ teams.", [(6, 6, "six suppliers’ teams")]),
    "en-projects-and-teams": ("Four projects in parallel and six teams.", [(6, 6, "six teams")]),
    "en-time-zones": ("9 delivery teams in four time zones, 6.8M EUR a\nyear", [(9, 9, "9 delivery teams")]),
    "en-team-size": ("Team size\n18 (3 teams: Chennai, Pune, Brussels)", [(3, 3, "3 teams")]),
    "en-one-agile": ("45 APIs by one agile team", [(1, 1, "one agile team")]),
    "en-up-to": ("Three projects and up to seven teams in parallel", [(7, 7, "seven teams")]),
    "en-twenty-one": ("twenty-one cross-functional teams", [(21, 21, "twenty-one cross-functional teams")]),
    "en-x-to-y": ("five to seven squads", [(5, 7, "five to seven squads")]),
    "de-compound": ("Steuerung der sieben\nTeilprojektteams, monatlicher Lenkungsausschuss", [(7, 7, "sieben\nTeilprojektteams")]),
    "de-dutzend": ("Koordination von einem Dutzend Teams", [(12, 12, "einem Dutzend Teams")]),
    "de-words": ("fünf agile Teams und zwei Infrastrukturteams", [(7, 7, "fünf agile Teams und zwei Infrastrukturteams")]),
    "de-range": ("acht bis zehn Entwicklungsteams", [(8, 10, "acht bis zehn Entwicklungsteams")]),
}  # fmt: skip

LOOK_ALIKES = {
    "nl-team-of-persons": "Leiding van een team van 18 agenten",
    "fr-team-of-persons": "Équipe de 9 personnes. Création des niveaux de service",
    "en-team-of-persons": "Managed a team of 12 engineers",
    "several": "Several delivery teams work in parallel under my coordination",
    "fr-several": "plusieurs équipes de réalisation",
    "sites": "renewal of WAN and LAN in 220 sites",
    "lots": "52 lots de sites pour un accord-cadre",
    "partners": "Nine work packages, eleven partners, 22 staff",
    "microsoft-teams": "Migration naar Microsoft 365 Teams en SharePoint",
    "windows-teams": "Rollout of Windows 11 Teams and Office",
    "years": "10 years with teams in India",
    "year": "In 2019 teams moved to the new building",
    "football": "Trainer van 3 jeugdploegen bij KV Mechelen, coördinatie van 3 voetbalteams",
    "fr-football": "entraîneur de deux équipes de football",
    "members": "8 team members",
    "leden": "12 teamleden",
    "quiz": "Quiz night with 40 teams",
    "roll-out": "2 jours avec les équipes",
    "always-on": "24/7 teams",
    "sales": "Supported 14 sales teams",
    "meetings": "organised 20 teams meetings",
    "team-lead": "3 years team lead",
}


def document(text: str) -> Document:
    return Document(DocumentKind.TEXT, (Page(1, text),))


def counts_of(text: str, what: str) -> list[tuple[int, int, str]]:
    read = document(text)
    return [_shown(read, count) for count in find_counts(read, ()) if count.what == what]


def _shown(read: Document, count: Count) -> tuple[int, int, str]:
    return count.least, count.most, read.quote(count.evidence[0])


@pytest.mark.parametrize(("text", "expected"), COUNTED.values(), ids=COUNTED.keys())
def test_delivery_teams_are_counted_with_their_words_as_evidence(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert counts_of(text, "delivery-teams") == expected


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_other_numbers_are_no_delivery_teams(text: str) -> None:
    assert counts_of(text, "delivery-teams") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leiding van een team van 18 agenten", [(18, 18, "18 agenten")]),
        ("Équipe de neuf personnes", [(9, 9, "neuf personnes")]),
        ("Dienst- und Fachaufsicht über 31 Personen", [(31, 31, "31 Personen")]),
        ("400 people use it", []),
    ],
)
def test_people_led_are_another_count(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert counts_of(text, "direct-reports") == expected
