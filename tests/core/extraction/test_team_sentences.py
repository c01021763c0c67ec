"""Sentences about teams, held against "five or more delivery teams"."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import yaml

from screening.core.extraction.counts import find_counts
from screening.core.extraction.sections import find_sections
from screening.core.judging.count import judge_count
from screening.core.judging.finding import Case
from screening.core.terms import CountRule, Document, DocumentKind, Page

SENTENCES = yaml.safe_load((Path(__file__).parent / "team_sentences.yaml").read_text())
RULE = CountRule(what="delivery-teams", at_least=5)


@pytest.mark.parametrize(
    ("verdict", "sentence"), [(verdict, row) for verdict, rows in SENTENCES.items() for row in rows]
)
def test_sentences_state_enough_teams_too_few_or_none(verdict: str, sentence: str) -> None:
    read = Document(DocumentKind.TEXT, (Page(1, f"Jan Peeters\n\nErvaring\n2019 - 2023 Projectmanager\n{sentence}"),))
    said = find_counts(read, find_sections(read))
    case = cast("Case", SimpleNamespace(document=read, facts=SimpleNamespace(counts=said)))
    assert str(judge_count(RULE, case).outcome) == verdict
