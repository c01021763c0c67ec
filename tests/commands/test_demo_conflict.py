"""A candidate of the demo whose CV says "Remote only" and whose answers agree to Thursdays in Brussels."""

from datetime import date

from django.conf import settings

from screening.core.engine import screen
from screening.core.rolefile import parse_role
from screening.core.terms import Outcome, Source
from screening.management.commands.demo import answers_of


def test_cv_and_answers_that_disagree_leave_the_gate_unclear_and_both_are_shown():
    content = (settings.BASE_DIR / "demo" / "cvs" / "hans-brouwer.pdf").read_bytes()
    role = parse_role((settings.BASE_DIR / "roles" / "infra-pm.yaml").read_text())
    screening = screen(content, "hans-brouwer.pdf", role.to_terms(), date(2026, 3, 8), answers_of("hans-brouwer"))
    document, verdicts = screening.record.document, screening.assessment.verdicts
    onsite = next(verdict for verdict in verdicts if verdict.criterion == "onsite-brussels")
    assert (onsite.outcome, onsite.source) == (Outcome.UNCLEAR, Source.BOTH)
    assert [document.quote(span) for span in onsite.evidence] == ["Remote only."]
    assert [(note.code, note.values.get("said_by", "cv")) for note in onsite.notes] == [
        ("onsite.fail", "cv"),
        ("onsite.pass", "answer"),
    ]
