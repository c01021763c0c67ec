"""When the facts of two candidates are near-identical."""

from dataclasses import replace

import pytest

from screening.core.likeness import Profile, are_alike

ONE = Profile({"it": "pass", "languages": "unclear"}, 70.0, {"it": (12.0, 13.0)})


@pytest.mark.parametrize(
    "other",
    [
        ONE,
        replace(ONE, points=75.0),
        replace(ONE, points=65.0),
        replace(ONE, measured={"it": (12.9, 14.0)}),
    ],
    ids=["the same", "five points more", "five points less", "under a year more"],
)
def test_are_alike(other):
    assert are_alike(ONE, other)
    assert are_alike(other, ONE)


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, gates={"it": "pass", "languages": "pass"}),
        replace(ONE, gates={"it": "pass"}),
        replace(ONE, points=75.1),
        replace(ONE, measured={"it": (10.9, 13.0)}),
        replace(ONE, measured={"it": (12.0, 14.1)}),
        replace(ONE, measured={}),
    ],
    ids=["a gate differs", "a gate less", "over five points", "a year less", "the upper end differs", "not measured"],
)
def test_are_not_alike(other):
    assert not are_alike(ONE, other)
    assert not are_alike(other, ONE)


def test_without_gates_nothing_is_alike():
    assert not are_alike(Profile({}, 0.0), Profile({}, 0.0))
