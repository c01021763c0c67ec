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

LARGEST = {
    "ik-coördineer-acht-teams-waarvan": ("Ik coördineer acht teams, waarvan drie bij de leverancier.", 8),
    "coördinatie-over-zeven-ontwikkelteams-he": ("Coördinatie over zeven ontwikkelteams heen", 7),
    "programma-met-12-teams": ("Programma met 12+ teams", 12),
    "meer-dan-tien-scrumteams": ("meer dan tien scrumteams", 10),
    "tot-negen-teams-tegelijk": ("Tot negen teams tegelijk", 9),
    "5-vijf-deliveryteams": ("5 (vijf) deliveryteams", 5),
    "vijf-leveranciers-6-interne-teams": ("Vijf leveranciers, 6 interne teams", 6),
    "zowat-vijftien-squads": ("zowat vijftien squads", 15),
    "een-achttal-projectteams": ("een achttal projectteams", 8),
    "vier-à-vijf-teams": ("vier à vijf teams", 5),
    "11-scrum-teams-over-4": ("11 scrum teams over 4 landen", 11),
    "9-multidisciplinaire-agile-teams": ("9 multidisciplinaire agile teams", 9),
    "aansturing-van-de-vijf-opleverteams": ("Aansturing van de vijf opleverteams (netwerk, cloud, ...)", 5),
    "pilotage-de-8-équipes-projet": ("Pilotage de 8 équipes projet", 8),
    "coordination-d-une-quinzaine-d": ("coordination d'une quinzaine d'équipes", 15),
    "huit-équipes-techniques": ("huit équipes techniques", 8),
    "5-équipes-pluridisciplinaires-de-8": ("5 équipes pluridisciplinaires de 8 personnes", 5),
    "supervision-de-neuf-squads-agiles": ("Supervision de neuf squads agiles", 9),
    "une-demi-douzaine-d-équipes": ("une demi-douzaine d'équipes", 6),
    "4-à-6-équipes-de": ("4 à 6 équipes de développement", 6),
    "onze-équipes-réparties-sur-trois": ("onze équipes réparties sur trois sites", 11),
    "trois-équipes-internes-et-quatre": ("trois équipes internes et quatre équipes externes", 7),
    "les-six-équipes-de-livraison": ("les six équipes de livraison", 6),
    "coordinated-up-to-10-agile": ("Coordinated up to 10 agile delivery teams", 10),
    "eight-teams-five-internal-three": ("eight teams (five internal, three vendor)", 8),
    "orchestrating-6-scrum-teams": ("orchestrating 6+ scrum teams", 6),
    "a-programme-of-five-workstreams": ("a programme of five workstreams and nine delivery teams", 9),
    "seven-parallel-delivery-teams": ("seven parallel delivery teams", 7),
    "more-than-a-dozen-teams": ("more than a dozen teams", 12),
    "six-agile-release-teams": ("Six agile release teams", 6),
    "15-feature-teams-in-3": ("15 feature teams in 3 release trains", 15),
    "two-pizza-teams": ("two-pizza teams", None),
    "three-teams-in-gent-four": ("three teams in Gent, four teams in Brussels", 4),
    "between-five-and-seven-teams": ("between five and seven teams", 7),
    "dozens-of-teams": ("dozens of teams", None),
    "teams-of-5-to-9": ("teams of 5 to 9 people", None),
    "led-team-3": ("led team 3", None),
    "team-7-won": ("Team 7 won", None),
    "first-team-to-deliver": ("first team to deliver", None),
    "teams-microsoft-rollout-4-500": ("Teams (Microsoft) rollout, 4,500 users", None),
    "20-users-in-teams": ("20 users in teams", None),
    "cross-team-alignment-of-4": ("cross-team alignment of 4 product owners", None),
    "koordination-von-neun-entwicklungsteams": ("Koordination von neun Entwicklungsteams", 9),
    "leitung-von-sechs-teilprojekten-mit": ("Leitung von sechs Teilprojekten mit acht Teams", 8),
    "über-ein-dutzend-scrum-teams": ("über ein Dutzend Scrum-Teams", 12),
    "verantwortlich-für-7-agile-teams": ("Verantwortlich für 7 agile Teams", 7),
    "leiding-over-3-teams-van": ("Leiding over 3 teams van 8 personen", 3),
    "team-of-3-2-teams": ("team of 3 (2 teams later)", 2),
    "iso-27001-teams": ("ISO 27001 teams", None),
    "l1-l2-teams": ("L1/L2 teams", None),
    "3rd-line-teams": ("3rd line teams", None),
    "2nd-line-support-teams": ("2nd-line support teams", None),
    "1-scrum-team": ("1 scrum team", 1),
    "één-team": ("één team", 1),
    "un-team-de-5": ("un team de 5", None),
    "coordination-de-plusieurs-équipes-5": ("Coordination de plusieurs équipes (5 à 7 selon la période)", 7),
    "nombre-d-équipes-8": ("Nombre d'équipes : 8", 8),
    "aantal-teams-9": ("Aantal teams: 9", 9),
    "number-of-teams-7": ("Number of teams: 7", 7),
    "teams-6-network-cloud-security": ("Teams: 6 (network, cloud, security)", 6),
    "équipes-coordonnées-5": ("Équipes coordonnées : 5", 5),
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


@pytest.mark.parametrize(("text", "expected"), LARGEST.values(), ids=LARGEST.keys())
def test_the_largest_number_is_the_stated_one(text: str, expected: int | None) -> None:
    assert max((most for _, most, _ in counts_of(text, "delivery-teams")), default=None) == expected


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
