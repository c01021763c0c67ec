"""What was read, what was answered and the role's criteria in; an assessment with its verdicts out. Reads no file."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from screening.core import terms
from screening.core.codec import from_plain
from screening.core.engine import ENGINE_VERSION, Record, assess
from screening.core.ranking import rank
from screening.core.traits import traits
from screening.flow import bell, log
from screening.models import (
    Application,
    Assessment,
    CriteriaVersion,
    Decision,
    Event,
    Job,
    Override,
    Reading,
    Role,
    Verdict,
)

UNFINISHED = (Job.State.WAITING, Job.State.RUNNING)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a judging rests on, as rows; `fingerprint` tells two of them apart."""

    version: CriteriaVersion
    reading: Reading
    answers: dict[str, object]
    overrides: tuple[Override, ...]
    reference_date: date

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what went in: the same inputs give the same verdicts."""
        overrides = [override.pk for override in self.overrides]
        parts = [ENGINE_VERSION, self.version.pk, self.reading.sha256, self.reading.engine, self.answers, overrides]
        text = json.dumps([*parts, self.reference_date.isoformat()], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict as it holds, and the outcome that was computed."""

    verdict: terms.Verdict
    computed: terms.Outcome


def order(application: Application) -> Job:
    """Order a judging of `application`, inside the caller's transaction; an order that stands already is enough.

    The application's row is locked, so that a judging that is just ending either sees the change or is seen by us.
    """
    Application.objects.select_for_update(no_key=True).only("pk").get(pk=application.pk)
    job, _is_new = Job.objects.get_or_create(kind=Job.Kind.JUDGE, application=application, state__in=UNFINISHED)
    bell.ring_after_commit(job)
    return job


def order_all(role: Role) -> int:
    """Order a judging of every application to `role` that was read and is not decided. Returns how many were ordered.

    Who was shortlisted or rejected keeps the verdicts of the version that the decision was made by (decision 0621).
    """
    waiting = Job.objects.filter(kind=Job.Kind.JUDGE, state__in=UNFINISHED).values("application_id")
    pks = moved_by_criteria(role).exclude(pk__in=waiting).values_list("pk", flat=True)
    jobs = [Job(kind=Job.Kind.JUDGE, application_id=pk) for pk in pks]
    return len(Job.objects.bulk_create(jobs, batch_size=500, ignore_conflicts=True))


def moved_by_criteria(role: Role) -> QuerySet[Application]:
    """The applications to `role` that changed criteria are held against: read, and not decided for good."""
    read = Application.objects.filter(role=role, document__reading__isnull=False)
    pinned = Decision.objects.filter(kind__in=Decision.FINAL, version__isnull=False).values("pk")
    return read.filter(Q(decision__isnull=True) | ~Q(decision__in=pinned))


def judge(job_pk: int) -> None:
    """Do the judge job. Judging the same inputs again changes nothing; newer inputs are judged at once."""
    lease = Job.objects.claim(job_pk, settings.LEASE_SECONDS)
    if lease is None:
        return
    while True:
        inputs = inputs_of(_loaded(job_pk))
        if _written(job_pk, lease, inputs, verdicts(inputs) if inputs else ()):
            return


def inputs_of(application: Application) -> Inputs | None:
    """What the judging of `application` rests on now; None while there is nothing read, or no criteria."""
    version, reading = version_for(application), application.document.reading
    if version is None or reading is None:
        return None
    overrides = Override.objects.standing(application)
    reference_date = timezone.localdate(application.received_at)
    return Inputs(version, reading, application.answers, overrides, reference_date)


def version_for(application: Application) -> CriteriaVersion | None:
    """The criteria that the application is held against: those it was decided under, else those that hold now."""
    decision = application.decision
    pinned = decision.version if decision and decision.kind in Decision.FINAL else None
    return pinned or application.role.current_version()


def verdicts(inputs: Inputs) -> tuple[Judged, ...]:
    """The verdicts on `inputs`, with the overrides of recruiters on top of what was computed."""
    record = Record(inputs.reading.document_terms, inputs.reading.facts_terms)
    answers = from_plain(terms.Answers, inputs.answers)
    computed = assess(record, inputs.version.to_terms(), inputs.reference_date, answers).verdicts
    standing = {override.criterion: override for override in inputs.overrides}
    return tuple(Judged(_overridden(verdict, standing.get(verdict.criterion)), verdict.outcome) for verdict in computed)


def _overridden(verdict: terms.Verdict, override: Override | None) -> terms.Verdict:
    """The verdict with the recruiter's outcome in it. The computed reason and evidence stay beside it."""
    if override is None:
        return verdict
    return replace(verdict, outcome=terms.Outcome(override.outcome), source=terms.Source.RECRUITER)


def _loaded(job_pk: int) -> Application:
    related = ("role", "document__reading", "decision__version")
    return Application.objects.select_related(*related).get(jobs__pk=job_pk)


def _written(job_pk: int, lease: uuid.UUID, inputs: Inputs | None, judged: tuple[Judged, ...]) -> bool:
    """Write what was judged and end the job. False: the inputs have changed meanwhile, judge again."""
    with transaction.atomic():
        pk = Job.objects.values_list("application_id", flat=True).get(pk=job_pk)
        Application.objects.select_for_update(no_key=True).only("pk").get(pk=pk)
        application = _loaded(job_pk)
        if _fingerprint(inputs_of(application)) != _fingerprint(inputs):
            return False
        if Job.objects.finish(job_pk, lease, Job.State.DONE) and inputs:
            _write(application, inputs, judged)
    return True


def _fingerprint(inputs: Inputs | None) -> str:
    return inputs.fingerprint if inputs else ""


def _write(application: Application, inputs: Inputs, judged: tuple[Judged, ...]) -> None:
    fingerprint = inputs.fingerprint
    assessment = Assessment.objects.filter(application=application, inputs=fingerprint).first()
    if assessment is None:
        assessment = _new_assessment(application, inputs, judged)
    if application.assessment_id == assessment.pk:
        return
    application.assessment = assessment
    application.save(update_fields=["assessment"])
    log.record(
        application.role,
        Event.Kind.JUDGED,
        application=application,
        assessment=assessment.pk,
        criteria=inputs.version.number,
        engine=assessment.engine,
        standing=assessment.standing,
    )


def _new_assessment(application: Application, inputs: Inputs, judged: tuple[Judged, ...]) -> Assessment:
    ranking = rank([each.verdict for each in judged])
    assessment = Assessment.objects.create(
        application=application,
        version=inputs.version,
        reading=inputs.reading,
        engine=ENGINE_VERSION,
        reference_date=inputs.reference_date,
        answers=inputs.answers,
        inputs=inputs.fingerprint,
        standing=ranking.standing.value,
        points=Decimal(str(ranking.points)),
        traits=traits_of(inputs.reading, [each.verdict for each in judged]),
    )
    document = inputs.reading.document_terms
    Verdict.objects.bulk_create(
        Verdict.from_terms(
            assessment, position, each.verdict, each.computed, [document.quote(span) for span in each.verdict.evidence]
        )
        for position, each in enumerate(judged)
    )
    return assessment


def traits_of(reading: Reading, verdicts: Iterable[terms.Verdict]) -> str:
    """What a board filters an application by, one trait a line."""
    facts = reading.facts_terms
    found = traits(
        verdicts,
        levels={skill.language: skill.least.name for skill in facts.languages},
        place=facts.place.municipality if facts.place else "",
        cv_language=reading.language,
        flags=reading.flags,
    )
    return "\n".join(found)
