"""Sentences about the start of work, held against "no later than 30 June 2026" on 15 March 2026."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import yaml

from screening.core.extraction.availability import find_availability
from screening.core.extraction.sections import find_sections
from screening.core.judging.finding import Case
from screening.core.judging.start import judge_start
from screening.core.terms import Document, DocumentKind, Page, StartRule

SENTENCES = yaml.safe_load((Path(__file__).parent / "start_sentences.yaml").read_text())
RULE = StartRule(latest=date(2026, 6, 30))
TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("verdict", "sentence"), [(verdict, row) for verdict, rows in SENTENCES.items() for row in rows]
)
def test_sentences_say_in_time_late_or_nothing(verdict: str, sentence: str) -> None:
    read = Document(DocumentKind.TEXT, (Page(1, f"Jan Peeters\nProject manager\n\n{sentence}"),))
    said = find_availability(read, find_sections(read))
    case = cast("Case", SimpleNamespace(document=read, facts=SimpleNamespace(availability=said), reference_date=TODAY))
    assert str(judge_start(RULE, case).outcome) == verdict
