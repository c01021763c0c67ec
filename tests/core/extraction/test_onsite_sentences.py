"""Sentences about working on site, held against "in Brussels, two days a week, always on Thursday"."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import yaml

from screening.core.extraction.onsite import find_onsite
from screening.core.extraction.sections import find_sections
from screening.core.judging.finding import Case
from screening.core.judging.onsite import judge_onsite
from screening.core.terms import Document, DocumentKind, OnsiteRule, Page, Weekday

SENTENCES = yaml.safe_load((Path(__file__).parent / "onsite_sentences.yaml").read_text())
RULE = OnsiteRule(place="brussels", days_per_week=2, weekdays=(Weekday.THURSDAY,))


@pytest.mark.parametrize(
    "above", ["Jan Peeters\nProject manager\n\n", "Jan Peeters\n\nPraktisch\n"], ids=["top", "practical"]
)
@pytest.mark.parametrize(
    ("verdict", "sentence"), [(verdict, row) for verdict, rows in SENTENCES.items() for row in rows]
)
def test_sentences_say_yes_no_or_nothing(verdict: str, sentence: str, above: str) -> None:
    read = Document(DocumentKind.TEXT, (Page(1, above + sentence),))
    said = find_onsite(read, find_sections(read))
    case = cast("Case", SimpleNamespace(document=read, facts=SimpleNamespace(onsite=said)))
    assert str(judge_onsite(RULE, case).outcome) == verdict
