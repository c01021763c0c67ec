"""Numbers of years: those that are asked, with their gate, and the look-alikes that are not."""

import pytest

from tests.core.vacancy.reading import criteria, in_profile

ASKED = [
    ("nl", "Minstens 5 jaar ervaring als projectleider", [(5, True)]),
    ("nl", "5+ jaar ervaring met Java", [(5, True)]),
    ("nl", "Vijf (5) jaar relevante werkervaring", [(5, True)]),
    ("nl", "Tussen 3 en 5 jaar ervaring als boekhouder", [(3, True)]),
    ("nl", "Meer dan tien jaar ervaring in de bouw", [(10, True)]),
    ("nl", "Anderhalf jaar ervaring in een magazijn", [(1.5, True)]),
    ("nl", "Een eerste ervaring (2 à 3 jaar) in hr", [(2, True)]),
    ("nl", "Minstens 15 jaar ervaring in IT, waarvan 10 in projectleiding", [(15, True), (10, True)]),
    ("nl", "Bij voorkeur 3 jaar ervaring met SAP", [(3, False)]),
    ("nl", "3 jaar ervaring, bij voorkeur in de zorg", [(3, True)]),
    ("nl", "Twee jaar ervaring met Drupal strekt tot aanbeveling", [(2, False)]),
    ("nl", "Vijfjarige ervaring in een gelijkaardige functie", [(5, True)]),
    ("nl", "Je werkt al minstens 4 jaar als verpleegkundige", [(4, True)]),
    ("fr", "Vous justifiez de 5 ans d'expérience en vente", [(5, True)]),
    ("fr", "Expérience professionnelle de 3 ans minimum", [(3, True)]),
    ("fr", "Une première expérience d'un an dans la logistique", [(1, True)]),
    ("fr", "5 à 7 ans d'expérience en tant que comptable", [(5, True)]),
    ("fr", "Au moins dix ans d'expérience, dont cinq en gestion d'équipe", [(10, True), (5, True)]),
    ("fr", "Idéalement 2 ans d'expérience dans le secteur public", [(2, False)]),
    ("fr", "3 ans d'expérience ; une expérience de 2 ans avec SAP est un atout", [(3, True), (2, False)]),
    ("fr", "Vous travaillez depuis au moins 4 ans comme infirmier", [(4, True)]),
    ("en", "Five years or more in sales", [(5, True)]),
    ("en", "A track record of at least 8 years in finance", [(8, True)]),
    ("en", "5 years of experience (of which 2 in banking)", [(5, True), (2, True)]),
    ("en", "At least 18 months of experience as a tester", [(1.5, True)]),
    ("en", "3-5 years' experience in payroll", [(3, True)]),
    ("en", "Two years of experience with Kafka would be a plus", [(2, False)]),
    ("en", "5 years of experience with Python or willing to learn", [(5, False)]),
    ("en", "More than 5 years as a site manager", [(5, True)]),
    ("en", "3 years' experience in X, preferably in healthcare", [(3, True)]),
    (
        "en",
        "A master's degree and 3 years of experience, or a bachelor's degree and 6 years of experience",
        [(3, True), (6, True)],
    ),
]

NOT_ASKED = [
    ("nl", "Je bent minstens 18 jaar oud"),
    ("nl", "Een attest dat niet ouder is dan 5 jaar"),
    ("nl", "Kennis van de wet van 17 juni 2016"),
    ("nl", "Na 2 jaar kun je doorgroeien"),
    ("nl", "Je werkt met kinderen van 3 tot 6 jaar"),
    ("nl", "In de voorbije 5 jaar geen ontslag om dringende reden"),
    ("fr", "Être âgé de 21 ans au moins"),
    ("fr", "Un bachelier de 3 ans"),
    ("fr", "Casier judiciaire vierge au cours des 5 dernières années"),
    ("fr", "Permis B depuis 2 ans"),
    ("en", "A degree of at least three years"),
    ("en", "You are at least 18 years old"),
    ("en", "Driving licence held for at least 2 years"),
    ("en", "Willing to obtain the certificate within 2 years"),
    ("en", "You think in roadmaps of 5 years"),
]

NOT_ASKED_IN_PROSE = [
    "Acme has more than 20 years of experience in logistics.",
    "Our consultants have an average of 12 years of experience.",
    "The contract runs for 3 years and can be extended by 2 years.",
    "Al 25 jaar bouwen wij aan wegen.",
    "Notre entreprise est active depuis 30 ans dans le secteur.",
    "You coach juniors with less than 2 years of experience.",
    "Up to 10 years of relevant experience is recognised for your pay.",
    "Jusqu'à 6 ans d'expérience dans le privé sont valorisés.",
    "Samen hebben we 80 jaar ervaring.",
]


@pytest.mark.parametrize(("language", "words", "expected"), ASKED, ids=[each[1][:50] for each in ASKED])
def test_years_are_asked_with_their_gate(language, words, expected):
    found = criteria(in_profile(language, words), "years")
    assert [(each["at_least"], each["gate"]) for each in found] == expected


@pytest.mark.parametrize(("language", "words"), NOT_ASKED, ids=[each[1][:50] for each in NOT_ASKED])
def test_other_years_among_the_requirements_are_none(language, words):
    assert criteria(in_profile(language, words), "years") == []


@pytest.mark.parametrize("words", NOT_ASKED_IN_PROSE, ids=[each[:50] for each in NOT_ASKED_IN_PROSE])
def test_years_of_the_firm_and_of_contracts_are_none(words):
    assert criteria(f"Title\n{words}\n", "years") == []


def test_a_stated_range_keeps_its_upper_end():
    assert criteria(in_profile("en", "5 to 7 years of experience in bid management"), "years")[0]["upper"] == 7


def test_or_between_two_numbers_makes_them_alternatives():
    words = "3 years of experience with a master's degree, or 6 years with a bachelor's degree"
    groups = [each.get("alternative_group") for each in criteria(in_profile("en", words), "years")]
    assert groups == [1, 1]


def test_a_heading_of_wishes_makes_the_years_nice_to_have():
    text = "Job\n\nRequirements\n- Fluent English\n\nNice to have\n- 2 years of experience with SAP\n"
    assert [each["gate"] for each in criteria(text, "years")] == [False]


def test_each_number_quotes_its_own_part_of_the_sentence():
    words = "Minimum 15 years of professional IT experience, including at least 10 years in project management roles"
    found = criteria(in_profile("en", words), "years")
    assert [each["quote"] for each in found] == [
        "Minimum 15 years of professional IT experience",
        "at least 10 years in project management roles",
    ]
    assert [each["domain"] for each in found] == ["it", "project-management"]


@pytest.mark.parametrize(
    ("language", "words", "groups"),
    [
        ("nl", "2 jaar ervaring als loonbeheerder of 4 jaar ervaring in een bedrijf", [1, 1]),
        ("nl", "Een bachelor en 5 jaar ervaring, of een master en 3 jaar ervaring", [1, 1]),
        ("fr", "5 ans d'expérience avec un bachelier ou 3 ans d'expérience avec un master", [1, 1]),
        ("en", "15 years of professional experience, including at least 10 years of project management", [None, None]),
        ("en", "6 years of experience, of which 2 in banking", [None, None]),
        ("en", "Five years or more in finance, at least two in controlling", [None, None]),
    ],
    ids=["nl of", "nl of een", "fr ou", "en including", "en of which", "en or more"],
)
def test_only_or_makes_alternatives(language, words, groups):
    assert [each.get("alternative_group") for each in criteria(in_profile(language, words), "years")] == groups
