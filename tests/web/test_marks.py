"""The text of a CV cut into marks: every character once, evidence that overlaps, anchors that quotes link to."""

import pytest

from screening.core.terms import Document, DocumentKind, Line, Page
from screening.models import Verdict
from screening.web.marks import Segment, marked_pages

TEXT = "Jan Peeters\n\n2010 - 2014 Project manager"


def verdict(criterion: str, *ranges: tuple[int, int], page: int = 1) -> Verdict:
    evidence = [{"page": page, "start": start, "end": end, "quote": TEXT[start:end]} for start, end in ranges]
    return Verdict(criterion=criterion, evidence=evidence)


def marked(*verdicts: Verdict, lines: tuple[Line, ...] = ()):
    document = Document(DocumentKind.PDF, (Page(1, TEXT, lines),))
    return marked_pages(document, verdicts)[0].rows


def marks(rows) -> list[Segment]:
    return [segment for row in rows for segment in row.segments if segment.uses]


@pytest.mark.parametrize(
    "verdicts",
    [
        pytest.param((), id="none"),
        pytest.param((verdict("a", (13, 24)),), id="one"),
        pytest.param((verdict("a", (0, 24)), verdict("b", (13, 39))), id="across lines and overlapping"),
        pytest.param((verdict("a", (13, 13)),), id="empty evidence"),
    ],
)
def test_no_character_is_lost_or_doubled(verdicts):
    assert "\n".join("".join(segment.text for segment in row.segments) for row in marked(*verdicts)) == TEXT


def test_evidence_is_marked_to_the_character_and_anchored_by_its_place():
    assert marks(marked(verdict("it-years", (13, 24)))) == [Segment(13, 24, "2010 - 2014", ("it-years",), "p1-13")]


def test_overlapping_evidence_names_every_verdict_that_uses_it():
    rows = marked(verdict("a", (13, 24)), verdict("b", (20, 32)))
    assert [(mark.text, mark.uses) for mark in marks(rows)] == [
        ("2010 - ", ("a",)),
        ("2014", ("a", "b")),
        (" Project", ("b",)),
    ]


def test_a_verdict_that_quotes_a_place_twice_is_named_once():
    assert marks(marked(verdict("a", (13, 24), (13, 24))))[0].uses == ("a",)


def test_anchors_are_unique():
    anchors = [mark.anchor for mark in marks(marked(verdict("a", (0, 3), (13, 24)), verdict("b", (13, 39))))]
    assert len(anchors) == len(set(anchors))


def test_evidence_of_another_page_marks_nothing():
    assert marks(marked(verdict("a", (13, 24), page=2))) == []


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        pytest.param(Line(0, 11, heading=1), True, id="styled as heading"),
        pytest.param(Line(0, 11, size=18.0), True, id="set larger than the rest"),
        pytest.param(Line(0, 11, size=10.0), False, id="of the usual size"),
    ],
)
def test_a_heading_is_told_by_style_or_size(line, heading):
    rows = marked(lines=(line, Line(13, 39, size=10.0)))
    assert rows[0].heading is heading
