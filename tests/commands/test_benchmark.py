"""The `benchmark` command: what it counts, the page it writes, the floors it holds."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from screening.benchmarking.comparison import compared
from screening.benchmarking.figures import below_floors, figures
from screening.benchmarking.truth import LabelledPosition, Truth, corpora, load
from screening.core.engine import Assessment, Record, Screening
from screening.core.ranking import rank
from screening.core.report import Candidate
from screening.core.terms import (
    CriterionKind,
    Document,
    DocumentKind,
    Engagement,
    Facts,
    LanguageSkill,
    Level,
    Outcome,
    Page,
    Position,
    PositionKind,
    Reason,
    Source,
    Span,
    Stated,
    Unread,
    Verdict,
)
from tests.core.judging.moments import moment

CVS = settings.BASE_DIR / "benchmark" / "cvs"
QUOTE = (Span(1, 0, 2),)


def truth(**labels) -> Truth:
    given = {"gates": {}, "criteria": {}, "years": {}, "languages": {}, "positions": (), "contact": {}}
    return Truth(Path("x.pdf"), "infra-pm", "nl", "easy", **{**given, **labels})


def candidate(facts=None, verdicts=()) -> Candidate:
    document = Document(DocumentKind.TEXT, (Page(1, "CV"),))
    record = Record(document, facts or Facts())
    return Candidate("x.pdf", "", Screening(record, Assessment(tuple(verdicts), rank(verdicts))))


def verdict(slug, outcome, gate=True, evidence=QUOTE, **measured) -> Verdict:
    reason = Reason("count.silent", {})
    return Verdict(slug, CriterionKind.COUNT, gate, outcome, reason, Source.CV, measured=measured, evidence=evidence)


def position(start, end=None, kind=PositionKind.POSITION) -> Position:
    until = moment(end) if end else None
    return Position(kind, Engagement.WORK, "x", "", moment(start), until, ongoing=end is None, evidence=QUOTE)


@pytest.mark.parametrize(
    ("wanted", "had", "counted"),
    [
        ("pass", Outcome.PASS, "gates_right"),
        ("unclear", Outcome.UNCLEAR, "gates_right"),
        ("pass", Outcome.FAIL, "false_rejects"),
        ("fail", Outcome.PASS, "false_passes"),
        ("pass", Outcome.UNCLEAR, "undecided"),
        ("fail", Outcome.UNCLEAR, "undecided"),
        ("unclear", Outcome.FAIL, "overdecided"),
    ],
)
def test_a_gate_is_right_or_wrong_in_one_way(wanted, had, counted):
    comparison = compared(truth(gates={"g": wanted}), candidate(verdicts=[verdict("g", had)]), {})
    assert comparison.gates["g"] == Counter({"gates": 1, counted: 1})
    assert bool(comparison.disagreements) == (counted != "gates_right")


def test_a_gate_without_verdict_is_missing_and_a_decided_one_without_quote_is_counted():
    judged = candidate(verdicts=[verdict("a", Outcome.PASS, evidence=())])
    counts = compared(truth(gates={"a": "pass", "b": "pass"}), judged, {}).counts
    assert (counts["missing"], counts["decided"], counts["decided_quoted"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("labelled", "found", "right"),
    [
        pytest.param(("2014-03", None), position("2014-03"), 1, id="the month"),
        pytest.param(("2014-03", None), position("2014-04"), 1, id="a month off"),
        pytest.param(("2014-03", None), position("2014-05"), 0, id="two months off"),
        pytest.param(("2014-03", None), position("2014"), 0, id="the year for a month"),
        pytest.param(("2014", None), position("2014"), 1, id="the year"),
        pytest.param(("2014", None), position("2014-03"), 1, id="a month in the year"),
        pytest.param(("2014-05", None), position("2014-04..2014-06"), 1, id="the quarter of a month"),
        pytest.param(("2014-03", "2016-01"), position("2014-03"), 0, id="goes on for one that ended"),
        pytest.param(("2014-03", "2016-01"), position("2014-03", "2016-01"), 1, id="both dates"),
    ],
)
def test_a_position_is_found_by_both_dates(labelled, found, right):
    facts = Facts(positions=(found,))
    counts = compared(truth(positions=(LabelledPosition(*labelled),)), candidate(facts), {}).counts
    assert (counts["positions_right"], counts["positions_labelled"], counts["positions_found"]) == (right, 1, 1)


def test_a_mission_that_nothing_was_labelled_for_is_not_held_against_it():
    facts = Facts(positions=(position("2014"), position("2016", kind=PositionKind.MISSION)))
    counts = compared(truth(positions=(LabelledPosition("2014", None),)), candidate(facts), {}).counts
    assert (counts["positions_right"], counts["positions_found"]) == (1, 1)


def test_languages_years_criteria_and_contact_are_compared():
    facts = Facts(
        name=Stated("Zoe  Dupre", QUOTE),
        languages=(LanguageSkill("nl", Level.C1, Level.C2, QUOTE), LanguageSkill("fr", Level.B2, Level.B2, QUOTE)),
    )
    labels = truth(
        languages={"nl": ("C1", "C2"), "fr": ("B1", "B2"), "en": ("C1", "C1")},
        years={"it": (10.0, 10.0), "pm": (3.0, 4.0)},
        criteria={"budget": "present", "risk": "unclear"},
        contact={"name": "Zoé Dupré", "email": "zoe@example.be"},
    )
    verdicts = [
        verdict("it-years", Outcome.PASS, min=10.4, max=10.4),
        verdict("pm-years", Outcome.FAIL, min=1.0, max=2.0),
        verdict("budget", Outcome.PASS, gate=False),
        verdict("risk", Outcome.UNCLEAR, gate=False),
    ]
    found = figures(compared(labels, candidate(facts, verdicts), {}).counts)
    assert found["language_precision"] == 0.5
    assert found["language_recall"] == pytest.approx(1 / 3, abs=0.001)
    assert (found["years_right"], found["criteria_agreement"], found["contact_right"]) == (0.5, 1.0, 0.5)


def test_an_unread_file_misses_everything_and_is_named():
    comparison = compared(truth(gates={"g": "pass"}), Candidate("x.pdf", "", unread=Unread.DAMAGED), {})
    assert (comparison.counts["unscreened"], comparison.counts["missing"]) == (1, 1)
    assert "damaged" in comparison.disagreements[0]


@pytest.fixture
def root(tmp_path):
    """Two corpora of one CV each, one of them held out, with one label that nobody can agree with."""
    for name in ("cvs", "held_out"):
        folder = tmp_path / name / "deep"
        folder.mkdir(parents=True)
        (folder / "f20.docx").write_bytes((CVS / "f20.docx").read_bytes())
        labels = json.loads((CVS / "f20.truth.json").read_text())
        (folder / "f20.truth.json").write_text(json.dumps({**labels, "name": "Somebody Else"}))
    return tmp_path


def test_the_page_shows_failures_but_not_those_of_the_corpus_set_aside(root):
    page = root / "accuracy.md"
    call_command("benchmark", root=root, page=page, figures=root / "figures.json", stdout=io.StringIO())
    seen, aside = page.read_text().split("## held_out")
    assert "Somebody Else" in seen
    assert "Somebody Else" not in aside
    for part in (seen, aside):
        assert all(heading in part for heading in ("By language", "By format", "By layout", "By gate", "Speed"))


@pytest.mark.parametrize(("bound", "kept"), [({"at_least": 0.5}, True), ({"at_most": 0.4}, False)])
def test_floors_fail_the_command_when_they_are_broken(root, bound, kept):
    (root / "floors.yaml").write_text(json.dumps({"cvs": {"contact_right": bound}}))
    page = root / "accuracy.md"
    if kept:
        call_command("benchmark", root=root, page=page, floors=True, stdout=io.StringIO())
    else:
        with pytest.raises(CommandError, match=r"cvs: contact_right is 0\.5"):
            call_command("benchmark", root=root, page=page, floors=True, stdout=io.StringIO())
    assert not page.exists()


def test_a_floor_for_what_was_not_measured_is_broken(tmp_path):
    floors = tmp_path / "floors.yaml"
    floors.write_text("cvs: {years_right: {at_least: 0.1}}")
    assert below_floors(floors, {}) == ["cvs: years_right is None, wanted at least 0.1"]


@pytest.mark.parametrize(
    ("note", "layout"),
    [
        ("Chromium HTML, vertical timeline, dates in left gutter", "dates beside"),
        ("infographic cards in two columns", "columns"),
        ("python-docx, language table", "table"),
        ("LaTeX article", "plain"),
    ],
)
def test_the_layout_is_told_by_the_note_on_the_format(root, note, layout):
    path = root / "cvs" / "deep" / "f20.truth.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format_note": note}))
    assert [each.layout for each in load(root / "cvs")] == [layout]


def test_a_note_names_the_role_of_the_labels_below_it(root):
    (root / "cvs" / "role.txt").write_text("nurse-coordinator\n")
    assert [each.role for each in load(root / "cvs")] == ["nurse-coordinator"]
    assert [each.role for each in load(root / "held_out")] == ["infra-pm"]
    assert [(corpus.name, corpus.held_out) for corpus in corpora(root)] == [("cvs", False), ("held_out", True)]
