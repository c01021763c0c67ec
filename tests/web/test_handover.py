"""What the client gets: the compliance matrix and the motivated decision, in three languages and three formats."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from screening.core.terms import Outcome
from screening.flow import decide
from screening.models import Event, Override, Verdict
from tests import factories

REASON = "Four of five gates pass; <b>Thursdays</b> & travel agreed."


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def short(role, alice):
    """A candidate who is 2 years and 6 months short in IT, and shortlisted nevertheless."""
    row = factories.make_judged(
        role, name="Ann =Short", standing="fails", outcomes={"it-years": Outcome.FAIL, "languages": Outcome.UNCLEAR}
    )
    set_reason(row, "it-years", {"code": "years.fail", "values": values(30)}, {"min": 12.5, "max": 12.5})
    set_reason(row, "languages", {"code": "answers.disagree", "values": {"cv": "fail", "answer": "pass"}}, {})
    factories.look(row, alice)
    decide.decide(row, "shortlist", REASON, alice)
    row.refresh_from_db()
    return row


def set_reason(row, criterion: str, reason: dict, measured: dict) -> None:
    verdict = Verdict.objects.get(assessment=row.assessment, criterion=criterion)
    verdict.reason, verdict.measured = reason, measured
    verdict.would_change = {"code": "answers.ask", "values": {"cv": "fail", "answer": "pass"}}
    verdict.save()


def values(short_months: int) -> dict:
    return {
        "at_least": 15, "labels": {"en": "IT", "nl": "IT", "fr": "IT"}, "least_months": 150, "most_months": 150,
        "short_months": short_months, "pages": ["1"],
    }  # fmt: skip


def word_texts(content: bytes) -> list[str]:
    page = Document(BytesIO(content))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    texts = [paragraph.text for paragraph in page.paragraphs] + cells
    return [text.replace("\xa0", " ").replace("\u202f", " ") for text in texts]


def of_one(client, row, **query: str):
    return client.get(reverse("application_file", args=[row.public_id]), query)


@pytest.mark.parametrize(
    ("language", "verdict", "by_how_much"),
    [
        pytest.param("en", "✗ Not met", "short by 2 years and 6 months", id="English"),
        pytest.param("nl", "✗ Niet voldaan", "2 jaar en 6 maanden te weinig", id="Dutch"),
        pytest.param("fr", "✗ Non satisfait", "il manque 2 ans et 6 mois", id="French"),
    ],
)
def test_word_document_says_verdict_quote_page_and_by_how_much_it_falls_short(
    team, short, language, verdict, by_how_much
):
    texts = word_texts(of_one(team, short, language=language).content)
    assert any(text.startswith(verdict) for text in texts)
    assert by_how_much in texts
    assert any(text.startswith(f"“{factories.QUOTE}” (p. 1)") for text in texts)


def test_word_document_gives_the_decision_its_reason_and_its_author(team, short):
    texts = word_texts(of_one(team, short).content)
    assert any(text.startswith("Shortlisted, by Alice Owner on ") for text in texts)
    assert f"Reason: {REASON}" in texts


def test_what_disagrees_is_to_be_confirmed_with_both_sides(team, short):
    texts = word_texts(of_one(team, short).content)
    assert any("The CV and the answers disagree" in text and "Ask which is right" in text for text in texts)


def test_undecided_candidate_has_no_decision_in_the_document(team, judged):
    assert "No decision has been made yet." in word_texts(of_one(team, judged).content)


def test_override_is_given_with_who_and_why(team, judged, alice):
    Override.objects.create(application=judged, criterion="it-years", outcome="pass", reason="Seen.", by=alice)
    Verdict.objects.filter(assessment=judged.assessment, criterion="it-years").update(source="recruiter")
    assert any("Alice Owner: “Seen.”" in text for text in word_texts(of_one(team, judged).content))


def test_workbook_has_a_line_per_requirement_and_no_formula(team, short):
    book = load_workbook(BytesIO(of_one(team, short, format="xlsx").content))
    overview, matrix = book.worksheets
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    assert [line[0] for line in overview.values] == ["Candidate", "Ann =Short"]
    lines = list(matrix.values)
    assert len(lines) == 1 + len(factories.CRITERIA)
    assert lines[1][2:6] == (
        "15 years in IT", "Minimum 15 years of professional IT experience.", "Not met", "12.5 years",
    )  # fmt: skip
    assert lines[1][6:9] == (factories.QUOTE, "1", "short by 2 years and 6 months")


def test_role_hands_over_the_shortlisted_in_the_order_of_the_board(team, role, short):
    factories.make_judged(role, name="Not Shortlisted")
    file = reverse("handover_file", args=["infra-pm"])
    book = load_workbook(BytesIO(team.get(file, {"format": "xlsx"}).content))
    assert [line[0] for line in book.worksheets[0].values] == ["Candidate", "Ann =Short"]
    book = load_workbook(BytesIO(team.get(file, {"format": "xlsx", "who": "shown"}).content))
    assert [line[0] for line in book.worksheets[0].values] == ["Candidate", "Not Shortlisted", "Ann =Short"]


def test_document_about_several_begins_with_an_overview(team, role, short):
    factories.make_judged(role, name="Second")
    content = team.get(reverse("handover_file", args=["infra-pm"]), {"who": "shown"}).content
    first = Document(BytesIO(content)).tables[0]
    assert [row.cells[0].text.split("\n")[0] for row in first.rows] == ["Candidate", "Second", "Ann =Short"]


def test_nobody_who_was_judged_gives_a_document_that_says_so(team, role):
    content = team.get(reverse("handover_file", args=["infra-pm"])).content
    assert "None of the chosen candidates has been judged." in word_texts(content)


def test_page_says_whose_matrix_it_would_be(team, role, short):
    factories.make_judged(role)
    content = team.get(reverse("handover", args=["infra-pm"])).content.decode()
    assert "Shortlisted" in content
    assert "(2)" in content


def test_is_logged_with_the_person_who_made_it(team, short, alice):
    of_one(team, short)
    event = Event.objects.get(kind="exported")
    assert (event.by, event.application, event.details) == (alice, short.public_id, {"format": "docx", "matrix": 1})


@pytest.mark.parametrize("number", [2, 6])
def test_number_of_queries_does_not_grow_with_the_candidates(team, role, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_judged(role)
    address = reverse("handover_file", args=["infra-pm"])
    with django_assert_num_queries(24):
        team.get(address, {"who": "shown"})


def pdf_text(content: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return " ".join("\n".join(pages).replace("\xa0", " ").replace("\u202f", " ").split())


class TestPdf:
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            pytest.param(
                "en", ("✗ Not met", "short by 2 years and 6 months", "It rests on: 15 years in IT"), id="English"
            ),
            pytest.param(
                "nl", ("✗ Niet voldaan", "2 jaar en 6 maanden te weinig", "Ze steunt op: 15 jaar in IT"), id="Dutch"
            ),
            pytest.param(
                "fr", ("✗ Non satisfait", "il manque 2 ans et 6 mois", "Elle repose sur : 15 ans en IT"), id="French"
            ),
        ],
    )
    def test_says_verdict_quote_page_shortage_and_ground_in_each_language(self, team, short, alice, language, said):
        decide.decide(short, "reject", REASON, alice, rests_on=["it-years"])
        text = pdf_text(of_one(team, short, language=language, format="pdf").content)
        assert [words for words in said if words not in text] == []
        assert f"“{factories.QUOTE}” (p. 1)" in text
        assert "<b>Thursdays</b> & travel agreed." in text

    def test_embeds_its_fonts_names_its_language_and_runs_nothing(self, team, short):
        reader = PdfReader(BytesIO(of_one(team, short, language="nl", format="pdf").content))
        fonts = reader.pages[0]["/Resources"]["/Font"]
        descriptors = [font.get_object().get("/FontDescriptor") for font in fonts.values()]
        assert all(each.get_object().get("/FontFile2") for each in descriptors if each)
        assert "Inter" in str([font.get_object()["/BaseFont"] for font in fonts.values()])
        assert reader.root_object["/Lang"] == "nl"
        assert not {"/JavaScript", "/OpenAction", "/AA"} & set(reader.root_object)

    def test_name_in_greek_or_cyrillic_is_set_as_it_is_written(self, team, role):
        row = factories.make_judged(role, name="Ελένη Юлия Łukasz")
        assert "Ελένη Юлия Łukasz" in pdf_text(of_one(team, row, format="pdf").content)

    def test_quote_longer_than_a_page_is_split_and_lost_nowhere(self, team, role):
        row = factories.make_judged(role, outcomes={"it-years": Outcome.UNCLEAR})
        words = " ".join(f"w{number}" for number in range(2000))
        set_reason(row, "it-years", {"code": "answers.disagree", "values": {"cv": "fail", "answer": "pass"}}, {})
        row.assessment.verdicts.filter(criterion="procurement").update(evidence=[long_quote(row, words)])
        text = pdf_text(of_one(team, row, format="pdf").content)
        assert "w0" in text
        assert "w1999" in text

    def test_role_has_an_overview_and_a_page_of_its_own_for_each_candidate(self, team, role, short):
        factories.make_judged(role, name="Second")
        content = team.get(reverse("handover_file", args=[role.slug]), {"who": "shown", "format": "pdf"}).content
        pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
        assert "Ann =Short" in pages[0]
        assert "Second" in pages[0]
        assert f"Page 1 of {len(pages)}" in pages[0]
        assert Event.objects.filter(kind="exported", details__format="pdf").exists()


def long_quote(row, words: str) -> dict:
    return {**row.assessment.verdicts.get(criterion="procurement").evidence[0], "quote": words}
