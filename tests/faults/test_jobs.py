"""Nothing lost and nothing twice, with real workers and a real broker, whatever dies."""

import signal
import subprocess
import sys
import time

import psutil
import pytest

from ops import broker as brokers
from screening import models
from screening.flow import bell, sweep
from tests.faults.plant import assert_each_once, eventually, is_settled, kill, num_settled

REQUEST_SECONDS = 3  # the longest that an upload may take while the broker is gone


def test_worker_killed_in_the_middle_of_fifty(plant):
    for number in range(50):
        plant.apply(number)
    worker = plant.worker()
    eventually(lambda: num_settled() >= 5, "five documents are read")
    kill(worker)
    num_before = num_settled()
    assert num_before < 50, "the worker was killed too late to show anything"
    plant.worker()
    plant.await_all_settled()
    assert_each_once(50)


def test_children_of_a_worker_killed_again_and_again(plant):
    for number in range(20):
        plant.apply(number)
    worker = plant.worker()
    for num_read in (2, 6, 10):
        eventually(lambda least=num_read: num_settled() >= least, f"{num_read} documents are read")
        for child in psutil.Process(worker.pid).children():
            child.kill()
    plant.await_all_settled()
    assert worker.poll() is None
    assert_each_once(20)


def test_worker_told_to_stop_under_load_leaves_nothing_undone(plant):
    for number in range(20):
        plant.apply(number)
    worker = plant.worker()
    eventually(lambda: num_settled() >= 3, "three documents are read")
    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=30)
    plant.worker()
    plant.await_all_settled()
    assert_each_once(20)


def test_broker_stopped_at_the_moment_of_upload(plant):
    plant.broker.stop()
    for number in range(5):
        started_at = time.monotonic()
        plant.apply(number)
        assert time.monotonic() - started_at < REQUEST_SECONDS
    assert models.Job.objects.filter(num_missed_rings__gt=0).count() == 5
    again = brokers.start(plant.log.parent / "broker", port=int(plant.broker.url.rpartition(":")[2].partition("/")[0]))
    try:
        plant.worker()
        plant.await_all_settled()
    finally:
        again.stop()
    assert_each_once(5)


def test_broker_frozen_at_the_moment_of_upload(plant, monkeypatch):
    plant.apply(0)  # so that a connection is open already when the broker freezes
    server = plant.broker.server
    server.send_signal(signal.SIGSTOP)
    try:
        for number in range(1, 4):
            monkeypatch.setattr(bell, "_quiet_until", 0.0)
            started_at = time.monotonic()
            plant.apply(number)
            assert time.monotonic() - started_at < REQUEST_SECONDS
    finally:
        server.send_signal(signal.SIGCONT)
    plant.worker()
    plant.await_all_settled()
    assert_each_once(4)


def test_everything_in_the_broker_flushed(plant):
    import redis

    for number in range(10):
        plant.apply(number)
    redis.Redis.from_url(plant.broker.url).flushall()
    plant.worker()
    eventually(lambda: num_settled() == 10, "the worker looked for itself when it started")
    plant.await_all_settled()
    assert_each_once(10)


def test_broker_restarted_empty_under_a_living_worker(plant):
    worker = plant.worker()
    plant.apply(0)
    eventually(lambda: num_settled() == 1, "the worker works")
    port = int(plant.broker.url.rpartition(":")[2].partition("/")[0])
    plant.broker.stop()
    plant.apply(1)
    again = brokers.start(plant.log.parent / "again", port=port)
    try:
        plant.apply(2)
        plant.await_all_settled()
    finally:
        again.stop()
    assert worker.poll() is None
    assert_each_once(3)


BROKER_LOST = ("Connection to broker lost", "Couldn't ack")  # idle, or just when a task had ended


def test_broker_killed_under_load_and_a_worker_that_lives_on(plant):
    for number in range(20):
        plant.apply(number)
    worker = plant.worker()
    eventually(lambda: num_settled() >= 3, "three documents are read")
    port = int(plant.broker.url.rpartition(":")[2].partition("/")[0])
    kill(plant.broker.server)
    eventually(lambda: any(words in plant.log.read_text() for words in BROKER_LOST), "the worker has noticed")
    again = brokers.start(plant.log.parent / "again", port=port)
    try:
        plant.await_all_settled()
    finally:
        again.stop()
    assert worker.poll() is None
    assert_each_once(20)


def test_messages_delivered_five_times(plant):
    for number in range(10):
        plant.apply(number)
    for _ in range(4):
        bell.ring([*models.Job.objects.all(), *models.OutgoingMail.objects.all()])
    plant.worker()
    plant.await_all_settled()
    assert_each_once(10)


def test_poison_file_is_tried_three_times_and_the_others_go_on(plant):
    plant.apply(0, poison=True)
    for number in range(1, 11):
        plant.apply(number)
    worker = plant.worker("tests.faults.poisoned")
    plant.await_all_settled()
    assert worker.poll() is None
    poisoned = models.Document.objects.get(application__email="person0@example.org")
    assert (poisoned.state, poisoned.reason) == ("needs_manual", "gave_up")
    assert models.Job.objects.get(document=poisoned).attempts == 4  # the fourth claim only gives it up
    assert_each_once(11, num_manual=1)


def test_process_that_dies_between_commit_and_ring(plant):
    receive_and_die = (
        "import django, os; django.setup()\n"
        "from screening import models; from screening.flow import bell\n"
        "from tests.faults.plant import Plant\n"
        "bell._num_heard = lambda *_: os._exit(9)\n"
        "Plant(None, models.Role.objects.get(), None).apply(0)\n"
    )
    environment = {**plant.environment(), "DJANGO_SETTINGS_MODULE": "screening.settings"}
    died = subprocess.run([sys.executable, "-c", receive_and_die], env=environment, check=False)
    assert died.returncode == 9
    plant.worker()
    plant.await_all_settled()
    assert_each_once(1)


def test_beat_alone_finds_what_no_worker_heard_of(plant, monkeypatch):
    plant.worker()
    plant.beat()
    monkeypatch.setattr(bell, "_num_heard", lambda _messages: 0)
    plant.apply(0)
    eventually(lambda: num_settled() == 1, "beat has rung")
    eventually(is_settled, "nothing is left")
    assert_each_once(1)


def test_everything_without_any_broker_or_worker(plant):
    plant.broker.stop()
    for number in range(5):
        plant.apply(number)
    sweep.drain()
    assert_each_once(5)


@pytest.mark.parametrize("attempt", range(3))
def test_file_read_by_two_workers_at_once_is_read_once(plant, attempt):
    for number in range(8):
        plant.apply(number)
    plant.worker(concurrency=1)
    plant.worker(concurrency=1)
    sweep.drain()
    plant.await_all_settled()
    assert_each_once(8)
