"""The search over CVs, names, notes and tags."""

import pytest

from screening.models import Application, Note, Tag
from screening.models.search import matching
from tests import factories


@pytest.fixture
def three(role, alice):
    """Anna knows networks, Bea the service bus; Cara's CV says neither, but a note and a tag do."""
    anna = factories.make_application(role, name="Anna")
    factories.make_reading(anna.document, "Anna\nNetwerken en één firewall")
    bea = factories.make_application(role, name="Bea")
    factories.make_reading(bea.document, "Bea\nEnterprise service\nbus, and networks (100%)")
    cara = factories.make_application(role, name="Cara")
    Note.objects.create(application=cara, by=alice, text="Knows Réseaux, she says.")
    Note.objects.create(application=cara, by=alice, text="Knows Réseaux well.")
    Tag.objects.create(application=cara, by=alice, tag="call first")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("netw", ["Anna", "Bea"], id="part of a word"),
        pytest.param("NETWERKEN", ["Anna"], id="without case"),
        pytest.param("een", ["Anna"], id="without accents"),
        pytest.param('"service bus"', ["Bea"], id="a phrase over the end of a line"),
        pytest.param('"bus service"', [], id="a phrase has an order"),
        pytest.param("bus networks", ["Bea"], id="all words"),
        pytest.param("netwerken OR bus", ["Anna", "Bea"], id="or"),
        pytest.param("netw NOT firewall", ["Bea"], id="not"),
        pytest.param("NOT netw", ["Cara"], id="not, where nothing was read"),
        pytest.param("reseaux", ["Cara"], id="a note, each application once"),
        pytest.param("NOT reseaux", ["Anna", "Bea"], id="not in a note"),
        pytest.param('"call first"', ["Cara"], id="a tag"),
        pytest.param("100%", ["Bea"], id="a sign that LIKE would take for any letters"),
        pytest.param("cara@", [], id="an address that nobody has"),
        pytest.param("", ["Anna", "Bea", "Cara"], id="nothing asked"),
    ],
)
def test_finds_who_fits(three, text, names):
    found = matching(Application.objects.all(), text).order_by("name")
    assert [row.name for row in found] == names
