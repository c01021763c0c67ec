"""Who is called in a note."""

import pytest

from screening.core.mentions import Colleague, called, handles

TEAM = (
    Colleague(1, "alice", "Alice", "Owner"),
    Colleague(2, "bob@example.org", "Bob", "Reviewer"),
    Colleague(3, "rene", "René", "Dupont"),
    Colleague(4, "rene2", "René", "Durand"),
)


@pytest.mark.parametrize(
    ("text", "pks"),
    [
        ("@Alice: see page 2", (1,)),
        ("@alice, @BOB!", (1, 2)),
        ("(@Bob Reviewer)", (2,)),
        ("mail to @bob@example.org", (2,)),
        ("@René is two people", ()),
        ("@rene Dupont is one", (3,)),
        ("@René Durand is another, @rene2 the same", (4,)),
        ("@Bobby is nobody", ()),
        ("alice@example.org is an address", ()),
        ("@Alice and again @Alice", (1,)),
        ("@", ()),
    ],
)
def test_is_called(text, pks):
    assert called(text, TEAM) == pks


def test_each_is_called_by_the_shortest_name_that_nobody_shares():
    assert handles(TEAM) == {1: "Alice", 2: "Bob", 3: "René Dupont", 4: "René Durand"}
