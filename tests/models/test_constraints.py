"""What the database itself refuses, whatever the code does."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from screening import models
from screening.core import terms
from tests import factories

pytestmark = pytest.mark.django_db


def refused(constraint: str):
    """The database refuses, and names the constraint (or, on SQLite for unique columns, the table)."""
    return pytest.raises(IntegrityError, match=constraint)


@pytest.mark.parametrize(("gate", "weight"), [(True, 3), (False, 0)], ids=["gate with weight", "neither"])
def test_criterion_is_a_gate_or_weighs_1_to_5(role, gate, weight):
    version = role.current_version()
    row = models.Criterion(
        version=version, position=99, slug="x", kind="evidence", gate=gate, weight=weight, params={"topic": "x"}
    )
    with refused("criterion_is_a_gate_or_weighs_1_to_5"), transaction.atomic():
        row.save()
    with pytest.raises(ValidationError, match="either a gate or has a weight"):
        row.full_clean()


def test_criterion_slug_is_unique_in_its_version(role):
    version = role.current_version()
    row = models.Criterion.from_terms(version, 99, factories.CRITERIA[0])
    with refused("criterion"), transaction.atomic():
        row.save()


def test_params_of_another_kind_are_refused_by_the_database(role):
    row = models.Criterion(
        version=role.current_version(), position=99, slug="x", kind="years", gate=True, params={"topic": "x"}
    )
    with refused("criterion_params_fit_kind"), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("kind", "params"),
    [
        ("years", {"domain": "it", "at_least": "many"}),
        ("years", {"domain": "it", "at_least": 3, "colour": "red"}),
        ("start", {"latest": "June"}),
        ("languages", {"language": "nl", "at_least": 9}),
        ("onsite", {"place": "brussels", "days_per_week": "two"}),
        ("onsite", {"place": "brussels", "days_per_week": 1, "weekdays": [3, 4]}),
        ("years", {"domain": "it", "at_least": -1}),
    ],
    ids=[
        "text for a number",
        "unknown parameter",
        "no date",
        "no level",
        "no number of days",
        "more fixed days than days",
        "negative years",
    ],
)
def test_params_that_are_no_rule_are_refused_with_a_message(role, kind, params):
    row = models.Criterion(
        version=role.current_version(),
        position=99,
        slug="x",
        kind=kind,
        gate=True,
        params=params,
        labels={"en": "x"},
    )
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert "params" in refusal.value.message_dict


def test_role_cannot_open_without_a_reason_for_its_retention(db):
    with refused("role_states_retention_reason_before_it_opens"), transaction.atomic():
        factories.make_role("x", retention_reason="")


def test_rejected_application_needs_a_decision(application):
    application.state = models.Application.State.REJECTED
    with refused("application_moves_only_by_a_decision"), transaction.atomic():
        application.save()


@pytest.mark.parametrize("reason", ["", "   "], ids=["empty", "blank"])
def test_decision_needs_a_reason(application, alice, reason):
    with refused("decision_gives_a_reason"), transaction.atomic():
        models.Decision.objects.create(
            application=application, kind="reject", by=alice, reason=reason, viewed_at=timezone.now()
        )


def test_decision_needs_a_person(application):
    with refused("by_id"), transaction.atomic():
        models.Decision.objects.create(
            application=application, kind="reject", reason="Too short.", viewed_at=timezone.now()
        )


def test_decision_needs_a_look_before_it(application, alice):
    now = timezone.now()
    with refused("decision_is_made_after_looking"), transaction.atomic():
        models.Decision.objects.create(
            application=application,
            kind="reject",
            by=alice,
            reason="Too short.",
            viewed_at=now + timedelta(seconds=1),
            decided_at=now,
        )


def test_one_person_cannot_apply_twice_with_one_file(application):
    document = factories.make_document(sha256=application.sha256)
    with refused("application"), transaction.atomic():
        factories.make_application(application.role, document=document, email=application.email.upper())


def test_verdict_differs_from_the_computed_one_only_by_an_override(judged):
    verdict = judged.assessment.verdicts.first()
    verdict.outcome = "fail"
    with refused("verdict_differs_only_by_override"), transaction.atomic():
        verdict.save()


def test_a_document_has_one_unfinished_read_job(application):
    models.Job.objects.create(kind="read", document=application.document)
    with refused("job"), transaction.atomic():
        models.Job.objects.create(kind="read", document=application.document)


def test_mail_cannot_be_ordered_twice(application):
    models.OutgoingMail.objects.create(key="receipt-1", kind="receipt", to=application.email)
    with refused("mail"), transaction.atomic():
        models.OutgoingMail.objects.create(key="receipt-1", kind="receipt", to=application.email)


def test_rules_come_back_from_the_database_as_they_went_in(role):
    version = models.CriteriaVersion.objects.get(role=role)
    assert version.to_terms() == terms.RoleTerms("infra-pm", factories.CRITERIA)


def test_own_vocabulary_comes_back_as_it_went_in(role):
    domain = terms.Domain("it", {"en": "IT"}, titles=("it manager*",), weak=("server",))
    topic = terms.Topic("procurement", {"en": "Procurement"}, strong=("tender*",))
    version = role.current_version()
    models.Domain.from_terms(version, domain).save()
    models.Topic.from_terms(version, topic).save()
    assert (version.to_terms().domains, version.to_terms().topics) == ((domain,), (topic,))


def test_reading_comes_back_as_it_went_in(application):
    made = factories.make_reading(application.document)
    stored = models.Reading.objects.get(pk=made.pk)
    assert stored.document_terms.quote(terms.Span(1, 0, 11)) == "Jan Peeters"
    assert stored.facts_terms.name == terms.Stated("Jan Peeters", (terms.Span(1, 0, 11),))


def test_verdict_comes_back_as_it_went_in(judged):
    stored = judged.assessment.verdicts.first()
    assert stored.to_terms() == factories.make_verdict()
    assert stored.evidence[0]["quote"] == factories.QUOTE
