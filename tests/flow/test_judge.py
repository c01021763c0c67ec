"""From facts and answers to verdicts: again for every change, never twice for the same, no file read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from screening import models
from screening.core import terms
from screening.flow import amend, judge, override, roles, sweep
from screening.flow.decide import UndecidableError
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(received) -> models.Application:
    """Jan's application, read and judged by the real judging."""
    sweep.drain()
    received.refresh_from_db()
    return received


def outcome(application: models.Application, criterion: str) -> str:
    return application.assessment.verdicts.get(criterion=criterion).outcome


def judge_again(application: models.Application) -> None:
    judge.judge(judge.order(application).pk)
    application.refresh_from_db()


def test_every_criterion_has_a_verdict_in_the_order_of_the_role(judged):
    verdicts = list(judged.assessment.verdicts.all())
    assert [verdict.criterion for verdict in verdicts] == [criterion.slug for criterion in factories.CRITERIA]
    assert all(verdict.outcome == verdict.computed for verdict in verdicts)


def test_assessment_names_what_it_rests_on(judged):
    assessment = judged.assessment
    assert assessment.version == judged.role.current_version()
    assert assessment.reading == judged.document.reading
    assert assessment.answers == judged.answers
    assert assessment.reference_date == timezone.localdate(judged.received_at)


def test_evidence_quotes_the_document_to_the_character(judged):
    document = judged.document.reading.document_terms
    for verdict in judged.assessment.verdicts.all():
        for entry in verdict.evidence:
            span = terms.Span(entry["page"], entry["start"], entry["end"])
            assert document.quote(span) == entry["quote"]


def test_judging_the_same_again_changes_nothing(judged):
    before = judged.assessment_id
    judge_again(judged)
    assert (judged.assessment_id, models.Assessment.objects.count()) == (before, 1)
    assert models.Event.objects.filter(kind="judged").count() == 1


def test_new_answers_are_judged_and_no_file_is_read(judged, engine):
    answers = terms.Answers(start_date=date(2026, 6, 1), onsite_place=True)
    amend.answer(judged, answers)
    assert judged.answers_terms() == answers
    assert models.Assessment.objects.filter(application=judged).count() == 2
    assert engine.num_readings == 1


def test_override_stands_and_the_computed_outcome_stays_visible(judged, alice):
    computed = outcome(judged, "it-years")
    override.override(judged, "it-years", "fail", "The client does not count this employer.", alice)
    verdict = judged.assessment.verdicts.get(criterion="it-years")
    assert (verdict.outcome, verdict.computed, verdict.source) == ("fail", computed, "recruiter")
    assert judged.assessment.standing == "fails"
    event = models.Event.objects.filter(kind="overridden").get()
    assert (event.by, event.details["criterion"], event.details["outcome"]) == (alice, "it-years", "fail")
    assert "client" not in str(event.details)


def test_override_is_taken_back(judged, alice):
    before = judged.assessment_id
    override.override(judged, "it-years", "fail", "A mistake.", alice)
    override.override(judged, "it-years", "computed", "It was a mistake.", alice)
    assert judged.assessment_id == before


def test_override_survives_new_answers(judged, alice):
    override.override(judged, "it-years", "fail", "The client does not count this employer.", alice)
    amend.answer(judged, terms.Answers(start_date=date(2026, 6, 1)))
    assert outcome(judged, "it-years") == "fail"


@pytest.mark.parametrize(
    ("criterion", "reason", "code"),
    [("it-years", "  ", "no_reason"), ("no-such", "Because.", "unknown_criterion")],
    ids=["blank reason", "unknown criterion"],
)
def test_override_needs_a_reason_and_a_criterion(judged, alice, criterion, reason, code):
    with pytest.raises(UndecidableError) as refusal:
        override.override(judged, criterion, "pass", reason, alice)
    assert refusal.value.code == code


def test_changed_criteria_judge_every_read_application_and_read_no_file(judged, engine, role):
    file = roles.dump(role)
    years = replace(file.criteria[0], rule=terms.YearsRule("it", 40))
    roles.load(replace(file, criteria=(years, *file.criteria[1:])))
    sweep.drain()
    judged.refresh_from_db()
    assert judged.assessment.version.number == 2
    assert models.Assessment.objects.filter(application=judged).count() == 2
    assert engine.num_readings == 1


def test_change_during_the_judging_is_seen_before_it_ends(received, monkeypatch):
    real, changes = judge.verdicts, [terms.Answers(start_date=date(2026, 6, 1))]

    def judged_slowly(inputs):
        judged = real(inputs)
        if changes:
            received.answers = {"start_date": "2026-06-01"}
            received.save()
            changes.pop()
        return judged

    monkeypatch.setattr(judge, "verdicts", judged_slowly)
    sweep.drain()
    received.refresh_from_db()
    assert received.assessment.answers == {"start_date": "2026-06-01"}
    assert models.Assessment.objects.count() == 1


def test_worker_that_lost_its_lease_writes_no_verdicts(received, monkeypatch):
    models.Job.objects.all().delete()
    factories.make_reading(received.document)
    job = judge.order(received)
    real = judge.verdicts

    def lose_the_lease(inputs):
        models.Job.objects.filter(pk=job.pk).update(lease_expires_at=timezone.now() - timedelta(seconds=1))
        models.Job.objects.claim(job.pk, 30)
        return real(inputs)

    monkeypatch.setattr(judge, "verdicts", lose_the_lease)
    judge.judge(job.pk)
    assert not models.Assessment.objects.exists()


def test_role_without_criteria_judges_nothing(received, role):
    role.versions.all().delete()
    sweep.drain()
    received.refresh_from_db()
    assert received.assessment is None
    assert not models.Job.objects.filter(state__in=["waiting", "running"]).exists()
