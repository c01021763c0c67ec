"""The traits that a board filters by: kept with each judging, and given to judgings from before there were any."""

from importlib import import_module

import pytest
from django.apps import apps

from screening.core import terms
from screening.models import Reading
from tests import factories


@pytest.fixture
def fill():
    return import_module("screening.migrations.0018_fill_board_traits").fill


def test_a_judging_from_before_gets_what_a_new_one_keeps(role, fill):
    judged = factories.make_judged(role, outcomes={"languages": terms.Outcome.UNCLEAR})
    kept, judged.assessment.traits = judged.assessment.traits, ""
    judged.assessment.save()
    fill(apps, None)
    judged.assessment.refresh_from_db()
    assert judged.assessment.traits == kept
    assert "gate-languages=unclear" in kept.splitlines()


def test_levels_and_place_of_the_cv_are_among_them(role, fill):
    judged = factories.make_judged(role)
    skill = {"language": "de", "least": 3, "most": 4, "evidence": []}
    place = {"municipality": "Gent", "country": "BE", "evidence": [], "postcode": ""}
    Reading.objects.update(facts={"languages": [skill], "place": place})
    judged.assessment.traits = ""
    judged.assessment.save()
    fill(apps, None)
    judged.assessment.refresh_from_db()
    assert {"lang-de=B1", "place=Gent"} <= set(judged.assessment.traits.splitlines())


def test_traits_that_are_there_are_left_alone(role, fill):
    judged = factories.make_judged(role)
    judged.assessment.traits = "place=Somewhere"
    judged.assessment.save()
    fill(apps, None)
    judged.assessment.refresh_from_db()
    assert judged.assessment.traits == "place=Somewhere"
