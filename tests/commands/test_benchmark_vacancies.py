"""The figures of labelled advertisements: what is counted as right, and what is not."""

import json

import pytest

from screening.benchmarking.vacancies import vacancy_figures, vacancy_folders

TEXT = "Job\n\nProfile\n- At least 5 years of experience as a buyer\n- Dutch C1 or French C1\n\nPractical\nOn site twice a week.\n"
RIGHT = {
    "years": [{"at_least": 5, "gate": True}],
    "counts": [],
    "languages": {"rule": {"any": [{"language": "fr", "at_least": "C1"}, {"language": "nl", "at_least": "C1"}]}},
    "onsite": {"days_per_week": 2, "weekdays": []},
    "start": None,
}
WRONG = [
    ({"years": [{"at_least": 6, "gate": True}]}, "years_recall"),
    ({"years": [{"at_least": 5, "gate": False}]}, "gate_flags_right"),
    ({"years": []}, "years_precision"),
    ({"counts": [{"at_least": 3}]}, "counts_recall"),
    ({"languages": {"rule": {"language": "nl", "at_least": "C1"}}}, "languages_right"),
    ({"onsite": None}, "onsite_right"),
    ({"start": {"latest": "2027-01-31"}}, "start_right"),
]


@pytest.fixture
def labelled(tmp_path):
    def figures(**changed):
        folder = tmp_path / "vacancies_small"
        folder.mkdir(exist_ok=True)
        (folder / "x.txt").write_text(TEXT)
        (folder / "x.truth.json").write_text(json.dumps({**RIGHT, **changed}))
        assert vacancy_folders(tmp_path) == [folder]
        return vacancy_figures(folder)

    return figures


def test_a_text_that_is_read_as_labelled_is_right_in_every_figure(labelled):
    figures = labelled()
    assert figures.pop("texts") == 1
    assert set(figures.values()) == {1.0}


@pytest.mark.parametrize(("changed", "figure"), WRONG, ids=[each[1] for each in WRONG])
def test_what_differs_from_its_label_is_not_right(labelled, changed, figure):
    assert labelled(**changed)[figure] == 0
