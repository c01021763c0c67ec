"""Positions are found in every layout, with both their ends; what is none of them is left out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.core.extraction.history import find_history
from screening.core.extraction.sections import find_sections
from screening.core.terms import Document, Engagement, Moment, Position, PositionKind
from tests.core.extraction.making import document

CASES = Path(__file__).parent / "histories.txt"


def _cases() -> Iterator[tuple[str, str, list[str]]]:
    for case in CASES.read_text().split("\n=== ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, expected = rest.partition("\n---\n")
        yield name, text, expected.split("\n\n")[0].strip().split("\n")


def _positions(text: str) -> tuple[Document, tuple[Position, ...]]:
    cv = document(text)
    return cv, find_history(cv, find_sections(cv)).positions


def _matches(wanted: str, moment: Moment | None) -> bool:
    """Whether the moment is the wanted month within its own length, or the wanted year exactly."""
    if moment is None:
        return wanted == "now"
    if re.fullmatch(r"\d{4}", wanted):
        return moment.earliest.isoformat() == f"{wanted}-01-01" and moment.latest.isoformat() == f"{wanted}-12-31"
    first, last = moment.earliest.isoformat()[:7], moment.latest.isoformat()[:7]
    return first <= wanted <= last and first[:4] == last[:4] and int(last[5:]) - int(first[5:]) <= 2


def _is_like(wanted: str, position: Position) -> bool:
    ends = wanted.strip("~+").split()
    if ends[0] == "ago":
        return position.started_ago is not None and position.started_ago.months == int(ends[1])
    mission = position.kind is PositionKind.MISSION and position.engagement is Engagement.WORK
    work = position.engagement is Engagement.WORK
    kinds = mission is wanted.startswith("+") and work is not wanted.startswith("~")
    return kinds and _matches(ends[0], position.start) and _matches(ends[1], position.end)


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in _cases()], ids=[case[0] for case in _cases()])
def test_history_is_found(text: str, wanted: list[str]) -> None:
    _, positions = _positions(text)
    left = list(positions)
    for each in wanted:
        hit = next((position for position in left if _is_like(each, position)), None)
        assert hit, f"{each} is not among {[(p.title, p.start, p.end, p.engagement) for p in left]}"
        left.remove(hit)
    assert [(p.title, p.start, p.end) for p in left if p.kind is PositionKind.POSITION] == []


@pytest.mark.parametrize("text", [case[1] for case in _cases()], ids=[case[0] for case in _cases()])
def test_evidence_lies_on_the_page_and_missions_have_a_parent(text: str) -> None:
    cv, positions = _positions(text)
    for position in positions:
        assert position.evidence
        assert all(cv.quote(span).strip() for span in position.evidence + position.description)
        if position.kind is PositionKind.MISSION and position.engagement is Engagement.WORK:
            assert position.parent is not None
            assert positions[position.parent].kind is PositionKind.POSITION
