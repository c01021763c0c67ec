"""How to read this rank: the figures are those of the last benchmark, and what they mean stands beside them."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from screening.web import accuracy

FIGURES = {"files": 10, "gates": 100, "false_rejects": 1, "false_passes": 2, "undecided": 3, "overdecided": 0}


def corpus(held_out, **changed):
    found = {**FIGURES, "gate_agreement": 0.94, **changed}
    return {"figures": found, "held_out": held_out, "by_language": {"nl": found}, "by_format": {}, "gates": {}}


def test_figures_of_the_page_are_those_of_the_written_accuracy():
    written = (settings.BASE_DIR / "docs" / "accuracy.md").read_text()
    for each in accuracy.figures()["corpora"]:
        section = written.split(f"## {each['name']}\n")[1]
        assert float(re.search(r"\| gate_agreement \| ([\d.]+) \|", section)[1]) == each["figures"]["gate_agreement"]
        assert int(re.search(r"\| gates \| (\d+) \|", section)[1]) == each["figures"]["gates"]


def test_set_aside_corpora_are_told_apart_and_groups_are_summed():
    page = accuracy.page_of({"engine": "1", "corpora": [corpus(False), corpus(True, gate_agreement=0.9)]})
    assert (page["unseen"].gates, page["unseen"].right) == (100, 90)
    assert (page["all"].gates, page["all"].right, page["all"].false_passes) == (200, 184, 4)
    assert [(row.name, row.gates) for row in page["languages"]] == [("nl", 200)]


@pytest.mark.parametrize(
    ("right", "total", "lowest", "highest"),
    [(90, 100, 82.6, 94.5), (10, 10, 72.2, 100.0), (0, 0, 0.0, 100.0)],
    ids=["many", "few", "none"],
)
def test_interval_is_wide_where_little_was_measured(right, total, lowest, highest):
    row = accuracy.Measured("x", 1, total, right, 0, 0, 0, 0)
    assert (round(row.lowest, 1), round(row.highest, 1)) == (lowest, highest)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_page_tells_the_figures_in_each_language(client, alice, language):
    client.force_login(alice)
    page = client.get(reverse("how_to_read"), headers={"accept-language": language}).content.decode()
    unseen = accuracy.page_of(accuracy.figures())["unseen"]
    assert re.search(rf"<strong>{unseen.percent:.1f}".replace(".", "[.,]"), page)
    assert str(unseen.gates) in page
