"""The board: its order, its filters, what it says about files that nobody could read, its number of queries."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from screening.core.terms import Outcome
from screening.flow import amend, decide, forget, notes
from screening.models import Document, Role
from tests import factories


@pytest.fixture
def team(client: Client, alice, role) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def several(role: Role) -> None:
    later = factories.RECEIVED_AT + timedelta(hours=1)
    factories.make_judged(role, name="Fails High", standing="fails", points=90, outcomes={"it-years": Outcome.FAIL})
    factories.make_judged(role, name="Meets Low", standing="meets", points=10)
    factories.make_judged(role, name="Meets Late", standing="meets", points=80, received_at=later)
    factories.make_judged(role, name="Meets Early", standing="meets", points=80)
    factories.make_judged(role, name="Clarify", standing="clarify", points=99, outcomes={"languages": Outcome.UNCLEAR})
    factories.make_application(role, name="Not Judged")


def shown(client: Client, query: str = "", slug: str = "infra-pm") -> list[str]:
    content = client.get(reverse("role_board", args=[slug]) + query).content.decode()
    return re.findall(r'class="entry-link"[^>]*>([^<]+)<', content)


RANKED = ["Meets Early", "Meets Late", "Meets Low", "Clarify", "Fails High", "Not Judged"]


def test_board_is_ordered_by_standing_then_points_then_arrival(team, several):
    assert shown(team) == RANKED


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("?standing=meets", RANKED[:3], id="standing"),
        pytest.param("?standing=waiting", ["Not Judged"], id="not judged"),
        pytest.param("?gate-languages=unclear", ["Clarify"], id="gate unclear"),
        pytest.param("?gate-it-years=fail", ["Fails High"], id="gate fails"),
        pytest.param("?gate-it-years=pass&gate-languages=pass", RANKED[:3], id="two gates"),
        pytest.param("?q=early", ["Meets Early"], id="name, whatever the case"),
        pytest.param("?q=infrastructuur", RANKED[:5], id="a word of the CV"),
        pytest.param("?q=infrastructuur+low", ["Meets Low"], id="every word must be found"),
        pytest.param("?q=geen+hit", [], id="nobody"),
        pytest.param("?sort=points", ["Clarify", "Fails High", "Meets Early", "Meets Late", "Meets Low", "Not Judged"]),
        pytest.param("?sort=name", sorted(RANKED), id="by name"),
        pytest.param("?standing=nonsense&sort=x&state=y&gate-it-years=maybe&page=z", RANKED, id="unknown words"),
    ],
)
def test_filter_in_the_address_shows(team, several, query, expected):
    assert shown(team, query) == expected


def test_rank_is_the_one_among_all_whatever_the_filter(team, several):
    content = team.get(reverse("role_board", args=["infra-pm"]) + "?gate-it-years=fail").content.decode()
    assert re.findall(r'aria-label="Choose Fails High">(\d+)<', content) == ["5"]


def test_those_who_fail_are_one_click_away(team, several):
    content = team.get(reverse("role_board", args=["infra-pm"]) + "?standing=meets").content.decode()
    assert 'href="?standing=fails"' in content


def test_search_finds_letters_with_accents_by_letters_without(team, role):
    person = factories.make_application(role, name="Zoë")
    factories.make_reading(person.document, text="Zoë Lefèvre\nchef de projet\n")
    assert shown(team, "?q=lefevre") == ["Zoë"]


def test_state_filter_shows_only_that_state(team, judged, alice, role):
    factories.make_judged(role, name="Other")
    factories.look(judged, alice)
    decide.decide(judged, "shortlist", "All gates pass.", alice)
    assert shown(team, "?state=shortlisted") == [judged.name]


def test_cell_says_its_verdict_by_shape_letter_and_word(team, several):
    content = team.get(reverse("role_board", args=["infra-pm"]) + "?gate-languages=unclear").content.decode()
    cell = re.search(r'<span class="cell cell-unclear".*?</td>', content, re.DOTALL)[0]
    assert "#question-lg" in cell
    assert ">U<" in cell
    assert '<span class="visually-hidden">Unclear</span>' in cell


def test_files_that_nobody_could_read_are_listed_with_the_sentence(team, role):
    document = factories.make_document(state=Document.State.UNREADABLE, reason="encrypted")
    factories.make_application(role, name="Locked Away", document=document)
    content = team.get(reverse("role_board", args=["infra-pm"])).content.decode()
    assert "1 CV needs a person" in content
    assert "protected by a password" in content


def test_board_without_applications_says_what_will_be_here(team, role):
    assert "Nobody applied yet" in team.get(reverse("role_board", args=["infra-pm"])).content.decode()


def test_pages_keep_the_filter(team, role, monkeypatch):
    monkeypatch.setattr("screening.web.board_rows.ROWS_PER_PAGE", 2)
    for number in range(5):
        factories.make_judged(role, name=f"Person {number}", standing="fails")
    first = team.get(reverse("role_board", args=["infra-pm"]) + "?standing=fails").content.decode()
    behind = link(first, "next")
    assert behind.startswith("?standing=fails&after=")
    second = team.get(reverse("role_board", args=["infra-pm"]) + behind).content.decode()
    assert "3–4 of 5" in second
    assert shown(team, link(second, "next")) == ["Person 4"]
    assert shown(team, link(second, "prev")) == ["Person 0", "Person 1"]


def test_a_page_shows_the_same_people_when_somebody_new_ranks_before_them(team, role, monkeypatch):
    monkeypatch.setattr("screening.web.board_rows.ROWS_PER_PAGE", 2)
    for number in range(4):
        factories.make_judged(role, name=f"Person {number}", points=50)
    behind = link(team.get(reverse("role_board", args=["infra-pm"])).content.decode(), "next")
    factories.make_judged(role, name="Newcomer", points=90)
    assert shown(team, behind) == ["Person 2", "Person 3"]
    before = link(team.get(reverse("role_board", args=["infra-pm"]) + behind).content.decode(), "prev")
    assert shown(team, before) == ["Person 0", "Person 1"]


@pytest.mark.parametrize("sort", ["rank", "points", "newest", "oldest", "name", "years-it-years"])
def test_every_order_is_paged_to_its_end_and_back(team, role, monkeypatch, sort):
    monkeypatch.setattr("screening.web.board_rows.ROWS_PER_PAGE", 2)
    for number in range(5):
        later = factories.RECEIVED_AT + timedelta(minutes=number % 2)
        factories.make_judged(role, name=f"P{number}", points=10 * (number % 3), received_at=later)
    url, pages = reverse("role_board", args=["infra-pm"]), [f"?sort={sort}"]
    while (content := team.get(url + pages[-1]).content.decode()) and 'rel="next"' in content:
        pages.append(link(content, "next"))
    assert len(pages) == 3
    assert sorted(name for page in pages for name in shown(team, page)) == [f"P{number}" for number in range(5)]
    assert shown(team, link(content, "prev")) == shown(team, pages[1])


@pytest.mark.parametrize("cursor", ["nonsense", "1_2", "9" * 400, "1e400_1_1_1", "nan_1_1_1", "0_-500_x_1"])
def test_a_cursor_of_somebody_else_begins_at_the_first_page(team, judged, cursor):
    assert team.get(reverse("role_board", args=["infra-pm"]) + f"?after={cursor}").status_code == 200


def link(content: str, rel: str) -> str:
    return re.search(rf'rel="{rel}"[^>]*href="([^"]*)"', content)[1].replace("&amp;", "&")


def test_name_of_a_candidate_is_never_markup(team, role):
    factories.make_judged(role, name='<img src=x onerror="alert(1)">')
    content = team.get(reverse("role_board", args=["infra-pm"])).content.decode()
    assert "<img" not in content


@pytest.mark.parametrize("number", [1, 12])
def test_number_of_queries_does_not_grow_with_the_applications(team, role, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_judged(role)
    with django_assert_num_queries(21):
        team.get(reverse("role_board", args=["infra-pm"]))


class TestProgress:
    def test_follows_the_reading_while_files_wait(self, team, application):
        content = team.get(reverse("board_progress", args=["infra-pm"])).content.decode()
        assert "1 CV is being read (0 of 1 done)" in content
        assert 'hx-trigger="every 2s"' in content
        assert 'value="0"' in content

    def test_stops_asking_when_all_is_read(self, team, judged):
        assert "hx-get" not in team.get(reverse("board_progress", args=["infra-pm"])).content.decode()

    def test_tells_the_board_when_a_file_was_read_since(self, team, judged):
        response = team.get(reverse("board_progress", args=["infra-pm"]), {"seen": "0"})
        assert response["HX-Trigger"] == "board-changed"

    def test_leaves_the_board_alone_when_nothing_changed(self, team, judged):
        assert "HX-Trigger" not in team.get(reverse("board_progress", args=["infra-pm"]), {"seen": "1"})


class TestWhatTheIndexFollows:
    """The index is kept in memory: whatever happens to an application shows on the next page."""

    def test_a_decision(self, team, judged, alice):
        assert shown(team, "?state=shortlisted") == []
        factories.look(judged, alice)
        decide.decide(judged, "shortlist", "All gates pass.", alice)
        assert shown(team, "?state=shortlisted") == [judged.name]

    def test_a_withdrawal(self, team, judged):
        assert shown(team, "?state=withdrawn") == []
        amend.withdraw(judged)
        assert shown(team, "?state=withdrawn") == [judged.name]

    def test_another_tag_and_none(self, team, judged, alice, role):
        assert shown(team, "?tag=later") == []
        made = notes.tag(role, [judged], "later", alice)
        assert shown(team, "?tag=later") == [judged.name]
        notes.untag(role, made, alice)
        assert shown(team, "?tag=later") == []

    def test_a_corrected_name(self, team, judged):
        assert shown(team, "?sort=name") == [judged.name]
        amend.contact(judged, amend.Contact("Zoë Andere", judged.email, judged.phone))
        assert shown(team, "?q=andere&sort=name") == ["Zoë Andere"]

    def test_an_erasure(self, team, judged, role):
        other = factories.make_judged(role, name="Stays")
        assert len(shown(team)) == 2
        forget.forget(judged, "asked")
        assert shown(team) == [other.name]

    def test_a_row_that_no_event_tells_of(self, team, judged, role):
        assert shown(team) == [judged.name]
        factories.make_judged(role, name="Unlogged", points=99)
        assert shown(team) == ["Unlogged", judged.name]

    def test_a_note_that_a_search_finds(self, team, judged, alice):
        assert shown(team, "?q=telephoned") == []
        notes.note(judged, "Telephoned on Monday.", alice)
        assert shown(team, "?q=telephoned") == [judged.name]

    def test_what_i_have_looked_at(self, team, judged, alice):
        assert shown(team, "?seen=no") == [judged.name]
        decide.look(judged, alice)
        assert shown(team, "?seen=no") == []


def test_years_and_levels_are_filtered_by_what_is_sure(team, role):
    strong = factories.make_judged(role, name="Strong")
    strong.assessment.traits = "years-it-years=20\nlang-nl=C1\nplace=Gent"
    strong.assessment.save()
    factories.make_judged(role, name="Other")
    for query in (
        "?years-it-years-from=16",
        "?lang-nl=C1&lang-nl=C2",
        "?place=Gent",
        "?years-it-years-from=15,5&lang-nl=C1",
    ):
        assert shown(team, query) == ["Strong"], query


def test_a_blind_role_is_not_filtered_by_place_nor_sorted_by_name(team, role):
    factories.make_judged(role, name="B", points=90)
    factories.make_judged(role, name="A", points=10)
    role.blind = Role.Blind.UNTIL_DECIDED
    role.save()
    content = team.get(
        reverse("role_board", args=["infra-pm"]) + "?sort=name&place=Gent&col=email&col=place"
    ).content.decode()
    assert content.count('class="entry-link"') == 2
    assert 'value="name"' not in content
    assert "@example.org" not in content


def test_why_a_candidate_fails_stands_in_the_row(team, role):
    factories.make_judged(role, standing="fails", outcomes={"it-years": Outcome.FAIL})
    content = team.get(reverse("role_board", args=["infra-pm"])).content.decode()
    assert re.search(r'<ul class="why"><li><span class="outcome outcome-fail">.*?<strong>IT</strong>', content)
