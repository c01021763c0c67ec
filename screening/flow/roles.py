"""A role file in, the role's row with the next version of its criteria out; and the role as a file back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from screening.core.rolefile import RoleFile
from screening.core.terms import RoleTerms
from screening.flow import bell, judge, log
from screening.models import CriteriaVersion, Criterion, Domain, Event, Role, Topic


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: the role, the version of its criteria that holds now, and what was new."""

    role: Role
    version: CriteriaVersion
    is_new_role: bool
    is_new_version: bool
    num_to_judge: int


def load(file: RoleFile, *, by: User | None = None, why: str = "") -> Loaded:
    """Bring the role to what its file says. Changed criteria are a new version, by which every application is judged.

    Team and status stay as they are; a new role is a draft without a team. Loading the same file again changes nothing.
    """
    with transaction.atomic():
        role, is_new_role = _role(file)
        current = role.current_version()
        is_new_version = current is None or _stated(current) != _stated_in(file)
        version = new_version(role, file, by=by, why=why) if is_new_version or current is None else current
        if is_new_role:
            log.record(role, Event.Kind.ROLE_LOADED, by=by)
        num_to_judge = judge.order_all(role) if is_new_version else 0
        if num_to_judge:
            bell.ring_sweep_after_commit()
    return Loaded(role, version, is_new_role, is_new_version, num_to_judge)


def new_version(role: Role, file: RoleFile, *, by: User | None, why: str) -> CriteriaVersion:
    """Write the criteria and the vocabulary of `file` as the next version of `role`."""
    return write_version(role, file.to_terms(), file.questions, by=by, why=why)


def write_version(
    role: Role, stated: RoleTerms, questions: Mapping[str, Mapping[str, str]], *, by: User | None, why: str
) -> CriteriaVersion:
    """Write criteria, vocabulary and the questions of the apply form as the next version of `role`."""
    last = role.current_version()
    version = CriteriaVersion.objects.create(role=role, number=last.number + 1 if last else 1, created_by=by, why=why)
    Criterion.objects.bulk_create(
        Criterion.from_terms(version, position, criterion, questions.get(criterion.slug, {}))
        for position, criterion in enumerate(stated.criteria)
    )
    Domain.objects.bulk_create(Domain.from_terms(version, domain) for domain in stated.domains)
    Topic.objects.bulk_create(Topic.from_terms(version, topic) for topic in stated.topics)
    log.record(role, Event.Kind.CRITERIA_CHANGED, by=by, criteria=version.number)
    return version


def dump(role: Role) -> RoleFile:
    """The role as a file states it. Loading it back changes nothing.

    Raises:
        CriteriaVersion.DoesNotExist: the role has no criteria yet.

    """
    version = role.versions.order_by("number").last()
    if version is None:
        raise CriteriaVersion.DoesNotExist(f"the role {role.slug} has no criteria yet")
    stated = version.to_terms()
    return RoleFile(
        slug=role.slug,
        titles=role.titles,
        summaries=role.summaries,
        organisation=role.organisation,
        location=role.location,
        advertisement=role.advertisement,
        retention_months=role.retention_months,
        retention_reason=role.retention_reason,
        criteria=stated.criteria,
        languages=tuple(role.languages),
        deadline_date=role.deadline_date,
        questions=version.questions(),
        domains=stated.domains,
        topics=stated.topics,
    )


def _role(file: RoleFile) -> tuple[Role, bool]:
    return Role.objects.update_or_create(
        slug=file.slug,
        defaults={
            "titles": dict(file.titles),
            "summaries": dict(file.summaries),
            "organisation": file.organisation,
            "location": file.location,
            "languages": list(file.languages),
            "advertisement": file.advertisement,
            "deadline_date": file.deadline_date,
            "retention_months": file.retention_months,
            "retention_reason": file.retention_reason,
        },
    )


def _stated(version: CriteriaVersion) -> tuple[object, ...]:
    """What makes one version differ from another."""
    stated = version.to_terms()
    return stated.criteria, stated.domains, stated.topics, version.questions()


def _stated_in(file: RoleFile) -> tuple[object, ...]:
    by_slug = {slug: dict(texts) for slug, texts in file.questions.items()}
    domains = sorted(file.domains, key=lambda domain: domain.slug)
    topics = sorted(file.topics, key=lambda topic: topic.slug)
    return file.criteria, tuple(domains), tuple(topics), by_slug
