"""Two applications of one person that were merged count once wherever people are counted; undoing it restores both."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from screening.core.terms import Outcome
from screening.flow import decide, duplicates, whatif
from screening.flow.pool import Pool
from screening.models.lookalikes import lookalikes
from tests import factories


@pytest.fixture
def team(client, alice, role):
    client.force_login(alice)
    return client


@pytest.fixture
def twins(role, alice):
    """Two shortlisted applications of one person, each failing one gate, and one of somebody else."""
    rows = [factories.make_judged(role, standing="fails", outcomes={"it-years": Outcome.FAIL}) for _ in range(2)]
    for row in rows:
        factories.look(row, alice)
        decide.decide(row, "shortlist", "Strong all the same.", alice)
    factories.make_judged(role)
    return rows


def insight(client) -> tuple:
    page = client.get(reverse("insight", args=["infra-pm"])).context
    funnel = [bar.num for bar, _share in page["funnel"]]
    gate = page["gates"][0]
    return page["tally"].num_all, funnel[0], funnel[-1], gate.num_fail, gate.num_alone, page["pace"].stages[0].num


def overall(client) -> tuple:
    page = client.get(reverse("insight_all")).context
    (line,) = page["lines"]
    return page["tally"].num_all, line.failing.num, line.failing.num_all


def shortlist(client) -> int:
    return client.get(reverse("handover", args=["infra-pm"])).context["num_shortlisted"]


def matrix(client) -> bytes:
    address = reverse("handover_file", args=["infra-pm"]) + "?who=shortlisted&format=xlsx"
    return client.get(address).content


def versions(client) -> list[int]:
    return [num for _row, num in client.get(reverse("role_versions", args=["infra-pm"])).context["lines"]]


COUNTS = [
    pytest.param(insight, (3, 3, 2, 2, 2, 3), (2, 2, 1, 1, 1, 2), id="insight of the role"),
    pytest.param(overall, (3, 2, 3), (2, 1, 2), id="insight over all roles"),
    pytest.param(shortlist, 2, 1, id="shortlist to hand over"),
    pytest.param(versions, [3], [2], id="judged by a version"),
]


@pytest.mark.parametrize(("count", "apart", "together"), COUNTS)
def test_a_person_counts_once_after_a_merge_and_twice_again_when_it_is_undone(
    team, twins, alice, count, apart, together
):
    assert count(team) == apart
    merged = duplicates.merge(*twins, alice)
    assert count(team) == together
    duplicates.unmerge(merged, alice)
    assert count(team) == apart


def test_matrix_of_the_role_names_a_merged_person_once(team, twins, alice):
    def names() -> list[str]:
        book = load_workbook(BytesIO(matrix(team)))
        return [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)]

    assert names() == [row.reference for row in twins]
    merged = duplicates.merge(*twins, alice)
    assert names() == [twins[0].reference]
    duplicates.unmerge(merged, alice)
    assert names() == [row.reference for row in twins]


def test_a_what_if_moves_a_merged_person_once(role, alice):
    rows = [factories.make_judged(role) for _ in range(3)]
    wanted = Pool(role).held
    assert sum(whatif.forecast(Pool(role), wanted).before.values()) == 3
    duplicates.merge(rows[0], rows[1], alice)
    assert sum(whatif.forecast(Pool(role), wanted).before.values()) == 2


def test_a_merged_twin_is_no_look_alike(role, twins, alice):
    other = factories.make_judged(role, standing="fails", outcomes={"it-years": Outcome.FAIL})
    assert set(lookalikes(other)) == set(twins)
    duplicates.merge(*twins, alice)
    assert lookalikes(other) == [twins[0]]


def test_a_file_that_nobody_can_read_waits_for_nobody_once_it_was_merged(team, role, alice):
    kept = factories.make_judged(role)
    other = factories.make_application(role, document=factories.make_document(state="unreadable", reason="no_text"))
    address = reverse("role_board", args=["infra-pm"])
    assert len(team.get(address).context["needing_a_person"]) == 1
    duplicates.merge(kept, other, alice)
    assert team.get(address).context["needing_a_person"] == []
