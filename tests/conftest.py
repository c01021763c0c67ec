"""The cast and the stage: Alice owns the role, Bob is on its team, Charlie must have no access."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import current_app
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from screening import models
from tests import factories

logging.getLogger().handlers.clear()  # pytest captures the lines itself and shows those of a test that fails


REAL_PROCESSES = {"browser", "broker"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests of real processes a second attempt, which the summary names; all others have one (decision 0409)."""
    for item in items:
        if REAL_PROCESSES & {marker.name for marker in item.iter_markers()}:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(autouse=True)
def _stage(settings, tmp_path: Path) -> Iterator[None]:
    """Nothing a test does leaves its folder or its process: files, mails, the queue, the language."""
    settings.DOCUMENT_ROOT = tmp_path / "documents"
    settings.FORGOTTEN_LEDGER = tmp_path / "forgotten.jsonl"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    broker_url = current_app.conf.broker_url
    current_app.conf.broker_url = "memory://"
    cache.clear()  # the ids of rows begin anew with each test
    translation.activate("en")  # a request of the test before may have left another language
    yield
    current_app.conf.broker_url = broker_url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory) -> None:
    """SQLite in a file and not in memory, as in real life: other processes and threads work on it, too."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture
def alice(db) -> User:
    """Owns the role."""
    return factories.make_user("alice", first_name="Alice", last_name="Owner")


@pytest.fixture
def bob(db) -> User:
    """Reviews for the role."""
    return factories.make_user("bob", first_name="Bob", last_name="Reviewer")


@pytest.fixture
def charlie(db) -> User:
    """Works for another team: must see nothing of the role."""
    return factories.make_user("charlie", first_name="Charlie", last_name="Stranger")


@pytest.fixture
def role(alice: User, bob: User) -> models.Role:
    """The open role infra-pm with its team."""
    role = factories.make_role()
    models.Membership.objects.create(role=role, user=alice, function=models.Membership.Function.OWNER)
    models.Membership.objects.create(role=role, user=bob, function=models.Membership.Function.REVIEWER)
    return role


@pytest.fixture
def foreign_role(charlie: User) -> models.Role:
    """The role of Charlie, to which Alice and Bob have no access."""
    role = factories.make_role("data-engineer", titles={"en": "Data Engineer"})
    models.Membership.objects.create(role=role, user=charlie, function=models.Membership.Function.OWNER)
    return role


@pytest.fixture
def application(role: models.Role) -> models.Application:
    """An application to the role, received and not read yet."""
    return factories.make_application(role)


@pytest.fixture
def judged(role: models.Role) -> models.Application:
    """An application to the role, read and judged: it meets every criterion."""
    return factories.make_judged(role)
