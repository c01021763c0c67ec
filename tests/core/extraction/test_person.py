"""The name, the address and the telephone of the candidate are told from everything else at the top of a CV."""

from pathlib import Path

import pytest
import yaml

from screening.core.extraction.claims import find_claims
from screening.core.extraction.contact import find_email, find_phone
from screening.core.extraction.person import find_name
from screening.core.extraction.place import find_place
from screening.core.extraction.sections import find_sections
from screening.core.terms import Document, DocumentKind, Link, Page
from tests.core.extraction.making import document

NAMES = [  # id, text, e-mail address, name
    ("first line", "Jan Peeters\nProjectmanager\nGent", "", "Jan Peeters"),
    ("capitals", "JAN PEETERS\nProjectmanager", "", "Jan Peeters"),
    ("letter-spaced", "J A N   P E E T E R S\nProjectmanager", "", "Jan Peeters"),
    ("letter-spaced word by word", "M A R I E   D E L V A U X\nCheffe de projet", "", "Marie Delvaux"),
    ("small capitals come out in lower case", "siobhán verstraete-doyle\nNaamsestraat 1, 3000 Leuven", "siobhan.vd@x.eu", "Siobhán Verstraete-Doyle"),
    ("particles", "Thierry de la Fontaine-Cools\nFreelance", "", "Thierry de la Fontaine-Cools"),
    ("Portuguese particles", "Nuno Carvalhais de Almeida e Sousa\nDirector", "", "Nuno Carvalhais de Almeida e Sousa"),
    ("Arabic particle", "Yassin El Amrani\ndeveloper", "", "Yassin El Amrani"),
    ("apostrophe", "Sean O\u2019Connor\nEngineer", "", "Sean O\u2019Connor"),
    ("titles dropped", "Dr. ir. Ilse Thorvaldsen-Maes\nHead", "", "Ilse Thorvaldsen-Maes"),
    ("German titles dropped", "Dr.-Ing. Wolfram Ettelscheid\nLebenslauf", "", "Wolfram Ettelscheid"),
    ("degrees dropped", "Anna Kowalska, PMP\nManager", "", "Anna Kowalska"),
    ("curriculum vitae before", "Curriculum Vitae\nPieter Claes\nBrussel", "", "Pieter Claes"),
    ("curriculum vitae of", "CURRICULUM VITAE VAN SOFIE MAES\nBrussel", "", "Sofie Maes"),
    ("in a header of cells", "CV\tGunther Mertens\t2026\n\nAdres\tLindestraat 9", "", "Gunther Mertens"),
    ("label", "Personal data\nName\tMihaela VASILESCU-DIERICKX\nContact\tx@y.eu", "", "Mihaela Vasilescu-Dierickx"),
    ("label with a colon", "CV\nNaam: Els Van den Broeck\nAdres: Gent", "", "Els Van den Broeck"),
    ("first and last name apart", "1.1 Nom\tVANHAMME\n1.2 Prénom\tPierre-Yves", "", "Pierre-Yves Vanhamme"),
    ("surname first by its capitals", "DUPONT Marie\nLiège", "", "Marie Dupont"),
    ("surname first by the label", "Nom(s) / Prénom(s)\tOuazzani-Dupuis Yassine\nAdresse\tAnderlecht", "", "Yassine Ouazzani-Dupuis"),
    ("surname first by the e-mail address", "Janssens Karel\nGent", "karel.janssens@x.be", "Karel Janssens"),
    ("after the job title", "Senior Project Manager\nTom Willems\nAntwerpen", "tom.willems@x.be", "Tom Willems"),
    ("beside the job title", "Tom Willems – Senior Project Manager\nAntwerpen", "", "Tom Willems"),
    ("beside a bar", "Tom Willems | Projectleider | Gent\ntom@x.be", "tom@x.be", "Tom Willems"),
    ("double name with a wide dash", "Bart Coppieters – Nwosu\nManager", "bart@coppieters-nwosu.be", "Bart Coppieters-Nwosu"),
    ("after a sidebar", "Contact\n0475 12 34 56\n\nSkills\nCloud\n\nFiona Ashdown-Delvaux\nProgramme Manager", "fiona.ashdown@x.be", "Fiona Ashdown-Delvaux"),
    ("under a letter", "Geachte mevrouw,\nHierbij mijn cv.\nLudo Hendrickx\n\nProfiel\nManager", "ludo@x.be", "Ludo Hendrickx"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "email", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_name_is_told_first_name_first(text: str, email: str, name: str) -> None:
    cv = document(text)
    found = find_name(cv, email)
    assert found
    assert found.value == name
    quoted = " ".join(cv.quote(span) for span in found.evidence)
    assert all(part.casefold() in quoted.casefold().replace(" ", "") for part in name.split()[:1])


@pytest.mark.parametrize("text", ["Projectmanager\nRue de la Loi 1, 1000 Bruxelles", "Werkervaring\n2010 - 2014", ""])
def test_no_name_is_made_up(text: str) -> None:
    assert find_name(document(text)) is None


EMAILS = [
    ("plain", "Jan\njan.peeters@voorbeeld.be", "jan.peeters@voorbeeld.be"),
    ("label before it", "E-mail:jan@x.be", "jan@x.be"),
    ("capitals", "Jan.Peeters@X.BE", "jan.peeters@x.be"),
    ("point after it", "Schrijf naar jan@x.be.", "jan@x.be"),
    ("in brackets", "(jan@x.be)", "jan@x.be"),
    ("plus and digits", "jan+cv2026@x-y.co.uk", "jan+cv2026@x-y.co.uk"),
    ("spaces around the sign", "jan.peeters @ x.be", "jan.peeters@x.be"),
    ("spaces around the point", "jan@voorbeeld . be", "jan@voorbeeld.be"),
    ("sign in words", "jan.peeters (at) x.be", "jan.peeters@x.be"),
    ("sign in square brackets", "jan[at]x.be", "jan@x.be"),
    ("sign misread by OCR", "fatou.nsenga©courriel.be", "fatou.nsenga@courriel.be"),
    ("broken after a hyphen", "thierry@cools-\ndirection.brussels", "thierry@cools-direction.brussels"),
    ("broken in the domain", "jan.peeters@voor\nbeeld.be\nGent", "jan.peeters@voorbeeld.be"),
    ("broken before the sign", "jan.\npeeters@x.be", "jan.peeters@x.be"),
    (
        "broken inside the top level domain",
        "jan.peeters@mailhaven.exampl\ne\n\nTop Skills",
        "jan.peeters@mailhaven.example",
    ),
    ("broken inside it in two letters", "jan@bouwbedrijf.examp\nle\nRijbewijs B", "jan@bouwbedrijf.example"),
    ("broken after the point", "jan.peeters@bouwbedrijf.\nexample\nGent", "jan.peeters@bouwbedrijf.example"),
    ("broken before a short end", "jan.peeters@bouwbedrijf.b\ne\nGent", "jan.peeters@bouwbedrijf.be"),
    ("broken in .com", "jan@voorbeeld.c\nom", "jan@voorbeeld.com"),
    ("word below is no end", "jan@x.be\nle", "jan@x.be"),
    ("short word below", "jan@x.com\nde Gand", "jan@x.com"),
    ("whole end above a word", "jan@voorbeeld.example\nen verder", "jan@voorbeeld.example"),
    ("full stop at the end of a line", "Schrijf naar jan@bouw.be.\nGent is mijn stad.", "jan@bouw.be"),
    ("two words of other people follow", "jan@x.be\nReferences\npiet@y.be", "jan@x.be"),
]


@pytest.mark.parametrize(("text", "email"), [row[1:] for row in EMAILS], ids=[row[0] for row in EMAILS])
def test_email_is_read_as_meant(text: str, email: str) -> None:
    cv = document(text)
    found = find_email(cv, find_sections(cv))
    assert found
    assert found.value == email
    assert "x.be" in email or cv.quote(found.evidence[0])


def test_email_of_a_referee_is_not_the_candidates() -> None:
    cv = document("Jan Peeters\n\nReferences\nAn Smet, an@y.be\n\nContact\njan@x.be")
    found = find_email(cv, find_sections(cv))
    assert found
    assert (found.value, cv.quote(found.evidence[0])) == ("jan@x.be", "jan@x.be")


def test_email_is_taken_from_a_link_where_no_text_has_it() -> None:
    cv = Document(DocumentKind.PDF, (Page(1, "Jan Peeters"),), links=(Link("mailto:jan@x.be?subject=cv"),))
    found = find_email(cv, find_sections(cv))
    assert found
    assert (found.value, found.evidence) == ("jan@x.be", ())


PHONES = [
    ("0495/22 71 90", "+32 495 22 71 90"),
    ("0484.27.60.95", "+32 484 27 60 95"),
    ("+32 (0)478 44 09 71", "+32 478 44 09 71"),
    ("+32487730914 (Mobile)", "+32 487 73 09 14"),
    ("Tél./fax : 085/ 21 60 44 – GSM : 0477 / 12 93 80", "+32 477 12 93 80"),
    ("+49 241 000 77 31", "+49 241 0007731"),
    ("0031 6 12345678", "+31 6 12345678"),
    ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
    ("+352 621 123 456", "+352 621 123 456"),
]


@pytest.mark.parametrize(("text", "phone"), PHONES, ids=[row[0] for row in PHONES])
def test_phone_is_given_in_international_form(text: str, phone: str) -> None:
    cv = document(f"Jan Peeters\nGent\n{text}")
    found = find_phone(cv, find_sections(cv))
    assert found
    assert found.value == phone
    assert cv.quote(found.evidence[0])[-2:] in text


@pytest.mark.parametrize("text", ["Geboren 21.06.1973", "BE 0842.117.093", "2010 - 2014", "1785 Merchtem"])
def test_number_of_another_kind_is_no_phone(text: str) -> None:
    cv = document(f"Jan Peeters\n{text}")
    assert find_phone(cv, find_sections(cv)) is None


PLACES = [
    ("Molenkouter 8, 9300 Aalst | 0495/22 71 90", "Aalst", "BE", "9300"),
    ("61, boulevard Maurice Carême, B-1070 Anderlecht (Belgique)", "Anderlecht", "BE", "1070"),
    ("Drève du Rembucher 6, 1170 Watermael-Boitsfort", "Watermael-Boitsfort", "BE", "1170"),
    ("Clos des Pommiers 6, 1310 La Hulpe – 0470/58.11.36", "La Hulpe", "BE", "1310"),
    ("Lousbergblick 8, 52072 Aachen, Deutschland", "Aachen", "DE", "52072"),
    ("Dorpsstraat 1, 4561 AB Hulst", "Hulst", "NL", "4561 AB"),
    ("12, rue de la Gare, L-1616 Luxembourg", "Luxembourg", "LU", "1616"),
    ("Woonplaats: Leuven", "Leuven", "BE", ""),
    ("Gdańsk, Poland | +48 605 118 274", "Gdańsk", "PL", ""),
    ('"full-stack developer", Borgerhout', "Borgerhout", "BE", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "municipality", "country", "postcode"), PLACES, ids=[row[1] for row in PLACES])
def test_place_is_named_as_the_cv_names_it(text: str, municipality: str, country: str, postcode: str) -> None:
    cv = document(f"Jan Peeters\n{text}")
    place = find_place(cv, find_sections(cv))
    assert place
    assert (place.municipality, place.country, place.postcode) == (municipality, country, postcode)
    assert cv.quote(place.evidence[0]).endswith(municipality)


CLAIMS = [
    ("Programme manager with 20+ years in IT.", 20, "in IT"),
    ("Al 20 jaar in IT, de helft als projectmanager.", 20, "in IT"),
    ("Plus de trente ans d'informatique.", 30, "d'informatique"),
    ("Full-stack developer met vier jaar ervaring in Node.", 4, "ervaring in Node"),
    ("15 ans d\u2019expérience en gestion de projets", 15, "d\u2019expérience en gestion de projets"),
]


@pytest.mark.parametrize(("text", "years", "about"), CLAIMS, ids=[row[0][:20] for row in CLAIMS])
def test_claim_of_experience_is_found(text: str, years: int, about: str) -> None:
    cv = document(f"Jan Peeters\n\nProfile\n{text}")
    (claim,) = find_claims(cv, find_sections(cv))
    assert (claim.years, claim.about) == (years, about)
    assert cv.quote(claim.evidence[0]).endswith(about)


@pytest.mark.parametrize("text", ["I am 45 years old.", "Contract of 2 years.", "3 ans de garantie"])
def test_other_length_of_time_is_no_claim(text: str) -> None:
    cv = document(f"Jan Peeters\n\nProfile\n{text}")
    assert find_claims(cv, find_sections(cv)) == ()


CASES = yaml.safe_load((Path(__file__).parent / "name_cases.yaml").read_text())


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in CASES.items() for text in texts])
def test_name_is_read_in_every_setting(name: str, text: str) -> None:
    cv = document(text)
    email = find_email(cv, find_sections(cv))
    found = find_name(cv, email.value if email else "")
    assert found
    assert found.value.casefold() == name.casefold()
