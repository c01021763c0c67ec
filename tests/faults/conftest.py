"""The plant: everything real, started for one test and killed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import current_app

from ops import broker as brokers
from screening.flow import bell
from tests import factories
from tests.faults.plant import Plant


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "plant" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.broker)
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture
def plant(transactional_db, settings, tmp_path: Path, monkeypatch) -> Iterator[Plant]:
    """A broker of our own, no worker yet, the open role; the bell of this process rings there."""
    settings.LEASE_SECONDS, settings.RING_AGAIN_SECONDS, settings.READ_RETRY_SECONDS = 3, 2, 1
    with brokers.running(tmp_path / "broker") as broker:
        connect(broker.url)
        monkeypatch.setattr(bell, "_quiet_until", 0.0)
        plant = Plant(broker, factories.make_role(), tmp_path / "processes.log")
        yield plant
        plant.stop_all()
        connect("memory://")


def connect(url: str) -> None:
    """Let the Celery application of this process use the broker at `url`, and forget its old connections."""
    current_app.conf.broker_url = url
    current_app._after_fork()
