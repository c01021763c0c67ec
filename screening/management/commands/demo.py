"""Fill an empty installation with the first role, a team and invented candidates, through the real way."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.utils import timezone

from screening.core.codec import from_plain
from screening.core.rolefile import parse_role
from screening.core.terms import Answers
from screening.flow.receive import Submission, keep, receive
from screening.flow.roles import load
from screening.models import Application, Membership, Role
from screening.web.notice import current_notice_version

DEMO: Path = settings.BASE_DIR / "demo"
RECEIVED_FROM = datetime(2026, 3, 2, 8, 10, tzinfo=timezone.get_fixed_timezone(60))
BETWEEN_TWO = timedelta(hours=10, minutes=47)
KEPT_MONTHS = 120
TEAM = (
    ("rita@demo.example", "Rita", "Recruiter", "demo-recruiter-2026", Membership.Function.OWNER, False),
    ("ada@demo.example", "Ada", "Administrator", "demo-admin-2026", Membership.Function.RECRUITER, True),
    ("sam@demo.example", "Sam", "Reviewer", "demo-reviewer-2026", Membership.Function.REVIEWER, False),
)


class StoredCv:
    """A CV of the demo as the web would hand it over."""

    def __init__(self, path: Path) -> None:
        self.name: str | None = path.name
        self._path = path

    def chunks(self) -> Iterable[bytes]:
        yield self._path.read_bytes()


class Command(BaseCommand):
    help = "Load the first role, a team with known passwords and invented candidates; a second run adds nothing."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        role = load_role()
        join(role)
        num_new = sum(receive_person(role, person, at) for person, at in people())
        self.stdout.write(f"Demo: role {role.slug}, {len(TEAM)} logins, {num_new} new applications to read.")


def load_role() -> Role:
    """The first role, open; its candidates are invented, so they are kept as long as the demo."""
    role = Role.objects.filter(slug="infra-pm").first()
    if role is None:
        role = load(parse_role((settings.BASE_DIR / "roles" / "infra-pm.yaml").read_text())).role
    role.status = Role.Status.OPEN
    role.retention_months, role.retention_reason = KEPT_MONTHS, "Invented candidates of a demo."
    role.notice_version = current_notice_version()
    role.save(update_fields=["status", "retention_months", "retention_reason", "notice_version"])
    return role


def join(role: Role) -> None:
    """Make the demo's logins, where they are not there yet, and put them on the role's team."""
    for email, first, last, password, function, is_admin in TEAM:
        user, is_new = User.objects.get_or_create(
            username=email,
            defaults={
                "email": email,
                "first_name": first,
                "last_name": last,
                "is_staff": is_admin,
                "is_superuser": is_admin,
            },
        )
        if is_new:
            user.set_password(password)
            user.save(update_fields=["password"])
        Membership.objects.get_or_create(role=role, user=user, defaults={"function": function})


def people() -> Iterator[tuple[Mapping[str, Any], datetime]]:
    """Each invented person with the moment their application is dated."""
    for i, person in enumerate(yaml.safe_load((DEMO / "people.yaml").read_text())):
        yield person, RECEIVED_FROM + i * BETWEEN_TWO


def receive_person(role: Role, person: Mapping[str, Any], at: datetime) -> bool:
    """Receive the person's application as the apply form would; False when it is there already."""
    key = f"demo:{person['id']}"
    if Application.objects.filter(idempotency_key=key).exists():
        return False
    first, _, last = person["id"].partition("-")
    submission = Submission(
        name=person["name"],
        email=f"{first}.{last.replace('-', '')}@candidate.example",
        phone=person["phone"],
        language=person["lang"],
        answers=answers_of(person["id"]),
        notice_version=role.notice_version,
        idempotency_key=key,
        received_at=at,
    )
    cv = next((DEMO / "cvs").glob(f"{person['id']}.*"))
    return receive(role, submission, keep(StoredCv(cv))).is_new


def answers_of(person: str) -> Answers:
    """What the person declared; most of them answered nothing yet."""
    declared = yaml.safe_load((DEMO / "answers.yaml").read_text()).get(person, {})
    return from_plain(Answers, json.loads(json.dumps(declared)))
