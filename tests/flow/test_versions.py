"""A decided application keeps the verdicts of the version it was decided under, until the decision is taken back."""

from dataclasses import replace

import pytest

from screening import models
from screening.core import terms
from screening.flow import decide, judge, override
from screening.flow.permissions import NotAllowedError
from tests import factories

pytestmark = pytest.mark.django_db
STRICTER = (replace(factories.CRITERIA[0], rule=terms.YearsRule("it", 20)), *factories.CRITERIA[1:])


@pytest.fixture(autouse=True)
def _quiet(rung):
    """Workers hear everything and do nothing."""


def read_and_judged(role: models.Role) -> models.Application:
    application = factories.make_application(role)
    factories.make_reading(application.document)
    return rejudged(application)


def rejudged(application: models.Application) -> models.Application:
    judge.judge(judge.order(application).pk)
    return models.Application.objects.select_related("assessment__version", "decision__version").get(pk=application.pk)


def decided(application: models.Application, by, kind: str) -> models.Application:
    decide.look(application, by)
    decide.decide(application, kind, "Because of the years.", by)
    application.refresh_from_db()
    return application


def test_decision_names_the_version_whose_verdicts_were_seen(role, alice):
    assert decided(read_and_judged(role), alice, "reject").decision.version == role.current_version()


def test_decision_before_any_verdict_names_no_version(application, alice):
    assert decided(application, alice, "hold").decision.version is None


@pytest.mark.parametrize(
    ("kind", "number"), [("shortlist", 1), ("reject", 1), ("hold", 2)], ids=["shortlisted", "rejected", "on hold"]
)
def test_later_version_judges_only_who_still_waits_for_a_decision(role, alice, kind, number):
    application = decided(read_and_judged(role), alice, kind)
    factories.make_version(role, STRICTER)
    assert rejudged(application).assessment.version.number == number


def test_undecided_application_is_judged_by_the_later_version(role):
    application = read_and_judged(role)
    factories.make_version(role, STRICTER)
    assert rejudged(application).assessment.version.number == 2


def test_later_version_orders_no_judging_of_decided_applications(role, alice):
    decided(read_and_judged(role), alice, "reject")
    waiting, held = read_and_judged(role), decided(read_and_judged(role), alice, "hold")
    factories.make_version(role, STRICTER)
    assert judge.order_all(role) == 2
    waiting_jobs = models.Job.objects.filter(state=models.Job.State.WAITING, kind=models.Job.Kind.JUDGE)
    assert {job.application_id for job in waiting_jobs} == {waiting.pk, held.pk}


def test_decided_application_without_verdicts_is_judged_by_the_version_of_now(role, application, alice):
    decided(application, alice, "reject")
    factories.make_version(role, STRICTER)
    factories.make_reading(application.document)
    assert judge.order_all(role) == 1
    assert rejudged(application).assessment.version.number == 2


def test_override_after_the_decision_stays_within_its_version(role, alice):
    application = decided(read_and_judged(role), alice, "shortlist")
    factories.make_version(role, STRICTER)
    override.override(application, "it-years", "unclear", "Heard otherwise.", alice)
    application.refresh_from_db()
    assert application.assessment.version.number == 1
    assert application.assessment.verdicts.get(criterion="it-years").outcome == "unclear"


class TestReopening:
    def test_makes_the_application_undecided_and_judges_it_by_the_version_of_now(self, role, alice):
        application = decided(read_and_judged(role), alice, "reject")
        factories.make_version(role, STRICTER)
        made = decide.reopen(application, "The client lowered the bar.", alice)
        application.refresh_from_db()
        assert (application.state, application.decision) == ("received", None)
        assert application.assessment.version.number == 2
        assert (made.kind, made.version.number) == ("reopen", 1)
        assert [decision.kind for decision in application.decisions.all()] == ["reject", "reopen"]

    def test_stops_a_letter_that_has_not_gone(self, role, alice):
        application = read_and_judged(role)
        decide.look(application, alice)
        decide.decide(application, "reject", "Too few years.", alice, letter=True)
        decide.reopen(application, "A mistake.", alice)
        assert models.OutgoingMail.objects.get(kind="rejected").state == models.OutgoingMail.State.GIVEN_UP

    @pytest.mark.parametrize(
        ("reason", "is_decided", "code"),
        [("", True, "no_reason"), ("Why not.", False, "undecided")],
        ids=["without a reason", "without a decision"],
    )
    def test_is_refused(self, role, alice, reason, is_decided, code):
        application = read_and_judged(role)
        decide.look(application, alice)
        if is_decided:
            decided(application, alice, "reject")
        with pytest.raises(decide.UndecidableError) as refused:
            decide.reopen(application, reason, alice)
        assert refused.value.code == code

    def test_is_refused_after_the_candidate_withdrew(self, role, alice):
        application = decided(read_and_judged(role), alice, "reject")
        models.Application.objects.filter(pk=application.pk).update(state="withdrawn")
        with pytest.raises(decide.UndecidableError) as refused:
            decide.reopen(application, "Why not.", alice)
        assert refused.value.code == "withdrawn"

    def test_is_refused_to_a_reader(self, role, alice, charlie):
        application = decided(read_and_judged(role), alice, "reject")
        models.Membership.objects.create(role=role, user=charlie, function="reader")
        with pytest.raises(NotAllowedError):
            decide.reopen(application, "Why not.", charlie)

    def test_cannot_be_made_as_a_decision(self, role, alice):
        application = read_and_judged(role)
        decide.look(application, alice)
        with pytest.raises(decide.UndecidableError) as refused:
            decide.decide(application, "reopen", "A trick.", alice)
        assert refused.value.code == "unknown_kind"
